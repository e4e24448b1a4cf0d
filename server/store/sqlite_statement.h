// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QSqlError>
#include <QVariant>

struct sqlite3;
struct sqlite3_stmt;

namespace betlog::store {

/// A statement of which no row is read, prepared right at SQLite: QtSql takes longer to bind the
/// values of a bet than SQLite to write them. Belongs to the thread of its connection, which
/// outlives it.
class SqliteStatement
{
public:
    /// What is wrong with `sql` is told by the first run.
    SqliteStatement(sqlite3* handle, const QString& sql);
    ~SqliteStatement();

    Q_DISABLE_COPY_MOVE(SqliteStatement)

    /// Binds texts, bytes, whole numbers, and NULL for a QVariant of nothing; null texts and bytes
    /// are empty ones. Of the type NoError where it was done.
    [[nodiscard]] QSqlError run(const QVariantList& values);

    /// Whether the last run found a row.
    [[nodiscard]] bool foundRow() const { return m_foundRow; }

private:
    [[nodiscard]] int bind(const QVariantList& values);

    sqlite3* m_handle;
    sqlite3_stmt* m_statement = nullptr;
    bool m_foundRow = false;
    QByteArrayList m_texts; ///< as they are bound, for one run
};

} // namespace betlog::store
