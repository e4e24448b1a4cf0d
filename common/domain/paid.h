// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/bet.h"
#include "domain/ratio.h"

namespace betlog::domain {

/// What comes back and, of it, the winnings of what won; exact, in minor units, never negative.
struct Paid
{
    Ratio returned = 0;
    Ratio won = 0;
};

/// What `stake` pays at `factor`, before boosts.
[[nodiscard]] Paid paidAt(const Ratio& factor, const Ratio& stake);
/// Applies boosts one after the other, each to the winnings as they stand then.
[[nodiscard]] base::Expected<Paid> boosted(Paid paid, const QList<Boost>& boosts);

/// What one unit becomes at a decimal price (domain.md, "Settlement"); 0 while pending.
[[nodiscard]] Ratio factorOf(const Ratio& price, LineResult result);
/// The factor with boosts on its winnings part. Their rounding does nothing: a leg of a parlay has
/// no amount of its own.
[[nodiscard]] base::Expected<Ratio> boostedFactor(Ratio factor, const QList<Boost>& boosts);

/// For amounts that are not negative; half up is the floor of amount + 1/2.
[[nodiscard]] Integer roundedDown(const Ratio& amount);
[[nodiscard]] Integer rounded(const Ratio& amount, Rounding rounding);
/// Fails above kMaxAmountMinor.
[[nodiscard]] base::Expected<Money> toMoney(const Integer& minor);

} // namespace betlog::domain
