// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/figures.h"

#include <QPainter>

#include <algorithm>

namespace betlog::widgets {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

int digitCell(const QFontMetrics& metrics)
{
    int widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
    return widest;
}

int leftEdge(const QRect& box, int width, Qt::Alignment alignment)
{
    if (alignment.testFlag(Qt::AlignHCenter))
        return box.left() + (box.width() - width) / 2;
    return alignment.testFlag(Qt::AlignLeft) ? box.left() : box.right() + 1 - width;
}

} // namespace

int figuresWidth(const QFontMetrics& metrics, QStringView text)
{
    const int cell = digitCell(metrics);
    int width = 0;
    for (const QChar c : text)
        width += isDigit(c) ? cell : metrics.horizontalAdvance(c);
    return width;
}

void drawFigures(QPainter& painter, const QRect& box, const QString& text, Qt::Alignment alignment)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const int cell = digitCell(metrics);
    const int baseline = box.top() + (box.height() + metrics.ascent() - metrics.descent()) / 2;
    int x = leftEdge(box, figuresWidth(metrics, text), alignment);
    for (const QChar c : text) {
        const int advance = metrics.horizontalAdvance(c);
        const int room = isDigit(c) ? cell : advance;
        painter.drawText(x + (room - advance) / 2, baseline, QString(c));
        x += room;
    }
}

} // namespace betlog::widgets
