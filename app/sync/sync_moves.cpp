// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/sync_moves.h"

#include "wire/error_code.h"

namespace betlog::sync {

namespace {

bool isCode(const LineEnd& end, wire::CloseCode code)
{
    return end.closeCode == static_cast<int>(code);
}

} // namespace

bool isRefusalForGood(const LineEnd& end)
{
    return end.closeCode == static_cast<int>(wire::CloseCode::SignIn)
        || end.closeCode == static_cast<int>(wire::CloseCode::NotAllowed);
}

void SyncMoves::startPing()
{
    start(Timer::Ping, Delay::exactly(m_state.visible ? timing::kPing : timing::kPingHidden));
}

void SyncMoves::startPoll()
{
    start(
        Timer::Poll,
        m_state.visible ? Delay::within(timing::kPollMin, timing::kPollMax)
                        : Delay::within(timing::kPollHiddenMin, timing::kPollHiddenMax));
}

void SyncMoves::startUpgrade()
{
    start(
        Timer::Upgrade,
        Delay::exactly(m_state.visible ? timing::kUpgrade : timing::kUpgradeHidden));
}

void SyncMoves::quieten()
{
    act(Kind::StopTimers);
    act(Kind::ClosePolling);
    act(Kind::CloseLine);
    m_state.trying = false;
    m_state.probing = false;
    m_state.heldOff = false;
    m_state.pollFailures = 0;
}

void SyncMoves::connect()
{
    quieten();
    m_state.phase = ConnectionState::Connecting;
    m_state.reason = OfflineReason::None;
    m_state.way = Way::WebSocket;
    act(Kind::OpenLine);
    start(Timer::Opening, Delay::exactly(timing::kOpening));
}

void SyncMoves::askOverHttp()
{
    quieten();
    m_state.phase = ConnectionState::Connecting;
    m_state.reason = OfflineReason::None;
    m_state.way = Way::Http;
    act(Kind::OpenPolling);
    start(Timer::Opening, Delay::exactly(timing::kOpening));
}

void SyncMoves::goOffline(OfflineReason reason)
{
    quieten();
    m_state.phase = ConnectionState::Offline;
    m_state.reason = reason;
    m_state.way = Way::WebSocket;
}

void SyncMoves::retryLater(OfflineReason reason)
{
    goOffline(reason);
    start(Timer::Retry, Delay::nextBackoff());
}

void SyncMoves::attemptFailed(const LineEnd& end)
{
    ++m_state.failures;
    if (isRefusalForGood(end)) {
        goOffline(OfflineReason::NotAllowed);
    } else if (isCode(end, wire::CloseCode::TooFast)) {
        lost(end);
    } else if (
        end.kind == LineEnd::Kind::UpgradeRefused
        || m_state.failures >= timing::kFailuresBeforePolling)
    {
        askOverHttp();
    } else {
        retryLater(OfflineReason::Unreachable);
    }
}

void SyncMoves::lost(const LineEnd& end)
{
    if (isRefusalForGood(end)) {
        goOffline(OfflineReason::NotAllowed);
    } else if (isCode(end, wire::CloseCode::SlowConsumer)) {
        connect();
    } else if (isCode(end, wire::CloseCode::TooFast)) {
        goOffline(OfflineReason::Unreachable);
        m_state.heldOff = true;
        start(Timer::Retry, Delay::within(timing::kTooFastMin, timing::kTooFastMax));
    } else if (isCode(end, wire::CloseCode::Restarting) || isCode(end, wire::CloseCode::GoingAway))
    {
        retryLater(OfflineReason::ServerStopped);
    } else {
        retryLater(OfflineReason::Unreachable);
    }
}

void SyncMoves::probe()
{
    act(Kind::SendPing);
    m_state.probing = true;
    start(Timer::Probe, Delay::exactly(timing::kProbe));
}

void SyncMoves::pollNow()
{
    stop(Timer::Poll);
    act(Kind::Poll);
}

void SyncMoves::tryUpgrade()
{
    if (m_state.trying)
        return;
    m_state.trying = true;
    stop(Timer::Upgrade);
    act(Kind::OpenLine);
    start(Timer::Opening, Delay::exactly(timing::kOpening));
}

void SyncMoves::endTrial()
{
    m_state.trying = false;
    act(Kind::CloseLine);
    stop(Timer::Opening);
    startUpgrade();
}

void SyncMoves::openingTimedOut()
{
    const LineEnd end {.detail = QStringLiteral("The server did not answer in time.")};
    if (isConnecting(Way::WebSocket))
        attemptFailed(end);
    else if (isConnecting(Way::Http))
        retryLater(OfflineReason::Unreachable);
    else if (m_state.trying)
        endTrial();
}

} // namespace betlog::sync
