// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/sql_file.h"

#include "base/sqlite_code.h"

#include <QDir>
#include <QFile>
#include <QSqlError>

namespace betlog::sync {

using base::Error;
using base::ErrorCode;
using base::Expected;
using namespace Qt::Literals::StringLiterals;

namespace {

QString sentence(int code)
{
    switch (code) {
    case base::SqliteBusy:
    case base::SqliteLocked:
        return u"Another program is writing this profile"_s;
    case base::SqliteReadOnly:
        return u"This profile cannot be written: its folder is read-only"_s;
    case base::SqliteInputOutput:
        return u"The disk of this computer could not read or write"_s;
    case base::SqliteCorrupt:
    case base::SqliteNotADatabase:
        return u"A file of this profile is damaged"_s;
    case base::SqliteFull:
        return u"The disk of this computer is full"_s;
    case base::SqliteCannotOpen:
        return u"A file of this profile cannot be opened"_s;
    default:
        return u"A file of this profile could not be read or written"_s;
    }
}

/// What opening fails with where it would fail again tomorrow.
constexpr ErrorCode kDamaged = ErrorCode::BadRequest;
constexpr ErrorCode kNewer = ErrorCode::ProtocolVersion;

Error errorOf(const QSqlError& error)
{
    constexpr int kPrimaryCode = 0xff; // Extended codes keep the primary one in the low byte.
    const int code = error.nativeErrorCode().toInt() & kPrimaryCode;
    const bool isDamaged = code == base::SqliteCorrupt || code == base::SqliteNotADatabase;
    return {
        isDamaged ? kDamaged : ErrorCode::StorageFailed,
        u"%1 (%2)."_s.arg(sentence(code), error.databaseText()),
        {}};
}

/// The statements of a step: each ends with a semicolon at the end of a line.
QStringList statementsOf(const QString& sql)
{
    QStringList statements;
    QString statement;
    for (const QString& line : sql.split(u'\n')) {
        if (line.startsWith("--"_L1))
            continue;
        statement += line + u'\n';
        if (!line.trimmed().endsWith(u';'))
            continue;
        statements.append(statement.trimmed());
        statement.clear();
    }
    return statements;
}

/// Renames the file and what SQLite keeps beside it; what is there already is never overwritten.
bool setAside(const QString& name)
{
    for (int i = 1; i < 1000; ++i) {
        const QString kept = u"%1.broken-%2"_s.arg(name).arg(i);
        if (QFile::exists(kept))
            continue;
        for (const QString& suffix : {u"-wal"_s, u"-shm"_s})
            QFile::rename(name + suffix, kept + suffix);
        return QFile::rename(name, kept);
    }
    return false;
}

} // namespace

// QtSql wants a name for each connection; the address is unique while the connection lives.
SqlFile::SqlFile()
    : m_name(u"profile %1"_s.arg(reinterpret_cast<quintptr>(this)))
    , m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name))
{ }

