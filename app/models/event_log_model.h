// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/diagnostics.h"

#include <QAbstractTableModel>

namespace betlog::models {

/// What the engine wrote down, oldest first, as a table: when, what kind, what.
class EventLogModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, KindColumn, TextColumn };

    static constexpr int kColumnCount = 3;

    /// KindRole is a sync::Diagnostics::Kind as int, on every column.
    enum Role { KindRole = Qt::UserRole };

    /// `diagnostics` outlives the model.
    explicit EventLogModel(const sync::Diagnostics& diagnostics, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant
    data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void takeNewest();
    void reload();

    const sync::Diagnostics& m_diagnostics;
    /// A copy, because the log drops its oldest entry before it tells of the newest.
    QList<sync::Diagnostics::Entry> m_entries;
};

/// "State", "Sent", "Received" …
[[nodiscard]] QString entryKindWord(sync::Diagnostics::Kind kind);
/// The rows as lines of text, for copying.
[[nodiscard]] QString rowsAsText(const QAbstractItemModel& model, const QList<int>& rows);

} // namespace betlog::models
