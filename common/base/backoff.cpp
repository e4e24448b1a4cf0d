// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "base/backoff.h"

#include "base/random.h"

#include <algorithm>

namespace betlog::base {

Backoff::Backoff(Bounds bounds, Random& random)
    : m_bounds(bounds)
    , m_random(random)
{ }

std::chrono::milliseconds Backoff::next()
{
    auto ceiling = m_bounds.first;
    for (int attempt = 0; attempt < m_attempts && ceiling < m_bounds.cap; ++attempt)
        ceiling *= 2;
    ceiling = std::min(ceiling, m_bounds.cap);
    ++m_attempts;

    const auto choices = static_cast<quint64>(std::max<qint64>(ceiling.count(), 0)) + 1;
    const std::chrono::milliseconds wait(static_cast<qint64>(m_random.below(choices)));
    return std::max(wait, m_bounds.floor);
}

void Backoff::reset()
{
    m_attempts = 0;
}

} // namespace betlog::base
