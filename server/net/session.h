// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/random.h"
#include "base/scheduler.h"
#include "server/core/auth.h"
#include "server/core/log_settings.h"
#include "server/core/rate_limiter.h"
#include "server/net/session_line.h"
#include "server/net/subscription.h"
#include "wire/error_code.h"
#include "wire/messages.h"

#include <memory>
#include <optional>

namespace betlog::net {

/// What all sessions work with; outlives them.
struct SessionContext
{
    core::LogService& log;
    const core::Auth& auth;
    const core::LogSettings& settings;
    FanOut& fanOut;
    core::Metrics& metrics;
    base::Scheduler& scheduler;
    base::Random& random;
};

/// One client of the live feed (protocol.md section 3).
///
///   (opened) ──▶ Plain ──hello──▶ Synced ──▶ Closing
///                  └───────────────────────────▲
///
/// Plain: hears every change from the moment it connected. Synced: follows the rooms that it names,
/// from where it stopped or from a snapshot, and writes. A message that cannot be understood ends
/// the session (4400), unless it is a mutation with an id: that one is refused like any other. Too
/// many messages are refused, and who goes on regardless is closed (4429).
///
/// Lives on the network's thread; owned by the hub.
class Session final : public QObject, private Subscription::Outlet
{
    Q_OBJECT

public:
    Session(const SessionContext& context, std::unique_ptr<SessionLine> line);
    ~Session() override;

    [[nodiscard]] bool isSynced() const { return m_state == State::Synced; }

    [[nodiscard]] const QString& userName() const { return m_actor.name; }

    /// Queues one frame for the client, at once where nothing waits.
    void sendFrame(const QByteArray& frame) override;
    /// `live`: the heartbeat of those who have everything.
    void sendHeartbeat(const QByteArray& live);
    /// Closes a client that has taken nothing for too long. To be called about once a second.
    void checkProgress();
    void close(wire::CloseCode code, const QString& reason);

signals:
    void becameSynced();
    void ended();

private:
    enum class State { Plain, Synced, Closing };

    void receive(const QString& text);
    [[nodiscard]] bool passesRate(const QByteArray& text);
    void countControl();
    void refuseUnreadable(const QByteArray& text, const base::Error& error);
    void handle(const wire::Hello& hello);
    void handle(const wire::Subscribe& subscribe);
    void handle(const wire::Mutate& mutate);
    void handle(const wire::Ping& ping);
    void sendWelcome();
    void begin(const wire::Hello& hello);
    void sendReset();
    void subscribeAfresh();
    void answer(wire::WriteAnswer answer, const wire::BodySpelling& spelling);
    void send(const wire::ServerMessage& message);
    void refuse(const base::Error& error, std::optional<base::MutationId> mutation = {});
    void closeBad(const base::Error& error);
    void closeSlow();
    void end();

    bool sendLive(const QByteArray& frame) override;
    [[nodiscard]] qsizetype waitingBytes() const override;
    void becameLive(base::Seq seq) override;
    void readingFailed(const base::Error& error) override;

    const SessionContext& m_context;
    std::unique_ptr<SessionLine> m_line;
    State m_state = State::Plain;
    core::Actor m_actor;
    core::RateLimiter m_rate;
    int m_excess = 0; ///< messages refused for coming too fast, less those let through since
    int m_unanswered = 0; ///< mutations in work
    bool m_usesPacks = false; ///< its hello said that it unpacks
    std::optional<Subscription> m_subscription;
};

} // namespace betlog::net
