// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/net/presence.h"
#include "server/net/session.h"

#include <map>

namespace betlog::net {

/// All sessions: opens them, tells them of changes, presence and heartbeats, and says goodbye.
///
/// One alarm a second serves every session: a heartbeat is due every 25th, and the sessions are
/// spread evenly over those 25, so that thousands do not get theirs in one moment. Lives on the
/// network's thread; the log, the feed and the door outlive it.
class Hub final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        core::LogService& log;
        const core::Auth& auth;
        const core::LogSettings& settings;
        core::Metrics& metrics;
        base::Scheduler& scheduler;
        base::Random& random;
    };

    explicit Hub(const Parts& parts);
    ~Hub() override;

    /// Takes over a line that was just opened.
    void open(SessionLine* line);
    /// Tells everybody that the server stops and when to come back, and closes every session.
    void sayGoodbye(const QString& reason);

    [[nodiscard]] int sessionCount() const { return static_cast<int>(m_sessions.size()); }

private:
    /// Which session, in the order in which they were opened: so that all are served in one order.
    using Number = quint64;

    void welcomeIn(Number number);
    void remove(Number number);
    void sendToSynced(const wire::ServerMessage& message);
    void tick();

    struct Place
    {
        std::unique_ptr<Session> session;
        int beat; ///< in which second of the 25 its heartbeat is due
        bool isPresent = false;
    };

    FanOut m_fanOut;
    SessionContext m_context;
    Presence m_presence;
    std::map<Number, Place> m_sessions;
    Number m_last = 0;
    std::vector<std::unique_ptr<Session>> m_ended; ///< may still be at work up the stack
    int m_beat = 0;
    base::Alarm m_tick;
};

} // namespace betlog::net
