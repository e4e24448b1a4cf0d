// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"

#include <QList>
#include <QString>

namespace betlog::store {

class SqlConnection;

/// One step of the schema: resources/sql/NNN_name.sql.
struct Migration
{
    int number = 0;
    QString name; ///< "001_log"
    QStringList statements;
};

/// Those built into the program, by number: 1, 2, 3 …
[[nodiscard]] base::Expected<QList<Migration>> builtInMigrations();

/// The statements of a file: each ends with a semicolon at the end of a line; comments are whole
/// lines that begin with two dashes.
[[nodiscard]] QStringList splitStatements(const QString& sql);

/// Brings the schema up to the last of `migrations`, each step in a transaction of its own; what is
/// done already is left alone. Refuses a database that is newer than the program, and one that is
/// not a log at all.
[[nodiscard]] base::Expected<void>
migrate(SqlConnection& connection, const QList<Migration>& migrations);

} // namespace betlog::store
