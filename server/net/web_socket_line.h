// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/net/frame_reader.h"
#include "server/net/handshake.h"
#include "server/net/session_line.h"
#include "server/net/stream.h"

#include <memory>

namespace betlog::net {

class Farewell;

/// The usual line: a WebSocket, right on its stream.
///
/// Not a QWebSocket: that wants a QTcpSocket, and the two cost 24 KB a connection, of which an
/// idle client needs nothing; here it is some hundred bytes. Everything that goes out goes through
/// the one Stream, so a pong or close frame never lands inside a frame of ours that the kernel has
/// taken only in part.
class WebSocketLine final : public SessionLine, private Stream::Listener
{
    Q_OBJECT

public:
    /// Shakes hands. Nothing is read until open().
    WebSocketLine(std::unique_ptr<Stream> stream, Farewell& farewell, const Handshake& handshake);
    ~WebSocketLine() override;

    /// Whoever listens is ready: reads what came early, and goes on.
    void open();

    void sendFrame(const QByteArray& frame) override;
    [[nodiscard]] qsizetype waitingBytes() const override;
    [[nodiscard]] std::chrono::milliseconds stuckFor() const override;
    void dropWaiting() override;
    void close(wire::CloseCode code, const QString& reason) override;

private:
    void streamReadable() override;
    void streamDrained() override;
    void streamBroken() override;
    void readFrames();
    void take(const FrameReader::Event& event);
    void takeText(const QByteArray& bytes);
    void closeWith(quint16 code, const QByteArray& reason);
    void leave();

    std::unique_ptr<Stream> m_stream; ///< none once it has ended
    Farewell& m_farewell;
    FrameReader m_reader;
    bool m_isOverflowing = false;
};

} // namespace betlog::net
