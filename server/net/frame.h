// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QByteArray>

namespace betlog::net {

/// The WebSocket frame (RFC 6455) of a whole text message from a server: one fragment, no mask. It
/// is the same for every receiver, so a message to many is encoded once and shared.
[[nodiscard]] QByteArray textFrame(QByteArrayView message);
/// The message of such a frame.
[[nodiscard]] QByteArrayView messageOf(const QByteArray& frame);
/// The same of a whole binary message.
[[nodiscard]] QByteArray binaryFrame(QByteArrayView message);
/// The answer to a ping, which bears what the ping bore: 125 bytes at most.
[[nodiscard]] QByteArray pongFrame(QByteArrayView payload);
/// The last frame. A reason that is too long for it is left out.
[[nodiscard]] QByteArray closeFrame(quint16 code, QByteArrayView reason);

} // namespace betlog::net
