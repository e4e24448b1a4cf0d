// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QJsonDocument>

namespace betlog::base {

/// What QJsonDocument::fromJson reads, with every text as it is written: Qt 6.4 takes a U+FEFF at
/// the beginning of a text for a byte order mark and drops it, so that a text that was hashed and
/// stored would come back as another one.
[[nodiscard]] QJsonDocument readJson(QByteArrayView bytes, QJsonParseError* error = nullptr);

} // namespace betlog::base
