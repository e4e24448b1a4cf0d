// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/row_list_view.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace betlog::widgets {

// ── measuring ────────────────────────────────────────────────────────────────────────────────

void RowListView::setModel(QAbstractItemModel* model)
{
    if (this->model())
        disconnect(this->model(), nullptr, this, nullptr);
    m_isMeasured = false;
    QListView::setModel(model);
    if (!model)
        return;
    connect(
        model,
        &QAbstractItemModel::rowsRemoved,
        this,
        [this](const QModelIndex&, int start, int end) { takeOut(start, end); });
    connect(
        model,
        &QAbstractItemModel::rowsMoved,
        this,
        [this](const QModelIndex&, int start, int end, const QModelIndex&, int target) {
            move(start, end, target);
        });
    connect(model, &QAbstractItemModel::layoutChanged, this, &RowListView::measureAllAgain);
}

void RowListView::measureAllAgain()
{
    m_isMeasured = false;
    scheduleDelayedItemsLayout();
}

void RowListView::doItemsLayout()
{
    if (!m_isMeasured || m_measuredBy != itemDelegate()) {
        m_isMeasured = true;
        m_measuredBy = itemDelegate();
        const int rows = model() ? model()->rowCount() : 0;
        m_heights.assign(measured(0, rows - 1));
    }
    QAbstractItemView::doItemsLayout();
}

/// What is asked while a layout is due is answered as if it were done.
void RowListView::layOutIfDue() const
{
    const_cast<RowListView*>(this)->executeDelayedItemsLayout();
    if (!m_isMeasured)
        const_cast<RowListView*>(this)->doItemsLayout();
}

void RowListView::reset()
{
    m_isMeasured = false;
    QListView::reset();
}

QList<int> RowListView::measured(int first, int last) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    QList<int> heights;
    heights.reserve(last - first + 1);
    for (int row = first; row <= last; ++row)
        heights.append(itemDelegate()->sizeHint(option, model()->index(row, 0)).height());
    return heights;
}

void RowListView::measureAgain(int first, int last)
{
    first = std::max(first, 0);
    last = std::min(last, rowCount() - 1);
    const QList<int> heights = measured(first, last);
    for (int row = first; row <= last; ++row)
        m_heights.set(row, heights[row - first]);
}

// What stands above a row that comes or goes may end there, or go on: it is measured again.

void RowListView::rowsInserted(const QModelIndex& parent, int start, int end)
{
    if (m_isMeasured) {
        m_heights.insert(start, measured(start, end));
        measureAgain(start - 1, start - 1);
    }
    scheduleDelayedItemsLayout();
    QAbstractItemView::rowsInserted(parent, start, end);
}

void RowListView::rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end)
{
    QAbstractItemView::rowsAboutToBeRemoved(parent, start, end);
}

void RowListView::takeOut(int start, int end)
{
    if (m_isMeasured) {
        m_heights.remove(start, end - start + 1);
        measureAgain(start - 1, start - 1);
    }
    scheduleDelayedItemsLayout();
}

void RowListView::move(int start, int end, int target)
{
    const int count = end - start + 1;
    const int to = target > start ? target - count : target;
    if (m_isMeasured) {
        m_heights.remove(start, count);
        m_heights.insert(to, measured(to, to + count - 1));
        measureAgain(to - 1, to - 1);
        measureAgain(to + count, to + count);
        measureAgain(target > start ? start - 1 : end, target > start ? start - 1 : end);
    }
    scheduleDelayedItemsLayout();
}

void RowListView::dataChanged(
    const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles)
{
    if (m_isMeasured) {
        const qint64 before = m_heights.sum();
        measureAgain(topLeft.row(), bottomRight.row());
        if (m_heights.sum() != before)
            scheduleDelayedItemsLayout();
    }
    QAbstractItemView::dataChanged(topLeft, bottomRight, roles);
}

void RowListView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        m_isMeasured = false;
    QListView::changeEvent(event);
}

void RowListView::resizeEvent(QResizeEvent* event)
{
    QAbstractItemView::resizeEvent(event);
    // Rows are as tall as the width asks for.
    if (event->size().width() != event->oldSize().width())
        measureAllAgain();
}

