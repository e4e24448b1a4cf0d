// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/core/store.h"

namespace betlog::tests {

/// A store whose call number `failing` fails once, as if the disk had said no.
class FaultyStore final : public core::Store
{
public:
    FaultyStore(core::Store& store, int failing)
        : m_store(store)
        , m_left(failing)
    { }

    [[nodiscard]] bool hasFailed() const { return m_left <= 0; }

    [[nodiscard]] base::Expected<void> begin() override
    {
        return either([&] { return m_store.begin(); });
    }

    [[nodiscard]] base::Expected<void> commit() override
    {
        return either([&] { return m_store.commit(); });
    }

    void rollback() override { m_store.rollback(); }

    [[nodiscard]] base::Expected<core::Counters> counters() override
    {
        return either([&] { return m_store.counters(); });
    }

    [[nodiscard]] base::Expected<std::optional<core::StoredAnswer>>
    answer(base::MutationId id) override
    {
        return either([&] { return m_store.answer(id); });
    }

    [[nodiscard]] base::Expected<std::optional<core::BetRecord>> bet(base::BetId id) override
    {
        return either([&] { return m_store.bet(id); });
    }

    [[nodiscard]] base::Expected<domain::Bet> betAt(qint64 number, int version) override
    {
        return either([&] { return m_store.betAt(number, version); });
    }

    [[nodiscard]] base::Expected<domain::Bet> betOfChange(base::Seq seq) override
    {
        return either([&] { return m_store.betOfChange(seq); });
    }

    [[nodiscard]] base::Expected<core::RoomHead> roomHead(const domain::Room& room) override
    {
        return either([&] { return m_store.roomHead(room); });
    }

    [[nodiscard]] base::Expected<QList<base::BetId>>
    betsOfWeek(domain::WeekKey week, const QString& user, int limit) override
    {
        return either([&] { return m_store.betsOfWeek(week, user, limit); });
    }

    [[nodiscard]] base::Expected<void> putCounters(const core::Counters& counters) override
    {
        return either([&] { return m_store.putCounters(counters); });
    }

    [[nodiscard]] base::Expected<void> putBet(const core::BetRecord& record) override
    {
        return either([&] { return m_store.putBet(record); });
    }

    [[nodiscard]] base::Expected<void> putRoomHead(const core::RoomHead& head) override
    {
        return either([&] { return m_store.putRoomHead(head); });
    }

    [[nodiscard]] base::Expected<void> putCatalog(const domain::Catalog& catalog) override
    {
        return either([&] { return m_store.putCatalog(catalog); });
    }

    [[nodiscard]] base::Expected<void> appendChange(const core::ChangeRecord& change) override
    {
        return either([&] { return m_store.appendChange(change); });
    }

    [[nodiscard]] base::Expected<void> appendAnswer(const core::StoredAnswer& answer) override
    {
        return either([&] { return m_store.appendAnswer(answer); });
    }

private:
    template <typename Call>
    [[nodiscard]] auto either(const Call& call) -> decltype(call())
    {
        if (--m_left == 0)
            return base::unexpected(base::Error {
                base::ErrorCode::StorageFailed, QStringLiteral("The disk said no."), {}});
        return call();
    }

    core::Store& m_store;
    int m_left;
};

} // namespace betlog::tests
