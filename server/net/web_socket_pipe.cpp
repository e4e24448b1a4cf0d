// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/web_socket_pipe.h"

#include "server/net/farewell.h"
#include "wire/limits.h"

#include <algorithm>
#include <utility>

namespace betlog::net {

WebSocketPipe::WebSocketPipe(
    std::unique_ptr<Stream> stream, Farewell& farewell, Begun begun, QObject* parent)
    : QTcpSocket(parent)
    , m_stream(std::move(stream))
    , m_farewell(farewell)
    , m_unread(std::move(begun.handshake))
    , m_rest(std::move(begun.rest))
{
    setPeerAddress(m_stream->peer().address);
    setPeerPort(m_stream->peer().port);
    setSocketState(ConnectedState);
    // QtWebSockets reads whole frames; a second buffer of 16 KiB would only cost memory.
    setOpenMode(ReadWrite | Unbuffered);
    m_stream->setListener(this);
    m_stream->setReading(false);
}

void WebSocketPipe::open()
{
    if (!m_stream)
        return;
    m_unread = std::exchange(m_rest, {});
    m_readAt = 0;
    m_stream->setReading(true);
    // Not from here: whoever was just given the socket has to get ready first.
    if (!m_unread.isEmpty())
        QMetaObject::invokeMethod(this, &WebSocketPipe::readyRead, Qt::QueuedConnection);
}

WebSocketPipe::~WebSocketPipe()
{
    // QAbstractSocket would end a connection that it takes for its own.
    setSocketState(UnconnectedState);
}

void WebSocketPipe::sendFrame(const QByteArray& frame)
{
    if (!m_stream || m_isOverflowing)
        return;
    m_stream->send(frame);
    if (m_stream->waitingBytes() > wire::limits::kMaxBacklogBytes) {
        m_isOverflowing = true;
        emit overflowed();
    }
}

qsizetype WebSocketPipe::waitingBytes() const
{
    return m_stream ? m_stream->waitingBytes() : 0;
}

std::chrono::milliseconds WebSocketPipe::stuckFor() const
{
    return m_stream ? m_stream->stuckFor() : std::chrono::milliseconds(0);
}

void WebSocketPipe::dropWaiting()
{
    m_isOverflowing = false;
    if (m_stream)
        m_stream->dropWaiting();
}

qint64 WebSocketPipe::bytesAvailable() const
{
    return QTcpSocket::bytesAvailable() + m_unread.size() - m_readAt;
}

qint64 WebSocketPipe::bytesToWrite() const
{
    return waitingBytes();
}

qint64 WebSocketPipe::readData(char* into, qint64 maxSize)
{
    const qsizetype size = std::min<qsizetype>(maxSize, m_unread.size() - m_readAt);
    std::copy_n(m_unread.constData() + m_readAt, size, into);
    m_readAt += size;
    return size;
}

qint64 WebSocketPipe::writeData(const char* bytes, qint64 size)
{
    sendFrame(QByteArray(bytes, size));
    return size;
}

void WebSocketPipe::streamReadable()
{
    QByteArrayView bytes;
    switch (m_stream->receive(bytes)) {
    case Stream::Received::Nothing:
        return;
    case Stream::Received::End:
        close();
        return;
    case Stream::Received::Bytes:
        break;
    }
    // QtWebSockets takes every whole frame and refuses one over the limit, so what is left is less
    // than one frame.
    m_unread.append(bytes);
    emit readyRead();
    m_unread.remove(0, m_readAt);
    m_readAt = 0;
    if (m_unread.isEmpty())
        m_unread = QByteArray();
}

void WebSocketPipe::streamDrained()
{
    emit drained();
}

void WebSocketPipe::streamBroken()
{
    m_stream.reset();
    becomeUnconnected();
}

void WebSocketPipe::close()
{
    if (!m_stream)
        return;
    m_farewell.take(std::move(m_stream));
    becomeUnconnected();
}

void WebSocketPipe::disconnectFromHost()
{
    close();
}

void WebSocketPipe::becomeUnconnected()
{
    m_unread.clear();
    m_readAt = 0;
    setSocketState(UnconnectedState);
    setOpenMode(NotOpen);
    emit stateChanged(UnconnectedState);
    emit disconnected();
}

} // namespace betlog::net
