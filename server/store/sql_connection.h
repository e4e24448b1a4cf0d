// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "server/store/sql_dialect.h"
#include "server/store/sql_statements.h"
#include "server/store/sqlite_statement.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <array>
#include <memory>
#include <optional>

namespace betlog::store {

struct SqlOptions
{
    QString file;
    Access access = Access::ReadWrite;
    int busyTimeoutMs = 2000; ///< how long to wait for another program's lock
};

/// One connection to the database with its prepared statements. Belongs to the thread that opened
/// it. After each call every statement is reset, so that no forgotten row keeps an old state of the
/// log alive.
class SqlConnection
{
public:
    [[nodiscard]] static base::Expected<std::unique_ptr<SqlConnection>>
    open(const SqlOptions& options, const SqlDialect& dialect = sqliteDialect());
    ~SqlConnection();

    Q_DISABLE_COPY_MOVE(SqlConnection)

    [[nodiscard]] const SqlDialect& dialect() const { return m_dialect; }

    /// For what QtSql has no words for; see sqlite_handle.h.
    [[nodiscard]] sqlite3* handle() const { return m_handle; }

    /// Runs a text that is not worth preparing: schema, pragmas, begin and commit.
    [[nodiscard]] base::Expected<void> execute(const QString& sql);
    /// The first value of the first row of such a text; invalid where there is no row.
    [[nodiscard]] base::Expected<QVariant> ask(const QString& sql);

    /// Runs a statement without rows.
    [[nodiscard]] base::Expected<void> write(Statement statement, const QVariantList& values);

    /// Whether the statement finds any row.
    [[nodiscard]] base::Expected<bool> finds(Statement statement, const QVariantList& values);

    /// `read` makes a value of a row, given as the query that stands on it.
    template <typename Read>
    [[nodiscard]] auto all(Statement statement, const QVariantList& values, const Read& read)
        -> base::Expected<QList<decltype(read(std::declval<const QSqlQuery&>()))>>
    {
        QList<decltype(read(std::declval<const QSqlQuery&>()))> rows;
        const auto visited = visit(statement, values, [&](const QSqlQuery& row) {
            rows.append(read(row));
            return true;
        });
        if (!visited)
            return base::unexpected(visited.error());
        return rows;
    }

    /// The first row, if there is one.
    template <typename Read>
    [[nodiscard]] auto one(Statement statement, const QVariantList& values, const Read& read)
        -> base::Expected<std::optional<decltype(read(std::declval<const QSqlQuery&>()))>>
    {
        std::optional<decltype(read(std::declval<const QSqlQuery&>()))> first;
        const auto visited = visit(statement, values, [&](const QSqlQuery& row) {
            first = read(row);
            return false;
        });
        if (!visited)
            return base::unexpected(visited.error());
        return first;
    }

    /// The same where mostly there is none, as of what is new: that is found out in a tenth of the
    /// time.
    template <typename Read>
    [[nodiscard]] auto oneIfAny(Statement statement, const QVariantList& values, const Read& read)
        -> base::Expected<std::optional<decltype(read(std::declval<const QSqlQuery&>()))>>
    {
        const base::Expected<bool> isAny = finds(statement, values);
        if (!isAny)
            return base::unexpected(isAny.error());
        if (!*isAny)
            return std::nullopt;
        return one(statement, values, read);
    }

    /// Calls `row` for each row until it returns false.
    template <typename Row>
    [[nodiscard]] base::Expected<void>
    visit(Statement statement, const QVariantList& values, const Row& row)
    {
        const base::Expected<QSqlQuery*> query = start(statement, values);
        if (!query)
            return base::unexpected(query.error());
        while ((*query)->next()) {
            if (!row(**query))
                break;
        }
        return finish(**query);
    }

private:
    explicit SqlConnection(const SqlDialect& dialect);

    [[nodiscard]] base::Expected<void> connect(const SqlOptions& options);
    [[nodiscard]] base::Expected<SqliteStatement*>
    run(Statement statement, const QVariantList& values);
    [[nodiscard]] base::Expected<QSqlQuery*> start(Statement statement, const QVariantList& values);
    [[nodiscard]] base::Expected<void> finish(QSqlQuery& query);

    QString m_name;
    const SqlDialect& m_dialect;
    QSqlDatabase m_database;
    sqlite3* m_handle = nullptr;
    std::array<std::optional<QSqlQuery>, kStatements> m_prepared;
    std::array<std::unique_ptr<SqliteStatement>, kStatements> m_rowless;
};

} // namespace betlog::store
