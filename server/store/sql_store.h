// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/core/store.h"
#include "server/store/sql_connection.h"

#include <chrono>

namespace betlog::store {

/// The ledger's store on a SQL database whose schema is up to date.
class SqlStore final : public core::Store
{
public:
    /// `connection` outlives the store and is used on the same thread.
    explicit SqlStore(SqlConnection& connection)
        : m_connection(connection)
    { }

    [[nodiscard]] base::Expected<void> begin() override;
    [[nodiscard]] base::Expected<void> commit() override;

    /// How long the last commit took, which is the disk's time.
    [[nodiscard]] std::chrono::microseconds commitTook() const { return m_commitTook; }

    void rollback() override;

    [[nodiscard]] base::Expected<core::Counters> counters() override;
    [[nodiscard]] base::Expected<std::optional<core::StoredAnswer>>
    answer(base::MutationId id) override;
    [[nodiscard]] base::Expected<std::optional<core::BetRecord>> bet(base::BetId id) override;
    [[nodiscard]] base::Expected<domain::Bet> betAt(qint64 number, int version) override;
    [[nodiscard]] base::Expected<domain::Bet> betOfChange(base::Seq seq) override;
    [[nodiscard]] base::Expected<core::RoomHead> roomHead(const domain::Room& room) override;
    [[nodiscard]] base::Expected<QList<base::BetId>>
    betsOfWeek(domain::WeekKey week, const QString& user, int limit) override;

    [[nodiscard]] base::Expected<void> putCounters(const core::Counters& counters) override;
    [[nodiscard]] base::Expected<void> putBet(const core::BetRecord& record) override;
    [[nodiscard]] base::Expected<void> putRoomHead(const core::RoomHead& head) override;
    [[nodiscard]] base::Expected<void> putCatalog(const domain::Catalog& catalog) override;
    [[nodiscard]] base::Expected<void> appendChange(const core::ChangeRecord& change) override;
    [[nodiscard]] base::Expected<void> appendAnswer(const core::StoredAnswer& answer) override;

private:
    [[nodiscard]] base::Expected<domain::Bet>
    betOfChange(Statement statement, const QVariantList& values);

    SqlConnection& m_connection;
    std::chrono::microseconds m_commitTook {0};
};

} // namespace betlog::store
