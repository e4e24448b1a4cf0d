// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "tests/support/fake_scheduler.h"

#include <QElapsedTimer>
#include <QTimer>

namespace betlog::tests {

/// Time for one who works over real sockets: it passes fast where nothing but time is waited for,
/// and slowly where somebody else has to answer. It passes only while this process runs the event
/// loop, so a busy machine does not turn into a broken line. The time of day stays the real one.
class ElasticTime final : public base::Scheduler
{
public:
    /// How many seconds pass in a real one, as things stand.
    using Speed = std::function<int()>;

    explicit ElasticTime(Speed speed)
        : m_speed(std::move(speed))
    {
        QObject::connect(&m_ticks, &QTimer::timeout, &m_ticks, [this]() { tick(); });
        m_real.start();
        m_ticks.start(kTick);
    }

    [[nodiscard]] base::Timestamp now() const override { return m_clock.now(); }

    [[nodiscard]] std::chrono::milliseconds monotonic() const override
    {
        return m_time.monotonic();
    }

    [[nodiscard]] Ticket
    callAfter(std::chrono::milliseconds delay, std::function<void()> callback) override
    {
        return m_time.callAfter(delay, std::move(callback));
    }

    void cancel(Ticket ticket) override { m_time.cancel(ticket); }

    /// So much time is over now, at once.
    void pass(std::chrono::milliseconds duration) { m_time.advance(duration); }

private:
    static constexpr std::chrono::milliseconds kTick {2};
    static constexpr std::chrono::milliseconds kLongestTick {20};

    void tick()
    {
        const auto elapsed = std::min(std::chrono::milliseconds(m_real.restart()), kLongestTick);
        m_time.advance(elapsed * m_speed());
    }

    base::SystemClock m_clock;
    FakeScheduler m_time;
    Speed m_speed;
    QElapsedTimer m_real;
    QTimer m_ticks;
};

} // namespace betlog::tests
