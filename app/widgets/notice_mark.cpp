// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/notice_mark.h"

#include "app/widgets/connection_glyph.h"
#include "app/widgets/status_look.h"

#include <QPainter>
#include <QPainterPath>

namespace betlog::widgets {

using models::Notice;

namespace {

constexpr float kDiscOpacity = 0.16F;
/// The glyph's part of the disc.
constexpr double kGlyphShare = 0.6;

QColor colourOf(const Notice& notice, const Theme& theme, Ground ground)
{
    if (notice.kind == Notice::Kind::Problem)
        return theme.ink(Ink::Lost, ground);
    if (notice.connection) {
        sync::ConnectionStatus status;
        status.state = *notice.connection;
        status.reason = sync::OfflineReason::Unreachable;
        return theme.ink(connectionInk(status), ground);
    }
    return notice.actor.isEmpty() ? theme.ink(Ink::Accent, ground)
                                  : theme.person(notice.actor, ground);
}

/// Glyphs that no status has, in the same square of 16 × 16.
void paintStrokes(
    QPainter& painter, const QRectF& square, const QColor& colour, const QPainterPath& path)
{
    painter.save();
    painter.translate(square.topLeft());
    painter.scale(square.width() / 16, square.height() / 16);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.restore();
}

QPainterPath lines(const QList<QLineF>& all)
{
    QPainterPath path;
    for (const QLineF& line : all) {
        path.moveTo(line.p1());
        path.lineTo(line.p2());
    }
    return path;
}

QPainterPath plus()
{
    return lines({{8, 3, 8, 13}, {3, 8, 13, 8}});
}

QPainterPath minus()
{
    return lines({{3, 8, 13, 8}});
}

QPainterPath stackedLines()
{
    return lines({{3, 4, 13, 4}, {3, 8, 13, 8}, {3, 12, 13, 12}});
}

/// An arrow that turns back to the left.
QPainterPath turnBack()
{
    QPainterPath path;
    path.moveTo(4, 6);
    path.lineTo(9.5, 6);
    path.arcTo(QRectF(6, 6, 7, 7), 90, -180);
    path.lineTo(6, 13);
    path.addPath(lines({{6.5, 3, 3.5, 6}, {3.5, 6, 6.5, 9}}));
    return path;
}

} // namespace

void paintNoticeMark(
    QPainter& painter,
    const QRectF& square,
    const Notice& notice,
    const Theme& theme,
    Ground ground)
{
    const QColor colour = colourOf(notice, theme, ground);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QColor disc = colour;
    disc.setAlphaF(kDiscOpacity);
    painter.setPen(Qt::NoPen);
    painter.setBrush(disc);
    painter.drawEllipse(square);

    const double side = square.width() * kGlyphShare;
    QRectF inner(0, 0, side, side);
    inner.moveCenter(square.center());
    switch (notice.kind) {
    case Notice::Kind::Placed:
        paintStrokes(painter, inner, colour, plus());
        break;
    case Notice::Kind::Settled:
    case Notice::Kind::Done:
        paintStatusGlyph(painter, inner, Status::Won, colour);
        break;
    case Notice::Kind::Edited:
        paintStatusGlyph(painter, inner, Status::Edited, colour);
        break;
    case Notice::Kind::Deleted:
        paintStrokes(painter, inner, colour, minus());
        break;
    case Notice::Kind::Restored:
        paintStrokes(painter, inner, colour, turnBack());
        break;
    case Notice::Kind::Several:
        paintStrokes(painter, inner, colour, stackedLines());
        break;
    case Notice::Kind::Problem:
        paintStatusGlyph(painter, inner, Status::Refused, colour);
        break;
    case Notice::Kind::Connection:
        paintConnectionGlyph(
            painter, inner, notice.connection.value_or(sync::ConnectionState::Live), colour);
        break;
    }
    painter.restore();
}

} // namespace betlog::widgets
