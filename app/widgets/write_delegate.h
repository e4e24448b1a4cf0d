// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/clock.h"

#include <QStyledItemDelegate>

namespace betlog::widgets {

/// Draws one write: what it does, and how far it has come in a shape and a word.
class WriteDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// The clock outlives the delegate.
    explicit WriteDelegate(const base::Clock& clock, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index)
        const override;
    [[nodiscard]] QSize
    sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const base::Clock& m_clock;
};

} // namespace betlog::widgets
