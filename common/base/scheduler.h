// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/clock.h"

#include <functional>

namespace betlog::base {

/// A clock that can also call back later: what stands between our code and QTimer, so that a test
/// or a simulated world can run hours in no time and in one order.
///
/// A scheduler belongs to one thread; callbacks run on it. It outlives everybody who uses it.
class Scheduler : public Clock
{
public:
    /// Names one callback that was asked for; 0 names none.
    using Ticket = quint64;

    /// Calls `callback` once, `delay` from now (never before this function has returned).
    [[nodiscard]] virtual Ticket
    callAfter(std::chrono::milliseconds delay, std::function<void()> callback) = 0;
    /// Takes a callback back; one that ran already, or ticket 0, is no error.
    virtual void cancel(Ticket ticket) = 0;
};

/// A callback that its owner can set, set again and stop; stops itself when destroyed.
class Alarm
{
public:
    explicit Alarm(Scheduler& scheduler)
        : m_scheduler(scheduler)
    { }

    ~Alarm() { stop(); }

    Q_DISABLE_COPY_MOVE(Alarm)

    /// Replaces what was set before.
    void start(std::chrono::milliseconds delay, std::function<void()> callback);
    void stop();

    [[nodiscard]] bool isActive() const { return m_ticket != 0; }

private:
    Scheduler& m_scheduler;
    Scheduler::Ticket m_ticket = 0;
};

} // namespace betlog::base
