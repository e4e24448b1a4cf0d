// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/error.h"
#include "server/ops/config.h"

#include <QObject>
#include <QThread>
#include <QUrl>

#include <atomic>
#include <memory>

namespace betlog::server {
class Server;
}

namespace betlog {

/// The server inside the desktop app, on a thread of its own. The app speaks to it over its port,
/// like any stranger. Lives on the thread that made it, and never holds it up: what is asked for is
/// done one after the other over there, and what an earlier request came to is not told.
class EmbeddedServer final : public QObject
{
    Q_OBJECT

public:
    explicit EmbeddedServer(QObject* parent = nullptr);
    /// Stops the server and waits until everything is on disk.
    ~EmbeddedServer() override;

    /// Ends in `started` or in `failed`, unless it is stopped or started anew before. Where the
    /// port is taken, a free one is used instead.
    void start(const ops::Config& config);
    void stop();

    [[nodiscard]] bool isRunning() const { return m_address.isValid(); }

    [[nodiscard]] const QUrl& address() const { return m_address; }

signals:
    /// `wantedPort`: the one that was taken; 0 where there is nothing to say.
    void started(const QUrl& address, quint16 wantedPort);
    void failed(const betlog::base::Error& error);

private:
    using Request = quint64;

    void startHere(ops::Config config, Request request);
    void tell(Request request, const std::function<void()>& what);

    QThread m_thread;
    QObject m_host; ///< lives on the thread
    std::unique_ptr<server::Server> m_server; ///< touched on the thread only
    std::atomic<Request> m_request = 0; ///< the last
    QUrl m_address;
};

} // namespace betlog
