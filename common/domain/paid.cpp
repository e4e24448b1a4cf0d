// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/paid.h"

#include <algorithm>

namespace betlog::domain {

using namespace Qt::Literals::StringLiterals;

namespace {

[[nodiscard]] Integer roundedUp(const Ratio& amount)
{
    const Integer down = roundedDown(amount);
    return amount == down ? down : Integer(down + 1);
}

/// What a boost adds to winnings.
[[nodiscard]] base::Expected<Ratio>
boostAmount(const Boost& boost, const Ratio& winnings, BoostRounding rounding)
{
    const auto rate = ratioFromText(boost.rate);
    if (!rate || *rate <= 0) {
        return base::unexpected(base::Error {
            base::ErrorCode::Invalid,
            u"The rate of a boost is a ratio above 0, such as 9/100."_s,
            {}});
    }
    const Ratio amount = winnings * *rate;
    switch (rounding) {
    case BoostRounding::None:
        return amount;
    case BoostRounding::Nearest:
        return Ratio(rounded(amount, Rounding::HalfUp));
    case BoostRounding::Up:
        return Ratio(roundedUp(amount));
    }
    Q_UNREACHABLE();
}

} // namespace

Paid paidAt(const Ratio& factor, const Ratio& stake)
{
    const Ratio returned = stake * factor;
    return {returned, std::max<Ratio>(returned - stake, 0)};
}

base::Expected<Paid> boosted(Paid paid, const QList<Boost>& boosts)
{
    for (const Boost& boost : boosts) {
        const auto raise = boostAmount(boost, paid.won, boost.rounding);
        if (!raise)
            return base::unexpected(raise.error());
        paid.won += *raise;
        paid.returned += *raise;
    }
    return paid;
}

Ratio factorOf(const Ratio& price, LineResult result)
{
    switch (result) {
    case LineResult::Pending:
    case LineResult::Lost:
        return 0;
    case LineResult::Won:
        return price;
    case LineResult::Push:
    case LineResult::Void:
        return 1;
    case LineResult::HalfWon:
        return (1 + price) / 2;
    case LineResult::HalfLost:
        return Ratio(1, 2);
    }
    Q_UNREACHABLE();
}

base::Expected<Ratio> boostedFactor(Ratio factor, const QList<Boost>& boosts)
{
    for (const Boost& boost : boosts) {
        const Ratio winnings = std::max<Ratio>(factor - 1, 0);
        const auto raise = boostAmount(boost, winnings, BoostRounding::None);
        if (!raise)
            return base::unexpected(raise.error());
        factor += *raise;
    }
    return factor;
}

Integer roundedDown(const Ratio& amount)
{
    return numerator(amount) / denominator(amount);
}

Integer rounded(const Ratio& amount, Rounding rounding)
{
    return roundedDown(rounding == Rounding::Floor ? amount : Ratio(amount + Ratio(1, 2)));
}

base::Expected<Money> toMoney(const Integer& minor)
{
    if (minor > kMaxAmountMinor) {
        return base::unexpected(base::Error {
            base::ErrorCode::Invalid, u"This would pay more than the log can count."_s, {}});
    }
    return Money(static_cast<qint64>(minor));
}

} // namespace betlog::domain
