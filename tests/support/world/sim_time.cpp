// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/world/sim_time.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>
#include <stdexcept>

namespace betlog::tests {

namespace {

/// A world that runs so often without end goes round in circles.
constexpr qint64 kMaxCallbacks = 5'000'000;

} // namespace

SimTime::SimTime(std::function<void()> afterEach)
    : m_afterEach(std::move(afterEach))
{ }

base::Timestamp SimTime::now() const
{
    return *base::Timestamp::fromRfc3339(u"2024-12-03T18:00:00.000Z") + m_now;
}

base::Scheduler::Ticket
SimTime::callAfter(std::chrono::milliseconds delay, std::function<void()> callback)
{
    const auto due = m_now + std::max(delay, std::chrono::milliseconds(0));
    m_waiting.emplace(Place(due, ++m_last), std::move(callback));
    m_due.emplace(m_last, due);
    return m_last;
}

void SimTime::cancel(Ticket ticket)
{
    const auto due = m_due.find(ticket);
    if (due == m_due.end())
        return;
    m_waiting.erase(Place(due->second, ticket));
    m_due.erase(due);
}

void SimTime::advance(std::chrono::milliseconds duration, const std::function<bool()>& enough)
{
    const auto until = m_now + duration;
    settle();
    while (!m_waiting.empty() && m_waiting.begin()->first.first <= until) {
        if (++m_callbacks > kMaxCallbacks)
            throw std::runtime_error("The world never comes to rest");
        const auto next = m_waiting.extract(m_waiting.begin());
        m_due.erase(next.key().second);
        m_now = next.key().first;
        next.mapped()();
        settle();
        m_afterEach();
        if (enough && enough())
            return;
    }
    m_now = until;
}

/// Deletions that were put off come last, and may post something themselves.
void SimTime::settle()
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCoreApplication::sendPostedEvents();
}

// ── one machine ──

MachineTime::~MachineTime()
{
    for (const auto& [ticket, waiting] : m_waiting)
        m_time.cancel(waiting.outer);
}

base::Scheduler::Ticket
MachineTime::callAfter(std::chrono::milliseconds delay, std::function<void()> callback)
{
    const Ticket ticket = ++m_last;
    const Ticket outer = m_time.callAfter(delay, [this, ticket]() { run(ticket); });
    m_waiting.emplace(ticket, Waiting {outer, std::move(callback)});
    return ticket;
}

void MachineTime::cancel(Ticket ticket)
{
    const auto waiting = m_waiting.find(ticket);
    if (waiting == m_waiting.end())
        return;
    m_time.cancel(waiting->second.outer);
    m_waiting.erase(waiting);
}

void MachineTime::run(Ticket ticket)
{
    if (m_isAsleep) {
        m_waiting.at(ticket).isDue = true;
        return;
    }
    const auto waiting = m_waiting.extract(ticket);
    waiting.mapped().callback();
}

void MachineTime::wake()
{
    if (!std::exchange(m_isAsleep, false))
        return;
    for (auto& [ticket, waiting] : m_waiting) {
        if (waiting.isDue)
            waiting.outer = m_time.callAfter({}, [this, due = ticket]() { run(due); });
    }
}

} // namespace betlog::tests
