// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/week_count.h"

#include <algorithm>
#include <tuple>

namespace betlog::store {

void WeekCount::add(const domain::StatEntry& bet)
{
    Bet kept {
        bet.payout.evaluatedAt,
        bet.number,
        shared(bet.league),
        shared(bet.userName),
        shared(bet.kind),
        bet.tags,
        domain::outcomeOf(bet)};
    for (QString& tag : kept.tags)
        tag = shared(tag);
    if (bet.payout.settled)
        m_settled.append(std::move(kept));
    else
        count(kept);
}

QHash<QString, Figures> WeekCount::figures()
{
    std::sort(m_settled.begin(), m_settled.end(), [](const Bet& a, const Bet& b) {
        return std::tie(a.evaluatedAt, a.number) < std::tie(b.evaluatedAt, b.number);
    });
    for (const Bet& bet : std::as_const(m_settled))
        count(bet);
    m_settled.clear();
    return std::move(m_figures);
}

void WeekCount::count(const Bet& bet)
{
    for (const QString& league : {QString(), bet.league}) {
        Figures& figures = m_figures[league];
        figures[All][QString()].add(bet.outcome);
        figures[Person][bet.person].add(bet.outcome);
        figures[League][bet.league].add(bet.outcome);
        figures[Kind][bet.kind].add(bet.outcome);
        for (const QString& tag : bet.tags)
            figures[Tag][tag].add(bet.outcome);
    }
}

} // namespace betlog::store
