// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "tests/support/http_client.h"

#include <QTcpSocket>

#include <functional>

namespace betlog::tests {

/// Speaks to a server byte by byte, as no proper client would. Waits in the event loop.
class RawClient
{
public:
    [[nodiscard]] bool open(quint16 port);
    /// Takes nothing from the network but a little, and reads none of it: a client that hangs.
    [[nodiscard]] bool openDeaf(quint16 port);
    void send(const QByteArray& bytes);
    /// The next HTTP answer; status 0 if none comes.
    [[nodiscard]] HttpAnswer readAnswer();
    /// Shakes hands as a WebSocket; whether the server did so too.
    [[nodiscard]] bool upgrade(const QByteArray& path = "/ws");
    /// Sends one masked frame of a WebSocket.
    void sendFrame(char opcodeAndFlags, const QByteArray& payload);

    /// From here on the client reads again what it was sent.
    void listen();

    struct Frame
    {
        int opcode = -1; ///< -1: none came
        QByteArray payload;
    };

    /// The next frame from the server.
    [[nodiscard]] Frame readFrame();
    [[nodiscard]] bool waitUntilClosed();
    [[nodiscard]] bool waitForBytes(qsizetype count);

    [[nodiscard]] QByteArray& received() { return m_received; }

    [[nodiscard]] QTcpSocket& socket() { return m_socket; }

private:
    [[nodiscard]] bool waitFor(const std::function<bool()>& done);

    QTcpSocket m_socket;
    QByteArray m_received;
};

} // namespace betlog::tests
