// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/visitors.h"

#include <utility>

namespace betlog::net {

Visitors::Place::Place(Visitors& visitors, const QHostAddress& address)
    : m_visitors(&visitors)
    , m_address(address)
{
    ++visitors.m_count;
    ++visitors.m_counts[address];
}

Visitors::Place::Place(Place&& other) noexcept
    : m_visitors(std::exchange(other.m_visitors, nullptr))
    , m_address(other.m_address)
{ }

Visitors::Place::~Place()
{
    if (!m_visitors)
        return;
    --m_visitors->m_count;
    const auto counted = m_visitors->m_counts.find(m_address);
    if (--counted.value() == 0)
        m_visitors->m_counts.erase(counted);
}

std::optional<Visitors::Place> Visitors::enter(const QHostAddress& address)
{
    const int limit = address.isLoopback() ? m_limits.fromLoopback : m_limits.fromOneAddress;
    if (m_count >= m_limits.all || m_counts.value(address) >= limit)
        return std::nullopt;
    return std::optional<Place>(std::in_place, *this, address);
}

} // namespace betlog::net
