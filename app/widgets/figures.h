// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QFontMetrics>
#include <QString>

class QPainter;
class QRect;

namespace betlog::widgets {

// Figures of one width each, so that columns of money line up in any font. Qt learnt to ask a font
// for them in 6.7; until then every digit is drawn into a cell as wide as the widest.

/// The width that drawFigures takes.
[[nodiscard]] int figuresWidth(const QFontMetrics& metrics, QStringView text);
/// Draws one line with the painter's font and pen; horizontal alignment as Qt::Alignment says.
void drawFigures(
    QPainter& painter,
    const QRect& box,
    const QString& text,
    Qt::Alignment alignment = Qt::AlignRight);

} // namespace betlog::widgets
