// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/filter_facets.h"

#include "app/models/search_text.h"
#include "app/sync/replica.h"

#include <algorithm>
#include <array>

namespace betlog::models {

namespace {

QList<FacetModel::Facet>
sorted(const QMap<QString, int>& counts, const QSet<QString>& chosen, const QSet<QString>& online)
{
    QList<FacetModel::Facet> facets;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        facets.append(
            {it.key(), it.key(), it.value(), chosen.contains(it.key()), online.contains(it.key())});
    std::ranges::stable_sort(
        facets, {}, [](const FacetModel::Facet& facet) { return folded(facet.label); });
    return facets;
}

template <typename T>
void choose(QSet<T>& set, const T& value, bool chosen)
{
    if (chosen)
        set.insert(value);
    else
        set.remove(value);
}

} // namespace

FilterFacets::FilterFacets(BetListModel& list, const sync::Replica& replica, QObject* parent)
    : QObject(parent)
    , m_list(list)
    , m_replica(replica)
{
    m_countSoon.setSingleShot(true);
    m_countSoon.setInterval(0);
    connect(&m_countSoon, &QTimer::timeout, this, &FilterFacets::count);
    const auto countSoon = [this] {
        m_countSoon.start();
    };
    connect(&list, &BetListModel::shownBetsChanged, this, countSoon);
    // At once, so that what is chosen is never behind what was just pressed.
    connect(&list, &BetListModel::filterChanged, this, &FilterFacets::count);
    const WeekBets& bets = list.bets();
    connect(&bets, &WeekBets::betAdded, this, countSoon);
    connect(&bets, &WeekBets::betChanged, this, countSoon);
    connect(&bets, &WeekBets::betRemoved, this, countSoon);
    connect(&replica, &sync::Replica::presenceChanged, this, countSoon);
    connect(&m_people, &FacetModel::choiceWanted, this, &FilterFacets::choosePerson);
    connect(&m_leagues, &FacetModel::choiceWanted, this, &FilterFacets::chooseLeague);
    connect(&m_statuses, &FacetModel::choiceWanted, this, &FilterFacets::chooseStatus);
    count();
}

void FilterFacets::setStatusWord(std::function<QString(StatusFacet)> word)
{
    m_statusWord = std::move(word);
    count();
}

void FilterFacets::count()
{
    m_countSoon.stop();
    const BetFilter& filter = m_list.filter();
    Counts people;
    Counts leagues;
    std::array<int, kStatusFacetCount> statuses {};
    // What is chosen stays on offer, even where nothing is left of it.
    for (const QString& name : filter.people)
        people[name] = 0;
    for (const QString& name : filter.leagues)
        leagues[name] = 0;
    const WeekBets& bets = m_list.bets();
    for (const base::BetId id : bets.ids()) {
        const WeekBets::Entry& entry = *bets.find(id);
        const sync::ShownBet* const found = bets.shown(id);
        if (!found)
            continue;
        const sync::ShownBet& shown = *found;
        const BetFilter::Sections against = filter.objections(shown, entry);
        people[shown.bet.userName] += !(against & ~BetFilter::Sections(BetFilter::Person));
        leagues[shown.bet.league] += !(against & ~BetFilter::Sections(BetFilter::League));
        if (against & ~BetFilter::Sections(BetFilter::Status))
            continue;
        for (const StatusFacet facet : statusFacetsOf(shown, entry))
            ++statuses[static_cast<size_t>(facet)];
    }
    m_people.setFacets(sorted(people, filter.people, namesOnline()));
    m_leagues.setFacets(sorted(leagues, filter.leagues, {}));
    QList<FacetModel::Facet> facets;
    for (int i = 0; i < kStatusFacetCount; ++i) {
        const auto facet = static_cast<StatusFacet>(i);
        const int bearing = statuses[static_cast<size_t>(i)];
        const bool chosen = filter.statuses.contains(facet);
        if (bearing > 0 || chosen)
            facets.append(
                {QString::number(i),
                 m_statusWord ? m_statusWord(facet) : QString(),
                 bearing,
                 chosen,
                 false});
    }
    m_statuses.setFacets(facets);
}

QSet<QString> FilterFacets::namesOnline() const
{
    QSet<QString> names;
    for (const wire::PresenceUser& user : m_replica.presence())
        names.insert(user.userName);
    return names;
}

void FilterFacets::choosePerson(const QString& key, bool chosen)
{
    BetFilter filter = m_list.filter();
    choose(filter.people, key, chosen);
    m_list.setFilter(filter);
}

void FilterFacets::chooseLeague(const QString& key, bool chosen)
{
    BetFilter filter = m_list.filter();
    choose(filter.leagues, key, chosen);
    m_list.setFilter(filter);
}

void FilterFacets::chooseStatus(const QString& key, bool chosen)
{
    BetFilter filter = m_list.filter();
    choose(filter.statuses, static_cast<StatusFacet>(key.toInt()), chosen);
    m_list.setFilter(filter);
}

} // namespace betlog::models
