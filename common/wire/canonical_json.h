// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QByteArray>

class QJsonValue;

namespace betlog::wire {

/// RFC 8785 (JSON Canonicalization Scheme): members sorted by UTF-16 code units, no blanks, minimal
/// escapes, numbers as ECMAScript writes them. Our numbers are integers below 2^53; any other
/// finite number is written as Number::toString would.
[[nodiscard]] QByteArray canonicalJson(const QJsonValue& value);

} // namespace betlog::wire
