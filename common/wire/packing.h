// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"

#include <QByteArray>
#include <QList>

/// Messages that travel packed: many of them, each ended by a line feed, in one zstd frame, which
/// is one binary message of the WebSocket. A text of JSON holds no line feed of its own.
namespace betlog::wire {

/// What a pack unfolds to at most; the sender says so in the frame, and it is checked before any
/// memory is taken.
inline constexpr qsizetype kMaxUnpackedBytes = 512 * 1024;

/// Bytes as one zstd frame that tells their number.
[[nodiscard]] QByteArray packBytes(QByteArrayView bytes);

/// Together they must not be longer than a pack may unfold to.
[[nodiscard]] QByteArray packMessages(const QList<QByteArray>& messages);
[[nodiscard]] base::Expected<QList<QByteArray>> unpackMessages(QByteArrayView pack);

/// Whether a hello says `"compress":["zstd"]`.
[[nodiscard]] bool asksForPacks(QByteArrayView hello);
/// The hello, saying so.
[[nodiscard]] QByteArray askingForPacks(QByteArray hello);

} // namespace betlog::wire
