// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"

namespace betlog::store {

class SqlConnection;

struct VerifyReport
{
    qint64 changes = 0;
    qint64 rooms = 0;

    /// "ok: 4711 changes, 12 rooms"
    [[nodiscard]] QString text() const;
};

/// Replays every change of the log in a data folder: hash chains, seq and n without gaps, bets,
/// rooms, counters and stored answers as the changes leave them. Only reads; a server may be at
/// work meanwhile. The error's detail is the first break, in one sentence.
[[nodiscard]] base::Expected<VerifyReport> verifyLog(const QString& folder);
/// The same for a log in a file of any name.
[[nodiscard]] base::Expected<VerifyReport> verifyLogFile(const QString& file);
/// The same for a log that is open already.
[[nodiscard]] base::Expected<VerifyReport> verifyLog(SqlConnection& connection);

} // namespace betlog::store
