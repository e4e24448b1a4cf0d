// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/bet_list_model.h"

#include <algorithm>

namespace betlog::models {

BetListModel::BetListModel(const WeekBets& bets, QObject* parent)
    : QAbstractListModel(parent)
    , m_bets(bets)
    , m_matcher({}, bets.terms())
{
    connect(&bets, &WeekBets::betAdded, this, &BetListModel::betAdded);
    connect(&bets, &WeekBets::betAboutToChange, this, &BetListModel::rememberPosition);
    connect(&bets, &WeekBets::betChanged, this, &BetListModel::betChanged);
    connect(&bets, &WeekBets::betRemoved, this, &BetListModel::betRemoved);
    connect(&bets, &WeekBets::reset, this, &BetListModel::reload);
    reload();
}

void BetListModel::setFilter(const BetFilter& filter)
{
    if (filter == m_filter)
        return;
    // What fell through before does not pass a narrower filter: each letter looks at less.
    const bool narrows = filter.isWithin(m_filter);
    m_filter = filter;
    m_matcher = BetMatcher(filter, m_bets.terms());
    refilter(narrows ? m_shown : m_ordered);
    emit filterChanged();
}

void BetListModel::setOrder(BetOrder order)
{
    if (order == m_order)
        return;
    m_order = order;
    m_ordered = allInOrder();
    reorder(passing(m_ordered));
    emit shownBetsChanged();
}

void BetListModel::setOpen(base::BetId id, bool open)
{
    if (open == m_open.contains(id))
        return;
    if (open)
        m_open.insert(id);
    else
        m_open.remove(id);
    if (const qsizetype position = shownPosition(id); position >= 0)
        refreshRows(position);
}

QList<base::BetId> BetListModel::shownBets() const
{
    QList<base::BetId> ids;
    ids.reserve(m_shown.size());
    for (const Place place : m_shown)
        ids.append(m_bets.entryAt(place).id);
    return ids;
}

QModelIndex BetListModel::indexOf(base::BetId id) const
{
    const qsizetype position = shownPosition(id);
    return position < 0 ? QModelIndex() : index(firstRowAt(position));
}

QModelIndex BetListModel::indexOfLine(base::BetId id, int line) const
{
    const qsizetype position = shownPosition(id);
    if (position < 0)
        return {};
    const qsizetype row = blockAt(position).indexOf(Row {RowKind::Line, id, line});
    return row < 0 ? QModelIndex() : index(firstRowAt(position) + static_cast<int>(row));
}

void BetListModel::setDescription(
    const QObject& describer, std::function<QString(const Row&)> description)
{
    m_describer = &describer;
    m_description = std::move(description);
}

int BetListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rowCounts.sum()) + (m_carried > 0 ? 1 : 0);
}

