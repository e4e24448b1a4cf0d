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
    enum Section { Person = 1, League = 2, Status = 4, Text = 8 };
    Q_DECLARE_FLAGS(Sections, Section)

    QSet<QString> people;
    QSet<QString> leagues;
    QSet<StatusFacet> statuses;
    QString text; ///< as it was typed
    QStringList words; ///< of the text, folded; follows from `search`

    void search(const QString& typed);
    [[nodiscard]] bool isActive() const;
    [[nodiscard]] bool matches(const sync::ShownBet& shown, const WeekBets::Entry& entry) const;
    /// The sections that keep the bet out.
    [[nodiscard]] Sections
    objections(const sync::ShownBet& shown, const WeekBets::Entry& entry) const;

    friend bool operator==(const BetFilter&, const BetFilter&) = default;
};

/// The facets that a bet counts under: its result, and one for its delivery where there is one.
[[nodiscard]] QList<StatusFacet>
statusFacetsOf(const sync::ShownBet& shown, const WeekBets::Entry& entry);

/// How the shown bets are ordered. Carried bets always come last, as a group.
struct BetOrder
{
    enum class By { Time, Number, Person, League, Status, Stake, Return, Profit };

    By by = By::Time;
    bool ascending = false;

    friend bool operator==(const BetOrder&, const BetOrder&) = default;
};

/// What a bet is ordered by, taken out once so that sorting compares plain values.
struct BetPlace
{
    bool carried = false;
    qint64 figure = 0;
    QString text;
    std::chrono::milliseconds time {0};
    qint64 number = 0;
    base::BetId id;
};

[[nodiscard]] BetPlace
placeOf(const sync::ShownBet& shown, const WeekBets::Entry& entry, BetOrder::By by);
/// A strict total order: equal bets are told apart by time, number and id, newest first.
[[nodiscard]] bool comesBefore(const BetPlace& a, const BetPlace& b, bool ascending);

} // namespace betlog::models

Q_DECLARE_OPERATORS_FOR_FLAGS(betlog::models::BetFilter::Sections)
