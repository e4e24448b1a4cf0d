// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "base/scheduler.h"

#include <utility>

namespace betlog::base {

void Alarm::start(std::chrono::milliseconds delay, std::function<void()> callback)
{
    stop();
    m_ticket = m_scheduler.callAfter(delay, [this, callback = std::move(callback)]() {
        m_ticket = 0;
        // The callback may set this alarm again or destroy it; nothing is touched after it.
        callback();
    });
}

void Alarm::stop()
{
    if (m_ticket != 0)
        m_scheduler.cancel(std::exchange(m_ticket, 0));
}

} // namespace betlog::base
