// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/sync_state.h"

namespace betlog::sync {

/// The moves that the state machine is made of: each changes the state and notes the effects that
/// go with it. Part of sync_state.cpp; nobody else steps the machine.
class SyncMoves
{
public:
    explicit SyncMoves(const SyncState& state)
        : m_state(state)
    { }

    [[nodiscard]] SyncStep result() const { return {m_state, m_effects}; }

protected:
    using Kind = SyncEffect::Kind;
    using Way = SyncState::Way;

    [[nodiscard]] bool is(ConnectionState phase) const { return m_state.phase == phase; }

    /// A WebSocket was welcomed.
    [[nodiscard]] bool isAttached() const
    {
        return is(ConnectionState::CatchingUp) || is(ConnectionState::Live);
    }

    [[nodiscard]] bool isConnecting(Way way) const
    {
        return is(ConnectionState::Connecting) && m_state.way == way;
    }

    /// A WebSocket is on its way that is not welcomed yet.
    [[nodiscard]] bool isKnocking() const { return isConnecting(Way::WebSocket) || m_state.trying; }

    void act(Kind kind) { m_effects.append({kind, {}, {}}); }

    void start(Timer timer, Delay delay) { m_effects.append({Kind::StartTimer, timer, delay}); }

    void stop(Timer timer) { m_effects.append({Kind::StopTimer, timer, {}}); }

    void startPing();
    void startPoll();
    void startUpgrade();

    void quieten(); ///< lets go of every line and alarm
    void connect();
    void askOverHttp();
    void goOffline(OfflineReason reason);
    void retryLater(OfflineReason reason);
    void attemptFailed(const LineEnd& end); ///< it ended before it was live
    void lost(const LineEnd& end); ///< a live line ended
    void probe(); ///< finds out at once whether a line that looks open is
    void pollNow();
    void tryUpgrade();
    void endTrial();
    void openingTimedOut();

    SyncState m_state;

private:
    QList<SyncEffect> m_effects;
};

/// Whether the server wants a sign-in or refuses this client: no retry helps.
[[nodiscard]] bool isRefusalForGood(const LineEnd& end);

} // namespace betlog::sync
