// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/tcp_proxy.h"

#include <QHostAddress>

namespace betlog::tests {

TcpProxy::TcpProxy(quint16 serverPort, QObject* parent)
    : QObject(parent)
    , m_serverPort(serverPort)
{
    connect(&m_listener, &QTcpServer::newConnection, this, &TcpProxy::accept);
    setReachable(true);
}

TcpProxy::~TcpProxy()
{
    m_listener.disconnect(this);
    for (auto pair = m_servers.begin(); pair != m_servers.end(); ++pair) {
        pair.key()->disconnect(this);
        pair.value()->disconnect(this);
    }
}

void TcpProxy::setReachable(bool reachable)
{
    if (!reachable)
        return m_listener.close();
    m_listener.listen(QHostAddress::LocalHost, m_port);
    m_port = m_listener.serverPort();
}

void TcpProxy::cutAll()
{
    const QList<QTcpSocket*> clients = m_servers.keys();
    for (QTcpSocket* const client : clients)
        client->abort();
}

void TcpProxy::accept()
{
    while (QTcpSocket* const client = m_listener.nextPendingConnection()) {
        connect(client, &QTcpSocket::readyRead, this, [this, client]() { clientSaid(client); });
        connect(client, &QTcpSocket::disconnected, this, [this, client]() {
            if (QTcpSocket* const server = m_servers.take(client))
                server->disconnectFromHost();
            client->deleteLater();
        });
        connectToServer(client);
    }
}

void TcpProxy::connectToServer(QTcpSocket* client)
{
    auto* const server = new QTcpSocket(client);
    m_servers.insert(client, server);
    connect(server, &QTcpSocket::readyRead, this, [this, client, server]() {
        forward(server, client);
    });
    connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    connect(server, &QTcpSocket::errorOccurred, client, [client](QTcpSocket::SocketError error) {
        if (error != QTcpSocket::RemoteHostClosedError)
            client->abort(); // what it said before it hung up still goes out
    });
    server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_serverPort);
}

void TcpProxy::clientSaid(QTcpSocket* client)
{
    if (m_isPortal) {
        ++m_portalAnswers;
        client->readAll();
        client->write("HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\n"
                      "Content-Length: 14\r\nConnection: close\r\n\r\n<p>Sign in</p>");
        client->disconnectFromHost();
        return;
    }
    const bool isUpgrade = client->peek(4096).toLower().contains("\r\nupgrade: websocket");
    if (isUpgrade) {
        ++m_upgrades;
        if (m_refusesUpgrades) {
            client->readAll();
            client->write(
                "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            client->disconnectFromHost();
            return;
        }
    }
    forward(client, m_servers.value(client));
}

void TcpProxy::forward(QTcpSocket* from, QTcpSocket* to)
{
    const QByteArray bytes = from->readAll();
    if (to && !m_isStalled)
        to->write(bytes);
}

} // namespace betlog::tests
