// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/ids.h"
#include "domain/statistics.h"

#include <QHash>

namespace betlog::models {

/// What the bets would return with every line won. Pricing a slip is by far the most of the work of
/// a leaderboard, so it is done once for each change of a bet.
using PossibleReturns = QHash<base::BetId, std::optional<domain::Money>>;

/// A bet as a leaderboard needs it.
struct CountedBet
{
    base::BetId id;
    domain::StatEntry entry;
    std::optional<domain::Slip> unpriced; ///< of a settled bet whose possible return is not known
};

/// Values and nothing else, so that it can be counted on any thread.
struct StandingsCount
{
    QList<CountedBet> bets;
    PossibleReturns possible;
    domain::SettlementRules rules;

    /// By person; `possible` knows all settled bets afterwards.
    [[nodiscard]] QList<domain::Tally> count();
};

/// The part of a bet that statistics need.
[[nodiscard]] domain::StatEntry statEntryOf(
    const domain::Bet& bet, domain::LineResult result, std::optional<domain::Money> possibleReturn);

} // namespace betlog::models
