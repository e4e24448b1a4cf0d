// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/leaderboard_model.h"

#include <QSet>

#include <algorithm>

namespace betlog::models {

void LeaderboardModel::setTallies(const QList<domain::Tally>& tallies)
{
    QSet<QString> keys;
    for (const domain::Tally& tally : tallies)
        keys.insert(tally.key);
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (keys.contains(m_tallies[row].key))
            continue;
        beginRemoveRows({}, row, row);
        m_tallies.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < static_cast<int>(tallies.size()); ++row) {
        const auto here = std::find_if(
            m_tallies.cbegin() + row, m_tallies.cend(), [&](const domain::Tally& tally) {
                return tally.key == tallies[row].key;
            });
        const int at = static_cast<int>(here - m_tallies.cbegin());
        if (here == m_tallies.cend()) {
            beginInsertRows({}, row, row);
            m_tallies.insert(row, tallies[row]);
            endInsertRows();
        } else if (at != row) {
            beginMoveRows({}, at, at, {}, row);
            m_tallies.move(at, row);
            endMoveRows();
        }
        if (m_tallies[row] != tallies[row]) {
            m_tallies[row] = tallies[row];
            emit dataChanged(index(row), index(row));
        }
    }
}

void LeaderboardModel::setDescription(
    const QObject& describer, std::function<QString(const domain::Tally&)> description)
{
    m_describer = &describer;
    m_description = std::move(description);
}

int LeaderboardModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_tallies.size());
}

QVariant LeaderboardModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const domain::Tally& tally = m_tallies[index.row()];
    if (role == Qt::DisplayRole)
        return tally.key;
    if (role == Qt::AccessibleTextRole && m_describer)
        return m_description(tally);
    return {};
}

} // namespace betlog::models
