// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/ids.h"
#include "server/core/ledger.h"
#include "server/store/store_metrics.h"

#include <QPromise>

#include <atomic>
#include <span>

namespace betlog::core {
class ChangeFeed;
}

namespace betlog::store {

/// A command and the promise of its answer.
struct WriteTask
{
    quint64 client = 0; ///< see FairQueue
    core::Command command;
    std::variant<
        QPromise<wire::WriteAnswer>,
        QPromise<base::Expected<int>>,
        QPromise<base::Expected<void>>>
        promise;
};

/// Where the log stands, for everybody who asks while one thread writes.
using SharedHead = std::atomic<qint64>;

/// Group commit: applies all that waits in one transaction, commits once, tells the feed, then
/// answers. The more wait, the more share the cost of one sync of the disk. Works on the thread of
/// its ledger; the feed hears of it by a queued call.
class LogWriter
{
public:
    struct Parts
    {
        core::Ledger& ledger;
        core::ChangeFeed& feed;
        StoreMetrics& metrics;
        SharedHead& head; ///< moved on before the feed is told
    };

    explicit LogWriter(const Parts& parts)
        : m_parts(parts)
    { }

    /// Writes as many as one transaction should take, from the first, and answers them: how many.
    [[nodiscard]] size_t write(std::span<WriteTask> tasks);

private:
    void tellFeed(const core::Batch& batch);
    void count(const core::Batch& batch);

    Parts m_parts;
};

} // namespace betlog::store
