// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/connection_glyph.h"

#include <QPainter>
#include <QPainterPath>

namespace betlog::widgets {

using sync::ConnectionState;
using sync::OfflineReason;

namespace {

// The shapes live in a square of 16 × 16, as the status glyphs do.
constexpr double kGrid = 16;
const QPointF kCentre(8, 8);
constexpr double kRadius = 5.5;

void paintRing(QPainter& painter)
{
    painter.drawEllipse(kCentre, kRadius, kRadius);
}

/// A ring of eight dots.
void paintDots(QPainter& painter, const QColor& colour)
{
    constexpr int kDots = 8;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    for (int dot = 0; dot < kDots; ++dot) {
        painter.drawEllipse(QPointF(8, 8 - kRadius), 1.25, 1.25);
        painter.translate(kCentre);
        painter.rotate(360.0 / kDots);
        painter.translate(-kCentre);
    }
}

void paintHalfDisc(QPainter& painter, const QColor& colour)
{
    paintRing(painter);
    QPainterPath half;
    half.moveTo(kCentre);
    half.arcTo(QRectF(8 - kRadius, 8 - kRadius, 2 * kRadius, 2 * kRadius), 90, 180);
    half.closeSubpath();
    painter.fillPath(half, colour);
}

void paintRoundArrow(QPainter& painter)
{
    const QRectF box(2.8, 2.8, 10.4, 10.4);
    QPainterPath arrow;
    arrow.arcMoveTo(box, 55);
    arrow.arcTo(box, 55, 300);
    arrow.moveTo(10.6, 8.6);
    arrow.lineTo(13.2, 6.2);
    arrow.lineTo(15, 9.3);
    painter.drawPath(arrow);
}

} // namespace

Ink connectionInk(const sync::ConnectionStatus& status)
{
    switch (status.state) {
    case ConnectionState::Live:
        return Ink::Won;
    case ConnectionState::Connecting:
    case ConnectionState::CatchingUp:
        return Ink::Accent;
    case ConnectionState::Polling:
        return Ink::Warning;
    case ConnectionState::Offline:
        break;
    }
    const bool calm =
        status.reason == OfflineReason::None || status.reason == OfflineReason::Unwanted;
    return calm ? Ink::Muted : Ink::Lost;
}

void paintConnectionGlyph(
    QPainter& painter,
    const QRectF& square,
    ConnectionState state,
    const QColor& colour,
    double turn)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(square.topLeft());
    painter.scale(square.width() / kGrid, square.height() / kGrid);
    painter.translate(kCentre);
    painter.rotate(360 * turn);
    painter.translate(-kCentre);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    switch (state) {
    case ConnectionState::Offline:
        paintRing(painter);
        break;
    case ConnectionState::Connecting:
        paintDots(painter, colour);
        break;
    case ConnectionState::CatchingUp:
        paintHalfDisc(painter, colour);
        break;
    case ConnectionState::Live:
        painter.setBrush(colour);
        painter.drawEllipse(kCentre, 4.6, 4.6);
        break;
    case ConnectionState::Polling:
        paintRoundArrow(painter);
        break;
    }
    painter.restore();
}

} // namespace betlog::widgets
