// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/qt_scheduler.h"

namespace betlog::tests {

/// A scheduler whose seconds pass faster than real ones, so that what waits for half a minute can
/// be tested in a few seconds. The time of day stays the real one.
class TimeLapse final : public base::Scheduler
{
public:
    explicit TimeLapse(int speed)
        : m_speed(speed)
    { }

    [[nodiscard]] base::Timestamp now() const override { return m_real.now(); }

    [[nodiscard]] std::chrono::milliseconds monotonic() const override
    {
        return m_real.monotonic() * m_speed;
    }

    [[nodiscard]] Ticket
    callAfter(std::chrono::milliseconds delay, std::function<void()> callback) override
    {
        return m_real.callAfter(delay / m_speed, std::move(callback));
    }

    void cancel(Ticket ticket) override { m_real.cancel(ticket); }

private:
    base::QtScheduler m_real;
    int m_speed;
};

} // namespace betlog::tests
