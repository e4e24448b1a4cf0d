// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/widgets/theme.h"

#include <QStyledItemDelegate>

#include <functional>

namespace betlog::widgets {

/// Draws cells as text in an ink that depends on the row.
class InkDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using InkOf = std::function<Ink(const QModelIndex&)>;

    InkDelegate(InkOf inkOf, QObject* parent);

    [[nodiscard]] QSize
    sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    InkOf m_inkOf;
};

} // namespace betlog::widgets
