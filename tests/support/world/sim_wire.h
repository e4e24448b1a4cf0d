// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/transport.h"
#include "server/net/session_line.h"
#include "tests/support/world/sim_cable.h"

#include <QPointer>

#include <array>

namespace betlog::tests {

class SimConnection;
class SimLine;

/// One WebSocket through a cable: what is said arrives in order, later, or not at all. When it
/// breaks, each end learns of it in its own time; what the client had said may still arrive, even
/// after the client has come back on another wire.
class SimWire : public std::enable_shared_from_this<SimWire>
{
public:
    enum Direction { ToServer, ToClient };

    SimWire(SimCable& cable, SimLine& client);

    [[nodiscard]] SimCable& cable() { return m_cable; }

    void attach(SimConnection& server);
    void say(Direction direction, const QByteArray& text);
    /// Brings it there in its turn, unless the wire breaks or is silent by then.
    void bring(Direction direction, std::function<void()> arrive);

    void clientLeft();
    void serverClosed(const sync::LineEnd& end); ///< the word of farewell travels in its turn
    void serverGone(); ///< the process or the machine is gone
    void cut();
    void stall();
    void clog(bool clogged);

    [[nodiscard]] bool isClogged() const { return m_isClogged; }

    [[nodiscard]] std::chrono::milliseconds cloggedFor() const;

private:
    void tellClient(const sync::LineEnd& end, std::chrono::milliseconds after);
    void tellServer(std::chrono::milliseconds after);
    [[nodiscard]] bool mayArrive(Direction direction) const;

    SimCable& m_cable;
    QPointer<SimLine> m_client;
    QPointer<SimConnection> m_server;
    std::array<std::chrono::milliseconds, 2> m_clearAt {};
    std::chrono::milliseconds m_cloggedAt {0};
    bool m_isCut = false;
    bool m_isLate = false; ///< cut, and what the client said before still arrives
    bool m_isSilent = false;
    bool m_isClogged = false;
};

/// The client's end: in place of its WebSocketTransport.
class SimLine final : public sync::Transport
{
    Q_OBJECT

public:
    explicit SimLine(SimCable& cable)
        : m_cable(cable)
    { }

    ~SimLine() override;

    void open(const QUrl& httpAddress, const QString& user) override;
    void close() override;
    void send(const wire::ClientMessage& message) override;

    [[nodiscard]] bool sendText(const QString&) override { return false; }

    void fetch() override { }

    // ── for the wire ──
    void hear(const QByteArray& text);
    void end(const sync::LineEnd& end);

private:
    void arriveAtServer();

    SimCable& m_cable;
    std::shared_ptr<SimWire> m_wire;
    bool m_isOver = false;
};

/// The server's end: in place of its WebSocketLine.
class SimConnection final : public net::SessionLine
{
    Q_OBJECT

public:
    explicit SimConnection(std::shared_ptr<SimWire> wire);
    ~SimConnection() override;

    void sendFrame(const QByteArray& frame) override;
    [[nodiscard]] qsizetype waitingBytes() const override;
    [[nodiscard]] std::chrono::milliseconds stuckFor() const override;

    void dropWaiting() override { }

    void close(wire::CloseCode code, const QString& reason) override;

    // ── for the wire ──
    void leave(); ///< the client is gone

private:
    std::shared_ptr<SimWire> m_wire;
    bool m_isClosed = false; ///< by the server
    bool m_hasEnded = false;
};

} // namespace betlog::tests
