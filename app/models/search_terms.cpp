// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/search_terms.h"

#include "app/models/search_text.h"

namespace betlog::models {

SearchTerms::Id SearchTerms::idOf(const QString& text)
{
    constexpr quintptr kAlignment = 16;
    const auto address = reinterpret_cast<quintptr>(text.constData());
    Id& lately = m_lately[address / kAlignment % m_lately.size()];
    // A term keeps its text where it is, so nothing else can be there.
    if (lately < count() && m_terms[lately].text.constData() == text.constData()
        && m_terms[lately].text.size() == text.size())
        return lately;
    lately = m_ids.value(text, count());
    if (lately == count()) {
        QString plain = models::folded(text);
        if (plain == text)
            plain = text; // one text in memory, not two
        m_terms.push_back({text, std::move(plain)});
        m_ids.insert(text, lately);
    }
    return lately;
}

SearchTerms::Ids SearchTerms::idsOf(const domain::Bet& bet)
{
    Ids ids;
    const auto add = [&](const QString& text) {
        if (text.isEmpty())
            return;
        const Id id = idOf(text);
        if (!ids.contains(id)) // the lines of a slip often say the same
            ids.append(id);
    };
    for (const QString* text :
         {&bet.userName, &bet.league, &bet.awayTeam, &bet.homeTeam, &bet.slip.note, &bet.slip.book})
        add(*text);
    for (const QString& tag : bet.slip.tags)
        add(tag);
    for (const domain::Line& line : bet.slip.lines) {
        for (const QString* text :
             {&line.selection, &line.player, &line.description, &line.market, &line.category})
            add(*text);
    }
    return ids;
}

void SearchTerms::clear()
{
    m_terms.clear();
    m_ids.clear();
}

} // namespace betlog::models
