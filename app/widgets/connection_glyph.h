// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/connection_status.h"
#include "app/widgets/theme.h"

class QPainter;
class QRectF;

namespace betlog::widgets {

/// The ink that a connection's shape wears; the shape and the word say it first.
[[nodiscard]] Ink connectionInk(const sync::ConnectionStatus& status);

/// Draws ● ◌ ◐ ↻ ○ into a square as strokes and fills, the same in every font. `turn` (0 to 1)
/// turns the shapes that are on their way.
void paintConnectionGlyph(
    QPainter& painter,
    const QRectF& square,
    sync::ConnectionState state,
    const QColor& colour,
    double turn = 0);

} // namespace betlog::widgets
