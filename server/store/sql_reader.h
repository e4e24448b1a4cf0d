// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "server/core/log_query.h"
#include "server/store/sql_connection.h"

namespace betlog::store {

/// Answers queries from the database, each from one state of the log. Belongs to one thread.
class SqlReader
{
public:
    /// `connection` outlives the reader and is used on the same thread.
    explicit SqlReader(SqlConnection& connection)
        : m_connection(connection)
    { }

    [[nodiscard]] base::Expected<core::BetPage> bets(const core::BetQuery& query);
    [[nodiscard]] base::Expected<QByteArray> bet(const core::BetKey& key);
    [[nodiscard]] base::Expected<base::BetId> idOf(qint64 number);
    [[nodiscard]] base::Expected<QList<QByteArray>> history(const core::BetKey& key);
    [[nodiscard]] base::Expected<core::ChangeSlice> changes(const core::ChangeQuery& query);
    [[nodiscard]] base::Expected<core::SnapshotSlice>
    snapshot(const QList<domain::RoomPattern>& rooms);
    /// The one that is stored, or the one that the program brings.
    [[nodiscard]] base::Expected<QByteArray> catalog();

    [[nodiscard]] base::Expected<base::Seq> head();
    /// Whether the log has the bet; deleted ones count.
    [[nodiscard]] base::Expected<bool> knows(base::BetId id);

    /// Where the chains of these rooms end; as of the transaction that is open.
    [[nodiscard]] base::Expected<QList<wire::RoomHead>>
    headsOf(const QList<domain::RoomPattern>& rooms);

private:
    [[nodiscard]] base::Expected<core::BetPage> readBets(const core::BetQuery& query);
    [[nodiscard]] base::Expected<QList<QByteArray>> readHistory(const core::BetKey& key);
    [[nodiscard]] base::Expected<core::ChangeSlice> readChanges(const core::ChangeQuery& query);
    [[nodiscard]] base::Expected<QList<qint64>> seqsOf(const core::ChangeQuery& query);
    [[nodiscard]] base::Expected<void>
    readChangesOf(const QList<qint64>& seqs, core::ChangeSlice& slice);
    [[nodiscard]] base::Expected<core::SnapshotSlice>
    readSnapshot(const QList<domain::RoomPattern>& rooms);

    SqlConnection& m_connection;
};

} // namespace betlog::store
