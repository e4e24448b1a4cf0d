// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/log_file.h"

#include "base/random.h"
#include "base/sha256.h"
#include "server/store/migrations.h"

#include <QDir>
#include <QFileInfo>

namespace betlog::store {

using namespace Qt::Literals::StringLiterals;

namespace {

/// "BetL": tells the file from any other SQLite database
/// (sqlite.org/pragma.html#pragma_application_id).
constexpr int kApplicationId = 0x4265744c;

base::Error unusable(const QString& file, const QString& why)
{
    return {
        base::ErrorCode::StorageFailed,
        u"%1 cannot be used as a log: %2"_s.arg(QDir::toNativeSeparators(file), why),
        {}};
}

/// Before anything is opened: without it no change could be written, and none be checked.
base::Expected<void> checkHash()
{
    if (base::Sha256::isAvailable())
        return {};
    return base::unexpected(base::Error {
        base::ErrorCode::Internal,
        u"OpenSSL has no SHA-256 on this machine, and every change of a log is hashed with it; see "
        "to it that OpenSSL's default provider is switched on (openssl.cnf)."_s,
        {}});
}

/// Claims an empty file; refuses one that somebody else fills.
base::Expected<void> claim(SqlConnection& connection, const QString& file)
{
    const auto id = connection.ask(u"PRAGMA application_id"_s);
    if (!id)
        return base::unexpected(unusable(file, id.error().detail));
    if (id->toInt() == kApplicationId)
        return {};
    const auto tables = connection.ask(u"SELECT COUNT(*) FROM sqlite_schema"_s);
    if (!tables)
        return base::unexpected(unusable(file, tables.error().detail));
    if (tables->toInt() != 0 || id->toInt() != 0)
        return base::unexpected(unusable(file, u"it is the database of another program."_s));
    return connection.execute(u"PRAGMA application_id = %1"_s.arg(kApplicationId));
}

/// A whole log, in one file, that can be neither written nor have a file put beside it.
bool isUnchanging(const QString& file)
{
    return QFileInfo(file + u"-wal"_s).size() == 0 && !QFileInfo(file).isWritable()
        && !QFileInfo(QFileInfo(file).absolutePath()).isWritable();
}

base::Expected<void> checkClaim(SqlConnection& connection, const QString& file)
{
    const auto id = connection.ask(u"PRAGMA application_id"_s);
    if (!id)
        return base::unexpected(unusable(file, id.error().detail));
    if (id->toInt() != kApplicationId)
        return base::unexpected(unusable(file, u"it is no bet log."_s));
    return {};
}

base::Expected<void> createLog(SqlConnection& connection, base::Random& random)
{
    const auto known = connection.one(Statement::ReadEpoch, {}, [](const QSqlQuery&) { return 0; });
    if (!known)
        return base::unexpected(known.error());
    if (*known)
        return {};
    return connection.write(Statement::CreateLog, {base::Epoch(random.uuid()).text()});
}

base::Expected<void>
prepareLog(SqlConnection& connection, const QString& file, base::Random& random)
{
    if (auto claimed = claim(connection, file); !claimed)
        return claimed;
    const base::Expected<QList<Migration>> migrations = builtInMigrations();
    if (!migrations)
        return base::unexpected(migrations.error());
    if (auto migrated = migrate(connection, *migrations); !migrated)
        return migrated;
    return createLog(connection, random);
}

} // namespace

QString logFile(const QString& folder)
{
    return QDir(folder).filePath(u"betlog.db"_s);
}

base::Expected<std::unique_ptr<SqlConnection>>
openLog(const SqlOptions& options, base::Random& random)
{
    if (const auto checked = checkHash(); !checked)
        return base::unexpected(checked.error());
    base::Expected<std::unique_ptr<SqlConnection>> connection = SqlConnection::open(options);
    if (!connection)
        return base::unexpected(unusable(options.file, connection.error().detail));
    if (const auto ready = prepareLog(**connection, options.file, random); !ready)
        return base::unexpected(ready.error());
    return connection;
}

base::Expected<std::unique_ptr<SqlConnection>> openLogForReading(SqlOptions options)
{
    options.access = isUnchanging(options.file) ? Access::Unchanging : Access::ReadOnly;
    return openLogBeside(options);
}

base::Expected<std::unique_ptr<SqlConnection>> openLogBeside(const SqlOptions& options)
{
    if (const auto checked = checkHash(); !checked)
        return base::unexpected(checked.error());
    if (!QFileInfo::exists(options.file))
        return base::unexpected(unusable(options.file, u"there is no such file."_s));
    base::Expected<std::unique_ptr<SqlConnection>> connection = SqlConnection::open(options);
    if (!connection)
        return base::unexpected(unusable(options.file, connection.error().detail));
    if (const auto checked = checkClaim(**connection, options.file); !checked)
        return base::unexpected(checked.error());
    return connection;
}

base::Expected<base::Epoch> readEpoch(SqlConnection& connection)
{
    const auto epoch = connection.one(Statement::ReadEpoch, {}, [](const QSqlQuery& row) {
        return base::Epoch::fromText(row.value(0).toString());
    });
    if (!epoch)
        return base::unexpected(epoch.error());
    if (!*epoch || !**epoch)
        return base::unexpected(base::Error {
            base::ErrorCode::StorageFailed, u"The log does not say which history it is."_s, {}});
    return ***epoch;
}

} // namespace betlog::store
