// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/error.h"

#include <QStringList>

class QSqlError;

/// What one database does differently from the next; everything else of the SQL is in
/// sql_statements.cpp, once.
namespace betlog::store {

enum class Access {
    ReadWrite,
    ReadOnly, ///< beside a writer
    Unchanging ///< of a log that nobody can change, as on a read-only disk: no lock is needed
};

struct SqlDialect
{
    QString driver; ///< of QtSql
    QString begin; ///< a transaction that will write
    QString beginRead; ///< a transaction that sees one state of the log
    QString planOf; ///< put before a statement, it answers how the statement would run

    /// What a new connection is told first.
    QStringList (*onOpen)(Access access);
    QString (*databaseName)(Access access, const QString& file);
    QString (*connectOptions)(Access access, int busyTimeoutMs);
    /// Busy where a retry may do, else StorageFailed; with a sentence for a person.
    base::Error (*error)(const QSqlError& error);
};

/// One file in WAL mode; a commit is on disk when it returns.
[[nodiscard]] const SqlDialect& sqliteDialect();

} // namespace betlog::store
