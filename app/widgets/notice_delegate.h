// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/clock.h"

#include <QStyledItemDelegate>

namespace betlog::models {
struct Notice;
}

namespace betlog::widgets {

/// Draws a notice of the history: its mark, its words over up to three lines, then the detail and
/// when it was.
class NoticeDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// `clock` outlives the delegate.
    explicit NoticeDelegate(const base::Clock& clock, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index)
        const override;
    [[nodiscard]] QSize
    sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// All of the notice and its full time, as a tooltip.
    bool helpEvent(
        QHelpEvent* event,
        QAbstractItemView* view,
        const QStyleOptionViewItem& option,
        const QModelIndex& index) override;

private:
    [[nodiscard]] QString lastLine(const models::Notice& notice) const;

    const base::Clock& m_clock;
};

} // namespace betlog::widgets
