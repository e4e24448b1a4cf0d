// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/transport.h"

#include <QWebSocket>

class QNetworkAccessManager;

namespace betlog::sync {

/// The usual way: one WebSocket, on which the server tells everything by itself.
///
/// Where the WebSocket cannot be had, HTTP is asked whether the server is there at all, so that
/// `ended` can tell a proxy that refuses upgrades from a server that is gone.
class WebSocketTransport final : public Transport
{
    Q_OBJECT

public:
    explicit WebSocketTransport(QNetworkAccessManager& network, QObject* parent = nullptr);
    ~WebSocketTransport() override;

    void open(const QUrl& httpAddress, const QString& user) override;
    void close() override;
    void send(const wire::ClientMessage& message) override;
    [[nodiscard]] bool sendText(const QString& message) override;

    void fetch() override { }

private:
    void hear(const QByteArray& text);
    void unpack(const QByteArray& pack);
    void lineGone();
    void askWhetherServerAnswers();

    QNetworkAccessManager& m_network;
    QWebSocket m_socket;
    QUrl m_server;
    bool m_wasOpen = false;
    bool m_isOver = false;
};

/// Where the WebSocket of a server is: ws://host:3000/ws for http://host:3000.
[[nodiscard]] QUrl webSocketUrl(const QUrl& httpAddress);

} // namespace betlog::sync
