// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "server/ops/config.h"

#include <QHostAddress>
#include <QString>

#include <memory>

namespace betlog::server {

/// A whole Betlog server: the log in its folder, its threads, and one port of HTTP and WebSocket.
///
/// Lives on the thread that made it, which must run an event loop; that thread does the networking.
/// The log's writer and reader have threads of their own. The only public face of the server:
/// betlogd and the desktop app start it through this header and talk to it over its port.
class Server
{
public:
    /// Opens the data folder and listens. Fails, with a sentence for the person who started it,
    /// where the folder is in use by another server or cannot be written, or the port is taken.
    [[nodiscard]] static base::Expected<std::unique_ptr<Server>> start(const ops::Config& config);

    /// Stops as stop() does, if that was not called.
    ~Server();

    Q_DISABLE_COPY_MOVE(Server)

    [[nodiscard]] QHostAddress address() const;
    [[nodiscard]] quint16 port() const;

    /// Says goodbye to the clients, finishes what is being written and closes the log. Returns when
    /// everything is on disk and every thread has ended; at most a few seconds.
    void stop();

private:
    class Parts;
    explicit Server(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

} // namespace betlog::server
