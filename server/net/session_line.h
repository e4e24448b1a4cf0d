// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "wire/error_code.h"

#include <QByteArray>
#include <QObject>

#include <chrono>

namespace betlog::net {

/// What a session and its client talk through: whole texts come in, frames (frame.h) go out, in
/// order or not at all. Lives on the network's thread; owned by its session.
class SessionLine : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Queues one frame, at once where nothing waits.
    virtual void sendFrame(const QByteArray& frame) = 0;
    [[nodiscard]] virtual qsizetype waitingBytes() const = 0;
    /// How long the client has taken nothing of what waits.
    [[nodiscard]] virtual std::chrono::milliseconds stuckFor() const = 0;
    /// Drops what waits, so that the word of farewell comes next.
    virtual void dropWaiting() = 0;
    /// Ends in `ended`, once the client knows or cannot be told.
    virtual void close(wire::CloseCode code, const QString& reason) = 0;

signals:
    void received(const QString& text);
    void receivedBinary();
    void receivedControl(); ///< a ping or pong; it is answered already
    void drained(); ///< nothing waits any more
    /// More waits than a client may cost. Comes from within sendFrame; who listens must queue it.
    void overflowed();
    void ended();
};

} // namespace betlog::net
