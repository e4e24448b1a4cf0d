// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/net/endpoint.h"
#include "server/net/web_socket_line.h"

#include <QHash>
#include <QWebSocketServer>

#include <memory>

namespace betlog::net {

class Farewell;

/// Turns admitted upgrade requests into WebSockets: QWebSocketServer shakes hands, and each socket
/// it makes is paired with the pipe that it runs on, by the peer's address and port.
class UpgradeDesk final : public QObject
{
    Q_OBJECT

public:
    explicit UpgradeDesk(Farewell& farewell);
    ~UpgradeDesk() override;

    void take(std::unique_ptr<Stream> stream, WebSocketPipe::Begun begun);

signals:
    /// The receiver owns the line.
    void opened(betlog::net::SessionLine* line);

private:
    void pair();

    Farewell& m_farewell;
    QWebSocketServer m_server;
    QHash<Endpoint, WebSocketPipe*> m_shaking;
};

} // namespace betlog::net
