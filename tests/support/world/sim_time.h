// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/scheduler.h"

#include <map>

namespace betlog::tests {

/// The one clock of a simulated world, and its event loop: callbacks run in the order of their
/// time, and after each everything that was posted to objects is delivered. So a world of any
/// number of machines is one sequence of events, the same in each run.
class SimTime final : public base::Scheduler
{
public:
    /// `afterEach` is called after every callback, once what it posted was delivered.
    explicit SimTime(std::function<void()> afterEach);

    [[nodiscard]] base::Timestamp now() const override;

    [[nodiscard]] std::chrono::milliseconds monotonic() const override { return m_now; }

    [[nodiscard]] Ticket
    callAfter(std::chrono::milliseconds delay, std::function<void()> callback) override;
    void cancel(Ticket ticket) override;

    /// Lets time pass and runs what becomes due meanwhile, until `enough` says so.
    void advance(std::chrono::milliseconds duration, const std::function<bool()>& enough = nullptr);
    /// Delivers what was posted.
    void settle();

    [[nodiscard]] qint64 callbacks() const { return m_callbacks; }

private:
    using Place = std::pair<std::chrono::milliseconds, Ticket>;

    std::function<void()> m_afterEach;
    std::chrono::milliseconds m_now {0};
    std::map<Place, std::function<void()>> m_waiting;
    std::map<Ticket, std::chrono::milliseconds> m_due;
    Ticket m_last = 0;
    qint64 m_callbacks = 0;
};

/// The clock of one machine in the world: its time of day may be wrong, and it can sleep. Callbacks
/// that become due while it sleeps run when it wakes.
class MachineTime final : public base::Scheduler
{
public:
    explicit MachineTime(SimTime& time)
        : m_time(time)
    { }

    ~MachineTime() override;

    Q_DISABLE_COPY_MOVE(MachineTime)

    [[nodiscard]] base::Timestamp now() const override { return m_time.now() + m_ahead; }

    [[nodiscard]] std::chrono::milliseconds monotonic() const override
    {
        return m_time.monotonic();
    }

    [[nodiscard]] Ticket
    callAfter(std::chrono::milliseconds delay, std::function<void()> callback) override;
    void cancel(Ticket ticket) override;

    void setAhead(std::chrono::milliseconds ahead) { m_ahead = ahead; }

    void sleep() { m_isAsleep = true; }

    void wake();

    [[nodiscard]] bool isAsleep() const { return m_isAsleep; }

private:
    void run(Ticket ticket);

    struct Waiting
    {
        Ticket outer;
        std::function<void()> callback;
        bool isDue = false;
    };

    SimTime& m_time;
    std::chrono::milliseconds m_ahead {0};
    bool m_isAsleep = false;
    std::map<Ticket, Waiting> m_waiting;
    Ticket m_last = 0;
};

} // namespace betlog::tests
