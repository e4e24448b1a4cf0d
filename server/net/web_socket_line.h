// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/net/session_line.h"
#include "server/net/web_socket_pipe.h"

#include <QPointer>
#include <QWebSocket>

#include <memory>

namespace betlog::net {

/// The usual line: a WebSocket. QtWebSockets reads and says farewell; our frames go past it,
/// straight to the pipe that it runs on.
class WebSocketLine final : public SessionLine
{
    Q_OBJECT

public:
    WebSocketLine(std::unique_ptr<QWebSocket> socket, WebSocketPipe& pipe);
    ~WebSocketLine() override;

    void sendFrame(const QByteArray& frame) override;
    [[nodiscard]] qsizetype waitingBytes() const override;
    [[nodiscard]] std::chrono::milliseconds stuckFor() const override;
    void dropWaiting() override;
    void close(wire::CloseCode code, const QString& reason) override;

private:
    std::unique_ptr<QWebSocket> m_socket;
    QPointer<WebSocketPipe> m_pipe; ///< goes by itself when it is disconnected
};

} // namespace betlog::net
