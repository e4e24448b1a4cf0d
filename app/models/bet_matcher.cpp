// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/bet_matcher.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace betlog::models {

namespace {

constexpr quint64 kPerson = 1;
constexpr quint64 kLeague = 2;
constexpr qsizetype kFirstWord = 2;
constexpr qsizetype kMarkedWords = 64 - kFirstWord; ///< further ones are looked for in each bet

quint64 markOfWord(qsizetype word)
{
    return quint64(1) << (kFirstWord + word);
}

quint32 bitOf(StatusFacet facet)
{
    return 1U << static_cast<quint32>(facet);
}

/// The word, where a number may hold it: "#12", "2".
QByteArray asPartOfNumber(const QString& word)
{
    const bool canBe =
        std::ranges::all_of(word, [](QChar c) { return c == u'#' || (c >= u'0' && c <= u'9'); });
    return canBe ? word.toLatin1() : QByteArray();
}

/// A bet is found by its number as it is shown: "#12". Asked of very many bets for each letter
/// that is typed, so nothing is allocated.
bool isInNumber(std::string_view part, qint64 number)
{
    std::array<char, 24> shown {'#'};
    const auto end = std::to_chars(shown.data() + 1, shown.data() + shown.size(), number).ptr;
    return std::string_view(shown.data(), end).find(part) != std::string_view::npos;
}

} // namespace

BetMatcher::BetMatcher(const BetFilter& filter, const SearchTerms& terms)
    : m_filter(filter)
    , m_terms(&terms)
{
    for (const StatusFacet facet : filter.statuses)
        m_statuses |= bitOf(facet);
    for (const QString& word : filter.words)
        m_numberWords.append(asPartOfNumber(word));
}

void BetMatcher::takeInNewTerms()
{
    for (auto id = static_cast<SearchTerms::Id>(m_marks.size()); id < m_terms->count(); ++id) {
        Marks marks = 0;
        if (m_filter.people.contains(m_terms->text(id)))
            marks |= kPerson;
        if (m_filter.leagues.contains(m_terms->text(id)))
            marks |= kLeague;
        const qsizetype words = std::min(m_filter.words.size(), kMarkedWords);
        for (qsizetype word = 0; word < words; ++word) {
            if (m_terms->folded(id).contains(m_filter.words[word]))
                marks |= markOfWord(word);
        }
        m_marks.push_back(marks);
    }
}

BetMatcher::Sections BetMatcher::objections(const WeekBets::Entry& entry)
{
    if (m_marks.size() < m_terms->count())
        takeInNewTerms();
    Sections against;
    if (!m_filter.people.isEmpty() && !(m_marks[entry.person] & kPerson))
        against |= Person;
    if (!m_filter.leagues.isEmpty() && !(m_marks[entry.league] & kLeague))
        against |= League;
    if (m_statuses != 0 && !(statusFacetsOf(entry) & m_statuses))
        against |= Status;
    if (!m_filter.words.isEmpty() && !hasAllWords(entry))
        against |= Text;
    return against;
}

bool BetMatcher::hasAllWords(const WeekBets::Entry& entry) const
{
    Marks found = 0;
    for (const SearchTerms::Id id : entry.terms)
        found |= m_marks[id];
    for (qsizetype word = 0; word < m_filter.words.size(); ++word) {
        const bool isMarked = word < kMarkedWords && (found & markOfWord(word));
        if (!isMarked && !hasWord(entry, word))
            return false;
    }
    return true;
}

/// One that no mark speaks for.
bool BetMatcher::hasWord(const WeekBets::Entry& entry, qsizetype word) const
{
    const QByteArray& part = m_numberWords[word];
    if (!part.isEmpty() && isInNumber({part.data(), size_t(part.size())}, entry.number))
        return true;
    if (m_filter.words.size() <= kMarkedWords)
        return false;
    const QString& text = m_filter.words[word];
    return std::ranges::any_of(
        entry.terms, [&](SearchTerms::Id id) { return m_terms->folded(id).contains(text); });
}

quint32 statusFacetsOf(const WeekBets::Entry& entry)
{
    // Both enumerations name the results in one order.
    quint32 facets = bitOf(static_cast<StatusFacet>(entry.result));
    if (sync::isUnanswered(entry.delivery))
        facets |= bitOf(StatusFacet::Sending);
    if (entry.delivery == sync::Delivery::Refused || entry.delivery == sync::Delivery::Conflicted)
        facets |= bitOf(StatusFacet::NeedsAttention);
    return facets;
}

} // namespace betlog::models
