// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/status_badge.h"

#include <QPainter>

namespace betlog::widgets {

StatusBadge::StatusBadge(Status status, QWidget* parent)
    : QWidget(parent)
    , m_status(status)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(statusLook(status).word);
}

QSize StatusBadge::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    return {
        metrics.height() + space::kTight + metrics.horizontalAdvance(statusLook(m_status).word),
        metrics.height() + space::kTight};
}

void StatusBadge::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const StatusLook look = statusLook(m_status);
    const QColor colour = Theme::of(this).ink(look.ink);
    const int side = fontMetrics().height();
    const QRectF square(0, (height() - side) / 2.0, side, side);
    paintStatusGlyph(painter, square.adjusted(1, 1, -1, -1), m_status, colour);
    painter.setPen(colour);
    painter.drawText(rect().adjusted(side + space::kTight, 0, 0, 0), Qt::AlignVCenter, look.word);
}

} // namespace betlog::widgets
