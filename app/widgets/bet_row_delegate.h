// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/bet_list_model.h"
#include "app/widgets/bet_row_painter.h"
#include "base/clock.h"

#include <QStyledItemDelegate>

namespace betlog::widgets {

/// Measures and paints the rows of the log. The view tells it what is under the pointer and what
/// has just arrived.
class BetRowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    BetRowDelegate(const models::BetListModel& model, const base::Clock& clock, QObject* parent);

    void setFacts(const LogFacts& facts) { m_facts = facts; }

    [[nodiscard]] const LogFacts& facts() const { return m_facts; }

    void setTeamColours(const TeamColours& colours) { m_colours = colours; }

    /// Shows the rows without what could change them.
    void setReadOnly(bool readOnly) { m_isReadOnly = readOnly; }

    void setPointer(const QModelIndex& row, RowPart part);
    /// 1 for a bet that another screen has just changed, fading to 0.
    void setArrived(base::BetId bet, double share);

    [[nodiscard]] BetRowGeometry
    geometry(const QModelIndex& index, const QRect& row, const QFont& font) const;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index)
        const override;
    [[nodiscard]] QSize
    sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(
        QHelpEvent* event,
        QAbstractItemView* view,
        const QStyleOptionViewItem& option,
        const QModelIndex& index) override;

    /// What a row says to those who listen.
    [[nodiscard]] QString spoken(const models::BetListModel::Row& row) const;

private:
    using Row = models::BetListModel::Row;
    using RowKind = models::BetListModel::RowKind;

    [[nodiscard]] bool isFirst(int row) const;
    [[nodiscard]] bool isLast(int row) const;
    [[nodiscard]] bool hasDetail(const Row& row) const;
    [[nodiscard]] QString headingText() const;
    [[nodiscard]] QString toolTip(const Row& row, RowPart part) const;
    [[nodiscard]] QString lineToolTip(const domain::Line& line) const;
    [[nodiscard]] QString betToolTip(const domain::Bet& bet) const;

    const models::BetListModel& m_model;
    const base::Clock& m_clock;
    LogFacts m_facts;
    TeamColours m_colours;
    bool m_isReadOnly = false;
    QPersistentModelIndex m_hovered;
    RowPart m_hoveredPart;
    QHash<base::BetId, double> m_arrived;
};

} // namespace betlog::widgets
