// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/bet_matcher.h"

#include <array>

namespace betlog::models {

/// How many bets each value of the filter's sections would show beside what the other sections let
/// pass. Kept bet by bet: what was added can be taken off again, which leaves no trace of it.
class FacetCounts final
{
public:
    struct OfName
    {
        int bets = 0; ///< that bear it
        int shown = 0; ///< of them
    };

    using Names = QHash<SearchTerms::Id, OfName>; ///< those that bets bear
    using Statuses = std::array<int, kStatusFacetCount>;

    /// `against`: the sections that keep the bet out.
    void add(const WeekBets::Entry& entry, BetMatcher::Sections against);
    void takeOff(const WeekBets::Entry& entry, BetMatcher::Sections against);

    [[nodiscard]] const Names& people() const { return m_people; }

    [[nodiscard]] const Names& leagues() const { return m_leagues; }

    [[nodiscard]] const Statuses& statuses() const { return m_statuses; }

private:
    void countStatuses(const WeekBets::Entry& entry, BetMatcher::Sections against, int by);

    Names m_people;
    Names m_leagues;
    Statuses m_statuses {};
};

} // namespace betlog::models
