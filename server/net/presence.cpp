// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/presence.h"

#include "wire/limits.h"

#include <algorithm>

namespace betlog::net {

namespace {

constexpr std::chrono::milliseconds kGather {20}; ///< who joins together is told of together
constexpr std::chrono::seconds kPause {1};

} // namespace

Presence::Presence(base::Scheduler& scheduler, std::function<void(const wire::Presence&)> changed)
    : m_scheduler(scheduler)
    , m_changed(std::move(changed))
    , m_alarm(scheduler)
{ }

void Presence::join(const QString& userName)
{
    if (!userName.isEmpty())
        ++m_counts[userName];
    // The one who joined wants to know, whether or not it is counted.
    tellSoon();
}

void Presence::leave(const QString& userName)
{
    const auto counted = m_counts.find(userName);
    if (counted == m_counts.end())
        return;
    if (--counted.value() == 0)
        m_counts.erase(counted);
    tellSoon();
}

wire::Presence Presence::current() const
{
    wire::Presence presence;
    for (auto it = m_counts.begin(); it != m_counts.end(); ++it) {
        if (presence.users.size() == wire::limits::kMaxPresenceUsers)
            break;
        presence.users.append({it.key(), it.value()});
    }
    return presence;
}

void Presence::tellSoon()
{
    if (m_alarm.isActive())
        return;
    const auto pause = m_mayTellAt - m_scheduler.monotonic();
    m_alarm.start(std::max<std::chrono::milliseconds>(kGather, pause), [this] { tell(); });
}

void Presence::tell()
{
    m_mayTellAt = m_scheduler.monotonic() + kPause;
    m_changed(current());
}

} // namespace betlog::net
