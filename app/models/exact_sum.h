// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/money.h"

#include <algorithm>

namespace betlog::models {

/// A sum from which everything that was added can be taken off again: it is kept exactly, however
/// large it grows, and only what is shown of it is what an amount may be. Right for any amounts,
/// as long as no more than 2^31 of them are in it.
class ExactSum final
{
public:
    void add(domain::Money amount)
    {
        m_high += highOf(amount);
        m_low += lowOf(amount);
    }

    void takeOff(domain::Money amount)
    {
        m_high -= highOf(amount);
        m_low -= lowOf(amount);
    }

    [[nodiscard]] domain::Money money() const
    {
        // Far beyond any amount, and near enough to be put together in 64 bits.
        constexpr qint64 kFarHigh = qint64(1) << 30;
        const qint64 high = std::clamp(m_high + (m_low >> kLowBits), -kFarHigh, kFarHigh);
        const qint64 minor = high * (qint64(1) << kLowBits) + (m_low & kLowMask);
        return domain::Money(std::clamp(minor, -domain::kMaxAmountMinor, domain::kMaxAmountMinor));
    }

private:
    static constexpr int kLowBits = 32;
    static constexpr qint64 kLowMask = (qint64(1) << kLowBits) - 1;

    [[nodiscard]] static qint64 highOf(domain::Money amount) { return amount.minor() >> kLowBits; }

    [[nodiscard]] static qint64 lowOf(domain::Money amount) { return amount.minor() & kLowMask; }

    qint64 m_high = 0; ///< in 2^32
    qint64 m_low = 0; ///< of each amount what is left, from 0 to 2^32 − 1
};

} // namespace betlog::models
