// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/week_standings.h"

namespace betlog::models {

WeekStandings::WeekStandings(const WeekBets& bets, QObject* parent)
    : QObject(parent)
    , m_bets(bets)
{
    m_tallySoon.setSingleShot(true);
    connect(&m_tallySoon, &QTimer::timeout, this, &WeekStandings::tallyUp);
    const auto bet = [this](base::BetId id) {
        m_possible.remove(id);
        tallySoon();
    };
    connect(&bets, &WeekBets::betAdded, this, bet);
    connect(&bets, &WeekBets::betChanged, this, bet);
    connect(&bets, &WeekBets::betRemoved, this, bet);
    connect(&bets, &WeekBets::reset, this, [this] {
        m_possible.clear(); // another week, or other rules
        tallySoon();
    });
    tallyUp();
}

void WeekStandings::tallySoon()
{
    // Of very many bets once in a while, not once in each frame.
    constexpr int kMany = 2000;
    if (!m_tallySoon.isActive())
        m_tallySoon.start(m_bets.count() > kMany ? 250 : 0);
}

std::optional<domain::Money> WeekStandings::possibleReturn(const domain::Bet& bet)
{
    if (!bet.payout.settled)
        return std::nullopt; // only settled bets are averaged
    const auto known = m_possible.constFind(bet.id);
    if (known != m_possible.cend())
        return *known;
    return *m_possible.insert(bet.id, domain::returnIfAllWon(bet.slip, m_bets.rules()));
}

void WeekStandings::tallyUp()
{
    QList<domain::StatEntry> entries;
    for (const base::BetId id : m_bets.ids()) {
        const WeekBets::Entry& entry = *m_bets.find(id);
        const sync::ShownBet* const shown = m_bets.shown(id);
        if (shown && !entry.carried && !shown->deleting && isInLog(*shown))
            entries.append(statEntryOf(shown->bet, entry.result, possibleReturn(shown->bet)));
    }
    m_model.setTallies(domain::tally(entries, domain::GroupBy::Person));
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
