// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/sql_connection.h"

#include "server/store/sqlite_handle.h"

#include <QSqlError>

namespace betlog::store {

using namespace Qt::Literals::StringLiterals;

// QtSql wants a name for each connection; the address is unique while the connection lives.
SqlConnection::SqlConnection(const SqlDialect& dialect)
    : m_name(QStringLiteral("log %1").arg(reinterpret_cast<quintptr>(this)))
    , m_dialect(dialect)
    , m_database(QSqlDatabase::addDatabase(dialect.driver, m_name))
{ }

SqlConnection::~SqlConnection()
{
    // QtSql warns where a query or a handle outlives its connection.
    for (std::optional<QSqlQuery>& query : m_prepared)
        query.reset();
    m_rowless = {};
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

base::Expected<std::unique_ptr<SqlConnection>>
SqlConnection::open(const SqlOptions& options, const SqlDialect& dialect)
{
    std::unique_ptr<SqlConnection> connection(new SqlConnection(dialect));
    if (const auto connected = connection->connect(options); !connected)
        return base::unexpected(connected.error());
    return connection;
}

base::Expected<void> SqlConnection::connect(const SqlOptions& options)
{
    m_database.setDatabaseName(m_dialect.databaseName(options.access, options.file));
    m_database.setConnectOptions(m_dialect.connectOptions(options.access, options.busyTimeoutMs));
    if (!m_database.open())
        return base::unexpected(m_dialect.error(m_database.lastError()));
    const base::Expected<sqlite3*> handle = sqliteHandle(m_database);
    if (!handle)
        return base::unexpected(handle.error());
    m_handle = *handle;
    for (const QString& sql : m_dialect.onOpen(options.access)) {
        if (auto told = execute(sql); !told)
            return told;
    }
    return {};
}

base::Expected<void> SqlConnection::execute(const QString& sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return base::unexpected(m_dialect.error(query.lastError()));
    return {};
}

base::Expected<QVariant> SqlConnection::ask(const QString& sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return base::unexpected(m_dialect.error(query.lastError()));
    return query.next() ? query.value(0) : QVariant();
}

base::Expected<void> SqlConnection::write(Statement statement, const QVariantList& values)
{
    return run(statement, values).map([](const SqliteStatement*) {});
}

base::Expected<bool> SqlConnection::finds(Statement statement, const QVariantList& values)
{
    return run(statement, values).map([](const SqliteStatement* ran) { return ran->foundRow(); });
}

base::Expected<SqliteStatement*> SqlConnection::run(Statement statement, const QVariantList& values)
{
    std::unique_ptr<SqliteStatement>& prepared = m_rowless.at(static_cast<size_t>(statement));
    if (!prepared)
        prepared = std::make_unique<SqliteStatement>(m_handle, sqlText(statement));
    const QSqlError error = prepared->run(values);
    if (error.type() == QSqlError::NoError)
        return prepared.get();
    base::Error told = m_dialect.error(error);
    prepared.reset(); // What could not be prepared may be by the next time.
    return base::unexpected(std::move(told));
}

base::Expected<QSqlQuery*> SqlConnection::start(Statement statement, const QVariantList& values)
{
    std::optional<QSqlQuery>& prepared = m_prepared.at(static_cast<size_t>(statement));
    if (!prepared) {
        QSqlQuery query(m_database);
        query.setForwardOnly(true);
        if (!query.prepare(sqlText(statement)))
            return base::unexpected(m_dialect.error(query.lastError()));
        prepared = std::move(query);
    }
    for (int i = 0; i < values.size(); ++i)
        prepared->bindValue(i, values.at(i));
    if (!prepared->exec()) {
        base::Error error = m_dialect.error(prepared->lastError());
        prepared.reset(); // What a failed statement keeps open is nobody's guess.
        return base::unexpected(std::move(error));
    }
    return &*prepared;
}

base::Expected<void> SqlConnection::finish(QSqlQuery& query)
{
    const QSqlError error = query.lastError();
    query.finish();
    if (error.isValid())
        return base::unexpected(m_dialect.error(error));
    return {};
}

} // namespace betlog::store
