// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/error.h"
#include "server/ops/config.h"

#include <QObject>
#include <QThread>
#include <QUrl>

#include <memory>

namespace betlog::server {
class Server;
}

namespace betlog {

/// The server inside the desktop app, on a thread of its own. The app speaks to it over its port,
/// like any stranger. Lives on the thread that made it.
class EmbeddedServer final : public QObject
{
    Q_OBJECT

public:
    explicit EmbeddedServer(QObject* parent = nullptr);
    /// Stops the server and waits until everything is on disk.
    ~EmbeddedServer() override;

    /// Ends in `started` or in `failed`. Where the port is taken, a free one is used instead.
    void start(const ops::Config& config);
    void stop();

    [[nodiscard]] bool isRunning() const { return m_address.isValid(); }

    [[nodiscard]] const QUrl& address() const { return m_address; }

signals:
    void started(const QUrl& address);
    void failed(const betlog::base::Error& error);

private:
    void startHere(ops::Config config);

    QThread m_thread;
    /// Lives on the thread and owns the server there.
    QObject* m_host = nullptr;
    std::unique_ptr<server::Server> m_server; ///< touched on the thread only
    QUrl m_address;
};

} // namespace betlog
