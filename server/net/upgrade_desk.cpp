// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/upgrade_desk.h"

#include "wire/limits.h"

namespace betlog::net {

UpgradeDesk::UpgradeDesk(Farewell& farewell)
    : m_farewell(farewell)
    , m_server(QStringLiteral("betlogd"), QWebSocketServer::NonSecureMode)
{
    connect(&m_server, &QWebSocketServer::newConnection, this, &UpgradeDesk::pair);
}

UpgradeDesk::~UpgradeDesk() = default;

void UpgradeDesk::take(std::unique_ptr<Stream> stream, WebSocketPipe::Begun begun)
{
    const Endpoint peer = stream->peer();
    auto* pipe = new WebSocketPipe(std::move(stream), m_farewell, std::move(begun), this);
    m_shaking.insert(peer, pipe);
    connect(pipe, &WebSocketPipe::disconnected, this, [this, peer] { m_shaking.remove(peer); });
    m_server.handleConnection(pipe);
}

void UpgradeDesk::pair()
{
    while (QWebSocket* const socket = m_server.nextPendingConnection()) {
        socket->setMaxAllowedIncomingFrameSize(wire::limits::kMaxClientMessageBytes);
        socket->setMaxAllowedIncomingMessageSize(wire::limits::kMaxClientMessageBytes);
        WebSocketPipe* const pipe = m_shaking.take({socket->peerAddress(), socket->peerPort()});
        Q_ASSERT(pipe);
        emit opened(new WebSocketLine(std::unique_ptr<QWebSocket>(socket), *pipe));
        pipe->open();
    }
}

} // namespace betlog::net
