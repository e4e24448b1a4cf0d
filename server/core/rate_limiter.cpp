// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/core/rate_limiter.h"

#include <algorithm>

namespace betlog::core {

namespace {

constexpr qint64 kPerToken = 1000;

} // namespace

RateLimiter::RateLimiter(int perSecond, int burst, const base::Clock& clock)
    : m_perSecond(perSecond)
    , m_clock(clock)
    , m_full(burst * kPerToken)
    , m_filled(m_full)
    , m_filledAt(clock.monotonic())
{ }

bool RateLimiter::take(int tokens)
{
    const qint64 left = available() - tokens * kPerToken;
    if (left < 0)
        return false;
    m_filled = left;
    m_filledAt = m_clock.monotonic();
    return true;
}

std::chrono::milliseconds RateLimiter::waitFor(int tokens) const
{
    const qint64 missing = tokens * kPerToken - available();
    if (missing <= 0)
        return std::chrono::milliseconds(0);
    return std::chrono::milliseconds((missing + m_perSecond - 1) / m_perSecond);
}

qint64 RateLimiter::available() const
{
    // Beyond what fills the bucket the elapsed time says nothing, and its product could overflow.
    const qint64 toFull = m_full / m_perSecond + 1;
    const qint64 elapsedMs = std::min<qint64>((m_clock.monotonic() - m_filledAt).count(), toFull);
    return std::min(m_full, m_filled + elapsedMs * m_perSecond);
}

} // namespace betlog::core
