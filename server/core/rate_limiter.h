// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/clock.h"

namespace betlog::core {

/// A bucket of tokens that fills evenly: `burst` may pass at once, `perSecond` in the long run.
class RateLimiter
{
public:
    /// Both at least 1. The bucket starts full.
    RateLimiter(int perSecond, int burst, const base::Clock& clock);

    /// Takes `tokens` if there are so many; otherwise none.
    [[nodiscard]] bool take(int tokens = 1);
    /// How long until take(tokens) can succeed; zero if it can now. `tokens` is at most the burst.
    [[nodiscard]] std::chrono::milliseconds waitFor(int tokens = 1) const;

private:
    [[nodiscard]] qint64 available() const;

    int m_perSecond;
    const base::Clock& m_clock;
    /// In thousandths of a token, so that a millisecond adds a whole number of them.
    qint64 m_full;
    qint64 m_filled;
    std::chrono::milliseconds m_filledAt;
};

} // namespace betlog::core
