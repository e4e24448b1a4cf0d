// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/bet_filter.h"

namespace betlog::models {

/// A filter made ready for very many bets: what it makes of a search term is found out once for
/// each term, so that a bet is a look at a few numbers. Good for the terms of one `reset` to the
/// next; terms that come in between are taken in when they are met.
class BetMatcher final
{
public:
    enum Section { Person = 1, League = 2, Status = 4, Text = 8 };
    Q_DECLARE_FLAGS(Sections, Section)

    BetMatcher(const BetFilter& filter, const SearchTerms& terms);

    [[nodiscard]] bool matches(const WeekBets::Entry& entry) { return !objections(entry); }

    /// The sections that keep the bet out.
    [[nodiscard]] Sections objections(const WeekBets::Entry& entry);

private:
    using Marks = quint64;

    void takeInNewTerms();
    [[nodiscard]] bool hasAllWords(const WeekBets::Entry& entry) const;
    [[nodiscard]] bool hasWord(const WeekBets::Entry& entry, qsizetype word) const;

    BetFilter m_filter;
    const SearchTerms* m_terms;
    QList<QByteArray> m_numberWords; ///< of each word what a bet's number may hold; else empty
    quint32 m_statuses = 0; ///< a bit for each facet; 0: all pass
    std::vector<Marks> m_marks; ///< of each term: chosen as person or league, and its words
};

/// The facets that a bet counts under, a bit each: its result, and one for its delivery where there
/// is one.
[[nodiscard]] quint32 statusFacetsOf(const WeekBets::Entry& entry);

} // namespace betlog::models

Q_DECLARE_OPERATORS_FOR_FLAGS(betlog::models::BetMatcher::Sections)
