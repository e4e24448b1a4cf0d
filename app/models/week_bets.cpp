// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/week_bets.h"

#include "app/sync/bet_standing.h"
#include "app/sync/replica.h"

#include <algorithm>
#include <functional>

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

QList<WeekBets::Place> WeekBets::places() const
{
    QList<Place> places;
    places.reserve(count());
    for (Place place = 0; place < placeEnd(); ++place) {
        if (entryAt(place).isHere)
            places.append(place);
    }
    return places;
}

const WeekBets::Entry* WeekBets::find(base::BetId id) const
{
    const Place place = placeOf(id);
    return place < 0 ? nullptr : &entryAt(place);
}

const sync::ShownBet* WeekBets::shown(base::BetId id) const
{
    return m_places.contains(id) ? m_replica.find(id) : nullptr;
}

void WeekBets::reload()
{
    m_places.clear();
    m_entries.clear();
    m_free.clear();
    m_terms.clear();
    QList<base::BetId> ids = m_replica.betsOfWeek(m_week);
    if (m_withCarried)
        ids += m_replica.carriedBets(m_week);
    std::vector<Entry> entries;
    entries.reserve(static_cast<size_t>(ids.size()));
    for (const base::BetId id : ids) {
        const sync::ShownBet* const shown = m_replica.find(id);
        if (!shown)
            continue;
        Entry entry = entryOf(*shown);
        if (isWanted(shown->bet, entry.result))
            entries.push_back(std::move(entry));
    }
    takePlaces(std::move(entries));
    m_termsAtReload = m_terms.count();
    emit reset();
}

void WeekBets::takePlaces(std::vector<Entry> entries)
{
    using Timed = std::pair<std::chrono::milliseconds, Place>;
    std::vector<Timed> newestFirst;
    newestFirst.reserve(entries.size());
    for (Place at = 0; at < static_cast<Place>(entries.size()); ++at)
        newestFirst.emplace_back(entries[static_cast<size_t>(at)].time, at);
    std::ranges::sort(newestFirst, std::ranges::greater());
    m_places.reserve(static_cast<qsizetype>(entries.size()));
    m_entries.reserve(entries.size());
    for (const Timed& one : newestFirst)
        insert(std::move(entries[static_cast<size_t>(one.second)]));
}

void WeekBets::insert(Entry entry)
{
    const base::BetId id = entry.id;
    if (m_free.isEmpty()) {
        m_places.insert(id, static_cast<Place>(m_entries.size()));
        m_entries.push_back(std::move(entry));
    } else {
        const Place place = m_free.takeLast();
        m_places.insert(id, place);
        m_entries[static_cast<size_t>(place)] = std::move(entry);
    }
}

void WeekBets::addIfWanted(base::BetId id)
{
    const sync::ShownBet* const shown = m_replica.find(id);
    if (!shown || shown->bet.weekKey > m_week || (shown->bet.weekKey < m_week && !m_withCarried))
        return;
    Entry entry = entryOf(*shown);
    if (!isWanted(shown->bet, entry.result))
        return;
    insert(std::move(entry));
    emit betAdded(id);
    forgetOldTerms();
}

void WeekBets::take(base::BetId id)
{
    const Place place = placeOf(id);
    if (place < 0) {
        addIfWanted(id);
        return;
    }
    const sync::ShownBet* const shown = m_replica.find(id);
    if (!shown)
        return drop(id);
    emit betAboutToChange(id);
    m_entries[static_cast<size_t>(place)] = entryOf(*shown);
    emit betChanged(id);
    forgetOldTerms();
}

void WeekBets::drop(base::BetId id)
{
    const Place place = placeOf(id);
    if (place < 0)
        return;
    emit betAboutToChange(id);
    m_places.remove(id);
    m_entries[static_cast<size_t>(place)].isHere = false;
    m_free.append(place);
    emit betRemoved(id);
}

/// What bets said before they were edited is not let go one by one; once it could be most of what
/// is kept, all is read anew.
void WeekBets::forgetOldTerms()
{
    constexpr SearchTerms::Id kSpare = 20'000;
    if (m_terms.count() > 2 * m_termsAtReload + kSpare)
        reload();
}

bool WeekBets::isWanted(const domain::Bet& bet, domain::LineResult result) const
{
    if (bet.weekKey == m_week)
        return true;
    return m_withCarried && bet.weekKey < m_week && result == domain::LineResult::Pending;
}

WeekBets::Entry WeekBets::entryOf(const sync::ShownBet& shown)
{
    const domain::Bet& bet = shown.bet;
    Entry entry;
    entry.id = bet.id;
    entry.carried = bet.weekKey < m_week;
    entry.isInLog = models::isInLog(shown);
    entry.deleting = shown.deleting;
    entry.settled = bet.payout.settled;
    entry.result = sync::standingOf(bet, m_rules);
    entry.delivery = shown.delivery;
    entry.person = m_terms.idOf(bet.userName);
    entry.league = m_terms.idOf(bet.league);
    entry.number = bet.number;
    entry.time = bet.betDate.sinceEpoch();
    entry.wager = bet.payout.totalWager;
    entry.totalReturn = bet.payout.totalReturn;
    entry.profit = bet.payout.profit;
    entry.terms = m_terms.idsOf(bet);
    return entry;
}

} // namespace betlog::models
