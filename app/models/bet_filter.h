// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/week_bets.h"

#include <QSet>
#include <QStringList>

namespace betlog::models {

/// What a bet can be filtered by as its state: its result, or how its last write fares.
enum class StatusFacet {
    Pending,
    Won,
    Lost,
    Push,
    Void,
    HalfWon,
    HalfLost,
    Sending,
    NeedsAttention ///< refused or in conflict
};
inline constexpr int kStatusFacetCount = 9;

/// Which bets are shown. Empty sets let everything pass.
struct BetFilter
{
    QSet<QString> people;
    QSet<QString> leagues;
    QSet<StatusFacet> statuses;
    QString text; ///< as it was typed
    QStringList words; ///< of the text, folded; follows from `search`

    void search(const QString& typed);
    [[nodiscard]] bool isActive() const;
    /// Whether every bet that passes here passes `wider` too, as far as that can be told without
    /// looking at bets: so it is with each letter that is typed.
    [[nodiscard]] bool isWithin(const BetFilter& wider) const;

    friend bool operator==(const BetFilter&, const BetFilter&) = default;
};

/// How the shown bets are ordered. Carried bets always come last, as a group.
struct BetOrder
{
    enum class By { Time, Number, Person, League, Status, Stake, Return, Profit };

    By by = By::Time;
    bool ascending = false;

    friend bool operator==(const BetOrder&, const BetOrder&) = default;
};

/// What a bet is ordered by, taken out so that sorting compares plain values.
struct BetKey
{
    bool carried = false;
    qint64 figure = 0;
    QStringView text; ///< lives as long as the search terms
    std::chrono::milliseconds time {0};
    qint64 number = 0;
    base::BetId id;
};

[[nodiscard]] BetKey keyOf(const WeekBets::Entry& entry, BetOrder::By by, const SearchTerms& terms);
/// A strict total order: equal bets are told apart by time, number and id, newest first.
[[nodiscard]] bool comesBefore(const BetKey& a, const BetKey& b, bool ascending);

} // namespace betlog::models
