// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/status_look.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

QString word(const char* english)
{
    return QCoreApplication::translate("Status", english);
}

// The glyphs live in a square of 16 × 16.

QPainterPath polyline(const QList<QPointF>& points)
{
    QPainterPath path;
    path.addPolygon(QPolygonF(points));
    return path;
}

QPainterPath circle(double radius)
{
    QPainterPath path;
    path.addEllipse(QPointF(8, 8), radius, radius);
    return path;
}

QPainterPath halfDisc(double fromAngle)
{
    QPainterPath path;
    path.moveTo(8, 8);
    path.arcTo(QRectF(2.5, 2.5, 11, 11), fromAngle, 180);
    path.closeSubpath();
    return path;
}

/// Not on its way yet.
QPainterPath threeDots()
{
    QPainterPath path;
    for (const double x : {3.0, 8.0, 13.0})
        path.addEllipse(QPointF(x, 8), 1.6, 1.6);
    return path;
}

/// An open circle with an arrow's head where it ends: on its way.
QPainterPath roundArrow()
{
    const QRectF box(2.5, 2.5, 11, 11);
    QPainterPath path;
    path.arcMoveTo(box, 70);
    path.arcTo(box, 70, 290);
    path.addPath(polyline({{13.6, 3.2}, {13.4, 7.6}, {9.4, 6.6}}));
    return path;
}

QPainterPath pencil()
{
    QPainterPath path = polyline({{3, 13}, {3.8, 9.8}, {10.8, 2.8}, {13.2, 5.2}, {6.2, 12.2}});
    path.closeSubpath();
    path.addPath(polyline({{9.2, 4.4}, {11.6, 6.8}}));
    return path;
}

QPainterPath stopwatch()
{
    QPainterPath path;
    path.addEllipse(QPointF(8, 9), 5, 5);
    path.addPath(polyline({{6.2, 1.8}, {9.8, 1.8}}));
    path.addPath(polyline({{8, 1.8}, {8, 4}}));
    path.addPath(polyline({{8, 6}, {8, 9}, {10, 10}}));
    return path;
}

/// The body of a padlock is filled, its bow is not.
QPainterPath padlockBody()
{
    QPainterPath path;
    path.addRoundedRect(QRectF(3, 7, 10, 7), 1.5, 1.5);
    return path;
}

QPainterPath padlockBow()
{
    QPainterPath path;
    const QRectF box(5, 2.2, 6, 6);
    path.moveTo(5, 7);
    path.arcTo(box, 180, -180);
    path.lineTo(11, 7);
    return path;
}

struct Glyph
{
    QPainterPath stroke;
    QPainterPath fill;
};

Glyph glyphOf(Status status)
{
    switch (status) {
    case Status::Pending:
        return {circle(5.5), {}};
    case Status::Won:
        return {polyline({{2.8, 8.6}, {6.4, 12.2}, {13.2, 4.2}}), {}};
    case Status::Lost: {
        QPainterPath cross = polyline({{3.6, 3.6}, {12.4, 12.4}});
        cross.addPath(polyline({{12.4, 3.6}, {3.6, 12.4}}));
        return {cross, {}};
    }
    case Status::Push: {
        QPainterPath bars = polyline({{3, 6}, {13, 6}});
        bars.addPath(polyline({{3, 10.4}, {13, 10.4}}));
        return {bars, {}};
    }
    case Status::Void: {
        QPainterPath struck = circle(5);
        struck.addPath(polyline({{2.6, 13.4}, {13.4, 2.6}}));
        return {struck, {}};
    }
    case Status::HalfWon:
        return {circle(5.5), halfDisc(90)};
    case Status::HalfLost:
        return {circle(5.5), halfDisc(270)};
    case Status::Waiting:
        return {{}, threeDots()};
    case Status::Sending:
        return {roundArrow(), {}};
    case Status::Refused: {
        QPainterPath dot;
        dot.addEllipse(QPointF(8, 12.6), 1.2, 1.2);
        return {polyline({{8, 2.6}, {8, 9.2}}), dot};
    }
    case Status::Conflict: {
        QPainterPath flag =
            polyline({{4.4, 2.8}, {12.8, 2.8}, {10.6, 5.8}, {12.8, 8.8}, {4.4, 8.8}});
        flag.closeSubpath();
        return {polyline({{4.4, 2.4}, {4.4, 14}}), flag};
    }
    case Status::Edited:
        return {pencil(), {}};
    case Status::Late:
        return {stopwatch(), {}};
    case Status::Locked:
        return {padlockBow(), padlockBody()};
    }
    Q_UNREACHABLE();
}

} // namespace

Status statusOf(domain::LineResult result)
{
    switch (result) {
    case domain::LineResult::Pending:
        return Status::Pending;
    case domain::LineResult::Won:
        return Status::Won;
    case domain::LineResult::Lost:
        return Status::Lost;
    case domain::LineResult::Push:
        return Status::Push;
    case domain::LineResult::Void:
        return Status::Void;
    case domain::LineResult::HalfWon:
        return Status::HalfWon;
    case domain::LineResult::HalfLost:
        return Status::HalfLost;
    }
    Q_UNREACHABLE();
}

StatusLook statusLook(Status status)
{
    switch (status) {
    case Status::Pending:
        return {u"○"_s, word("Pending"), Ink::Pending};
    case Status::Won:
        return {u"✓"_s, word("Won"), Ink::Won};
    case Status::Lost:
        return {u"✕"_s, word("Lost"), Ink::Lost};
    case Status::Push:
        return {u"="_s, word("Push"), Ink::Push};
    case Status::Void:
        return {u"∅"_s, word("Void"), Ink::Void};
    case Status::HalfWon:
        return {u"◐"_s, word("Half won"), Ink::Won};
    case Status::HalfLost:
        return {u"◑"_s, word("Half lost"), Ink::Lost};
    case Status::Waiting:
        return {u"…"_s, word("Waiting"), Ink::Muted};
    case Status::Sending:
        return {u"↻"_s, word("Sent"), Ink::Pending};
    case Status::Refused:
        return {u"!"_s, word("Refused"), Ink::Lost};
    case Status::Conflict:
        return {u"⚑"_s, word("Conflict"), Ink::Warning};
    case Status::Edited:
        return {u"✎"_s, word("Edited"), Ink::Muted};
    case Status::Late:
        return {u"⏱"_s, word("Late"), Ink::Warning};
    case Status::Locked:
        return {u"⚿"_s, word("Locked"), Ink::Muted};
    }
    Q_UNREACHABLE();
}

QString statusText(Status status)
{
    const StatusLook look = statusLook(status);
    return look.glyph + u' ' + look.word;
}

void paintStatusGlyph(QPainter& painter, const QRectF& square, Status status, const QColor& colour)
{
    const Glyph glyph = glyphOf(status);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(square.topLeft());
    painter.scale(square.width() / 16, square.height() / 16);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(glyph.stroke);
    painter.fillPath(glyph.fill, colour);
    painter.restore();
}

} // namespace betlog::widgets
