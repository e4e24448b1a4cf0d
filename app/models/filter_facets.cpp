// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/filter_facets.h"

#include "app/models/search_text.h"
#include "app/sync/replica.h"

#include <algorithm>
#include <array>
#include <bit>

namespace betlog::models {

namespace {

/// How many bets bear each name; those that were met, and those that are chosen.
class NameCounts
{
public:
    NameCounts(const SearchTerms& terms)
        : m_terms(terms)
        , m_counts(terms.count(), -1)
    { }

    void add(SearchTerms::Id name, bool counts)
    {
        int& count = m_counts[name];
        count = std::max(count, 0) + (counts ? 1 : 0);
    }

    /// What is chosen stays on offer, even where nothing is left of it.
    [[nodiscard]] QList<FacetModel::Facet>
    facets(const QSet<QString>& chosen, const QSet<QString>& online) const
    {
        QMap<QString, int> byName;
        for (const QString& name : chosen)
            byName[name] = 0;
        for (SearchTerms::Id name = 0; name < m_terms.count(); ++name) {
            if (m_counts[name] >= 0)
                byName[m_terms.text(name)] = m_counts[name];
        }
        QList<FacetModel::Facet> facets;
        for (auto it = byName.cbegin(); it != byName.cend(); ++it)
            facets.append(
                {it.key(),
                 it.key(),
                 it.value(),
                 chosen.contains(it.key()),
                 online.contains(it.key())});
        std::ranges::stable_sort(
            facets, {}, [](const FacetModel::Facet& facet) { return folded(facet.label); });
        return facets;
    }

private:
    const SearchTerms& m_terms;
    QList<int> m_counts; ///< by term; -1: nobody bears it
};

bool isSameChoice(const BetFilter& a, const BetFilter& b)
{
    return a.people == b.people && a.leagues == b.leagues && a.statuses == b.statuses;
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
    connect(&m_countSoon, &QTimer::timeout, this, &FilterFacets::count);
    const auto countSoon = [this] {
        // A keystroke is drawn before it is counted.
        constexpr int kPatienceMs = 100;
        if (!m_countSoon.isActive())
            m_countSoon.start(m_list.bets().count() > WeekBets::kMany ? kPatienceMs : 0);
    };
    connect(&list, &BetListModel::shownBetsChanged, this, countSoon);
    // At once, so that what is chosen is never behind what was just pressed.
    connect(&list, &BetListModel::filterChanged, this, [this, countSoon] {
        if (!isSameChoice(m_list.filter(), m_counted))
            return count();
        m_countSoon.stop(); // not between two letters
        countSoon();
    });
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
    m_counted = filter;
    BetMatcher& matcher = m_list.matcher();
    const WeekBets& bets = m_list.bets();
    NameCounts people(bets.terms());
    NameCounts leagues(bets.terms());
    std::array<int, kStatusFacetCount> statuses {};
    for (const WeekBets::Place place : m_list.allPlaces()) {
        const WeekBets::Entry& entry = bets.entryAt(place);
        const BetMatcher::Sections against = matcher.objections(entry);
        people.add(entry.person, !(against & ~BetMatcher::Sections(BetMatcher::Person)));
        leagues.add(entry.league, !(against & ~BetMatcher::Sections(BetMatcher::League)));
        if (against & ~BetMatcher::Sections(BetMatcher::Status))
            continue;
        for (quint32 borne = statusFacetsOf(entry); borne != 0; borne &= borne - 1)
            ++statuses[static_cast<size_t>(std::countr_zero(borne))];
    }
    m_people.setFacets(people.facets(filter.people, namesOnline()));
    m_leagues.setFacets(leagues.facets(filter.leagues, {}));
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
