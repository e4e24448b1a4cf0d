// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/statistics.h"

#include "domain/ratio.h"

#include <QMap>

#include <algorithm>
#include <tuple>

namespace betlog::domain {

namespace {

constexpr qint64 kBasisPoints = 10'000;

/// a + b, but never further from zero than an amount may be.
[[nodiscard]] Money boundedSum(Money a, Money b)
{
    return std::clamp(a + b, Money(-kMaxAmountMinor), Money(kMaxAmountMinor));
}

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

[[nodiscard]] QStringList keysOf(const StatEntry& entry, GroupBy by)
{
    switch (by) {
    case GroupBy::All:
        return {QString()};
    case GroupBy::Person:
        return {entry.userName};
    case GroupBy::League:
        return {entry.league};
    case GroupBy::Kind:
        return {entry.kind};
    case GroupBy::Tag:
        return entry.tags;
    case GroupBy::Week:
        return {entry.week.text()};
    }
    Q_UNREACHABLE();
}

void countLine(Tally& tally, LineResult result)
{
    switch (result) {
    case LineResult::Won:
        tally.wonHalves += 2;
        return;
    case LineResult::HalfWon:
        tally.wonHalves += 1;
        return;
    case LineResult::Lost:
        tally.lostHalves += 2;
        return;
    case LineResult::HalfLost:
        tally.lostHalves += 1;
        return;
    case LineResult::Pending:
    case LineResult::Push:
    case LineResult::Void:
        return;
    }
}

/// A push neither carries a streak on nor ends it.
[[nodiscard]] int nextStreak(int streak, LineResult result)
{
    const bool isWon = result == LineResult::Won || result == LineResult::HalfWon;
    const bool isLost = result == LineResult::Lost || result == LineResult::HalfLost;
    if (isWon)
        return std::max(streak, 0) + 1;
    return isLost ? std::min(streak, 0) - 1 : streak;
}

/// A tally while it is being added up.
struct Running
{
    Tally tally;
    Money peak; ///< of the running profit, which starts at nothing
};

/// Entries must come in settlement order.
void add(Running& running, const StatEntry& entry)
{
    Tally& tally = running.tally;
    ++tally.bets;
    if (!entry.payout.settled) {
        ++tally.pendingBets;
        tally.exposure = boundedSum(tally.exposure, entry.payout.totalWager);
        return;
    }
    ++tally.settledBets;
    tally.staked = boundedSum(tally.staked, entry.payout.totalWager);
    tally.returned = boundedSum(tally.returned, entry.payout.totalReturn);
    tally.profit = boundedSum(tally.profit, entry.payout.profit);
    for (const LineResult result : entry.results)
        countLine(tally, result);
    tally.streak = nextStreak(tally.streak, entry.result);
    running.peak = std::max(running.peak, tally.profit);
    tally.largestDrawdown =
        std::max(tally.largestDrawdown, boundedSum(running.peak, -tally.profit));
}

[[nodiscard]] QList<const StatEntry*> inSettlementOrder(const QList<StatEntry>& entries)
{
    QList<const StatEntry*> ordered;
    ordered.reserve(entries.size());
    for (const StatEntry& entry : entries)
        ordered.append(&entry);
    std::sort(ordered.begin(), ordered.end(), [](const StatEntry* a, const StatEntry* b) {
        return std::tie(a->week, a->payout.evaluatedAt, a->number)
            < std::tie(b->week, b->payout.evaluatedAt, b->number);
    });
    return ordered;
}

/// Gives each tally its rank; equal profits share one.
void rank(QList<Tally>& tallies)
{
    for (qsizetype i = 0; i < tallies.size(); ++i) {
        const bool isTie = i > 0 && tallies[i].profit == tallies[i - 1].profit;
        tallies[i].rank = isTie ? tallies[i - 1].rank : static_cast<int>(i) + 1;
    }
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
    QMap<QString, Running> groups;
    if (by == GroupBy::All)
        groups.insert(QString(), {});
    for (const StatEntry* entry : inSettlementOrder(entries)) {
        for (const QString& key : keysOf(*entry, by))
            add(groups[key], *entry);
    }
    QList<Tally> tallies;
    for (auto group = groups.begin(); group != groups.end(); ++group) {
        group->tally.key = group.key();
        tallies.append(group->tally);
    }
    std::stable_sort(tallies.begin(), tallies.end(), [](const Tally& a, const Tally& b) {
        return a.profit > b.profit;
    });
    rank(tallies);
    return tallies;
}

} // namespace betlog::domain
