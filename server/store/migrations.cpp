// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/migrations.h"

#include "server/store/sql_connection.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace betlog::store {

using namespace Qt::Literals::StringLiterals;

namespace {

base::Error storageError(const QString& detail)
{
    return {base::ErrorCode::StorageFailed, detail, {}};
}

/// The number of the last step that was done; 0 for a new database.
base::Expected<int> schemaVersion(SqlConnection& connection)
{
    const auto created = connection.execute(u"CREATE TABLE IF NOT EXISTS schema_steps"
                                            u" (number INTEGER PRIMARY KEY, name TEXT NOT NULL)"_s);
    if (!created)
        return base::unexpected(created.error());
    const auto version = connection.ask(u"SELECT MAX(number) FROM schema_steps"_s);
    if (!version)
        return base::unexpected(version.error());
    return version->toInt();
}

base::Expected<void> applySteps(SqlConnection& connection, const Migration& migration)
{
    for (const QString& sql : migration.statements) {
        if (auto done = connection.execute(sql); !done)
            return done;
    }
    return connection.execute(u"INSERT INTO schema_steps (number, name) VALUES (%1, '%2')"_s.arg(
        QString::number(migration.number), migration.name));
}

base::Expected<void> applyMigration(SqlConnection& connection, const Migration& migration)
{
    if (auto begun = connection.execute(connection.dialect().begin); !begun)
        return begun;
    base::Expected<void> done = applySteps(connection, migration);
    if (done)
        done = connection.execute(u"COMMIT"_s);
    if (done)
        return {};
    (void)connection.execute(u"ROLLBACK"_s);
    return base::unexpected(base::Error {
        done.error().code,
        u"Step %1 of the log's schema failed: %2"_s.arg(migration.name, done.error().detail),
        {}});
}

} // namespace

QStringList splitStatements(const QString& sql)
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

base::Expected<QList<Migration>> builtInMigrations()
{
    QList<Migration> migrations;
    const QDir folder(u":/betlog/sql"_s);
    for (const QString& name : folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        Migration migration;
        migration.name = QFileInfo(name).completeBaseName();
        migration.number = migration.name.section(u'_', 0, 0).toInt();
        const bool isNext = migration.number == migrations.size() + 1;
        if (!isNext || !file.open(QIODevice::ReadOnly))
            return base::unexpected(storageError(u"The schema's step %1 is wrong."_s.arg(name)));
        migration.statements = splitStatements(QString::fromUtf8(file.readAll()));
        migrations.append(migration);
    }
    if (migrations.isEmpty())
        return base::unexpected(storageError(u"The schema is not built in."_s));
    return migrations;
}

base::Expected<void> migrate(SqlConnection& connection, const QList<Migration>& migrations)
{
    const base::Expected<int> version = schemaVersion(connection);
    if (!version)
        return base::unexpected(version.error());
    if (*version > migrations.size())
        return base::unexpected(storageError(
            u"This log was written by a newer Betlog (schema %1, this program knows %2)."_s
                .arg(*version)
                .arg(migrations.size())));
    for (const Migration& migration : migrations) {
        if (migration.number <= *version)
            continue;
        if (auto applied = applyMigration(connection, migration); !applied)
            return applied;
    }
    return {};
}

} // namespace betlog::store
