// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

// The rows of BetListModel: which a bet has, and how they come, go and move.

#include "app/models/bet_list_model.h"

#include <algorithm>

namespace betlog::models {

namespace {

bool needsNotice(const sync::ShownBet& shown)
{
    return shown.delivery == sync::Delivery::Refused
        || shown.delivery == sync::Delivery::Conflicted;
}

} // namespace

size_t qHash(const BetListModel::Row& row, size_t seed)
{
    return qHashMulti(seed, static_cast<int>(row.kind), row.bet, row.line);
}

QList<BetListModel::Row> BetListModel::rowsOf(base::BetId id) const
{
    QList<Row> rows {{RowKind::Bet, id, -1}};
    const sync::ShownBet* const shown = m_bets.shown(id);
    if (!shown)
        return rows;
    if (needsNotice(*shown))
        rows.append({RowKind::Notice, id, -1});
    if (!m_open.contains(id))
        return rows;
    for (int line = 0; line < static_cast<int>(shown->bet.slip.lines.size()); ++line)
        rows.append({RowKind::Line, id, line});
    rows.append({RowKind::Summary, id, -1});
    return rows;
}

QList<BetListModel::Row> BetListModel::rowsOfAll(const QList<base::BetId>& ids) const
{
    QList<Row> rows;
    rows.reserve(ids.size());
    bool headed = false;
    for (const base::BetId id : ids) {
        if (!headed && isCarried(id)) {
            rows.append({RowKind::CarriedHeading, {}, -1});
            headed = true;
        }
        rows += rowsOf(id);
    }
    return rows;
}

int BetListModel::firstRowOf(base::BetId id) const
{
    return static_cast<int>(m_rows.indexOf(Row {RowKind::Bet, id, -1}));
}

int BetListModel::rowAtPosition(qsizetype position) const
{
    return position < m_shown.size() ? firstRowOf(m_shown[position]) : rowCount();
}

int BetListModel::blockSize(int firstRow) const
{
    const base::BetId id = m_rows[firstRow].bet;
    int end = firstRow;
    while (end < rowCount() && m_rows[end].bet == id)
        ++end;
    return end - firstRow;
}

void BetListModel::insertBet(base::BetId id)
{
    const qsizetype position = positionFor(id);
    int row = rowAtPosition(position);
    QList<Row> block = rowsOf(id);
    const bool carried = isCarried(id);
    if (carried && carriedCount() == 0)
        block.prepend({RowKind::CarriedHeading, {}, -1});
    else if (!carried && row < rowCount() && isCarried(m_shown[position]))
        --row; // above the heading, not below it
    beginInsertRows({}, row, row + static_cast<int>(block.size()) - 1);
    m_shown.insert(position, id);
    m_rows.insert(row, block.size(), {});
    std::ranges::copy(block, m_rows.begin() + row);
    endInsertRows();
}

void BetListModel::removeBet(base::BetId id)
{
    int first = firstRowOf(id);
    int count = blockSize(first);
    if (first > 0 && first + count == rowCount()
        && m_rows[first - 1].kind == RowKind::CarriedHeading) {
        --first; // the heading goes with its last bet
        ++count;
    }
    beginRemoveRows({}, first, first + count - 1);
    m_shown.removeOne(id);
    m_rows.remove(first, count);
    endRemoveRows();
}

void BetListModel::moveBet(qsizetype from)
{
    const base::BetId id = m_shown[from];
    const int first = firstRowOf(id);
    const int count = blockSize(first);
    m_shown.removeAt(from);
    const qsizetype to = positionFor(id);
    // A bet never leaves its group, so only a neighbour of another group can head for the heading.
    int target = rowAtPosition(to);
    if (to < m_shown.size() && !isCarried(id) && isCarried(m_shown[to]))
        --target;
    if (target == first || target == first + count) {
        m_shown.insert(to, id);
        return;
    }
    beginMoveRows({}, first, first + count - 1, {}, target);
    m_shown.insert(to, id);
    const auto rows = m_rows.begin();
    if (target > first)
        std::rotate(rows + first, rows + first + count, rows + target);
    else
        std::rotate(rows + target, rows + first, rows + first + count);
    endMoveRows();
}

void BetListModel::refreshRows(base::BetId id)
{
    const int first = firstRowOf(id);
    const int had = blockSize(first);
    const QList<Row> rows = rowsOf(id);
    const QList<Row> old = m_rows.mid(first, had);
    const auto [oldEnd, newEnd] = std::ranges::mismatch(old, rows);
    const int kept = static_cast<int>(newEnd - rows.cbegin());
    if (oldEnd != old.cend()) {
        beginRemoveRows({}, first + kept, first + had - 1);
        m_rows.remove(first + kept, had - kept);
        endRemoveRows();
    }
    if (newEnd != rows.cend()) {
        const int added = static_cast<int>(rows.size()) - kept;
        beginInsertRows({}, first + kept, first + kept + added - 1);
        m_rows.insert(first + kept, added, {});
        std::ranges::copy(rows.mid(kept), m_rows.begin() + first + kept);
        endInsertRows();
    }
    emit dataChanged(index(first), index(first + static_cast<int>(rows.size()) - 1));
}

void BetListModel::replaceRows(const QList<Row>& rows)
{
    if (rows == m_rows)
        return;
    emit rowsAboutToBeReplaced();
    const QSet<Row> before(m_rows.cbegin(), m_rows.cend());
    const bool sameRows = rows.size() == m_rows.size()
        && std::ranges::all_of(rows, [&](const Row& row) { return before.contains(row); });
    if (sameRows)
        permuteRows(rows);
    else
        replaceMiddle(rows);
    emit rowsReplaced();
}

void BetListModel::permuteRows(const QList<Row>& rows)
{
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    QHash<Row, int> places;
    for (int row = 0; row < static_cast<int>(rows.size()); ++row)
        places.insert(rows[row], row);
    const QList<Row> old = std::exchange(m_rows, rows);
    for (const QModelIndex& index : before)
        after.append(this->index(places.value(old[index.row()])));
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

void BetListModel::replaceMiddle(const QList<Row>& rows)
{
    const auto head = std::ranges::mismatch(m_rows, rows);
    const int prefix = static_cast<int>(head.in2 - rows.cbegin());
    int suffix = 0;
    const int shorter = static_cast<int>(std::min(m_rows.size(), rows.size())) - prefix;
    while (suffix < shorter && m_rows[m_rows.size() - 1 - suffix] == rows[rows.size() - 1 - suffix])
        ++suffix;
    const int removed = rowCount() - prefix - suffix;
    const int added = static_cast<int>(rows.size()) - prefix - suffix;
    if (removed > 0) {
        beginRemoveRows({}, prefix, prefix + removed - 1);
        m_rows.remove(prefix, removed);
        endRemoveRows();
    }
    if (added > 0) {
        beginInsertRows({}, prefix, prefix + added - 1);
        m_rows = rows;
        endInsertRows();
    }
}

} // namespace betlog::models
