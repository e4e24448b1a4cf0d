// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QByteArray>

namespace betlog::net {

/// An upgrade request that was let in (door_rules.h).
struct Handshake
{
    QByteArray key; ///< Sec-WebSocket-Key
    QByteArray early; ///< what the client sent right behind the request
};

/// The server's side of it (RFC 6455, section 4.2.2); no extension, no subprotocol.
[[nodiscard]] QByteArray handshakeReply(const QByteArray& key);

} // namespace betlog::net
