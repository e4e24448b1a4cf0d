// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/week_bets.h"

#include "app/models/search_text.h"
#include "app/sync/replica.h"
#include "domain/settlement.h"

namespace betlog::models {

bool isInLog(const sync::ShownBet& shown)
{
    const bool isRefused =
        shown.delivery == sync::Delivery::Refused || shown.delivery == sync::Delivery::Conflicted;
    return !isRefused || shown.bet.version > 0;
}

WeekBets::WeekBets(const sync::Replica& replica, QObject* parent)
    : QObject(parent)
    , m_replica(replica)
{
    connect(&replica, &sync::Replica::betAdded, this, &WeekBets::addIfWanted);
    connect(&replica, &sync::Replica::betChanged, this, &WeekBets::take);
    connect(&replica, &sync::Replica::betRemoved, this, &WeekBets::drop);
    connect(&replica, &sync::Replica::reset, this, &WeekBets::reload);
}

void WeekBets::show(domain::WeekKey week, bool withCarried)
{
    m_week = week;
    m_withCarried = withCarried;
    reload();
}

void WeekBets::setRules(const domain::SettlementRules& rules)
{
    if (rules == m_rules)
        return;
    m_rules = rules;
    reload();
}

const WeekBets::Entry* WeekBets::find(base::BetId id) const
{
    const auto found = m_entries.constFind(id);
    return found == m_entries.cend() ? nullptr : &*found;
}

const sync::ShownBet* WeekBets::shown(base::BetId id) const
{
    return m_entries.contains(id) ? m_replica.find(id) : nullptr;
}

void WeekBets::reload()
{
    m_entries.clear();
    QList<base::BetId> ids = m_replica.betsOfWeek(m_week);
    if (m_withCarried)
        ids += m_replica.carriedBets(m_week);
    for (const base::BetId id : ids) {
        const sync::ShownBet* const shown = m_replica.find(id);
        if (!shown)
            continue;
        Entry entry = entryOf(shown->bet);
        if (isWanted(shown->bet, entry.result))
            m_entries.insert(id, std::move(entry));
    }
    emit reset();
}

void WeekBets::addIfWanted(base::BetId id)
{
    const sync::ShownBet* const shown = m_replica.find(id);
    if (!shown || shown->bet.weekKey > m_week || (shown->bet.weekKey < m_week && !m_withCarried))
        return;
    Entry entry = entryOf(shown->bet);
    if (!isWanted(shown->bet, entry.result))
        return;
    m_entries.insert(id, std::move(entry));
    emit betAdded(id);
}

void WeekBets::take(base::BetId id)
{
    const auto known = m_entries.find(id);
    if (known == m_entries.end()) {
        addIfWanted(id);
        return;
    }
    const sync::ShownBet* const shown = m_replica.find(id);
    if (!shown)
        return drop(id);
    *known = entryOf(shown->bet);
    emit betChanged(id);
}

void WeekBets::drop(base::BetId id)
{
    if (m_entries.remove(id))
        emit betRemoved(id);
}

bool WeekBets::isWanted(const domain::Bet& bet, domain::LineResult result) const
{
    if (bet.weekKey == m_week)
        return true;
    return m_withCarried && bet.weekKey < m_week && result == domain::LineResult::Pending;
}

WeekBets::Entry WeekBets::entryOf(const domain::Bet& bet) const
{
    return {
        bet.weekKey < m_week, domain::betResult(bet.slip, bet.results, m_rules), searchTextOf(bet)};
}

} // namespace betlog::models
