// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "server/core/log_query.h"
#include "server/store/sql_connection.h"

namespace betlog::store {

/// Reads a snapshot in two steps, so that nobody has to hold all of it: first what it holds, then
/// its bets in parts, at any time later, all of them as of the one seq of the plan. A bet that has
/// moved on since is read from its changes. Belongs to one thread.
class SnapshotReader
{
public:
    /// `connection` outlives the reader and is used on the same thread.
    explicit SnapshotReader(SqlConnection& connection)
        : m_connection(connection)
    { }

    [[nodiscard]] base::Expected<core::SnapshotPlan> plan(const QList<domain::RoomPattern>& rooms);
    /// The bets of these numbers as they were at `seq`, in their order.
    [[nodiscard]] base::Expected<QList<QByteArray>>
    betsAsOf(const QList<qint64>& numbers, base::Seq seq);

private:
    [[nodiscard]] base::Expected<core::SnapshotPlan>
    readPlan(const QList<domain::RoomPattern>& rooms);
    [[nodiscard]] base::Expected<QList<QByteArray>>
    readBetsAsOf(const QList<qint64>& numbers, base::Seq seq);
    [[nodiscard]] base::Expected<QByteArray> readBetAsOf(qint64 number, base::Seq seq);

    SqlConnection& m_connection;
};

} // namespace betlog::store
