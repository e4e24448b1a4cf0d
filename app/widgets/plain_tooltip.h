// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QString>

namespace betlog::widgets {

/// A text as a tooltip that shows it letter by letter. Qt guesses markup in tooltips, and names and
/// error texts come from the wire.
[[nodiscard]] QString plainTooltip(const QString& text);

} // namespace betlog::widgets
