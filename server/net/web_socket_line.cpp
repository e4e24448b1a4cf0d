// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/web_socket_line.h"

#include "server/net/farewell.h"
#include "server/net/frame.h"
#include "wire/limits.h"

#include <QStringDecoder>

namespace betlog::net {

namespace {

constexpr quint16 kNormal = 1000;
constexpr quint16 kNoStatus = 1005;
constexpr quint16 kNoText = 1007;

} // namespace

WebSocketLine::WebSocketLine(
    std::unique_ptr<Stream> stream, Farewell& farewell, const Handshake& handshake)
    : m_stream(std::move(stream))
    , m_farewell(farewell)
{
    m_stream->setListener(this);
    m_stream->setReading(false);
    m_stream->send(handshakeReply(handshake.key));
    m_reader.append(handshake.early);
}

WebSocketLine::~WebSocketLine() = default;

void WebSocketLine::open()
{
    if (!m_stream)
        return;
    m_stream->setReading(true);
    readFrames();
}

void WebSocketLine::streamReadable()
{
    QByteArrayView bytes;
    switch (m_stream->receive(bytes)) {
    case Stream::Received::Nothing:
        return;
    case Stream::Received::End:
        leave();
        return;
    case Stream::Received::Bytes:
        m_reader.append(bytes);
        readFrames();
        return;
    }
}

/// Whoever hears of a message may close the line, and then the rest is not for it.
void WebSocketLine::readFrames()
{
    while (m_stream) {
        const auto event = m_reader.next();
        if (!event)
            return;
        take(*event);
    }
}

void WebSocketLine::take(const FrameReader::Event& event)
{
    switch (event.kind) {
    case FrameReader::Kind::Text:
        return takeText(event.payload);
    case FrameReader::Kind::Binary:
        emit receivedBinary();
        return;
    case FrameReader::Kind::Ping:
        sendFrame(pongFrame(event.payload));
        emit receivedControl();
        return;
    case FrameReader::Kind::Pong:
        emit receivedControl();
        return;
    case FrameReader::Kind::Close:
        return closeWith(event.closeCode == kNoStatus ? kNormal : event.closeCode, {});
    case FrameReader::Kind::Violation:
        return closeWith(event.closeCode, event.payload);
    }
}

void WebSocketLine::takeText(const QByteArray& bytes)
{
    QStringDecoder decoder(
        QStringDecoder::Utf8,
        QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    const QString text = decoder(bytes);
    if (decoder.hasError())
        closeWith(kNoText, "A text message is UTF-8.");
    else
        emit received(text);
}

void WebSocketLine::sendFrame(const QByteArray& frame)
{
    if (!m_stream || m_isOverflowing)
        return;
    m_stream->send(frame);
    if (m_stream->waitingBytes() > wire::limits::kMaxBacklogBytes) {
        m_isOverflowing = true;
        emit overflowed();
    }
}

qsizetype WebSocketLine::waitingBytes() const
{
    return m_stream ? m_stream->waitingBytes() : 0;
}

std::chrono::milliseconds WebSocketLine::stuckFor() const
{
    return m_stream ? m_stream->stuckFor() : std::chrono::milliseconds(0);
}

void WebSocketLine::dropWaiting()
{
    m_isOverflowing = false;
    if (m_stream)
        m_stream->dropWaiting();
}

void WebSocketLine::close(wire::CloseCode code, const QString& reason)
{
    closeWith(static_cast<quint16>(code), reason.toUtf8());
}

/// The connection lingers with the farewell until the client has read why.
void WebSocketLine::closeWith(quint16 code, const QByteArray& reason)
{
    sendFrame(closeFrame(code, reason));
    leave();
}

void WebSocketLine::leave()
{
    if (!m_stream)
        return;
    m_farewell.take(std::move(m_stream));
    emit ended();
}

void WebSocketLine::streamDrained()
{
    emit drained();
}

void WebSocketLine::streamBroken()
{
    m_stream.reset();
    emit ended();
}

} // namespace betlog::net
