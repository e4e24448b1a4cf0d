// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/core/log_service.h"

namespace betlog::tests {

/// A log that passes everything on; who overrides something plants a fault.
class LogProxy : public core::LogService
{
public:
    explicit LogProxy(core::LogService& log)
        : m_log(log)
    { }

    [[nodiscard]] QFuture<wire::WriteAnswer> write(core::WriteCommand command) override
    {
        return m_log.write(std::move(command));
    }

    [[nodiscard]] QFuture<base::Expected<int>> deleteMany(core::BulkDelete command) override
    {
        return m_log.deleteMany(std::move(command));
    }

    [[nodiscard]] QFuture<base::Expected<core::BetPage>> bets(core::BetQuery query) override
    {
        return m_log.bets(std::move(query));
    }

    [[nodiscard]] QFuture<base::Expected<QByteArray>> bet(core::BetKey key) override
    {
        return m_log.bet(key);
    }

    [[nodiscard]] QFuture<base::Expected<base::BetId>> idOf(qint64 number) override
    {
        return m_log.idOf(number);
    }

    [[nodiscard]] QFuture<base::Expected<QList<QByteArray>>> history(core::BetKey key) override
    {
        return m_log.history(key);
    }

    [[nodiscard]] QFuture<base::Expected<core::ChangeSlice>>
    changes(core::ChangeQuery query) override
    {
        return m_log.changes(std::move(query));
    }

    [[nodiscard]] QFuture<base::Expected<core::SnapshotSlice>>
    snapshot(QList<domain::RoomPattern> rooms) override
    {
        return m_log.snapshot(std::move(rooms));
    }

    [[nodiscard]] QFuture<base::Expected<core::SnapshotPlan>>
    snapshotPlan(QList<domain::RoomPattern> rooms) override
    {
        return m_log.snapshotPlan(std::move(rooms));
    }

    [[nodiscard]] QFuture<base::Expected<QList<QByteArray>>>
    betsAsOf(QList<qint64> numbers, base::Seq seq) override
    {
        return m_log.betsAsOf(std::move(numbers), seq);
    }

    [[nodiscard]] QFuture<base::Expected<wire::Statistics>>
    statistics(core::StatisticsQuery query) override
    {
        return m_log.statistics(std::move(query));
    }

    [[nodiscard]] QFuture<base::Expected<QByteArray>> catalog() override { return m_log.catalog(); }

    [[nodiscard]] QFuture<base::Expected<void>>
    replaceCatalog(core::ReplaceCatalog command) override
    {
        return m_log.replaceCatalog(std::move(command));
    }

    [[nodiscard]] core::LogHead head() const override { return m_log.head(); }

    [[nodiscard]] core::ChangeFeed& feed() override { return m_log.feed(); }

private:
    core::LogService& m_log;
};

} // namespace betlog::tests
