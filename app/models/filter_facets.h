// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/bet_list_model.h"
#include "app/models/facet_counts.h"
#include "app/models/facet_model.h"

#include <QTimer>

namespace betlog::models {

/// The three sections of the filter, counted over the shown week: each count says how many bets
/// the value would show beside what the other sections let pass. Choosing changes the list's
/// filter. All bets are looked at where the week or the filter is new; then a bet that changes is
/// taken off as it was and added as it is. Shown once after any number of changes; of very many
/// bets a tenth of a second later.
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
    void add(base::BetId id);
    void takeOff(base::BetId id);
    void startAnew();
    void takeFilter();
    void showSoon();
    void show();
    void count();
    void showStatuses();
    [[nodiscard]] QList<FacetModel::Facet> facetsOf(
        const FacetCounts::Names& names,
        const QSet<QString>& chosen,
        const QSet<QString>& online) const;
    void choosePerson(const QString& key, bool chosen);
    void chooseLeague(const QString& key, bool chosen);
    void chooseStatus(const QString& key, bool chosen);
    [[nodiscard]] QSet<QString> namesOnline() const;

    BetListModel& m_list;
    const WeekBets& m_bets;
    const sync::Replica& m_replica;
    FacetModel m_people;
    FacetModel m_leagues;
    FacetModel m_statuses;
    std::function<QString(StatusFacet)> m_statusWord;
    QTimer m_showSoon;
    bool m_isCounted = false; ///< else the counts mean nothing
    FacetCounts m_counts;
    BetFilter m_shownFilter; ///< what was last shown is of it
};

} // namespace betlog::models
