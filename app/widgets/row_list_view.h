// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/running_sums.h"

#include <QListView>

namespace betlog::widgets {

/// A list of rows of different heights, one below the other, that measures a row when it comes or
/// changes and no other. QListView measures all rows again for every row that is put in: among a
/// hundred thousand that takes longer than a frame. All that depends on where rows are is therefore
/// done here; of QListView remains what the rest of Qt knows it by.
class RowListView : public QListView
{
    Q_OBJECT

public:
    using QListView::QListView;

    void setModel(QAbstractItemModel* model) override;

    [[nodiscard]] QRect visualRect(const QModelIndex& index) const override;
    [[nodiscard]] QModelIndex indexAt(const QPoint& point) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;
    void reset() override;

protected:
    /// How high these rows are.
    [[nodiscard]] virtual QList<int> measured(int first, int last) const;
    /// All rows are measured before they are next asked for: their width is another one, say.
    void measureAllAgain();

    void rowsInserted(const QModelIndex& parent, int start, int end) override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) override;
    void dataChanged(
        const QModelIndex& topLeft,
        const QModelIndex& bottomRight,
        const QList<int>& roles = {}) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void updateGeometries() override;
    [[nodiscard]] int horizontalOffset() const override;
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers keys) override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection& selection) const override;

private:
    void layOutIfDue() const;
    void takeOut(int start, int end);
    void move(int start, int end, int target);
    void measureAgain(int first, int last);
    [[nodiscard]] int rowAt(int y) const;

    [[nodiscard]] int rowCount() const { return static_cast<int>(m_heights.count()); }

    models::RunningSums m_heights;
    bool m_isMeasured = false;
    const QAbstractItemDelegate* m_measuredBy = nullptr;
};

} // namespace betlog::widgets
