// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/diagnostics.h"

#include <QSortFilterProxyModel>

namespace betlog::models {

/// The rows of an EventLogModel that a person wants to see: by kind, and by a text in them.
class EventLogFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    /// nullopt: all kinds.
    void setKind(std::optional<sync::Diagnostics::Kind> kind);
    /// In any case of letters; empty: all rows.
    void setText(const QString& text);

protected:
    [[nodiscard]] bool
    filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const override;

private:
    std::optional<sync::Diagnostics::Kind> m_kind;
    QString m_text;
};

} // namespace betlog::models
