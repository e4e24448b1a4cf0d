// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <chrono>

namespace betlog::base {

class Random;

/// Exponential backoff with full jitter: attempt n waits an even random time in
/// [0, min(cap, first · 2ⁿ)], but never less than `floor`. Unlimited attempts.
///
/// Source: M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
class Backoff
{
public:
    struct Bounds
    {
        std::chrono::milliseconds first {1000};
        std::chrono::milliseconds cap {30000};
        std::chrono::milliseconds floor {100};
    };

    Backoff(Bounds bounds, Random& random);

    /// The wait before the next attempt; each call counts as one attempt.
    [[nodiscard]] std::chrono::milliseconds next();
    void reset();

    [[nodiscard]] int attempts() const { return m_attempts; }

private:
    Bounds m_bounds;
    Random& m_random;
    int m_attempts = 0;
};

} // namespace betlog::base
