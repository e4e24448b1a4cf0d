// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/bet.h"

#include <QList>

namespace betlog::domain {

/// The figures of one group of bets (a person, a league, a kind, a tag, a week, or all). Amounts
/// over settled bets unless said otherwise, and never beyond ±kMaxAmountMinor; definitions in
/// domain.md, "Statistics".
struct Tally
{
    QString key; ///< the person, league …
    int rank = 0; ///< by profit; ties share one (1, 2, 2, 4)
    int bets = 0; ///< settled and pending
    int settledBets = 0;
    int pendingBets = 0;
    Money staked;
    Money returned;
    Money profit; ///< returned − staked
    Money exposure; ///< what is staked on pending bets
    /// Lines of settled bets by result, in half lines (a half result counts 1, a whole one 2).
    int wonHalves = 0;
    int lostHalves = 0;
    /// Settled bets won in a row (positive) or lost in a row (negative) up to the newest; a push
    /// neither counts nor ends it.
    int streak = 0;
    Money largestDrawdown; ///< largest fall of the running profit from a peak, in settlement order
    /// Of the settled bets whose price is known: what they staked, and what they would have
    /// returned with every line won.
    Money pricedStake;
    Money pricedReturn;

    /// Profit ÷ staked in basis points (hundredths of a percent), rounded half up; nullopt for no
    /// stake.
    [[nodiscard]] std::optional<qint64> roiBasisPoints() const;
    /// won ÷ (won + lost) in basis points; nullopt where neither.
    [[nodiscard]] std::optional<qint64> hitRateBasisPoints() const;
    /// Profit in units, a unit being the average stake of a settled bet, in hundredths, rounded
    /// half up; nullopt for no stake.
    [[nodiscard]] std::optional<qint64> unitsHundredths() const;
    /// The average decimal price, weighted by stakes, in hundredths, rounded half up; nullopt where
    /// no price is known.
    [[nodiscard]] std::optional<qint64> averagePriceHundredths() const;
    /// Fewer than kSmallSample settled bets: the figures say little.
    [[nodiscard]] bool isSmallSample() const;

    friend bool operator==(const Tally&, const Tally&) = default;
};

inline constexpr int kSmallSample = 20;

/// The part of a bet that statistics need.
///
/// Settlement order, which streaks and drawdowns follow: weeks in order (a late result stays with
/// its bet's week); within a week by `payout.evaluatedAt`, then by `number`. So the figures of
/// weeks can be joined without looking at their bets again.
struct StatEntry
{
    qint64 number = 0; ///< the bet's
    QString userName;
    QString league;
    QString kind;
    QStringList tags;
    WeekKey week;
    Payout payout;
    QList<LineResult> results;
    LineResult result = LineResult::Pending;
    std::optional<Money> possibleReturn; ///< with every line won; nullopt where it is not known
};

/// What the slip would return with every line won; nullopt where it has no sound price.
[[nodiscard]] std::optional<Money> returnIfAllWon(const Slip& slip, const SettlementRules& rules);

enum class GroupBy { All, Person, League, Kind, Tag, Week };

/// One tally a group, best profit first, then by key. `entries` may come in any order.
/// `All` gives exactly one tally, with an empty key; a bet of
/// several tags counts under each, and one without any under none.
[[nodiscard]] QList<Tally> tally(const QList<StatEntry>& entries, GroupBy by);

} // namespace betlog::domain
