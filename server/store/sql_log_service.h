// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/core/change_feed.h"
#include "server/core/log_service.h"
#include "server/core/log_settings.h"
#include "server/core/log_terms.h"
#include "server/store/fold_thread.h"
#include "server/store/folder_lock.h"
#include "server/store/reader_threads.h"
#include "server/store/statistics_cache.h"
#include "server/store/store_metrics.h"
#include "server/store/writer_thread.h"

namespace betlog::store {

/// The log in a data folder, with its threads: one writes, a few read, one of them what is long.
/// Lives on the network's thread, which is where its feed speaks.
class SqlLogService final : public core::LogService
{
public:
    struct Options
    {
        QString folder;
        core::LogSettings settings {}; ///< of a new log; one that is there keeps its terms
        core::LogTerms asked {}; ///< refused where the log's terms are others
        int readerThreads = 2;
        int busyTimeoutMs = 2000; ///< how long a write waits for another program's lock
    };

    /// Opens the log, or makes it. Fails with a sentence for the person who starts the server:
    /// Busy where another server has the folder, StorageFailed where it cannot be used.
    /// `clock` and `random` outlive the service and are used on its threads.
    [[nodiscard]] static base::Expected<std::unique_ptr<SqlLogService>>
    open(Options options, const base::Clock& clock, base::Random& random);

    /// Stops as stop() does.
    ~SqlLogService() override;

    /// Writes and answers what waits, then ends the threads. Every later call is answered Busy. The
    /// feed has told everything once the events that are posted to this thread were delivered.
    void stop();

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
    [[nodiscard]] core::LogHead head() const override;

    [[nodiscard]] core::ChangeFeed& feed() override { return m_feed; }

    /// Reads ahead what statistics are made of, week by week, between what clients ask; so that the
    /// first to ask for them after a start does not wait for the whole log to be read.
    void readAhead();

    /// What the log is kept under.
    [[nodiscard]] const core::LogSettings& settings() const { return m_options.settings; }

    [[nodiscard]] const StoreMetrics& metrics() const { return m_metrics; }

    [[nodiscard]] size_t waitingWrites() const { return m_writer.waiting(); }

    [[nodiscard]] size_t waitingReads() const
    {
        return m_readers ? m_readers->waiting() + m_longReaders->waiting() : 0;
    }

private:
    SqlLogService(
        Options options,
        std::unique_ptr<FolderLock> lock,
        const base::Clock& clock,
        base::Random& random);

    [[nodiscard]] quint64 clientOf(const core::Command& command);
    template <typename Answer>
    [[nodiscard]] QFuture<Answer> enqueue(core::Command command, const Answer& whereFull);
    /// Short reads never wait behind long ones, which have a thread of their own.
    enum class Lane { Short, Long };

    template <typename Read>
    [[nodiscard]] auto enqueueRead(Lane lane, Read read);

    Options m_options;
    std::unique_ptr<FolderLock> m_lock; ///< first in, last out
    core::ChangeFeed m_feed;
    StoreMetrics m_metrics;
    StatisticsCache m_statistics;
    FoldThread m_folds;
    WriterThread m_writer;
    std::unique_ptr<ReaderThreads> m_readers;
    std::unique_ptr<ReaderThreads> m_longReaders;
    base::Epoch m_epoch;
    quint64 m_turns = 0; ///< of commands that are nobody's in particular
};

} // namespace betlog::store
