// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/line_end.h"

#include <chrono>
#include <variant>

namespace betlog::sync {

/// The alarms of the state machine; each is set once at a time.
enum class Timer {
    Opening, ///< an attempt must have been welcomed by then
    Retry, ///< the next attempt
    Silence, ///< nothing was heard for so long: the line is half open
    Stall, ///< while catching up: nothing of the feed has come for so long
    Ping,
    Probe, ///< the answer to an urgent ping is due
    Steady, ///< it has been live for long enough to trust it
    Poll,
    Upgrade ///< while polling: try WebSocket again
};

/// What can happen to the connection, one struct each.
namespace event {

// The person and the windows.
struct Wanted
{ };

struct Unwanted
{ };

struct Shown
{ }; ///< a window shows the log again

struct Hidden
{ };

struct SyncAsked
{ };

struct PingAsked
{ };

struct PollAsked
{ };

struct LineCut
{ }; ///< drop it as a broken network would

struct InterestChanged
{ }; ///< other rooms are wanted

struct ResumeNeeded
{ }; ///< what was heard has a gap, or this client is somebody else now

// The machine and its network.
struct Woke
{ };

struct TimerFired
{
    Timer timer = Timer::Retry;
};

// The WebSocket.
struct LineOpened
{ };

struct LineEnded
{
    LineEnd end;
};

struct Welcomed
{ };

struct ProtocolRefused
{ }; ///< client and server speak different versions

struct CaughtUp
{ };

struct Heard
{ }; ///< any message

struct FedOn
{ }; ///< a part of what is caught up with

struct Ponged
{ };

struct SaidGoodbye
{
    std::chrono::milliseconds min {0};
    std::chrono::milliseconds max {0};
};

// Polling.
struct PollAnswered
{ };

struct PollFailed
{
    LineEnd end;
};

} // namespace event

using SyncEvent = std::variant<
    event::Wanted,
    event::Unwanted,
    event::Shown,
    event::Hidden,
    event::SyncAsked,
    event::PingAsked,
    event::PollAsked,
    event::LineCut,
    event::InterestChanged,
    event::ResumeNeeded,
    event::Woke,
    event::TimerFired,
    event::LineOpened,
    event::LineEnded,
    event::Welcomed,
    event::ProtocolRefused,
    event::CaughtUp,
    event::Heard,
    event::FedOn,
    event::Ponged,
    event::SaidGoodbye,
    event::PollAnswered,
    event::PollFailed>;

/// Short, for logs and the diagnostics: "line ended (4408)".
[[nodiscard]] QString asText(const SyncEvent& event);
[[nodiscard]] QString asText(Timer timer);

} // namespace betlog::sync
