// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/filter_facets.h"

#include "app/models/search_text.h"
#include "app/sync/replica.h"

#include <QMap>

namespace betlog::models {

namespace {

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
    , m_bets(list.bets())
    , m_replica(replica)
{
    m_showSoon.setSingleShot(true);
    connect(&m_showSoon, &QTimer::timeout, this, &FilterFacets::show);
    connect(&m_bets, &WeekBets::betAdded, this, &FilterFacets::add);
    connect(&m_bets, &WeekBets::betAboutToChange, this, &FilterFacets::takeOff);
    connect(&m_bets, &WeekBets::betChanged, this, &FilterFacets::add);
    connect(&m_bets, &WeekBets::reset, this, &FilterFacets::startAnew);
    connect(&list, &BetListModel::filterChanged, this, &FilterFacets::takeFilter);
    connect(&replica, &sync::Replica::presenceChanged, this, &FilterFacets::showSoon);
    connect(&m_people, &FacetModel::choiceWanted, this, &FilterFacets::choosePerson);
    connect(&m_leagues, &FacetModel::choiceWanted, this, &FilterFacets::chooseLeague);
    connect(&m_statuses, &FacetModel::choiceWanted, this, &FilterFacets::chooseStatus);
    show();
}

void FilterFacets::setStatusWord(std::function<QString(StatusFacet)> word)
{
    m_statusWord = std::move(word);
    show();
}

// ── counting ─────────────────────────────────────────────────────────────────────────────────

void FilterFacets::add(base::BetId id)
{
    if (const WeekBets::Entry& entry = *m_bets.find(id); m_isCounted)
        m_counts.add(entry, m_list.matcher().objections(entry));
    showSoon();
}

void FilterFacets::takeOff(base::BetId id)
{
    if (const WeekBets::Entry& entry = *m_bets.find(id); m_isCounted)
        m_counts.takeOff(entry, m_list.matcher().objections(entry));
    showSoon();
}

void FilterFacets::startAnew()
{
    m_isCounted = false;
    showSoon();
}

void FilterFacets::takeFilter()
{
    m_isCounted = false;
    // At once, so that what is chosen is never behind what was just pressed.
    if (!isSameChoice(m_list.filter(), m_shownFilter))
        return show();
    m_showSoon.stop(); // not between two letters
    showSoon();
}

void FilterFacets::count()
{
    m_counts = {};
    BetMatcher& matcher = m_list.matcher();
    for (WeekBets::Place place = 0; place < m_bets.placeEnd(); ++place) {
        if (const WeekBets::Entry& entry = m_bets.entryAt(place); entry.isHere)
            m_counts.add(entry, matcher.objections(entry));
    }
    m_isCounted = true;
}

// ── showing ──────────────────────────────────────────────────────────────────────────────────

void FilterFacets::showSoon()
{
    // A keystroke is drawn before it is counted.
    constexpr int kPatienceMs = 100;
    if (!m_showSoon.isActive())
        m_showSoon.start(m_bets.count() > WeekBets::kMany ? kPatienceMs : 0);
}

void FilterFacets::show()
{
    m_showSoon.stop();
    if (!m_isCounted)
        count();
    m_shownFilter = m_list.filter();
    m_people.setFacets(facetsOf(m_counts.people(), m_shownFilter.people, namesOnline()));
    m_leagues.setFacets(facetsOf(m_counts.leagues(), m_shownFilter.leagues, {}));
    showStatuses();
}

/// What is chosen stays on offer, even where nothing is left of it.
QList<FacetModel::Facet> FilterFacets::facetsOf(
    const FacetCounts::Names& names, const QSet<QString>& chosen, const QSet<QString>& online) const
{
    const SearchTerms& terms = m_bets.terms();
    QMap<std::pair<QString, QString>, int> counts; // by the name, folded and as it is
    for (const QString& name : chosen)
        counts[{folded(name), name}] = 0;
    for (auto it = names.cbegin(); it != names.cend(); ++it)
        counts[{terms.folded(it.key()), terms.text(it.key())}] = it->shown;
    QList<FacetModel::Facet> facets;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        const QString& name = it.key().second;
        facets.append({name, name, it.value(), chosen.contains(name), online.contains(name)});
    }
    return facets;
}

void FilterFacets::showStatuses()
{
    QList<FacetModel::Facet> facets;
    for (int i = 0; i < kStatusFacetCount; ++i) {
        const auto facet = static_cast<StatusFacet>(i);
        const int bearing = m_counts.statuses()[static_cast<size_t>(i)];
        const bool chosen = m_shownFilter.statuses.contains(facet);
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

// ── choosing ─────────────────────────────────────────────────────────────────────────────────

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
