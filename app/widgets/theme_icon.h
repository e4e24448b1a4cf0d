// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/widgets/theme.h"

#include <QIcon>
#include <QString>

class QPainter;
class QRectF;

namespace betlog::widgets {

/// One of the app's icons (":/betlog/icons/<name>.svg") in an ink of the application's theme. It
/// takes the theme of the moment each time it is painted.
[[nodiscard]] QIcon themeIcon(const QString& name, Ink ink = Ink::Muted);

/// The icon in a colour of the caller's, for those who paint themselves.
void paintIcon(QPainter& painter, const QRectF& square, const QString& name, const QColor& colour);

} // namespace betlog::widgets
