// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/statistics.h"

#include <QAbstractListModel>
#include <QPointer>

#include <functional>

namespace betlog::models {

/// The people of a period, best profit first. Rows come, go, move and change one by one, so that a
/// view can show who overtakes whom.
class LeaderboardModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setTallies(const QList<domain::Tally>& tallies);

    [[nodiscard]] const domain::Tally& tallyAt(int row) const { return m_tallies[row]; }

    /// The words of a row for those who listen, from those who translate; for as long as
    /// `describer` lives.
    void setDescription(
        const QObject& describer, std::function<QString(const domain::Tally&)> description);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    QList<domain::Tally> m_tallies;
    QPointer<const QObject> m_describer;
    std::function<QString(const domain::Tally&)> m_description;
};

} // namespace betlog::models
