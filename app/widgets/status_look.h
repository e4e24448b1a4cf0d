// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/widgets/theme.h"
#include "domain/bet.h"

#include <QList>
#include <QString>

class QPainter;
class QRectF;

namespace betlog::widgets {

/// Everything that a bet or a line can wear as a mark.
enum class Status {
    Pending,
    Won,
    Lost,
    Push,
    Void,
    HalfWon,
    HalfLost,
    Waiting,
    Sending,
    Refused,
    Conflict,
    Edited,
    Late,
    Locked
};
inline constexpr int kStatusCount = 14;

/// A status is a glyph and a word; the colour comes third.
struct StatusLook
{
    QString glyph; ///< for text that is spoken or copied; screens paint it, see paintStatusGlyph
    QString word;
    Ink ink = Ink::Text;
};

[[nodiscard]] Status statusOf(domain::LineResult result);
[[nodiscard]] StatusLook statusLook(Status status);

/// "✓ Won"
[[nodiscard]] QString statusText(Status status);

/// Draws the glyph into a square as strokes and fills, so that it looks the same in every font
/// (few fonts have them all).
void paintStatusGlyph(QPainter& painter, const QRectF& square, Status status, const QColor& colour);

} // namespace betlog::widgets
