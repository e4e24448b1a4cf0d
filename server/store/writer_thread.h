// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/core/log_query.h"
#include "server/store/fair_queue.h"
#include "server/store/log_writer.h"
#include "server/store/sql_connection.h"

#include <QThread>

namespace betlog::store {

class FoldThread;

/// The one thread that writes the log: gives everything that waits to a LogWriter. Between that it
/// sees to it that the write-ahead log is folded in (FoldSchedule), after the answers.
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
        FoldThread& folds;
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
    void writeUntilStopped(SqlConnection& connection);

    Parts m_parts;
    FairQueue<WriteTask> m_queue;
    SharedHead m_head {0};
    std::unique_ptr<QThread> m_thread;
};

} // namespace betlog::store
