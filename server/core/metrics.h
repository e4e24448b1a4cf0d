// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/error.h"

#include <QByteArray>

namespace betlog::core {

/// What a server counts, measures and refuses while it works; ops/ turns it into what an operator
/// watches. This base keeps nothing, for tests. Every function may be called from any thread.
class Metrics
{
public:
    /// Things that happened; they only grow.
    enum class Count {
        MessagesIn, ///< of WebSockets
        MessagesOut, ///< one for each receiver
        BytesIn, ///< of every connection
        BytesOut,
        HttpRequests,
        Polls, ///< requests for changes
        Broadcasts, ///< changes given to the hub
        CatchUps, ///< sessions that read the log to reach its end
        Snapshots,
        Hellos, ///< sessions that became synced
        Resumes, ///< of those, the ones that came back with a cursor of this log
        SlowConsumers ///< sessions closed because they did not read
    };
    /// How much there is of something now.
    enum class Level { HttpConnections, PlainSessions, SyncedSessions, WaitingPolls };
    /// What varies from time to time.
    enum class Measure { FanOutSeconds };

    virtual ~Metrics() = default;

    virtual void add(Count, qint64 = 1) { }

    virtual void change(Level, qint64 /* by */) { }

    virtual void observe(Measure, double) { }

    virtual void refused(base::ErrorCode) { }

    /// All of it, in the text format of Prometheus.
    [[nodiscard]] virtual QByteArray prometheusText() const { return {}; }
};

} // namespace betlog::core
