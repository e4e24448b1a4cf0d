// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/core/store.h"

namespace betlog::tests {

/// A store that passes everything on; who overrides something plants a fault.
class StoreProxy : public core::Store
{
public:
    explicit StoreProxy(core::Store& store)
        : m_store(store)
    { }

    [[nodiscard]] base::Expected<void> begin() override { return m_store.begin(); }

    [[nodiscard]] base::Expected<void> commit() override { return m_store.commit(); }

    void rollback() override { m_store.rollback(); }

    [[nodiscard]] base::Expected<core::Counters> counters() override { return m_store.counters(); }

    [[nodiscard]] base::Expected<std::optional<core::StoredAnswer>>
    answer(base::MutationId id) override
    {
        return m_store.answer(id);
    }

    [[nodiscard]] base::Expected<std::optional<core::BetRecord>> bet(base::BetId id) override
    {
        return m_store.bet(id);
    }

    [[nodiscard]] base::Expected<domain::Bet> betAt(qint64 number, int version) override
    {
        return m_store.betAt(number, version);
    }

    [[nodiscard]] base::Expected<domain::Bet> betOfChange(base::Seq seq) override
    {
        return m_store.betOfChange(seq);
    }

    [[nodiscard]] base::Expected<core::RoomHead> roomHead(const domain::Room& room) override
    {
        return m_store.roomHead(room);
    }

    [[nodiscard]] base::Expected<QList<base::BetId>>
    betsOfWeek(domain::WeekKey week, const QString& user, int limit) override
    {
        return m_store.betsOfWeek(week, user, limit);
    }

    [[nodiscard]] base::Expected<void> putCounters(const core::Counters& counters) override
    {
        return m_store.putCounters(counters);
    }

    [[nodiscard]] base::Expected<void> putBet(const core::BetRecord& record) override
    {
        return m_store.putBet(record);
    }

    [[nodiscard]] base::Expected<void> putRoomHead(const core::RoomHead& head) override
    {
        return m_store.putRoomHead(head);
    }

    [[nodiscard]] base::Expected<void> putCatalog(const domain::Catalog& catalog) override
    {
        return m_store.putCatalog(catalog);
    }

    [[nodiscard]] base::Expected<void> appendChange(const core::ChangeRecord& change) override
    {
        return m_store.appendChange(change);
    }

    [[nodiscard]] base::Expected<void> appendAnswer(const core::StoredAnswer& answer) override
    {
        return m_store.appendAnswer(answer);
    }

private:
    core::Store& m_store;
};

} // namespace betlog::tests
