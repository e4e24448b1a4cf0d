// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/week_standings.h"

namespace betlog::models {

WeekStandings::WeekStandings(const WeekBets& bets, QObject* parent)
    : QObject(parent)
    , m_bets(bets)
{
    m_tallySoon.setSingleShot(true);
    m_tallySoon.setInterval(0);
    connect(&m_tallySoon, &QTimer::timeout, this, &WeekStandings::tallyUp);
    const auto tallySoon = [this] {
        m_tallySoon.start();
    };
    connect(&bets, &WeekBets::betAdded, this, tallySoon);
    connect(&bets, &WeekBets::betChanged, this, tallySoon);
    connect(&bets, &WeekBets::betRemoved, this, tallySoon);
    connect(&bets, &WeekBets::reset, this, tallySoon);
    tallyUp();
}

void WeekStandings::tallyUp()
{
    QList<domain::StatEntry> entries;
    for (const base::BetId id : m_bets.ids()) {
        const WeekBets::Entry& entry = *m_bets.find(id);
        const sync::ShownBet* const shown = m_bets.shown(id);
        if (shown && !entry.carried && !shown->deleting && isInLog(*shown))
            entries.append(statEntryOf(shown->bet, entry.result, m_bets.rules()));
    }
    m_model.setTallies(domain::tally(entries, domain::GroupBy::Person));
}

domain::StatEntry
statEntryOf(const domain::Bet& bet, domain::LineResult result, const domain::SettlementRules& rules)
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
        // Only settled bets are averaged.
        bet.payout.settled ? domain::returnIfAllWon(bet.slip, rules) : std::nullopt};
}

} // namespace betlog::models
