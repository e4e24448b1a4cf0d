// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/standings_count.h"

namespace betlog::models {

QList<domain::Tally> StandingsCount::count()
{
    QList<domain::StatEntry> entries;
    entries.reserve(bets.size());
    for (CountedBet& bet : bets) {
        if (bet.unpriced) {
            bet.entry.possibleReturn = domain::returnIfAllWon(*bet.unpriced, rules);
            possible.insert(bet.id, bet.entry.possibleReturn);
        }
        entries.append(std::move(bet.entry));
    }
    bets.clear();
    return domain::tally(entries, domain::GroupBy::Person);
}

domain::StatEntry statEntryOf(
    const domain::Bet& bet, domain::LineResult result, std::optional<domain::Money> possibleReturn)
{
    return {
        bet.number,
        bet.userName,
        bet.league,
        domain::betKindName(bet.slip.kind),
        bet.slip.tags,
        bet.weekKey,
        bet.payout,
        bet.results,
        result,
        possibleReturn};
}

} // namespace betlog::models
