// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/notice.h"
#include "app/widgets/theme.h"

class QPainter;
class QRectF;

namespace betlog::widgets {

/// Draws what kind of notice this is: a disc in the colour of whoever did it, with a glyph for
/// what was done.
void paintNoticeMark(
    QPainter& painter,
    const QRectF& square,
    const models::Notice& notice,
    const Theme& theme,
    Ground ground);

} // namespace betlog::widgets
