// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/scheduler.h"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <utility>

namespace betlog::tests {

/// A scheduler whose time stands still until a test moves it. Callbacks run in the order of their
/// time, those of the same time in the order in which they were asked for.
class FakeScheduler final : public base::Scheduler
{
public:
    /// No test needs more callbacks at one go; a world that never comes to rest is an error.
    static constexpr int kMaxCallbacks = 1'000'000;

    explicit FakeScheduler(
        base::Timestamp start = *base::Timestamp::fromRfc3339(u"2024-12-01T10:30:00.000Z"))
        : m_now(start)
    { }

    [[nodiscard]] base::Timestamp now() const override { return m_now; }

    [[nodiscard]] std::chrono::milliseconds monotonic() const override { return m_monotonic; }

    [[nodiscard]] Ticket
    callAfter(std::chrono::milliseconds delay, std::function<void()> callback) override
    {
        const auto due = m_monotonic + std::max(delay, std::chrono::milliseconds(0));
        m_waiting.emplace(std::pair(due, ++m_last), std::move(callback));
        return m_last;
    }

    void cancel(Ticket ticket) override
    {
        std::erase_if(
            m_waiting, [ticket](const auto& waiting) { return waiting.first.second == ticket; });
    }

    /// Lets time pass and runs what becomes due meanwhile, each callback at its own time.
    void advance(std::chrono::milliseconds duration)
    {
        const auto until = m_monotonic + duration;
        runUntil(until);
        moveTo(until);
    }

    /// Runs what is due now, and what that asks for at once; time stands still.
    void runDue() { runUntil(m_monotonic); }

    /// Runs until nothing waits any more, or time has moved by `limit`.
    void runUntilIdle(std::chrono::milliseconds limit = std::chrono::hours(24))
    {
        runUntil(m_monotonic + limit);
    }

    /// The machine's clock is set, or the machine slept: the time of day jumps, nothing runs.
    void jumpTimeOfDay(std::chrono::milliseconds step) { m_now = m_now + step; }

    [[nodiscard]] std::size_t waiting() const { return m_waiting.size(); }

    /// How long until the next callback; nullopt if none waits.
    [[nodiscard]] std::optional<std::chrono::milliseconds> nextDelay() const
    {
        if (m_waiting.empty())
            return std::nullopt;
        return m_waiting.begin()->first.first - m_monotonic;
    }

private:
    void runUntil(std::chrono::milliseconds until)
    {
        for (int run = 0; !m_waiting.empty() && m_waiting.begin()->first.first <= until; ++run) {
            if (run == kMaxCallbacks)
                throw std::runtime_error("The fake scheduler never comes to rest");
            const auto next = m_waiting.extract(m_waiting.begin());
            moveTo(next.key().first);
            next.mapped()();
        }
    }

    void moveTo(std::chrono::milliseconds moment)
    {
        m_now = m_now + (moment - m_monotonic);
        m_monotonic = moment;
    }

    base::Timestamp m_now;
    std::chrono::milliseconds m_monotonic {0};
    std::map<std::pair<std::chrono::milliseconds, Ticket>, std::function<void()>> m_waiting;
    Ticket m_last = 0;
};

} // namespace betlog::tests
