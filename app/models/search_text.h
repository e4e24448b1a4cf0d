// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QString>
#include <QStringList>

namespace betlog::models {

/// A text as it is searched: case folded, without accents, blanks collapsed. "Zoë" is found by
/// "zoe".
[[nodiscard]] QString folded(const QString& text);

/// The words of what was typed, folded; a bet is found when it has all of them.
[[nodiscard]] QStringList searchWords(const QString& typed);

} // namespace betlog::models
