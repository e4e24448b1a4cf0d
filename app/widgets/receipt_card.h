// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/receipt.h"

#include <QFrame>
#include <QImage>

class QGridLayout;
class QVBoxLayout;

namespace betlog::widgets {

/// A receipt as a card that can be shown and shared as a picture.
class ReceiptCard final : public QFrame
{
    Q_OBJECT

public:
    explicit ReceiptCard(const models::Receipt& receipt, QWidget* parent = nullptr);

    /// The card alone, twice as fine as a plain screen, on its own ground.
    [[nodiscard]] QImage picture();

private:
    void addHead(QVBoxLayout& column, const models::Receipt& receipt);
    void addLines(QVBoxLayout& column, const models::Receipt& receipt);
    void addLine(QGridLayout& grid, int row, const models::ReceiptLine& line);
    void addSums(QVBoxLayout& column, const models::Receipt& receipt);
};

} // namespace betlog::widgets
