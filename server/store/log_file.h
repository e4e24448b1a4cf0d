// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/ids.h"
#include "server/store/sql_connection.h"

namespace betlog::base {
class Random;
}

namespace betlog::store {

/// Where the log of a data folder is.
[[nodiscard]] QString logFile(const QString& folder);

/// A connection to the log in `options.file`, which is made if it is not there, its schema brought
/// up to date. Fails with a sentence for the person who starts the server.
[[nodiscard]] base::Expected<std::unique_ptr<SqlConnection>>
openLog(const SqlOptions& options, base::Random& random);

/// For reading a log that is there, and up to date.
[[nodiscard]] base::Expected<std::unique_ptr<SqlConnection>> openLogForReading(SqlOptions options);

/// A second connection that may write, to a log that is there and that this program has open
/// already.
[[nodiscard]] base::Expected<std::unique_ptr<SqlConnection>>
openLogBeside(const SqlOptions& options);

/// Which history the log is.
[[nodiscard]] base::Expected<base::Epoch> readEpoch(SqlConnection& connection);

} // namespace betlog::store
