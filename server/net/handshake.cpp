// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/handshake.h"

#include <QCryptographicHash>

namespace betlog::net {

QByteArray handshakeReply(const QByteArray& key)
{
    constexpr QByteArrayView kGuid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    const QByteArray digest =
        QCryptographicHash::hash(key + kGuid.toByteArray(), QCryptographicHash::Sha1);
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Accept: "
        + digest.toBase64() + "\r\n\r\n";
}

} // namespace betlog::net
