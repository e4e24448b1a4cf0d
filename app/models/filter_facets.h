// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/bet_list_model.h"
#include "app/models/facet_model.h"

#include <QTimer>

namespace betlog::models {

/// The three sections of the filter, counted over the shown week: each count says how many bets
/// the value would show beside what the other sections let pass. Choosing changes the list's
/// filter. Counted again once after any number of changes; very many a tenth of a second later.
class FilterFacets final : public QObject
{
    Q_OBJECT

public:
    FilterFacets(BetListModel& list, const sync::Replica& replica, QObject* parent = nullptr);

    [[nodiscard]] FacetModel& people() { return m_people; }

    [[nodiscard]] FacetModel& leagues() { return m_leagues; }

    [[nodiscard]] FacetModel& statuses() { return m_statuses; }

    /// The word of a status, from those who translate.
    void setStatusWord(std::function<QString(StatusFacet)> word);

private:
    void count();
    void choosePerson(const QString& key, bool chosen);
    void chooseLeague(const QString& key, bool chosen);
    void chooseStatus(const QString& key, bool chosen);
    [[nodiscard]] QSet<QString> namesOnline() const;

    BetListModel& m_list;
    const sync::Replica& m_replica;
    FacetModel m_people;
    FacetModel m_leagues;
    FacetModel m_statuses;
    std::function<QString(StatusFacet)> m_statusWord;
    QTimer m_countSoon;
    BetFilter m_counted; ///< what the counts are of
};

} // namespace betlog::models
