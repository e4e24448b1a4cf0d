// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QStringView>

namespace betlog::base {

/// The number of Unicode code points; a surrogate pair counts once.
[[nodiscard]] qsizetype codePointCount(QStringView text);

/// Whether the text is valid Unicode (no lone surrogate) without control characters; tab and
/// newline pass where they are allowed.
[[nodiscard]] bool isPlainText(QStringView text, bool allowTabsAndNewlines);

} // namespace betlog::base
