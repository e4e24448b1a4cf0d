// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/scheduler.h"
#include "server/core/change_feed.h"
#include "server/core/log_service.h"
#include "server/core/log_settings.h"
#include "server/store/log_writer.h"
#include "server/store/sql_reader.h"
#include "server/store/sql_store.h"
#include "server/store/statistics_cache.h"

namespace betlog::tests {

/// The log of a real server (store, ledger, group commit, readers) without its threads: what waits
/// is written together after a while that chance decides, and each read takes its own time.
class SimLogService final : public core::LogService
{
public:
    /// Puts something between the ledger and the store: how faults are planted.
    using WrapStore = std::function<std::unique_ptr<core::Store>(core::Store& store)>;

    struct Parts
    {
        QString file;
        base::Scheduler& time;
        base::Random& random;
        WrapStore wrapStore;
    };

    [[nodiscard]] static base::Expected<std::unique_ptr<SimLogService>> open(const Parts& parts);
    ~SimLogService() override;

    [[nodiscard]] const core::LogSettings& settings() const { return m_settings; }

    /// Writes and answers what waits; an orderly stop.
    void flush();

    /// The log itself, for those who check it.
    [[nodiscard]] store::SqlConnection& connection() { return *m_reading; }

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

    [[nodiscard]] core::LogHead head() const override
    {
        return {m_epoch, base::Seq(m_head.load())};
    }

    [[nodiscard]] core::ChangeFeed& feed() override { return m_feed; }

private:
    using Connection = std::unique_ptr<store::SqlConnection>;

    SimLogService(
        const Parts& parts,
        Connection writing,
        Connection reading,
        const core::LogSettings& settings,
        const core::LogHead& head);

    template <typename Answer>
    [[nodiscard]] QFuture<Answer> enqueue(core::Command command);
    template <typename Read>
    [[nodiscard]] auto enqueueRead(Read read);
    void writeWaiting();

    base::Scheduler& m_time;
    base::Random& m_random;
    Connection m_writing;
    Connection m_reading;
    core::LogSettings m_settings;
    base::Epoch m_epoch;
    store::SharedHead m_head;
    core::ChangeFeed m_feed;
    store::StoreMetrics m_metrics;
    store::StatisticsCache m_statistics;
    store::SqlStore m_store;
    std::unique_ptr<core::Store> m_wrapped;
    core::Ledger m_ledger;
    store::LogWriter m_writer;
    std::vector<store::WriteTask> m_waiting;
    base::Alarm m_writeSoon;
    QObject m_life; ///< reads that are on their way end with it
};

} // namespace betlog::tests
