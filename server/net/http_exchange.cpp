// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/http_exchange.h"

#include "server/net/when_done.h"
#include "wire/packing.h"

#include <QPromise>
#include <QThreadPool>

#include <algorithm>

namespace betlog::net {

namespace {

/// The request written anew from what the door understood, so that nothing is left in it that
/// QHttpServer could understand otherwise: what the API reads is read from the head itself.
QByteArray rewritten(const HttpRequest& request)
{
    QByteArray bytes = request.head.method + ' ' + request.head.target + " HTTP/1.1\r\n";
    bytes += "Content-Length: " + QByteArray::number(request.body.size()) + "\r\n\r\n";
    return bytes + request.body;
}

using Packed = QPromise<HttpReply>;

void pack(Packed& promise, HttpReply reply)
{
    reply.body = wire::packBytes(reply.body);
    reply.headers.emplaceBack("Content-Encoding", "zstd");
    promise.addResult(std::move(reply));
    promise.finish();
}

/// The reply with its body packed.
QFuture<HttpReply> packed(const HttpReply& reply)
{
    constexpr qsizetype kLongToPack = 64 * 1024;
    const auto promise = std::make_shared<Packed>();
    promise->start();
    QFuture<HttpReply> future = promise->future();
    if (reply.body.size() < kLongToPack)
        pack(*promise, reply);
    else
        QThreadPool::globalInstance()->start([promise, reply] { pack(*promise, reply); });
    return future;
}

} // namespace

HttpExchange::HttpExchange(HttpRequest request, QObject* parent)
    : QTcpSocket(parent)
    , m_request(std::move(request))
    , m_unread(rewritten(m_request))
{
    setPeerAddress(m_request.peer);
    setSocketState(ConnectedState);
    setOpenMode(ReadWrite | Unbuffered);
}

HttpExchange::~HttpExchange()
{
    // QAbstractSocket would end a connection that it takes for its own.
    setSocketState(UnconnectedState);
}

void HttpExchange::keep(QHttpServerResponder&& responder)
{
    m_responder.emplace(std::move(responder));
}

/// A large body is packed beside the network's thread, which must not stand still for it.
void HttpExchange::reply(const HttpReply& reply)
{
    if (m_isAnswered || m_isPacking || !m_responder)
        return;
    constexpr qsizetype kWorthPacking = 1024;
    const bool isPacked =
        reply.body.size() >= kWorthPacking && m_request.head.hasToken("accept-encoding", "zstd");
    if (!isPacked)
        return writeAnswer(reply);
    m_isPacking = true;
    whenDone(packed(reply), *this, [this](const HttpReply& small) { writeAnswer(small); });
}

void HttpExchange::writeAnswer(const HttpReply& reply)
{
    if (m_isAnswered)
        return;
    const bool hasBody = m_request.head.method != "HEAD";
    m_responder->writeStatusLine(static_cast<QHttpServerResponder::StatusCode>(reply.status));
    for (const auto& [name, value] : reply.headers)
        m_responder->writeHeader(name, value);
    for (const auto& [name, value] : crossOriginHeaders(m_request.admission.foreignOrigin))
        m_responder->writeHeader(name, value);
    if (!m_request.admission.keepsAlive)
        m_responder->writeHeader("Connection", "close");
    m_responder->writeHeader("Vary", "Origin, Accept-Encoding");
    m_responder->writeHeader("Cache-Control", "no-store");
    m_responder->writeHeader("X-Content-Type-Options", "nosniff");
    if (!reply.contentType.isEmpty())
        m_responder->writeHeader("Content-Type", reply.contentType);
    constexpr int kNoContent = 204; // It has no length either (RFC 9110).
    if (reply.status != kNoContent)
        m_responder->writeHeader("Content-Length", QByteArray::number(reply.body.size()));
    m_responder->writeBody(hasBody ? reply.body : QByteArray());
    m_isAnswered = true;
    emit answered(m_answer);
    // QHttpServer may still be at work on this socket further up the stack.
    QMetaObject::invokeMethod(this, &HttpExchange::end, Qt::QueuedConnection);
}

void HttpExchange::abandon()
{
    m_isAbandoned = true;
    emit abandoned();
}

void HttpExchange::refuse(const base::Error& error)
{
    if (!m_isAnswered)
        emit refused(error.code);
    reply(problemReply(error));
}

qint64 HttpExchange::bytesAvailable() const
{
    return QTcpSocket::bytesAvailable() + m_unread.size();
}

qint64 HttpExchange::readData(char* into, qint64 maxSize)
{
    const qsizetype size = std::min<qsizetype>(maxSize, m_unread.size());
    std::copy_n(m_unread.constData(), size, into);
    m_unread.remove(0, size);
    return size;
}

qint64 HttpExchange::writeData(const char* bytes, qint64 size)
{
    m_answer.append(bytes, size);
    return size;
}

/// QHttpServer closes a socket whose bytes it cannot parse; the door has let nothing of that kind
/// in, but a request must never stay without an answer.
void HttpExchange::close()
{
    if (!m_isAnswered) {
        m_isAnswered = true;
        emit answered(lastReplyBytes(problemReply(
            {base::ErrorCode::BadRequest, QStringLiteral("The request cannot be read."), {}})));
        QMetaObject::invokeMethod(this, &HttpExchange::end, Qt::QueuedConnection);
    }
}

void HttpExchange::disconnectFromHost()
{
    close();
}

void HttpExchange::end()
{
    setSocketState(UnconnectedState);
    m_responder.reset();
    emit disconnected();
    deleteLater();
}

} // namespace betlog::net
