// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/statistics.h"

#include "domain/ratio.h"
#include "domain/settlement.h"
#include "domain/tally_run.h"

#include <algorithm>

namespace betlog::domain {

namespace {

constexpr qint64 kBasisPoints = 10'000;
constexpr qint64 kHundredths = 100;

/// part ÷ whole in so many parts of one, rounded half up and kept to what JSON can hold; whole is
/// above 0.
[[nodiscard]] qint64 share(const Integer& part, qint64 whole, qint64 partsOfOne)
{
    const Integer doubled = part * partsOfOne * 2 + whole;
    const Integer divisor = Integer(whole) * 2;
    Integer points = doubled / divisor;
    if (doubled < 0 && points * divisor != doubled)
        points -= 1; // Division cuts towards zero; half up wants the floor.
    return static_cast<qint64>(std::clamp<Integer>(points, -kMaxAmountMinor, kMaxAmountMinor));
}

} // namespace

std::optional<qint64> Tally::roiBasisPoints() const
{
    if (staked <= Money())
        return std::nullopt;
    return share(profit.minor(), staked.minor(), kBasisPoints);
}

std::optional<qint64> Tally::hitRateBasisPoints() const
{
    const int counted = wonHalves + lostHalves;
    return counted == 0 ? std::nullopt : std::optional(share(wonHalves, counted, kBasisPoints));
}

std::optional<qint64> Tally::unitsHundredths() const
{
    if (staked <= Money())
        return std::nullopt;
    return share(Integer(profit.minor()) * settledBets, staked.minor(), kHundredths);
}

std::optional<qint64> Tally::averagePriceHundredths() const
{
    if (pricedStake <= Money())
        return std::nullopt;
    return share(pricedReturn.minor(), pricedStake.minor(), kHundredths);
}

bool Tally::isSmallSample() const
{
    return settledBets < kSmallSample;
}

std::optional<Money> returnIfAllWon(const Slip& slip, const SettlementRules& rules)
{
    const QList<LineResult> pending(slip.lines.size(), LineResult::Pending);
    const base::Expected<Money> possible = potentialReturn(slip, pending, rules);
    return possible ? std::optional(*possible) : std::nullopt;
}

QList<Tally> tally(const QList<StatEntry>& entries, GroupBy by)
{
    return rankedTallies(tallyRuns(entries, by));
}

} // namespace betlog::domain
