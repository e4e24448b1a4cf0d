// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/clock.h"

namespace betlog::tests {

/// A clock that stands still until the test moves it.
class FakeClock final : public base::Clock
{
public:
    explicit FakeClock(base::Timestamp now)
        : m_now(now)
    { }

    [[nodiscard]] base::Timestamp now() const override { return m_now; }

    [[nodiscard]] std::chrono::milliseconds monotonic() const override { return m_monotonic; }

    void advance(std::chrono::milliseconds step)
    {
        m_now = m_now + step;
        m_monotonic += step;
    }

private:
    base::Timestamp m_now;
    std::chrono::milliseconds m_monotonic {0};
};

} // namespace betlog::tests
