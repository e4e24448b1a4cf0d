// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/bet_filter.h"
#include "app/models/week_bets.h"

#include <QAbstractListModel>
#include <QPointer>

#include <functional>

namespace betlog::models {

/// The bet log as a list of rows: a row for each bet that the filter lets pass, in order, and under
/// an open bet its lines and its summary. Carried bets follow under a heading of their own.
///
/// Every change of one bet becomes insertions, removals, a move or `dataChanged` of its own rows;
/// a new filter or order touches the stretch that differs. Only another week is a reset.
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
    [[nodiscard]] const QList<base::BetId>& shownBets() const { return m_shown; }

    [[nodiscard]] const WeekBets& bets() const { return m_bets; }

    [[nodiscard]] int carriedCount() const; ///< of the shown bets

    [[nodiscard]] const Row& rowAt(int row) const { return m_rows[row]; }

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
    void betAdded(base::BetId id);
    void betChanged(base::BetId id);
    void betRemoved(base::BetId id);
    void reload();
    void refilter();

    [[nodiscard]] bool passes(base::BetId id) const;
    [[nodiscard]] BetPlace place(base::BetId id) const;
    [[nodiscard]] QList<base::BetId> passingInOrder() const;
    [[nodiscard]] qsizetype positionFor(base::BetId id) const;
    [[nodiscard]] bool isInPlace(qsizetype position) const;

    [[nodiscard]] QList<Row> rowsOf(base::BetId id) const;
    [[nodiscard]] QList<Row> rowsOfAll(const QList<base::BetId>& ids) const;
    [[nodiscard]] int firstRowOf(base::BetId id) const;
    [[nodiscard]] int rowAtPosition(qsizetype position) const;
    [[nodiscard]] int blockSize(int firstRow) const;
    [[nodiscard]] bool isCarried(base::BetId id) const;

    void insertBet(base::BetId id);
    void removeBet(base::BetId id);
    void moveBet(qsizetype from);
    void refreshRows(base::BetId id);
    void replaceRows(const QList<Row>& rows);
    void permuteRows(const QList<Row>& rows);
    void replaceMiddle(const QList<Row>& rows);

    const WeekBets& m_bets;
    BetFilter m_filter;
    BetOrder m_order;
    QSet<base::BetId> m_open;
    QList<base::BetId> m_shown;
    QList<Row> m_rows;
    QPointer<const QObject> m_describer;
    std::function<QString(const Row&)> m_description;
};

[[nodiscard]] size_t qHash(const BetListModel::Row& row, size_t seed = 0);

} // namespace betlog::models
