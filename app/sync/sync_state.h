// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/connection_status.h"
#include "app/sync/sync_effect.h"
#include "app/sync/sync_event.h"

#include <QList>

/// The state machine of the connection, as a pure function.
///
///            wanted, retry, woke                welcomed                   live
///   ┌─────────┐ ───────────────▶ ┌────────────┐ ────────▶ ┌─────────────┐ ──────▶ ┌──────┐
///   │ Offline │                  │ Connecting │           │ Catching up │         │ Live │
///   └─────────┘ ◀─────────────── └────────────┘ ◀──────── └─────────────┘         └──────┘
///     ▲  ▲  ▲   failed: backoff    │      ▲  ▲    silence, no pong, gap, 4408       │  │ │
///     │  │  │                      │      │  └────────────────────────────────────┘  │ │
///     │  │  └──────────────────────┼──────┼── closed, cut: backoff; goodbye: window ─┘ │
///     │  │         upgrade refused │      │                                            │
///     │  │         or 3 failures,  │      │ welcomed (tried every 30 s beside it)      │
///     │  │         HTTP answers    ▼      │ leads to Catching up                       │
///     │  │  3 polls failed       ┌─────────┐                                           │
///     │  └────────────────────── │ Polling │                                           │
///     │                          └─────────┘                                           │
///     └── from everywhere: unwanted; 4401, 4403, other protocol (no retry) ────────────┘
namespace betlog::sync {

namespace timing {
inline constexpr std::chrono::seconds kOpening {10};
inline constexpr std::chrono::seconds kSilence {60}; ///< two heartbeats and slack
inline constexpr std::chrono::seconds kStall {60}; ///< a server that reads a large log needs some
inline constexpr std::chrono::seconds kPing {20};
inline constexpr std::chrono::seconds kPingHidden {120};
inline constexpr std::chrono::seconds kProbe {4};
inline constexpr std::chrono::seconds kSteady {30};
inline constexpr std::chrono::seconds kPollMin {4}; ///< 5 s ± 20 %
inline constexpr std::chrono::seconds kPollMax {6};
inline constexpr std::chrono::seconds kPollHiddenMin {24}; ///< 30 s ± 20 %
inline constexpr std::chrono::seconds kPollHiddenMax {36};
inline constexpr std::chrono::seconds kUpgrade {30};
inline constexpr std::chrono::seconds kUpgradeHidden {120};
inline constexpr std::chrono::seconds kTooFastMin {10}; ///< after 4429
inline constexpr std::chrono::seconds kTooFastMax {30};
inline constexpr int kFailuresBeforePolling = 3;
inline constexpr int kPollFailures = 3; ///< in a row: HTTP does not answer either
} // namespace timing

struct SyncState
{
    /// What an attempt goes over, while Connecting.
    enum class Way { WebSocket, Http };

    ConnectionState phase = ConnectionState::Offline;
    OfflineReason reason = OfflineReason::None;
    Way way = Way::WebSocket;
    bool wanted = false;
    bool visible = true;
    bool heldOff = false; ///< the server asked to wait; only the person may shorten it
    bool trying = false; ///< Polling, while a WebSocket is tried beside it
    bool probing = false; ///< an urgent ping is not answered yet
    int failures = 0; ///< attempts in a row that never became live
    int pollFailures = 0; ///< in a row

    friend bool operator==(const SyncState&, const SyncState&) = default;
};

struct SyncStep
{
    SyncState state;
    QList<SyncEffect> effects; ///< to be done in this order
};

/// Where `event` leads. Total: an event that means nothing in a state changes nothing.
[[nodiscard]] SyncStep step(const SyncState& state, const SyncEvent& event);

/// Whether only the person can start another attempt: the server refused for good.
[[nodiscard]] bool isBarred(const SyncState& state);

/// "offline", "connecting", "catching up", "live", "polling".
[[nodiscard]] QString asText(ConnectionState state);

} // namespace betlog::sync
