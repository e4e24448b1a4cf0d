// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "tests/support/http_client.h"
#include "tests/support/server_process.h"
#include "tests/support/ws_client.h"

#include <QObject>

#include <memory>

namespace betlog::tests {

/// What every test of the WebSocket stands on: a real server, and people who come in.
class WsTest : public QObject
{
protected:
    [[nodiscard]] bool start()
    {
        if (!m_server.start())
            return false;
        m_http = std::make_unique<HttpClient>(m_server.http(QStringLiteral("/")));
        return true;
    }

    QJsonObject place(const QJsonObject& body)
    {
        return m_http->post(QStringLiteral("/api/bets"), body).object();
    }

    /// Opens and says hello; the welcome is the next message.
    [[nodiscard]] bool join(
        WsClient& client,
        const QStringList& rooms,
        const QString& user = {},
        const QJsonObject& resume = {})
    {
        const bool isOpen = client.open(m_server.webSocket(QStringLiteral("/ws")));
        if (!isOpen || client.next(QStringLiteral("connection")).isEmpty())
            return false;
        client.hello(rooms, user, resume);
        return true;
    }

    ServerProcess m_server;
    std::unique_ptr<HttpClient> m_http;
};

} // namespace betlog::tests
