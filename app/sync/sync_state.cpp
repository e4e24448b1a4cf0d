// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/sync_state.h"

#include "app/sync/sync_moves.h"

namespace betlog::sync {

namespace {

using Kind = SyncEffect::Kind;
using Way = SyncState::Way;

/// One step: the event picks its `on`, which changes `m_state` and notes what is to be done.
class Stepper : public SyncMoves
{
public:
    using SyncMoves::SyncMoves;

    void on(const event::Wanted&);
    void on(const event::Unwanted&);
    void on(const event::Shown&);
    void on(const event::Hidden&);
    void on(const event::SyncAsked&);
    void on(const event::PingAsked&);
    void on(const event::PollAsked&);
    void on(const event::LineCut&);
    void on(const event::InterestChanged&);
    void on(const event::ResumeNeeded&);
    void on(const event::Woke&);
    void on(const event::TimerFired&);
    void on(const event::LineOpened&);
    void on(const event::LineEnded&);
    void on(const event::Welcomed&);
    void on(const event::ProtocolRefused&);
    void on(const event::CaughtUp&);
    void on(const event::Heard&);
    void on(const event::FedOn&);
    void on(const event::Ponged&);
    void on(const event::SaidGoodbye&);
    void on(const event::PollAnswered&);
    void on(const event::PollFailed&);
};

void Stepper::on(const event::Wanted&)
{
    m_state.wanted = true;
    if (is(ConnectionState::Offline))
        connect();
}

void Stepper::on(const event::Unwanted&)
{
    m_state.wanted = false;
    m_state.failures = 0;
    goOffline(OfflineReason::Unwanted);
}

void Stepper::on(const event::Shown&)
{
    if (m_state.visible)
        return;
    m_state.visible = true;
    on(event::Woke {});
    if (isAttached()) {
        act(Kind::SendSubscribe);
        startPing();
    }
}

void Stepper::on(const event::Hidden&)
{
    if (!m_state.visible)
        return;
    m_state.visible = false;
    if (isAttached())
        startPing();
    if (is(ConnectionState::Polling)) {
        startPoll();
        if (!m_state.trying)
            startUpgrade();
    }
}

void Stepper::on(const event::SyncAsked&)
{
    if (!m_state.wanted)
        return;
    if (isAttached()) {
        act(Kind::SendPing);
        act(Kind::SendSubscribe);
    } else if (is(ConnectionState::Polling)) {
        pollNow();
        tryUpgrade();
    } else {
        connect();
    }
}

void Stepper::on(const event::PingAsked&)
{
    if (isAttached() || is(ConnectionState::Polling))
        act(Kind::SendPing);
}

void Stepper::on(const event::PollAsked&)
{
    if (is(ConnectionState::Live))
        act(Kind::PollOnce);
    if (is(ConnectionState::Polling))
        pollNow();
}

void Stepper::on(const event::LineCut&)
{
    if (!is(ConnectionState::Offline))
        retryLater(OfflineReason::Unreachable);
}

void Stepper::on(const event::InterestChanged&)
{
    if (isAttached() || is(ConnectionState::Polling))
        act(Kind::SendSubscribe);
}

void Stepper::on(const event::ResumeNeeded&)
{
    if (is(ConnectionState::Polling)) {
        m_state.trying = false;
        askOverHttp();
    } else if (!is(ConnectionState::Offline)) {
        connect();
    }
}

void Stepper::on(const event::Woke&)
{
    if (isAttached()) {
        probe();
    } else if (is(ConnectionState::Polling)) {
        pollNow();
        tryUpgrade();
    } else if (m_state.wanted && !m_state.heldOff && !isBarred(m_state)) {
        connect();
    }
}

void Stepper::on(const event::TimerFired& fired)
{
    switch (fired.timer) {
    case Timer::Opening:
        return openingTimedOut();
    case Timer::Retry:
        if (is(ConnectionState::Offline) && m_state.wanted && !isBarred(m_state))
            connect();
        return;
    case Timer::Silence:
    case Timer::Probe:
        if (isAttached())
            connect();
        return;
    case Timer::Stall:
        if (is(ConnectionState::CatchingUp))
            attemptFailed({.detail = QStringLiteral("The server stopped telling the log.")});
        return;
    case Timer::Ping:
        if (isAttached()) {
            act(Kind::SendPing);
            startPing();
        }
        return;
    case Timer::Steady:
        if (is(ConnectionState::Live))
            act(Kind::ResetBackoff);
        return;
    case Timer::Poll:
        if (is(ConnectionState::Polling))
            act(Kind::Poll);
        return;
    case Timer::Upgrade:
        if (is(ConnectionState::Polling))
            tryUpgrade();
        return;
    }
}

void Stepper::on(const event::LineOpened&)
{
    if (isKnocking())
        act(Kind::SendHello);
}

void Stepper::on(const event::LineEnded& ended)
{
    if (isConnecting(Way::WebSocket) || is(ConnectionState::CatchingUp))
        attemptFailed(ended.end);
    else if (is(ConnectionState::Live))
        lost(ended.end);
    else if (m_state.trying)
        endTrial();
}

void Stepper::on(const event::Welcomed&)
{
    if (!isKnocking())
        return;
    m_state.phase = ConnectionState::CatchingUp;
    m_state.trying = false;
    m_state.pollFailures = 0;
    act(Kind::StopTimers);
    act(Kind::ClosePolling);
    start(Timer::Silence, Delay::exactly(timing::kSilence));
    start(Timer::Stall, Delay::exactly(timing::kStall));
    startPing();
    act(Kind::SendWrites);
}

void Stepper::on(const event::ProtocolRefused&)
{
    if (!is(ConnectionState::Offline))
        goOffline(OfflineReason::ProtocolVersion);
}

void Stepper::on(const event::CaughtUp&)
{
    if (!is(ConnectionState::CatchingUp))
        return;
    m_state.phase = ConnectionState::Live;
    m_state.failures = 0;
    stop(Timer::Stall);
    start(Timer::Steady, Delay::exactly(timing::kSteady));
}

void Stepper::on(const event::Heard&)
{
    if (isAttached())
        start(Timer::Silence, Delay::exactly(timing::kSilence));
}

void Stepper::on(const event::FedOn&)
{
    if (is(ConnectionState::CatchingUp))
        start(Timer::Stall, Delay::exactly(timing::kStall));
}

void Stepper::on(const event::Ponged&)
{
    if (!m_state.probing)
        return;
    m_state.probing = false;
    stop(Timer::Probe);
}

void Stepper::on(const event::SaidGoodbye& goodbye)
{
    if (m_state.trying)
        return endTrial();
    if (!isAttached() && !isConnecting(Way::WebSocket))
        return;
    goOffline(OfflineReason::ServerStopped);
    m_state.heldOff = true;
    start(Timer::Retry, Delay::within(goodbye.min, goodbye.max));
}

void Stepper::on(const event::PollAnswered&)
{
    if (isConnecting(Way::Http)) {
        m_state.phase = ConnectionState::Polling;
        m_state.failures = 0;
        tryUpgrade();
    } else if (!is(ConnectionState::Polling)) {
        return;
    }
    m_state.pollFailures = 0;
    startPoll();
    act(Kind::SendWrites);
}

void Stepper::on(const event::PollFailed& failed)
{
    const bool asked = isConnecting(Way::Http);
    if (!asked && !is(ConnectionState::Polling))
        return;
    ++m_state.pollFailures;
    if (isRefusalForGood(failed.end))
        goOffline(OfflineReason::NotAllowed);
    else if (asked || m_state.pollFailures >= timing::kPollFailures)
        retryLater(OfflineReason::Unreachable);
    else
        startPoll();
}

} // namespace

SyncStep step(const SyncState& state, const SyncEvent& event)
{
    Stepper stepper(state);
    std::visit([&stepper](const auto& happened) { stepper.on(happened); }, event);
    return stepper.result();
}

bool isBarred(const SyncState& state)
{
    return state.phase == ConnectionState::Offline
        && (state.reason == OfflineReason::ProtocolVersion
            || state.reason == OfflineReason::NotAllowed);
}

} // namespace betlog::sync