QVariant BetListModel::data(const QModelIndex& index, int role) const
{
    const bool asksText = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    if (!asksText || !m_describer || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return m_description(rowAt(index.row()));
}

Qt::ItemFlags BetListModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (index.row() == headingRow())
        return Qt::ItemIsEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

// ── what the bets do ─────────────────────────────────────────────────────────────────────────

void BetListModel::betAdded(base::BetId id)
{
    const Place place = m_bets.placeOf(id);
    m_ordered.insert(positionIn(m_ordered, place), place);
    if (!passes(place))
        return;
    insertBet(place);
    emit shownBetsChanged();
}

void BetListModel::rememberPosition(base::BetId id)
{
    m_orderedBefore = positionIn(m_ordered, m_bets.placeOf(id));
    m_shownBefore = shownPosition(id);
}

void BetListModel::betChanged(base::BetId id)
{
    const Place place = m_bets.placeOf(id);
    const qsizetype before = m_shownBefore;
    m_ordered.move(m_orderedBefore, newPositionIn(m_ordered, m_orderedBefore));
    const bool passesNow = passes(place);
    if (before < 0 && !passesNow)
        return;
    const bool wasCarried = before >= firstCarried();
    const bool changesGroup = wasCarried != m_bets.entryAt(place).carried;
    if (before >= 0 && (!passesNow || changesGroup))
        removeBet(before);
    if (passesNow && (before < 0 || changesGroup)) {
        insertBet(place);
    } else if (passesNow) {
        refreshRows(before);
        moveBet(before);
    }
    emit shownBetsChanged();
}

void BetListModel::betRemoved(base::BetId id)
{
    m_open.remove(id);
    m_ordered.removeAt(m_orderedBefore);
    if (m_shownBefore < 0)
        return;
    removeBet(m_shownBefore);
    emit shownBetsChanged();
}

void BetListModel::reload()
{
    beginResetModel();
    m_matcher = BetMatcher(m_filter, m_bets.terms());
    m_ordered = allInOrder();
    m_blocks.clear();
    setShown(passing(m_ordered));
    endResetModel();
    emit shownBetsChanged();
}

void BetListModel::refilter(const QList<Place>& candidates)
{
    replaceShown(passing(candidates));
    emit shownBetsChanged();
}

// ── which bets, and where ────────────────────────────────────────────────────────────────────

bool BetListModel::passes(Place place)
{
    return m_matcher.matches(m_bets.entryAt(place));
}

BetKey BetListModel::keyAt(Place place) const
{
    return keyOf(m_bets.entryAt(place), m_order.by, m_bets.terms());
}

/// Where the bet is among bets in order, or would be.
qsizetype BetListModel::positionIn(const QList<Place>& places, Place place) const
{
    const BetKey wanted = keyAt(place);
    const auto at = std::ranges::partition_point(
        places, [&](Place other) { return comesBefore(keyAt(other), wanted, m_order.ascending); });
    return at - places.cbegin();
}

/// Where the bet at `from` belongs now among the others, which are in order.
qsizetype BetListModel::newPositionIn(const QList<Place>& places, qsizetype from) const
{
    const BetKey wanted = keyAt(places[from]);
    const auto isBefore = [&](Place other) {
        return comesBefore(keyAt(other), wanted, m_order.ascending);
    };
    const auto here = places.cbegin() + from;
    if (from > 0 && !isBefore(*(here - 1)))
        return std::partition_point(places.cbegin(), here, isBefore) - places.cbegin();
    return std::partition_point(here + 1, places.cend(), isBefore) - places.cbegin() - 1;
}

qsizetype BetListModel::shownPosition(base::BetId id) const
{
    const Place place = m_bets.placeOf(id);
    if (place < 0)
        return -1;
    const qsizetype position = positionIn(m_shown, place);
    return position < m_shown.size() && m_shown[position] == place ? position : -1;
}

QList<BetListModel::Place> BetListModel::allInOrder() const
{
    QList<Place> places = m_bets.places();
    const auto inOrder = [this](Place a, Place b) {
        return comesBefore(keyAt(a), keyAt(b), m_order.ascending);
    };
    if (std::ranges::is_sorted(places, inOrder))
        return places; // newest first, as they come and as most people leave it
    using Keyed = std::pair<BetKey, Place>;
    std::vector<Keyed> keyed;
    keyed.reserve(static_cast<size_t>(m_bets.count()));
    for (const Place place : places)
        keyed.emplace_back(keyAt(place), place);
    std::ranges::sort(keyed, [this](const Keyed& a, const Keyed& b) {
        return comesBefore(a.first, b.first, m_order.ascending);
    });
    std::ranges::transform(keyed, places.begin(), &Keyed::second);
    return places;
}

QList<BetListModel::Place> BetListModel::passing(const QList<Place>& candidates)
{
    if (!m_filter.isActive())
        return candidates;
    QList<Place> places;
    std::ranges::copy_if(
        candidates, std::back_inserter(places), [this](Place place) { return passes(place); });
    return places;
}

} // namespace betlog::models
