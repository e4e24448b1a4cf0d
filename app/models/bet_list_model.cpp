// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/bet_list_model.h"

#include <algorithm>

namespace betlog::models {

BetListModel::BetListModel(const WeekBets& bets, QObject* parent)
    : QAbstractListModel(parent)
    , m_bets(bets)
{
    connect(&bets, &WeekBets::betAdded, this, &BetListModel::betAdded);
    connect(&bets, &WeekBets::betChanged, this, &BetListModel::betChanged);
    connect(&bets, &WeekBets::betRemoved, this, &BetListModel::betRemoved);
    connect(&bets, &WeekBets::reset, this, &BetListModel::reload);
    reload();
}

void BetListModel::setFilter(const BetFilter& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    refilter();
    emit filterChanged();
}

void BetListModel::setOrder(BetOrder order)
{
    if (order == m_order)
        return;
    m_order = order;
    refilter();
}

void BetListModel::setOpen(base::BetId id, bool open)
{
    if (open == m_open.contains(id))
        return;
    if (open)
        m_open.insert(id);
    else
        m_open.remove(id);
    if (firstRowOf(id) >= 0)
        refreshRows(id);
}

int BetListModel::carriedCount() const
{
    const auto first =
        std::ranges::find_if(m_shown, [this](base::BetId id) { return isCarried(id); });
    return static_cast<int>(m_shown.cend() - first);
}

QModelIndex BetListModel::indexOf(base::BetId id) const
{
    const int row = firstRowOf(id);
    return row < 0 ? QModelIndex() : index(row);
}

QModelIndex BetListModel::indexOfLine(base::BetId id, int line) const
{
    const int first = firstRowOf(id);
    const int end = first < 0 ? 0 : first + blockSize(first);
    for (int row = std::max(first, 0); row < end; ++row) {
        if (m_rows[row].line == line && m_rows[row].kind == RowKind::Line)
            return index(row);
    }
    return {};
}

void BetListModel::setDescription(
    const QObject& describer, std::function<QString(const Row&)> description)
{
    m_describer = &describer;
    m_description = std::move(description);
}

int BetListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant BetListModel::data(const QModelIndex& index, int role) const
{
    const bool asksText = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    if (!asksText || !m_describer || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return m_description(m_rows[index.row()]);
}

Qt::ItemFlags BetListModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (m_rows[index.row()].kind == RowKind::CarriedHeading)
        return Qt::ItemIsEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

// ── what the bets do ─────────────────────────────────────────────────────────────────────────

void BetListModel::betAdded(base::BetId id)
{
    if (!passes(id))
        return;
    insertBet(id);
    emit shownBetsChanged();
}

void BetListModel::betChanged(base::BetId id)
{
    const qsizetype position = m_shown.indexOf(id);
    const bool passesNow = passes(id);
    if (position < 0 && !passesNow)
        return;
    if (position < 0) {
        insertBet(id);
    } else if (!passesNow) {
        removeBet(id);
    } else {
        refreshRows(id);
        if (!isInPlace(position))
            moveBet(position);
    }
    emit shownBetsChanged();
}

void BetListModel::betRemoved(base::BetId id)
{
    m_open.remove(id);
    if (!m_shown.contains(id))
        return;
    removeBet(id);
    emit shownBetsChanged();
}

void BetListModel::reload()
{
    beginResetModel();
    m_shown = passingInOrder();
    m_rows = rowsOfAll(m_shown);
    endResetModel();
    emit shownBetsChanged();
}

void BetListModel::refilter()
{
    m_shown = passingInOrder();
    replaceRows(rowsOfAll(m_shown));
    emit shownBetsChanged();
}

// ── which bets, and where ────────────────────────────────────────────────────────────────────

bool BetListModel::passes(base::BetId id) const
{
    const WeekBets::Entry* const entry = m_bets.find(id);
    const sync::ShownBet* const shown = m_bets.shown(id);
    return entry && shown && m_filter.matches(*shown, *entry);
}

BetPlace BetListModel::place(base::BetId id) const
{
    const WeekBets::Entry* const entry = m_bets.find(id);
    const sync::ShownBet* const shown = m_bets.shown(id);
    return entry && shown ? placeOf(*shown, *entry, m_order.by) : BetPlace {};
}

QList<base::BetId> BetListModel::passingInOrder() const
{
    QList<BetPlace> places;
    for (const base::BetId id : m_bets.ids()) {
        if (passes(id))
            places.append(place(id));
    }
    std::ranges::sort(places, [this](const BetPlace& a, const BetPlace& b) {
        return comesBefore(a, b, m_order.ascending);
    });
    QList<base::BetId> ids;
    ids.reserve(places.size());
    for (const BetPlace& one : places)
        ids.append(one.id);
    return ids;
}

qsizetype BetListModel::positionFor(base::BetId id) const
{
    const BetPlace wanted = place(id);
    const auto at = std::ranges::partition_point(m_shown, [&](base::BetId other) {
        return comesBefore(place(other), wanted, m_order.ascending);
    });
    return at - m_shown.cbegin();
}

bool BetListModel::isInPlace(qsizetype position) const
{
    const BetPlace here = place(m_shown[position]);
    const auto inOrder = [this](const BetPlace& a, const BetPlace& b) {
        return comesBefore(a, b, m_order.ascending);
    };
    const bool afterPrevious = position == 0 || inOrder(place(m_shown[position - 1]), here);
    const bool beforeNext =
        position + 1 == m_shown.size() || inOrder(here, place(m_shown[position + 1]));
    return afterPrevious && beforeNext;
}

bool BetListModel::isCarried(base::BetId id) const
{
    const WeekBets::Entry* const entry = m_bets.find(id);
    return entry && entry->carried;
}

} // namespace betlog::models
