// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/diagnostics.h"

#include <QAbstractTableModel>

namespace betlog::models {

/// The states that the connection went through, newest first: since when, which, for how long, why.
class StateHistoryModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { SinceColumn, StateColumn, LastedColumn, WhyColumn };

    static constexpr int kColumnCount = 4;

    /// StateRole is a sync::ConnectionState as int, on every column.
    enum Role { StateRole = Qt::UserRole };

    /// Both outlive the model.
    StateHistoryModel(
        const sync::Diagnostics& diagnostics, const base::Clock& clock, QObject* parent = nullptr);

    /// How long the present state has lasted moves on; to be called every second while seen.
    void tick();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant
    data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void takeNewest();
    [[nodiscard]] QString text(qsizetype at, int column) const;
    [[nodiscard]] QString lasted(qsizetype at) const;

    const sync::Diagnostics& m_diagnostics;
    const base::Clock& m_clock;
    QList<sync::Diagnostics::StateEntry> m_states; ///< oldest first; a copy, as EventLogModel's
};

} // namespace betlog::models
