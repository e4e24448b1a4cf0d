// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/statistics.h"

#include "domain/ratio.h"
#include "domain/tally_run.h"

#include <algorithm>

namespace betlog::domain {

namespace {

constexpr qint64 kBasisPoints = 10'000;

/// part ÷ whole in basis points, rounded half up and kept to what JSON can hold; whole is above 0.
[[nodiscard]] qint64 basisPoints(qint64 part, qint64 whole)
{
    const Integer doubled = Integer(part) * kBasisPoints * 2 + whole;
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
    return basisPoints(profit.minor(), staked.minor());
}

std::optional<qint64> Tally::hitRateBasisPoints() const
{
    const int counted = wonHalves + lostHalves;
    return counted == 0 ? std::nullopt : std::optional(basisPoints(wonHalves, counted));
}

bool Tally::isSmallSample() const
{
    return settledBets < kSmallSample;
}

QList<Tally> tally(const QList<StatEntry>& entries, GroupBy by)
{
    return rankedTallies(tallyRuns(entries, by));
}

} // namespace betlog::domain
