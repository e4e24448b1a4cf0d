// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "base/qt_scheduler.h"

#include <QTimer>

#include <algorithm>
#include <limits>

namespace betlog::base {

namespace {

/// Timers of Qt count in int; 24 days are as good as never here.
constexpr std::chrono::milliseconds kLongestDelay {std::numeric_limits<int>::max()};

} // namespace

QtScheduler::QtScheduler() = default;
QtScheduler::~QtScheduler() = default;

Timestamp QtScheduler::now() const
{
    return m_clock.now();
}

std::chrono::milliseconds QtScheduler::monotonic() const
{
    return m_clock.monotonic();
}

Scheduler::Ticket
QtScheduler::callAfter(std::chrono::milliseconds delay, std::function<void()> callback)
{
    const Ticket ticket = ++m_last;
    auto timer = std::make_unique<QTimer>();
    timer->setSingleShot(true);
    timer->setTimerType(delay < std::chrono::seconds(1) ? Qt::PreciseTimer : Qt::CoarseTimer);
    const auto run = [this, ticket, callback = std::move(callback)]() {
        // Forgotten first, so that the callback may cancel its own ticket; the timer itself lives
        // until the callback has returned.
        const auto spent = m_timers.extract(ticket);
        callback();
    };
    QObject::connect(timer.get(), &QTimer::timeout, &m_context, run);
    timer->start(std::clamp(delay, std::chrono::milliseconds(0), kLongestDelay));
    m_timers.emplace(ticket, std::move(timer));
    return ticket;
}

void QtScheduler::cancel(Ticket ticket)
{
    m_timers.erase(ticket);
}

} // namespace betlog::base
