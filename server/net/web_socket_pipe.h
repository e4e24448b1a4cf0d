// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/net/stream.h"

#include <QTcpSocket>

namespace betlog::net {

class Farewell;

/// A WebSocket's connection in the shape of the QTcpSocket that QtWebSockets wants: QtWebSockets
/// shakes hands, reads and checks frames through it, and writes its control frames to it.
///
/// Because those go to the one Stream as our own frames do, which keeps the order of all that is
/// sent (see stream.h), a pong or close frame never lands inside a frame of ours that the kernel
/// has taken only in part. Closing it lets what still waits go out, a close frame in particular.
class WebSocketPipe final : public QTcpSocket, private Stream::Listener
{
    Q_OBJECT

public:
    /// What was read from the stream so far. QtWebSockets is shown the handshake alone until open()
    /// is called: it throws away what comes with it.
    struct Begun
    {
        QByteArray handshake;
        QByteArray rest;
    };

    WebSocketPipe(std::unique_ptr<Stream> stream, Farewell& farewell, Begun begun, QObject* parent);
    ~WebSocketPipe() override;

    /// Hands were shaken: what the client sends from now on is for the socket.
    void open();

    /// Sends one frame (see frame.h), at once where nothing waits. `overflowed` may be emitted; who
    /// listens must queue it.
    void sendFrame(const QByteArray& frame);
    [[nodiscard]] qsizetype waitingBytes() const;
    [[nodiscard]] std::chrono::milliseconds stuckFor() const;
    /// Drops what waits save what was begun, so that a close frame comes next.
    void dropWaiting();

    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] qint64 bytesToWrite() const override;
    void close() override;
    void disconnectFromHost() override;

signals:
    void drained(); ///< nothing waits any more
    /// More waits than a client may cost; what comes now is thrown away, until dropWaiting().
    void overflowed();

protected:
    qint64 readData(char* into, qint64 maxSize) override;
    qint64 writeData(const char* bytes, qint64 size) override;

private:
    void streamReadable() override;
    void streamDrained() override;
    void streamBroken() override;
    void becomeUnconnected();

    std::unique_ptr<Stream> m_stream; ///< none once closed
    Farewell& m_farewell;
    QByteArray m_unread;
    QByteArray m_rest; ///< until open()
    qsizetype m_readAt = 0; ///< the part of m_unread that was read already
    bool m_isOverflowing = false;
};

} // namespace betlog::net
