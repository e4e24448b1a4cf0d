// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/ids.h"
#include "server/core/ledger.h"
#include "server/core/log_query.h"
#include "server/store/sql_connection.h"
#include "server/store/store_metrics.h"
#include "server/store/work_queue.h"

#include <QPromise>
#include <QThread>

#include <atomic>

namespace betlog::core {
class ChangeFeed;
}

namespace betlog::store {

/// A command and the promise of its answer.
struct WriteTask
{
    core::Command command;
    std::variant<
        QPromise<wire::WriteAnswer>,
        QPromise<base::Expected<int>>,
        QPromise<base::Expected<void>>>
        promise;
};

/// The one thread that writes the log, with group commit: takes everything that waits, applies it
/// in one transaction, commits once, tells the feed, then answers. The more wait, the more share
/// the cost of one sync of the disk.
class WriterThread
{
public:
    struct Parts
    {
        SqlOptions log;
        core::LogSettings settings;
        const base::Clock& clock;
        base::Random& random;
        core::ChangeFeed& feed;
        StoreMetrics& metrics;
    };

    explicit WriterThread(Parts parts);
    ~WriterThread();

    Q_DISABLE_COPY_MOVE(WriterThread)

    /// Opens the log on the thread and waits for that: where the log stands.
    [[nodiscard]] base::Expected<core::LogHead> start();
    /// Writes what waits, then ends the thread. No more is taken in from now on.
    void stop();

    /// False: the queue is full, or the thread stops; the task stays the caller's.
    [[nodiscard]] bool push(WriteTask& task) { return m_queue.push(task); }

    [[nodiscard]] size_t waiting() const { return m_queue.size(); }

    /// The newest seq that the feed was told of, or is about to be.
    [[nodiscard]] base::Seq head() const { return base::Seq(m_head.load()); }

private:
    void run(QPromise<base::Expected<core::LogHead>> opened);
    void writeBatch(core::Ledger& ledger, std::vector<WriteTask> tasks);
    void tellFeed(const core::Batch& batch);
    void count(const core::Batch& batch);

    Parts m_parts;
    WorkQueue<WriteTask> m_queue;
    std::atomic<qint64> m_head {0};
    std::unique_ptr<QThread> m_thread;
};

} // namespace betlog::store
