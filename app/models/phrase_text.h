// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QString>

namespace betlog::models {

/// Long enough for every real name, short enough that two of them fit a toast.
inline constexpr qsizetype kLongestName = 32;
inline constexpr qsizetype kLongestReason = 120;

/// A text from the wire as a part of a sentence: on one line, at most `longest` characters with an
/// ellipsis in place of the rest, and unable to turn the direction of what follows.
[[nodiscard]] QString shortened(const QString& text, qsizetype longest = kLongestName);

/// The text without emoji, stars and spaces in front; unchanged where it is nothing else.
[[nodiscard]] QString withoutLeadingSymbols(const QString& text);

} // namespace betlog::models