void RowListView::updateGeometries()
{
    const auto height = static_cast<int>(m_heights.sum());
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(height - viewport()->height(), 0));
    QAbstractItemView::updateGeometries();
}

// ── where rows are ───────────────────────────────────────────────────────────────────────────

int RowListView::horizontalOffset() const
{
    return 0;
}

int RowListView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

QRect RowListView::visualRect(const QModelIndex& index) const
{
    layOutIfDue();
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const auto top = static_cast<int>(m_heights.sumBefore(index.row()));
    return {0, top - verticalOffset(), viewport()->width(), m_heights.at(index.row())};
}

/// The row at that height of the viewport, or the nearest; there is one at least.
int RowListView::rowAt(int y) const
{
    const qint64 inside = std::clamp<qint64>(y + verticalOffset(), 0, m_heights.sum() - 1);
    return static_cast<int>(m_heights.find(inside).index);
}

QModelIndex RowListView::indexAt(const QPoint& point) const
{
    layOutIfDue();
    const int y = point.y() + verticalOffset();
    if (y < 0 || y >= m_heights.sum() || point.x() < 0 || point.x() >= viewport()->width())
        return {};
    return model()->index(rowAt(point.y()), 0);
}

void RowListView::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    const QRect row = visualRect(index);
    const QRect room = viewport()->rect();
    if (!row.isValid())
        return;
    int by = 0;
    if (hint == PositionAtTop || (hint == EnsureVisible && row.top() < room.top()))
        by = row.top();
    else if (hint == PositionAtBottom || (hint == EnsureVisible && row.bottom() > room.bottom()))
        by = std::min(row.top(), row.bottom() - room.height() + 1);
    else if (hint == PositionAtCenter)
        by = row.top() - (room.height() - row.height()) / 2;
    verticalScrollBar()->setValue(verticalScrollBar()->value() + by);
}

QModelIndex RowListView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    layOutIfDue();
    if (rowCount() == 0)
        return {};
    const int last = rowCount() - 1;
    const int here = currentIndex().isValid() ? currentIndex().row() : -1;
    const QRect row = visualRect(currentIndex());
    const int page = viewport()->height();
    int to = std::max(here, 0);
    if (here < 0 || action == MoveHome)
        to = 0;
    else if (action == MoveEnd)
        to = last;
    else if (action == MoveUp || action == MovePrevious)
        to = std::max(here - 1, 0);
    else if (action == MoveDown || action == MoveNext)
        to = std::min(here + 1, last);
    else if (action == MovePageUp)
        to = std::min(rowAt(row.bottom() - page), std::max(here - 1, 0));
    else if (action == MovePageDown)
        to = std::max(rowAt(row.top() + page), std::min(here + 1, last));
    return model()->index(to, 0);
}

// ── what is selected and drawn ───────────────────────────────────────────────────────────────

void RowListView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command)
{
    layOutIfDue();
    const QRect box = rect.normalized();
    const bool isBeside = box.bottom() + verticalOffset() < 0
        || box.top() + verticalOffset() >= m_heights.sum() || box.right() < 0
        || box.left() >= viewport()->width();
    QItemSelection selection;
    if (!isBeside)
        selection.select(
            model()->index(rowAt(box.top()), 0), model()->index(rowAt(box.bottom()), 0));
    selectionModel()->select(selection, command);
}

QRegion RowListView::visualRegionForSelection(const QItemSelection& selection) const
{
    QRegion region;
    for (const QItemSelectionRange& range : selection)
        region +=
            (visualRect(range.topLeft()) | visualRect(range.bottomRight())) & viewport()->rect();
    return region;
}

void RowListView::paintEvent(QPaintEvent* event)
{
    layOutIfDue();
    if (m_heights.sum() == 0)
        return;
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QStyle::State resting = option.state;
    const bool hasFocus = this->hasFocus() || viewport()->hasFocus();
    QPainter painter(viewport());
    const int last = rowAt(event->rect().bottom());
    for (int row = rowAt(event->rect().top()); row <= last; ++row) {
        const QModelIndex index = model()->index(row, 0);
        option.rect = visualRect(index);
        option.state = resting;
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        option.state.setFlag(QStyle::State_HasFocus, hasFocus && index == currentIndex());
        itemDelegate()->paint(&painter, option, index);
    }
}

} // namespace betlog::widgets
