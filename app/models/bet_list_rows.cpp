// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

// The rows of BetListModel: which a bet has, and how they come, go and move.

#include "app/models/bet_list_model.h"

#include <algorithm>

namespace betlog::models {

namespace {

bool needsNotice(const WeekBets::Entry& entry)
{
    return entry.delivery == sync::Delivery::Refused
        || entry.delivery == sync::Delivery::Conflicted;
}

} // namespace

// ── which rows ───────────────────────────────────────────────────────────────────────────────

QList<BetListModel::Row> BetListModel::rowsOf(Place place) const
{
    const WeekBets::Entry& entry = m_bets.entryAt(place);
    QList<Row> rows {{RowKind::Bet, entry.id, -1}};
    if (needsNotice(entry))
        rows.append({RowKind::Notice, entry.id, -1});
    if (!m_open.contains(entry.id))
        return rows;
    if (const auto shown = m_bets.shown(entry.id)) {
        for (int line = 0; line < static_cast<int>(shown->bet.slip.lines.size()); ++line)
            rows.append({RowKind::Line, entry.id, line});
        rows.append({RowKind::Summary, entry.id, -1});
    }
    return rows;
}

/// Whether the bet takes one row, as nearly all do.
bool BetListModel::isPlain(Place place) const
{
    const WeekBets::Entry& entry = m_bets.entryAt(place);
    return !needsNotice(entry) && (m_open.isEmpty() || !m_open.contains(entry.id));
}

/// The rows of a shown bet, as they have been told.
QList<BetListModel::Row> BetListModel::blockAt(qsizetype position) const
{
    const Place place = m_shown[position];
    const auto block = m_blocks.constFind(place);
    if (block != m_blocks.cend())
        return *block;
    return {{RowKind::Bet, m_bets.entryAt(place).id, -1}};
}

void BetListModel::setBlock(qsizetype position, const QList<Row>& rows)
{
    if (rows.size() > 1)
        m_blocks.insert(m_shown[position], rows);
    else
        m_blocks.remove(m_shown[position]);
    m_rowCounts.set(position, static_cast<int>(rows.size()));
}

/// Takes the bets and all that follows from them, without a word to anybody.
void BetListModel::setShown(const QList<Place>& places)
{
    m_shown = places;
    m_carried = carriedAmong(places);
    m_blocks.clear();
    QList<int> counts(places.size(), 1);
    for (qsizetype position = 0; position < places.size(); ++position) {
        if (isPlain(places[position]))
            continue;
        const QList<Row> rows = rowsOf(places[position]);
        counts[position] = static_cast<int>(rows.size());
        m_blocks.insert(places[position], rows);
    }
    m_rowCounts.assign(counts);
}

int BetListModel::rowsIn(Place place) const
{
    const auto block = m_blocks.constFind(place);
    return block == m_blocks.cend() ? 1 : static_cast<int>(block->size());
}

int BetListModel::carriedAmong(const QList<Place>& places) const
{
    const auto first = std::ranges::partition_point(
        places, [this](Place place) { return !m_bets.entryAt(place).carried; });
    return static_cast<int>(places.cend() - first);
}

BetListModel::Row BetListModel::rowAt(int row) const
{
    const int heading = headingRow();
    if (row == heading)
        return {RowKind::CarriedHeading, {}, -1};
    if (heading >= 0 && row > heading)
        --row;
    if (m_blocks.isEmpty())
        return {RowKind::Bet, m_bets.entryAt(m_shown[row]).id, -1};
    const RunningSums::Place at = m_rowCounts.find(row);
    return blockAt(at.index)[row - at.before];
}

bool BetListModel::isWholeBet(int row) const
{
    const int heading = headingRow();
    if (m_blocks.isEmpty() || row == heading)
        return row != heading;
    const int inBlocks = heading >= 0 && row > heading ? row - 1 : row;
    return m_rowCounts.at(m_rowCounts.find(inBlocks).index) == 1;
}

// ── where they are ───────────────────────────────────────────────────────────────────────────

qsizetype BetListModel::firstCarried() const
{
    return m_shown.size() - m_carried;
}

/// The rows of the bets before this one.
int BetListModel::rowsBefore(qsizetype position) const
{
    return static_cast<int>(m_blocks.isEmpty() ? position : m_rowCounts.sumBefore(position));
}

int BetListModel::firstRowAt(qsizetype position) const
{
    const bool isBelowHeading = m_carried > 0 && position >= firstCarried();
    return rowsBefore(position) + (isBelowHeading ? 1 : 0);
}

int BetListModel::headingRow() const
{
    return m_carried > 0 ? rowsBefore(firstCarried()) : -1;
}

// ── how they come, go and move ───────────────────────────────────────────────────────────────

void BetListModel::insertBet(Place place)
{
    const qsizetype position = positionIn(m_shown, place);
    const QList<Row> block = rowsOf(place);
    const bool carried = m_bets.entryAt(place).carried;
    // The first carried bet brings the heading along; others come above or below it.
    const int heading = carried && m_carried == 0 ? 1 : 0;
    const int row = rowsBefore(position) + (carried && m_carried > 0 ? 1 : 0);
    beginInsertRows({}, row, row + heading + static_cast<int>(block.size()) - 1);
    m_shown.insert(position, place);
    m_carried += carried ? 1 : 0;
    m_rowCounts.insert(position, {1});
    setBlock(position, block);
    endInsertRows();
}

void BetListModel::removeBet(qsizetype position)
{
    const bool carried = position >= firstCarried();
    const int heading = carried && m_carried == 1 ? 1 : 0; // it goes with its last bet
    const Place place = m_shown[position];
    const int last = firstRowAt(position) + rowsIn(place) - 1;
    beginRemoveRows({}, firstRowAt(position) - heading, last);
    m_shown.removeAt(position);
    m_carried -= carried ? 1 : 0;
    m_rowCounts.remove(position, 1);
    m_blocks.remove(place);
    endRemoveRows();
}

/// To where it belongs now; a bet never leaves its group.
void BetListModel::moveBet(qsizetype from)
{
    const qsizetype to = newPositionIn(m_shown, from);
    if (to == from)
        return;
    const int first = firstRowAt(from);
    const int count = rowsIn(m_shown[from]);
    const qsizetype behind = to > from ? to + 1 : to; // the bet that it comes to stand before
    const bool isCarried = from >= firstCarried();
    const int target = rowsBefore(behind) + (isCarried ? 1 : 0);
    beginMoveRows({}, first, first + count - 1, {}, target);
    m_shown.move(from, to);
    m_rowCounts.remove(from, 1);
    m_rowCounts.insert(to, {count});
    endMoveRows();
}

void BetListModel::refreshRows(qsizetype position)
{
    const int first = firstRowAt(position);
    const QList<Row> rows = rowsOf(m_shown[position]);
    const QList<Row> old = blockAt(position);
    const auto [oldEnd, newEnd] = std::ranges::mismatch(old, rows);
    const int kept = static_cast<int>(newEnd - rows.cbegin());
    if (oldEnd != old.cend()) {
        beginRemoveRows({}, first + kept, first + static_cast<int>(old.size()) - 1);
        setBlock(position, rows.mid(0, kept));
        endRemoveRows();
    }
    if (newEnd != rows.cend()) {
        beginInsertRows({}, first + kept, first + static_cast<int>(rows.size()) - 1);
        setBlock(position, rows);
        endInsertRows();
    }
    emit dataChanged(index(first), index(first + static_cast<int>(rows.size()) - 1));
}

/// The same bets in another order.
void BetListModel::reorder(const QList<Place>& places)
{
    if (places == m_shown)
        return;
    emit rowsAboutToBeReplaced();
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QList<Row> kept;
    for (const QModelIndex& index : before)
        kept.append(rowAt(index.row()));
    setShown(places);
    QModelIndexList after;
    for (const Row& row : kept) {
        const qsizetype position = shownPosition(row.bet);
        const int first = position < 0 ? headingRow() : firstRowAt(position);
        const qsizetype inside = position < 0 ? 0 : blockAt(position).indexOf(row);
        after.append(index(first + static_cast<int>(inside)));
    }
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
    emit rowsReplaced();
}

/// Others of the bets, in the same order.
void BetListModel::replaceShown(const QList<Place>& places)
{
    if (places == m_shown)
        return;
    const auto head = std::ranges::mismatch(m_shown, places);
    const qsizetype prefix = head.in2 - places.cbegin();
    const qsizetype shorter = std::min(m_shown.size(), places.size()) - prefix;
    qsizetype suffix = 0;
    while (suffix < shorter
           && m_shown[m_shown.size() - 1 - suffix] == places[places.size() - 1 - suffix])
        ++suffix;
    // A heading in the stretch that differs goes and comes with all bets below it.
    const auto holdsHeading = [&](const QList<Place>& of, qsizetype first) {
        return prefix <= first && first < of.size() - suffix;
    };
    if (holdsHeading(m_shown, firstCarried())
        || holdsHeading(places, places.size() - carriedAmong(places)))
        suffix = 0;
    emit rowsAboutToBeReplaced();
    replaceMiddle(places, prefix, suffix);
    emit rowsReplaced();
}

void BetListModel::replaceMiddle(const QList<Place>& places, qsizetype prefix, qsizetype suffix)
{
    const auto belowHeading = [prefix](qsizetype firstCarried) {
        return prefix > firstCarried ? 1 : 0;
    };
    const int first = rowsBefore(prefix) + belowHeading(firstCarried());
    const qsizetype end = m_shown.size() - suffix;
    if (end > prefix) {
        const bool takesHeading = prefix <= firstCarried() && firstCarried() < end;
        const int removed = rowsBefore(end) - rowsBefore(prefix) + (takesHeading ? 1 : 0);
        beginRemoveRows({}, first, first + removed - 1);
        setShown(m_shown.mid(0, prefix) + m_shown.mid(end));
        endRemoveRows();
    }
    const qsizetype newEnd = places.size() - suffix;
    if (newEnd == prefix)
        return;
    const qsizetype carriedFrom = places.size() - carriedAmong(places);
    int added = prefix <= carriedFrom && carriedFrom < newEnd ? 1 : 0;
    for (qsizetype position = prefix; position < newEnd; ++position)
        added += isPlain(places[position]) ? 1 : static_cast<int>(rowsOf(places[position]).size());
    beginInsertRows({}, first, first + added - 1);
    setShown(places);
    endInsertRows();
}

} // namespace betlog::models
