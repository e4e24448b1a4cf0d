// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/standings_count.h"

#include <algorithm>
#include <tuple>

namespace betlog::models {

void StandingsCount::take(const QList<CountedNews>& news)
{
    for (const CountedNews& one : news) {
        if (one.place >= m_bets.size())
            m_bets.resize(one.place + 1);
        CountedBet& counted = m_bets[one.place];
        counted = {};
        if (!one.bet)
            continue;
        const domain::Bet bet = one.bet->unpack();
        m_names.insert(one.person, bet.userName);
        counted.outcome = domain::outcomeOf(bet.payout, bet.results, one.result);
        if (bet.payout.settled) // only such are averaged
            counted.outcome.possibleReturn = domain::returnIfAllWon(bet.slip, m_rules);
        counted.evaluatedAt = bet.payout.evaluatedAt;
        counted.number = bet.number;
        counted.person = one.person;
        counted.counts = true;
    }
}

QList<domain::Tally> StandingsCount::tallies() const
{
    QHash<quint32, domain::TallyRun> byPerson;
    for (const CountedBet* const bet : inSettlementOrder())
        byPerson[bet->person].add(bet->outcome);
    domain::TallyRuns runs;
    for (auto run = byPerson.cbegin(); run != byPerson.cend(); ++run)
        runs.insert(m_names.value(run.key()), *run);
    return domain::rankedTallies(runs);
}

/// Of one week, as all of them are.
std::vector<const CountedBet*> StandingsCount::inSettlementOrder() const
{
    std::vector<const CountedBet*> ordered;
    ordered.reserve(static_cast<size_t>(m_bets.size()));
    for (const CountedBet& bet : m_bets) {
        if (bet.counts)
            ordered.push_back(&bet);
    }
    std::ranges::sort(ordered, [](const CountedBet* a, const CountedBet* b) {
        return std::tie(a->evaluatedAt, a->number) < std::tie(b->evaluatedAt, b->number);
    });
    return ordered;
}

} // namespace betlog::models
