// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/websocket_transport.h"

#include "app/sync/http_call.h"
#include "app/sync/sync_logging.h"
#include "wire/codec.h"
#include "wire/limits.h"
#include "wire/packing.h"

#include <QPointer>

#include <utility>

namespace betlog::sync {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

WebSocketTransport::WebSocketTransport(QNetworkAccessManager& network, QObject* parent)
    : Transport(parent)
    , m_network(network)
{
    m_socket.setMaxAllowedIncomingMessageSize(wire::limits::kMaxServerMessageBytes);
    m_socket.setMaxAllowedIncomingFrameSize(wire::limits::kMaxServerMessageBytes);
    connect(&m_socket, &QWebSocket::connected, this, [this]() {
        m_wasOpen = true;
        emit opened();
    });
    connect(&m_socket, &QWebSocket::textMessageReceived, this, [this](const QString& text) {
        hear(text.toUtf8());
    });
    connect(&m_socket, &QWebSocket::binaryMessageReceived, this, &WebSocketTransport::unpack);
    connect(&m_socket, &QWebSocket::disconnected, this, &WebSocketTransport::lineGone);
    // A failed handshake is told by `error`, at times without `disconnected`.
    connect(
        &m_socket,
        qOverload<QAbstractSocket::SocketError>(&QWebSocket::error),
        this,
        [this](QAbstractSocket::SocketError) {
            if (!m_wasOpen)
                lineGone();
        });
}

WebSocketTransport::~WebSocketTransport()
{
    m_socket.disconnect(this);
}

void WebSocketTransport::open(const QUrl& httpAddress, const QString& /*user*/)
{
    m_server = httpAddress;
    m_socket.open(webSocketUrl(httpAddress));
}

void WebSocketTransport::close()
{
    m_isOver = true;
    m_socket.disconnect(this);
    if (m_wasOpen)
        m_socket.close(QWebSocketProtocol::CloseCodeGoingAway);
    else
        m_socket.abort();
}

void WebSocketTransport::send(const wire::ClientMessage& message)
{
    QByteArray text = wire::encode(message);
    if (std::holds_alternative<wire::Hello>(message))
        text = wire::askingForPacks(text); // What can be unpacked is the line's own matter.
    emit sent(m_socket.sendTextMessage(QString::fromUtf8(text)));
}

bool WebSocketTransport::sendText(const QString& message)
{
    emit sent(m_socket.sendTextMessage(message));
    return true;
}

void WebSocketTransport::hear(const QByteArray& text)
{
    const base::Expected<wire::ServerMessage> message = wire::decodeServerMessage(text);
    if (message)
        emit received(*message, text.size());
    else
        emit garbled(message.error(), text.size());
}

/// Whoever hears of a message may close the line, and then the rest is not for it.
void WebSocketTransport::unpack(const QByteArray& pack)
{
    const auto messages = wire::unpackMessages(pack);
    if (!messages)
        return emit garbled(messages.error(), pack.size());
    const QPointer<WebSocketTransport> self = this;
    for (const QByteArray& message : *messages) {
        if (!self || m_isOver)
            return;
        hear(message);
    }
}

void WebSocketTransport::lineGone()
{
    if (std::exchange(m_isOver, true))
        return;
    if (!m_wasOpen)
        return askWhetherServerAnswers();
    LineEnd end {LineEnd::Kind::Closed, m_socket.closeCode(), m_socket.closeReason()};
    if (end.detail.isEmpty())
        end.detail = u"The connection was lost."_s;
    emit ended(end);
}

void WebSocketTransport::askWhetherServerAnswers()
{
    HttpCall call;
    call.url = apiUrl(m_server, u"/api/health"_s);
    call.patience = 4s;
    qCDebug(lcWire).noquote() << "no upgrade:" << m_socket.errorString();
    callHttp(m_network, call, this, [this](const HttpAnswer& answer) {
        if (answer.isGood())
            emit ended(
                {LineEnd::Kind::UpgradeRefused,
                 0,
                 u"Something on the way lets no WebSocket through."_s});
        else
            emit ended({LineEnd::Kind::Unreachable, 0, answer.error().detail});
    });
}

QUrl webSocketUrl(const QUrl& httpAddress)
{
    QUrl url = apiUrl(httpAddress, u"/ws"_s);
    url.setScheme(httpAddress.scheme() == "https"_L1 ? u"wss"_s : u"ws"_s);
    return url;
}

} // namespace betlog::sync
