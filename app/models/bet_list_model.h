// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/bet_matcher.h"
#include "app/models/running_sums.h"
#include "app/models/week_bets.h"

#include <QAbstractListModel>
#include <QPointer>

#include <functional>

namespace betlog::models {

/// The bet log as a list of rows: a row for each bet that the filter lets pass, in order, and under
/// an open bet its lines and its summary. Carried bets follow under a heading of their own.
///
/// Every change of one bet becomes insertions, removals, a move or `dataChanged` of its own rows,
/// and costs next to nothing however many bets there are; a new filter or order touches the stretch
/// that differs. Only another week is a reset.
class BetListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class RowKind {
        Bet,
        Notice, ///< why the bet's last write was refused, and what can be done
        Line,
        Summary, ///< closes an open bet: totals, note, tags, actions
        CarriedHeading
    };

    struct Row
    {
        RowKind kind = RowKind::Bet;
        base::BetId bet;
        int line = -1; ///< of a line

        friend bool operator==(const Row&, const Row&) = default;
    };

    explicit BetListModel(const WeekBets& bets, QObject* parent = nullptr);

    [[nodiscard]] const BetFilter& filter() const { return m_filter; }

    void setFilter(const BetFilter& filter);

    [[nodiscard]] BetOrder order() const { return m_order; }

    void setOrder(BetOrder order);

    [[nodiscard]] bool isOpen(base::BetId id) const { return m_open.contains(id); }

    void setOpen(base::BetId id, bool open);

    /// The shown bets, in order.
    [[nodiscard]] QList<base::BetId> shownBets() const;

    [[nodiscard]] const QList<WeekBets::Place>& shownPlaces() const { return m_shown; }

    /// Of all bets of the screen, shown or not, in order.
    [[nodiscard]] const QList<WeekBets::Place>& allPlaces() const { return m_ordered; }

    [[nodiscard]] int shownCount() const { return static_cast<int>(m_shown.size()); }

    [[nodiscard]] const WeekBets& bets() const { return m_bets; }

    [[nodiscard]] int carriedCount() const { return m_carried; } ///< of the shown bets

    [[nodiscard]] BetMatcher& matcher() { return m_matcher; } ///< of the filter

    [[nodiscard]] Row rowAt(int row) const;
    /// Whether the row is all that is shown of a bet.
    [[nodiscard]] bool isWholeBet(int row) const;

    /// An invalid index where the bet, or its line, is not shown.
    [[nodiscard]] QModelIndex indexOf(base::BetId id) const;
    [[nodiscard]] QModelIndex indexOfLine(base::BetId id, int line) const;

    /// The text of a row for those who listen instead of looking; for as long as `describer` lives.
    void setDescription(const QObject& describer, std::function<QString(const Row&)> description);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    void shownBetsChanged(); ///< which they are, or what one of them says
    void filterChanged();
    /// Around a change that may take rows out and put them in again: a view keeps its place.
    void rowsAboutToBeReplaced();
    void rowsReplaced();

private:
    using Place = WeekBets::Place;
    void betAdded(base::BetId id);
    void rememberPosition(base::BetId id);
    void betChanged(base::BetId id);
    void betRemoved(base::BetId id);
    void reload();
    void refilter(const QList<Place>& candidates);

    [[nodiscard]] bool passes(Place place);
    [[nodiscard]] BetKey keyAt(Place place) const;
    [[nodiscard]] qsizetype positionIn(const QList<Place>& places, Place place) const;
    [[nodiscard]] qsizetype newPositionIn(const QList<Place>& places, qsizetype from) const;
    [[nodiscard]] qsizetype shownPosition(base::BetId id) const;
    [[nodiscard]] QList<Place> allInOrder() const;
    [[nodiscard]] QList<Place> passing(const QList<Place>& candidates);

    [[nodiscard]] QList<Row> rowsOf(Place place) const;
    [[nodiscard]] bool isPlain(Place place) const;
    [[nodiscard]] QList<Row> blockAt(qsizetype position) const;
    void setBlock(qsizetype position, const QList<Row>& rows);
    void setShown(const QList<Place>& places);
    [[nodiscard]] int rowsIn(Place place) const;
    [[nodiscard]] int carriedAmong(const QList<Place>& places) const;

    [[nodiscard]] qsizetype firstCarried() const;
    [[nodiscard]] int rowsBefore(qsizetype position) const;
    [[nodiscard]] int firstRowAt(qsizetype position) const;
    [[nodiscard]] int headingRow() const;

    void insertBet(Place place);
    void removeBet(qsizetype position);
    void moveBet(qsizetype from);
    void refreshRows(qsizetype position);
    void reorder(const QList<Place>& places);
    void replaceShown(const QList<Place>& places);
    void replaceMiddle(const QList<Place>& places, qsizetype prefix, qsizetype suffix);
    const WeekBets& m_bets;
    BetFilter m_filter;
    BetOrder m_order;
    BetMatcher m_matcher;
    QSet<base::BetId> m_open;
    QList<Place> m_ordered; ///< all bets
    QList<Place> m_shown; ///< those that the filter lets pass; the carried ones come last
    int m_carried = 0; ///< of m_shown
    RunningSums m_rowCounts; ///< how many rows each of m_shown takes, the heading left out
    QHash<Place, QList<Row>> m_blocks; ///< of those that take more than one
    qsizetype m_orderedBefore = -1; ///< where the bet is that is about to change
    qsizetype m_shownBefore = -1;
    QPointer<const QObject> m_describer;
    std::function<QString(const Row&)> m_description;
};

} // namespace betlog::models