SqlFile::~SqlFile()
{
    m_prepared.clear(); // QtSql warns where a query outlives its connection.
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

Expected<std::unique_ptr<SqlFile>> SqlFile::open(const SqlFileName& file, const QString& schema)
{
    std::unique_ptr<SqlFile> opened(new SqlFile());
    if (const auto connected = opened->connect(file); !connected)
        return base::unexpected(connected.error());
    if (const auto migrated = opened->migrate(schema); !migrated)
        return base::unexpected(migrated.error());
    return opened;
}

Expected<std::unique_ptr<SqlFile>> SqlFile::openOrSetAside(
    const SqlFileName& file,
    const QString& schema,
    SetAside which,
    const std::function<void(const Error&)>& aside)
{
    Expected<std::unique_ptr<SqlFile>> opened = open(file, schema);
    if (opened)
        return opened;
    const ErrorCode code = opened.error().code;
    const bool isHopeless = code == kDamaged || (code == kNewer && which == SetAside::Unreadable);
    if (!isHopeless || !setAside(file.name))
        return opened;
    aside(opened.error());
    return open(file, schema);
}

Expected<void> SqlFile::connect(const SqlFileName& file)
{
    m_database.setDatabaseName(file.name);
    m_database.setConnectOptions(file.connectOptions);
    if (!m_database.open())
        return base::unexpected(errorOf(m_database.lastError()));
    QStringList pragmas = file.pragmas;
    pragmas +=
        {u"journal_mode = WAL"_s,
         u"synchronous = FULL"_s,
         u"trusted_schema = OFF"_s,
         u"cell_size_check = ON"_s};
    for (const QString& pragma : pragmas) {
        QSqlQuery query(m_database);
        if (!query.exec(u"PRAGMA "_s + pragma))
            return base::unexpected(errorOf(query.lastError()));
    }
    return {};
}

Expected<void> SqlFile::migrate(const QString& schema)
{
    int version = 0;
    const auto read = visit(u"PRAGMA user_version"_s, {}, [&version](const QSqlQuery& row) {
        version = row.value(0).toInt();
    });
    if (!read)
        return read;
    const QStringList steps = QDir(schema).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    if (version > steps.size()) {
        const QString detail =
            u"This profile was written by a newer Betlog (schema %1, this program knows %2)."_s;
        return base::unexpected(Error {kNewer, detail.arg(version).arg(steps.size()), {}});
    }
    for (int number = version + 1; number <= steps.size(); ++number) {
        const QString path = schema + u'/' + steps.at(number - 1);
        if (auto applied = inTransaction([&] { return apply(number, path); }); !applied)
            return applied;
    }
    return {};
}

Expected<void> SqlFile::apply(int number, const QString& path)
{
    QFile step(path);
    if (!step.open(QIODevice::ReadOnly))
        return base::unexpected(
            Error {ErrorCode::Internal, u"%1 is not built in."_s.arg(path), {}});
    QStringList statements = statementsOf(QString::fromUtf8(step.readAll()));
    statements.append(u"PRAGMA user_version = %1"_s.arg(number));
    for (const QString& statement : statements) {
        QSqlQuery query(m_database);
        if (!query.exec(statement))
            return base::unexpected(errorOf(query.lastError()));
    }
    return {};
}

Expected<QSqlQuery*> SqlFile::start(const QString& sql, const QVariantList& values)
{
    std::shared_ptr<QSqlQuery>& prepared = m_prepared[sql];
    if (!prepared) {
        auto query = std::make_shared<QSqlQuery>(m_database);
        query->setForwardOnly(true);
        if (!query->prepare(sql))
            return base::unexpected(errorOf(query->lastError()));
        prepared = query;
    }
    for (int i = 0; i < values.size(); ++i)
        prepared->bindValue(i, values.at(i));
    if (!prepared->exec()) {
        const Error error = errorOf(prepared->lastError());
        m_prepared.remove(sql); // What a failed statement keeps open is nobody's guess.
        return base::unexpected(error);
    }
    return prepared.get();
}

Expected<void> SqlFile::run(const QString& sql, const QVariantList& values)
{
    const Expected<QSqlQuery*> query = start(sql, values);
    if (!query)
        return base::unexpected(query.error());
    (*query)->finish();
    return {};
}

Expected<void> SqlFile::visit(const QString& sql, const QVariantList& values, const Row& row)
{
    const Expected<QSqlQuery*> query = start(sql, values);
    if (!query)
        return base::unexpected(query.error());
    while ((*query)->next())
        row(**query);
    const QSqlError error = (*query)->lastError();
    (*query)->finish();
    if (error.isValid())
        return base::unexpected(errorOf(error));
    return {};
}

Expected<void> SqlFile::inTransaction(const std::function<Expected<void>()>& work)
{
    if (auto begun = run(u"BEGIN IMMEDIATE"_s); !begun)
        return begun;
    Expected<void> done = work();
    if (done)
        done = run(u"COMMIT"_s);
    if (!done)
        (void)run(u"ROLLBACK"_s);
    return done;
}

} // namespace betlog::sync
