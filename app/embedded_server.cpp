// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/embedded_server.h"

#include "server/server.h"

namespace betlog {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Where this machine reaches the server, whatever it listens on.
[[nodiscard]] QUrl localAddress(const server::Server& server)
{
    QUrl url;
    url.setScheme(u"http"_s);
    const bool anyAddress = server.address() == QHostAddress::Any
        || server.address() == QHostAddress::AnyIPv4 || server.address() == QHostAddress::AnyIPv6;
    url.setHost(anyAddress ? u"127.0.0.1"_s : server.address().toString());
    url.setPort(server.port());
    return url;
}

} // namespace

EmbeddedServer::EmbeddedServer(QObject* parent)
    : QObject(parent)
{
    m_thread.setObjectName(u"embedded server"_s);
}

EmbeddedServer::~EmbeddedServer()
{
    stop();
}

void EmbeddedServer::start(const ops::Config& config)
{
    stop();
    m_host = new QObject;
    m_host->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_host, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(m_host, [this, config] { startHere(config); });
}

void EmbeddedServer::startHere(ops::Config config)
{
    auto server = server::Server::start(config);
    if (!server && server.error().code == base::ErrorCode::Unreachable && config.port != 0) {
        // Somebody else has the port. Who hosts for others sees the new address in the app.
        config.port = 0;
        server = server::Server::start(config);
    }
    if (!server) {
        QMetaObject::invokeMethod(this, [this, error = server.error()] { emit failed(error); });
        return;
    }
    m_server = std::move(*server);
    QMetaObject::invokeMethod(this, [this, address = localAddress(*m_server)] {
        m_address = address;
        emit started(address);
    });
}

void EmbeddedServer::stop()
{
    if (!m_thread.isRunning())
        return;
    QMetaObject::invokeMethod(
        m_host, [this] { m_server.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
    m_host = nullptr;
    m_address = QUrl();
}

} // namespace betlog
