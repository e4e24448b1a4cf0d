// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/ink_delegate.h"

#include <utility>

namespace betlog::widgets {

InkDelegate::InkDelegate(InkOf inkOf, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_inkOf(std::move(inkOf))
{ }

void InkDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const Theme& theme = Theme::of(option->palette);
    const Ink ink = m_inkOf(index);
    option->palette.setColor(QPalette::Text, theme.ink(ink));
    option->palette.setColor(QPalette::HighlightedText, theme.ink(ink, Ground::Selected));
    // Rows are selected as a whole; a frame around one cell would say otherwise.
    option->state &= ~QStyle::State_HasFocus;
}

QSize InkDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return QStyledItemDelegate::sizeHint(option, index) + QSize(0, space::kTight);
}

} // namespace betlog::widgets
