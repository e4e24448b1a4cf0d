// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/tally_run.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace betlog::domain {

namespace {

/// a + b, but never further from zero than an amount may be.
[[nodiscard]] Money boundedSum(Money a, Money b)
{
    return std::clamp(a + b, Money(-kMaxAmountMinor), Money(kMaxAmountMinor));
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

void countLine(Outcome& outcome, LineResult result)
{
    switch (result) {
    case LineResult::Won:
        outcome.wonHalves += 2;
        return;
    case LineResult::HalfWon:
        outcome.wonHalves += 1;
        return;
    case LineResult::Lost:
        outcome.lostHalves += 2;
        return;
    case LineResult::HalfLost:
        outcome.lostHalves += 1;
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

/// The streak after `next`, which ends a run of `decided` bets that were won or lost: the streak
/// before goes on only through a run that has nothing else in it.
[[nodiscard]] int joinedStreak(int before, int next, int decided)
{
    if (decided == 0)
        return before;
    const bool isUnbroken = std::abs(next) == decided && (before > 0) == (next > 0);
    return isUnbroken ? before + next : next;
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

Outcome outcomeOf(const Payout& payout, const QList<LineResult>& results, LineResult result)
{
    Outcome outcome;
    outcome.wager = payout.totalWager;
    outcome.totalReturn = payout.totalReturn;
    outcome.profit = payout.profit;
    outcome.result = result;
    outcome.settled = payout.settled;
    for (const LineResult line : results)
        countLine(outcome, line);
    return outcome;
}

Outcome outcomeOf(const StatEntry& entry)
{
    Outcome outcome = outcomeOf(entry.payout, entry.results, entry.result);
    outcome.possibleReturn = entry.possibleReturn;
    return outcome;
}

void TallyRun::add(const Outcome& next)
{
    ++m_tally.bets;
    if (!next.settled) {
        ++m_tally.pendingBets;
        m_tally.exposure = boundedSum(m_tally.exposure, next.wager);
        return;
    }
    ++m_tally.settledBets;
    m_tally.staked = boundedSum(m_tally.staked, next.wager);
    m_tally.returned = boundedSum(m_tally.returned, next.totalReturn);
    m_tally.profit = boundedSum(m_tally.profit, next.profit);
    if (next.possibleReturn) {
        m_tally.pricedStake = boundedSum(m_tally.pricedStake, next.wager);
        m_tally.pricedReturn = boundedSum(m_tally.pricedReturn, *next.possibleReturn);
    }
    m_tally.wonHalves += next.wonHalves;
    m_tally.lostHalves += next.lostHalves;
    const int streak = nextStreak(m_tally.streak, next.result);
    m_decided += streak == m_tally.streak ? 0 : 1;
    m_tally.streak = streak;
    m_peak = std::max(m_peak, m_tally.profit);
    m_trough = std::min(m_trough, m_tally.profit);
    m_tally.largestDrawdown =
        std::max(m_tally.largestDrawdown, boundedSum(m_peak, -m_tally.profit));
}

void TallyRun::join(const TallyRun& next)
{
    const Money fall = boundedSum(m_peak, -boundedSum(m_tally.profit, next.m_trough));
    m_tally.largestDrawdown =
        std::max({m_tally.largestDrawdown, next.m_tally.largestDrawdown, fall});
    m_peak = std::max(m_peak, boundedSum(m_tally.profit, next.m_peak));
    m_trough = std::min(m_trough, boundedSum(m_tally.profit, next.m_trough));
    m_tally.streak = joinedStreak(m_tally.streak, next.m_tally.streak, next.m_decided);
    m_decided += next.m_decided;

    m_tally.bets += next.m_tally.bets;
    m_tally.settledBets += next.m_tally.settledBets;
    m_tally.pendingBets += next.m_tally.pendingBets;
    m_tally.staked = boundedSum(m_tally.staked, next.m_tally.staked);
    m_tally.returned = boundedSum(m_tally.returned, next.m_tally.returned);
    m_tally.profit = boundedSum(m_tally.profit, next.m_tally.profit);
    m_tally.exposure = boundedSum(m_tally.exposure, next.m_tally.exposure);
    m_tally.pricedStake = boundedSum(m_tally.pricedStake, next.m_tally.pricedStake);
    m_tally.pricedReturn = boundedSum(m_tally.pricedReturn, next.m_tally.pricedReturn);
    m_tally.wonHalves += next.m_tally.wonHalves;
    m_tally.lostHalves += next.m_tally.lostHalves;
}

Tally TallyRun::tally(const QString& key) const
{
    Tally tally = m_tally;
    tally.key = key;
    return tally;
}

TallyRuns tallyRuns(const QList<StatEntry>& entries, GroupBy by)
{
    TallyRuns runs;
    if (by == GroupBy::All)
        runs.insert(QString(), {});
    for (const StatEntry* entry : inSettlementOrder(entries)) {
        const Outcome outcome = outcomeOf(*entry);
        for (const QString& key : keysOf(*entry, by))
            runs[key].add(outcome);
    }
    return runs;
}

void joinRuns(TallyRuns& runs, const TallyRuns& next)
{
    for (auto run = next.begin(); run != next.end(); ++run)
        runs[run.key()].join(*run);
}

QList<Tally> rankedTallies(const TallyRuns& runs)
{
    QList<Tally> tallies;
    for (auto run = runs.begin(); run != runs.end(); ++run)
        tallies.append(run->tally(run.key()));
    std::stable_sort(tallies.begin(), tallies.end(), [](const Tally& a, const Tally& b) {
        return a.profit > b.profit;
    });
    rank(tallies);
    return tallies;
}

} // namespace betlog::domain
