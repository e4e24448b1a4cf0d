// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"

#include <QJsonValue>

namespace betlog::files {

/// Larger files are refused: ten years of a busy log are below 20 MiB, and a parsed file takes
/// about ten times its size in memory.
inline constexpr qsizetype kMaxFileBytes = 64 * 1024 * 1024;
/// More bets than a log of years; a preview with more helps nobody.
inline constexpr qsizetype kMaxRows = 100'000;

/// Parses the JSON of a file, of UTF-8 or UTF-16 with or without a byte order mark.
///
/// More lenient than base::parseJson on purpose: a lone surrogate or a number written 30.0 in one
/// row must not sink the file. What each row holds is checked row by row.
[[nodiscard]] base::Expected<QJsonValue> parseFile(QByteArrayView file);

} // namespace betlog::files
