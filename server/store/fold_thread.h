// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/store/sql_connection.h"
#include "server/store/store_metrics.h"
#include "server/store/work_queue.h"

#include <QThread>

namespace betlog::store {

/// Folds the write-ahead log in beside the writer, on a thread and a connection of its own, so that
/// no ack waits for it. It opens the log when it is first needed; where it cannot, or cannot fold,
/// the program's log says so, and the writer does it (see FoldSchedule).
class FoldThread
{
public:
    /// The log is there already, and so is `metrics` as long as this lives.
    FoldThread(SqlOptions log, StoreMetrics& metrics);
    /// Stops as stop() does.
    ~FoldThread();

    Q_DISABLE_COPY_MOVE(FoldThread)

    /// From any thread; once more while it works makes it go on once more.
    void wake();
    /// Ends what it is at, then the thread. Nobody wakes it any more.
    void stop();

private:
    struct Wake
    { };

    void run();

    SqlOptions m_log;
    StoreMetrics& m_metrics;
    WorkQueue<Wake> m_wakes {1};
    std::unique_ptr<QThread> m_thread;
};

} // namespace betlog::store
