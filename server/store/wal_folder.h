// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/store/sql_connection.h"
#include "server/store/store_metrics.h"

namespace betlog::store {

/// Brings what stands in the write-ahead log into the file of the log itself, as far as no reader
/// still needs it, and waits for nobody: neither for readers nor for a writer. What is folded in is
/// on disk in the one before the other may be written over. Whether all of it is folded in.
[[nodiscard]] base::Expected<bool> foldWal(SqlConnection& connection);

/// Does so for a thread, counts it, and tells the program's log when it begins to fail and when it
/// works again: the log of bets goes on either way, the write-ahead log holds what was committed.
class WalFolder
{
public:
    explicit WalFolder(StoreMetrics& metrics)
        : m_metrics(metrics)
    { }

    /// With the connection, or with why there is none.
    void fold(const base::Expected<SqlConnection*>& connection);

private:
    StoreMetrics& m_metrics;
    bool m_isFailing = false;
};

} // namespace betlog::store
