// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/error.h"

#include <QByteArrayView>

#include <optional>

namespace betlog::base {

/// Looks at JSON once, from front to back, for everything that QJsonDocument lets pass or cannot
/// tell afterwards. What is found is the whole error, with the JSON pointer of the place; nothing:
/// the bytes are sound.
///
/// Refused: bytes that are no UTF-8, a byte order mark, any departure from the grammar of RFC 8259
/// (Qt reads `1.`, `"\q"` and raw control characters), lone surrogates and NUL (also as escapes),
/// more than `maxDepth` levels, a name that occurs twice in one object (I-JSON, RFC 7493), and a
/// whole number written as 1.0 or 1e3: Qt stores that as the integer 1 or 1000, so nobody could
/// refuse it later. 1.5 passes here; whoever wants a whole number refuses it.
///
/// Takes time linear in the size, but for sorting the names of each object; does not recurse.
[[nodiscard]] std::optional<Error> findJsonFlaw(QByteArrayView bytes, int maxDepth);

} // namespace betlog::base
