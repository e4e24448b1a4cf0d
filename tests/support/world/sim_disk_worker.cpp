// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/world/sim_disk_worker.h"

namespace betlog::tests {

namespace {

constexpr quint64 kLongestWork = 8; ///< ms
constexpr quint64 kLongestBusy = 500; ///< ms, while something else keeps the disk busy
constexpr quint64 kOneBusyIn = 20;

} // namespace

SimDiskWorker::SimDiskWorker(base::Scheduler& time, base::Random& random)
    : m_random(random)
    , m_next(time)
{ }

SimDiskWorker::~SimDiskWorker()
{
    while (!m_waiting.empty())
        workOnce();
}

void SimDiskWorker::run(std::function<void()> work)
{
    m_waiting.push_back(std::move(work));
    if (m_waiting.size() == 1)
        workSoon();
}

void SimDiskWorker::workSoon()
{
    const quint64 longest = m_random.below(kOneBusyIn) == 0 ? kLongestBusy : kLongestWork;
    const std::chrono::milliseconds pause(static_cast<qint64>(m_random.below(longest)));
    m_next.start(pause, [this]() {
        workOnce();
        if (!m_waiting.empty())
            workSoon();
    });
}

void SimDiskWorker::workOnce()
{
    const std::function<void()> work = std::move(m_waiting.front());
    m_waiting.pop_front();
    work();
}

} // namespace betlog::tests
