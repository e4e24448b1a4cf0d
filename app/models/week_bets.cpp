// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/week_bets.h"

#include "app/sync/bet_standing.h"
#include "app/sync/replica.h"

#include <algorithm>
#include <functional>

namespace betlog::models {

namespace {

bool countsInLog(sync::Delivery delivery, int version)
{
    const bool isRefused =
        delivery == sync::Delivery::Refused || delivery == sync::Delivery::Conflicted;
    return !isRefused || version > 0;
}

} // namespace

bool isInLog(const sync::ShownBet& shown)
{
    return countsInLog(shown.delivery, shown.bet.version);
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

std::optional<sync::ShownBet> WeekBets::shown(base::BetId id) const
{
    return m_places.contains(id) ? m_replica.find(id) : std::nullopt;
}

std::optional<sync::ListedBet> WeekBets::listed(base::BetId id) const
{
    return m_places.contains(id) ? m_replica.listed(id) : std::nullopt;
}

void WeekBets::reload()
{
    m_places.clear();
    m_entries.clear();
    m_free.clear();
    m_terms.clear();
    std::vector<Entry> entries;
    m_replica.visit([this, &entries](const sync::ListedBet& listed) {
        if (auto entry = wantedEntry(listed))
            entries.push_back(std::move(*entry));
    });
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
    const std::optional<sync::ListedBet> listed = m_replica.listed(id);
    if (!listed)
        return;
    std::optional<Entry> entry = wantedEntry(*listed);
    if (!entry)
        return;
    insert(std::move(*entry));
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
    const std::optional<sync::ListedBet> listed = m_replica.listed(id);
    if (!listed)
        return drop(id);
    emit betAboutToChange(id);
    m_entries[static_cast<size_t>(place)] = entryOf(*listed, listed->bet.glance());
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

std::optional<WeekBets::Entry> WeekBets::wantedEntry(const sync::ListedBet& listed)
{
    const domain::WeekKey week = listed.bet.weekKey();
    if (week > m_week || (week < m_week && !m_withCarried))
        return std::nullopt;
    Entry entry = entryOf(listed, listed.bet.glance());
    if (entry.carried && entry.result != domain::LineResult::Pending)
        return std::nullopt;
    return entry;
}

WeekBets::Entry WeekBets::entryOf(const sync::ListedBet& listed, const sync::BetGlance& glance)
{
    Entry entry;
    entry.id = glance.id;
    entry.carried = glance.weekKey < m_week;
    entry.isInLog = countsInLog(listed.delivery, glance.version);
    entry.deleting = listed.deleting;
    entry.settled = glance.payout.settled;
    entry.result = sync::standingOf(listed.bet, glance, m_rules);
    entry.delivery = listed.delivery;
    entry.person = m_terms.idOf(glance.userName);
    entry.league = m_terms.idOf(glance.league);
    entry.number = glance.number;
    entry.time = glance.betDate.sinceEpoch();
    entry.wager = glance.payout.totalWager;
    entry.totalReturn = glance.payout.totalReturn;
    entry.profit = glance.payout.profit;
    entry.terms = m_terms.idsOf(glance);
    return entry;
}

} // namespace betlog::models
