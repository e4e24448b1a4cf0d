// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/packed_bet.h"

#include <QHash>
#include <QString>
#include <QVarLengthArray>

#include <vector>

namespace betlog::models {

/// The texts that bets are searched by, each kept and folded once, however many bets say it:
/// people, teams and players come again and again. A search looks at each text once, and then at
/// the numbers that a bet has in place of its texts.
class SearchTerms final
{
public:
    using Id = quint32;
    using Ids = QVarLengthArray<Id, 12>; ///< of a bet; few have more

    [[nodiscard]] Id idOf(sync::PackedText text);

    /// As it was given; two texts that only fold alike are two.
    [[nodiscard]] const QString& text(Id id) const { return m_terms[id].text; }

    [[nodiscard]] const QString& folded(Id id) const { return m_terms[id].folded; }

    [[nodiscard]] Id count() const { return static_cast<Id>(m_terms.size()); }

    /// Everything of the bet that a person may search for, but for its number; empty texts left
    /// out.
    [[nodiscard]] Ids idsOf(const sync::BetGlance& bet);

    void clear();

private:
    struct Term
    {
        QString text;
        QString folded;
    };

    std::vector<Term> m_terms;
    QHash<QByteArray, Id> m_ids; ///< by their bytes in packed bets
};

} // namespace betlog::models
