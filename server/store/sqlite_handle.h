// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"

#include <QSqlError>

struct sqlite3;
class QSqlDatabase;

namespace betlog::store {

/// SQLite's own handle of a connection that is open, for what QtSql has no words for, or is slow
/// at. Internal where the connection is not SQLite's, or is of another SQLite than the one that
/// this program is linked with: that one must not be given what the other made.
[[nodiscard]] base::Expected<sqlite3*> sqliteHandle(const QSqlDatabase& connection);

/// What went wrong in the last call with the handle, in the form of QtSql.
[[nodiscard]] QSqlError lastSqliteError(sqlite3* handle);

} // namespace betlog::store
