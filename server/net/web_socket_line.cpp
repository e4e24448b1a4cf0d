// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/web_socket_line.h"

namespace betlog::net {

WebSocketLine::WebSocketLine(std::unique_ptr<QWebSocket> socket, WebSocketPipe& pipe)
    : m_socket(std::move(socket))
    , m_pipe(&pipe)
{
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, &SessionLine::received);
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this, &SessionLine::receivedBinary);
    connect(m_socket.get(), &QWebSocket::disconnected, this, &SessionLine::ended);
    connect(m_pipe, &WebSocketPipe::drained, this, &SessionLine::drained);
    connect(m_pipe, &WebSocketPipe::overflowed, this, &SessionLine::overflowed);
}

WebSocketLine::~WebSocketLine()
{
    m_socket->disconnect(this);
}

void WebSocketLine::sendFrame(const QByteArray& frame)
{
    if (m_pipe)
        m_pipe->sendFrame(frame);
}

qsizetype WebSocketLine::waitingBytes() const
{
    return m_pipe ? m_pipe->waitingBytes() : 0;
}

std::chrono::milliseconds WebSocketLine::stuckFor() const
{
    return m_pipe ? m_pipe->stuckFor() : std::chrono::milliseconds(0);
}

void WebSocketLine::dropWaiting()
{
    if (m_pipe)
        m_pipe->dropWaiting();
}

void WebSocketLine::close(wire::CloseCode code, const QString& reason)
{
    constexpr qsizetype kMaxReason = 100; ///< a close frame holds 123 bytes
    const QString text = reason.toUtf8().size() > kMaxReason ? QString() : reason;
    m_socket->close(static_cast<QWebSocketProtocol::CloseCode>(code), text);
}

} // namespace betlog::net
