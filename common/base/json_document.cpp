// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "base/json_document.h"

namespace betlog::base {

namespace {

/// A text's quote and the character behind it, as UTF-8.
constexpr QByteArrayView kMarkedText = "\"\xef\xbb\xbf";
/// The same as an escape, which Qt keeps.
constexpr QByteArrayView kEscaped = "\"\\ufeff";

} // namespace

QJsonDocument readJson(QByteArrayView bytes, QJsonParseError* error)
{
    const auto borrowed = QByteArray::fromRawData(bytes.data(), bytes.size());
    if (!bytes.contains(kMarkedText.at(1)) || !bytes.contains(kMarkedText)) // One byte is fast.
        return QJsonDocument::fromJson(borrowed, error);
    QByteArray escaped = borrowed;
    escaped.replace(kMarkedText, kEscaped);
    return QJsonDocument::fromJson(escaped, error);
}

} // namespace betlog::base
