// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/store/sql_connection.h"
#include "server/store/work_queue.h"

#include <QThread>

#include <functional>
#include <memory>
#include <vector>

namespace betlog::store {

/// A few threads that read the log, each with a connection of its own, so that neither the writer
/// nor a long answer holds anybody up.
class ReaderThreads
{
public:
    /// Is given a connection, or why there is none.
    using Task = std::function<void(const base::Expected<SqlConnection*>&)>;

    /// The log is there already. A thread that cannot open it says so to every task, and tries
    /// again with the next.
    ReaderThreads(SqlOptions log, int threads);
    ~ReaderThreads();

    Q_DISABLE_COPY_MOVE(ReaderThreads)

    /// False: the queue is full, or the threads stop; the task stays the caller's.
    [[nodiscard]] bool push(Task& task) { return m_queue.push(task); }

    [[nodiscard]] size_t waiting() const { return m_queue.size(); }

    /// Answers what waits, then ends the threads.
    void stop();

private:
    void run();

    SqlOptions m_log;
    WorkQueue<Task> m_queue;
    std::vector<std::unique_ptr<QThread>> m_threads;
};

} // namespace betlog::store
