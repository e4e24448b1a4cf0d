// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/disk_worker.h"
#include "base/random.h"
#include "base/scheduler.h"

#include <deque>

namespace betlog::tests {

/// The thread of a file without a thread: each piece of work is done after a while that chance
/// decides, so that anything can happen before it, the end of the power included.
class SimDiskWorker final : public sync::DiskWorker
{
public:
    SimDiskWorker(base::Scheduler& time, base::Random& random);
    ~SimDiskWorker() override;

    void run(std::function<void()> work) override;

private:
    void workSoon();
    void workOnce();

    base::Random& m_random;
    base::Alarm m_next;
    std::deque<std::function<void()>> m_waiting;
};

} // namespace betlog::tests
