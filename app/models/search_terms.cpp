// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/search_terms.h"

#include "app/models/search_text.h"

namespace betlog::models {

SearchTerms::Id SearchTerms::idOf(sync::PackedText packed)
{
    const QByteArrayView bytes = packed.bytes;
    const auto known = m_ids.constFind(QByteArray::fromRawData(bytes.data(), bytes.size()));
    if (known != m_ids.cend())
        return *known;
    const Id id = count();
    const QString text = packed.text();
    QString plain = models::folded(text);
    if (plain == text)
        plain = text; // one text in memory, not two
    m_terms.push_back({text, std::move(plain)});
    m_ids.insert(bytes.toByteArray(), id);
    return id;
}

SearchTerms::Ids SearchTerms::idsOf(const sync::BetGlance& bet)
{
    Ids ids;
    for (const sync::PackedText& text : bet.texts) {
        if (text.isEmpty())
            continue;
        const Id id = idOf(text);
        if (!ids.contains(id)) // the lines of a slip often say the same
            ids.append(id);
    }
    return ids;
}

void SearchTerms::clear()
{
    m_terms.clear();
    m_ids.clear();
}

} // namespace betlog::models
