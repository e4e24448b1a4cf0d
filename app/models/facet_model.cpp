// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/facet_model.h"

#include <algorithm>

namespace betlog::models {

using namespace Qt::Literals::StringLiterals;

void FacetModel::setFacets(const QList<Facet>& facets)
{
    dropMissing(facets);
    for (int row = 0; row < static_cast<int>(facets.size()); ++row) {
        const Facet& wanted = facets[row];
        const auto here =
            std::find_if(m_facets.cbegin() + row, m_facets.cend(), [&](const Facet& facet) {
                return facet.key == wanted.key;
            });
        const int at = static_cast<int>(here - m_facets.cbegin());
        if (here == m_facets.cend()) {
            beginInsertRows({}, row, row);
            m_facets.insert(row, wanted);
            endInsertRows();
            continue;
        }
        if (at != row) {
            beginMoveRows({}, at, at, {}, row);
            m_facets.move(at, row);
            endMoveRows();
        }
        if (m_facets[row] != wanted) {
            m_facets[row] = wanted;
            emit dataChanged(index(row), index(row));
        }
    }
}

void FacetModel::dropMissing(const QList<Facet>& wanted)
{
    QSet<QString> keys;
    for (const Facet& facet : wanted)
        keys.insert(facet.key);
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (keys.contains(m_facets[row].key))
            continue;
        beginRemoveRows({}, row, row);
        m_facets.removeAt(row);
        endRemoveRows();
    }
}

int FacetModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_facets.size());
}

QVariant FacetModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Facet& facet = m_facets[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return facet.label;
    case Qt::AccessibleTextRole:
        return u"%1, %2"_s.arg(facet.label).arg(facet.count);
    case Qt::CheckStateRole:
        return facet.chosen ? Qt::Checked : Qt::Unchecked;
    case KeyRole:
        return facet.key;
    case CountRole:
        return facet.count;
    case OnlineRole:
        return facet.online;
    default:
        return {};
    }
}

bool FacetModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const QString key = m_facets[index.row()].key;
    emit choiceWanted(key, value.value<Qt::CheckState>() == Qt::Checked);
    return true;
}

Qt::ItemFlags FacetModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
        | Qt::ItemNeverHasChildren;
}

} // namespace betlog::models
