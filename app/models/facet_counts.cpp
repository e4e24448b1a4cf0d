// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/facet_counts.h"

#include <bit>

namespace betlog::models {

namespace {

using Sections = BetMatcher::Sections;

/// Whether no other section keeps the bet out.
bool isShownBeside(Sections against, BetMatcher::Section section)
{
    return !(against & ~Sections(section));
}

void addName(FacetCounts::Names& names, SearchTerms::Id name, bool isShown)
{
    FacetCounts::OfName& count = names[name];
    ++count.bets;
    count.shown += isShown ? 1 : 0;
}

void takeOffName(FacetCounts::Names& names, SearchTerms::Id name, bool isShown)
{
    FacetCounts::OfName& count = names[name];
    --count.bets;
    count.shown -= isShown ? 1 : 0;
    if (count.bets == 0)
        names.remove(name);
}

} // namespace

void FacetCounts::add(const WeekBets::Entry& entry, Sections against)
{
    addName(m_people, entry.person, isShownBeside(against, BetMatcher::Person));
    addName(m_leagues, entry.league, isShownBeside(against, BetMatcher::League));
    countStatuses(entry, against, 1);
}

void FacetCounts::takeOff(const WeekBets::Entry& entry, Sections against)
{
    takeOffName(m_people, entry.person, isShownBeside(against, BetMatcher::Person));
    takeOffName(m_leagues, entry.league, isShownBeside(against, BetMatcher::League));
    countStatuses(entry, against, -1);
}

void FacetCounts::countStatuses(const WeekBets::Entry& entry, Sections against, int by)
{
    if (!isShownBeside(against, BetMatcher::Status))
        return;
    for (quint32 borne = statusFacetsOf(entry); borne != 0; borne &= borne - 1)
        m_statuses[static_cast<size_t>(std::countr_zero(borne))] += by;
}

} // namespace betlog::models
