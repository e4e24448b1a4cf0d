// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/core/change_feed.h"
#include "server/core/log_service.h"

#include <QPromise>

#include <deque>
#include <memory>

namespace betlog::tests {

/// A log of bare changes ({"seq":7}) whose every step a test takes by hand: what is committed, what
/// the feed tells of and when, and when a read sees the log. A read is answered through the event
/// loop, as a real one is.
class FakeLog final : public core::LogService
{
public:
    /// On disk, but not told of yet; so many bytes longer than it must be.
    void commit(const domain::Room& room, int padBytes = 0);
    /// The feed tells of the next `count` changes that were committed.
    void tell(int count);
    /// Every read that waits looks at the log as it is now; the answers are on their way.
    void serveReads();
    /// So do the next ones, with this error.
    void failReads(const base::Error& error);

    [[nodiscard]] bool hasReads() const { return !m_reads.empty(); }

    [[nodiscard]] size_t waitingReads() const { return m_reads.size(); }

    /// The bets that a snapshot holds, each so long; none, unless it is told.
    void holdBets(int count, int bytes);

    /// Of which rooms a snapshot was last asked for.
    [[nodiscard]] const QList<domain::RoomPattern>& snapshotted() const { return m_snapshotted; }

    [[nodiscard]] int committed() const { return static_cast<int>(m_changes.size()); }

    [[nodiscard]] int told() const { return m_told; }

    /// The seqs of these rooms after `since`, in order.
    [[nodiscard]] QList<qint64>
    seqs(const QList<domain::RoomPattern>& rooms, qint64 since = 0) const;

    [[nodiscard]] QFuture<wire::WriteAnswer> write(core::WriteCommand command) override;
    [[nodiscard]] QFuture<base::Expected<int>> deleteMany(core::BulkDelete command) override;
    [[nodiscard]] QFuture<base::Expected<core::BetPage>> bets(core::BetQuery query) override;
    [[nodiscard]] QFuture<base::Expected<QByteArray>> bet(core::BetKey key) override;
    [[nodiscard]] QFuture<base::Expected<base::BetId>> idOf(qint64 number) override;
    [[nodiscard]] QFuture<base::Expected<QList<QByteArray>>> history(core::BetKey key) override;
    [[nodiscard]] QFuture<base::Expected<core::ChangeSlice>>
    changes(core::ChangeQuery query) override;
    [[nodiscard]] QFuture<base::Expected<core::SnapshotSlice>>
    snapshot(QList<domain::RoomPattern> rooms) override;
    [[nodiscard]] QFuture<base::Expected<core::SnapshotPlan>>
    snapshotPlan(QList<domain::RoomPattern> rooms) override;
    [[nodiscard]] QFuture<base::Expected<QList<QByteArray>>>
    betsAsOf(QList<qint64> numbers, base::Seq seq) override;
    [[nodiscard]] QFuture<base::Expected<wire::Statistics>>
    statistics(core::StatisticsQuery query) override;
    [[nodiscard]] QFuture<base::Expected<QByteArray>> catalog() override;
    [[nodiscard]] QFuture<base::Expected<void>>
    replaceCatalog(core::ReplaceCatalog command) override;

    [[nodiscard]] core::LogHead head() const override { return {m_epoch, base::Seq(committed())}; }

    [[nodiscard]] core::ChangeFeed& feed() override { return m_feed; }

private:
    template <typename T>
    [[nodiscard]] QFuture<base::Expected<T>> read(const std::function<base::Expected<T>()>& look);
    [[nodiscard]] core::ChangeSlice slice(const core::ChangeQuery& query) const;

    core::ChangeFeed m_feed;
    base::Epoch m_epoch {QUuid(u"11111111-1111-4111-8111-111111111111")};
    QList<core::CommittedChange> m_changes;
    QList<domain::RoomPattern> m_snapshotted;
    int m_told = 0;
    int m_bets = 0;
    int m_betBytes = 0;
    std::deque<std::function<void(const base::Error*)>> m_reads;
};

} // namespace betlog::tests
