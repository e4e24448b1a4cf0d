// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/sync_event.h"

#include <QString>

namespace betlog::sync {

/// How long an alarm waits: an even random time in [min, max], or what the backoff says next.
struct Delay
{
    bool backoff = false;
    std::chrono::milliseconds min {0};
    std::chrono::milliseconds max {0};

    [[nodiscard]] static Delay exactly(std::chrono::milliseconds time)
    {
        return {.min = time, .max = time};
    }

    [[nodiscard]] static Delay within(std::chrono::milliseconds min, std::chrono::milliseconds max)
    {
        return {.min = min, .max = max};
    }

    [[nodiscard]] static Delay nextBackoff() { return {.backoff = true}; }

    friend bool operator==(const Delay&, const Delay&) = default;
};

/// What is to be done, after a step of the machine. Closing what is closed and stopping what is
/// stopped do nothing.
struct SyncEffect
{
    enum class Kind {
        OpenLine,
        CloseLine,
        OpenPolling, ///< with its hello; asks for the first time at once
        ClosePolling,
        SendHello,
        SendSubscribe, ///< the rooms wanted now; the server answers with what is missing and `live`
        SendPing,
        SendWrites, ///< everything unanswered, in its order
        Poll,
        PollOnce, ///< asks over HTTP beside the WebSocket
        StartTimer, ///< anew, if it was set
        StopTimer,
        StopTimers, ///< all of them
        ResetBackoff
    };

    Kind kind = Kind::StopTimers;
    Timer timer = Timer::Retry; ///< of StartTimer and StopTimer
    Delay delay; ///< of StartTimer

    friend bool operator==(const SyncEffect&, const SyncEffect&) = default;
};

/// Short: "open line", "start retry in backoff", "start poll in 4000–6000 ms".
[[nodiscard]] QString asText(const SyncEffect& effect);

} // namespace betlog::sync
