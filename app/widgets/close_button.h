// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QToolButton>

namespace betlog::widgets {

/// A small cross, drawn, so that it looks the same in every font.
class CloseButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit CloseButton(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace betlog::widgets
