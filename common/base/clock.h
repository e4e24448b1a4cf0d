// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/timestamp.h"

#include <chrono>

namespace betlog::base {

/// Where the time comes from; handed in, so that a test can own it. Safe to read from any thread.
class Clock
{
public:
    virtual ~Clock() = default;

    /// The time of day. It may jump, even backwards.
    [[nodiscard]] virtual Timestamp now() const = 0;
    /// Time since some fixed moment; it never goes backwards. For durations and deadlines.
    [[nodiscard]] virtual std::chrono::milliseconds monotonic() const = 0;
};

/// The machine's own clock.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override;
    [[nodiscard]] std::chrono::milliseconds monotonic() const override;
};

} // namespace betlog::base
