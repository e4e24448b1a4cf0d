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
    m_host.moveToThread(&m_thread);
}

EmbeddedServer::~EmbeddedServer()
{
    stop();
    if (m_thread.isRunning()) // what is asked for is done in turn: the server has stopped by then
        QMetaObject::invokeMethod(&m_host, [this] { m_thread.quit(); });
    m_thread.wait();
}

void EmbeddedServer::start(const ops::Config& config)
{
    stop();
    m_thread.start();
    QMetaObject::invokeMethod(
        &m_host, [this, config, request = m_request.load()] { startHere(config, request); });
}

void EmbeddedServer::startHere(ops::Config config, Request request)
{
    if (request != m_request)
        return;
    quint16 taken = 0;
    auto server = server::Server::start(config);
    if (!server && server.error().code == base::ErrorCode::Unreachable && config.port != 0) {
        taken = std::exchange(config.port, quint16(0));
        server = server::Server::start(config);
    }
    if (!server) {
        tell(request, [this, error = server.error()] { emit failed(error); });
        return;
    }
    m_server = std::move(*server);
    tell(request, [this, taken, address = localAddress(*m_server)] {
        m_address = address;
        emit started(address, taken);
    });
}

void EmbeddedServer::tell(Request request, const std::function<void()>& what)
{
    QMetaObject::invokeMethod(this, [this, request, what] {
        if (request == m_request)
            what();
    });
}

void EmbeddedServer::stop()
{
    ++m_request;
    m_address = QUrl();
    if (m_thread.isRunning())
        QMetaObject::invokeMethod(&m_host, [this] { m_server.reset(); });
}

} // namespace betlog
