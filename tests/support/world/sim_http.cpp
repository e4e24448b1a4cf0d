// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/world/sim_http.h"

#include "tests/support/world/sim_server.h"

#include <QUrl>

#include <algorithm>

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint64 kOneLostIn = 40;
constexpr quint64 kOneTwiceIn = 25; ///< a proxy that tries again

net::RequestHead headOf(const QNetworkRequest& request, qsizetype bodyBytes)
{
    net::RequestHead head;
    head.method = request.attribute(QNetworkRequest::CustomVerbAttribute).toByteArray();
    head.target = request.url().toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    head.headers.append({"host", request.url().host().toLatin1()});
    for (const QByteArray& name : request.rawHeaderList())
        head.headers.append({name.toLower(), request.rawHeader(name)});
    if (bodyBytes > 0)
        head.headers.append({"content-length", QByteArray::number(bodyBytes)});
    return head;
}

} // namespace

QNetworkReply* SimHttp::createRequest(Operation, const QNetworkRequest& request, QIODevice* body)
{
    return new SimReply(m_cable, request, body ? body->readAll() : QByteArray(), this);
}

SimReply::SimReply(
    SimCable& cable, const QNetworkRequest& request, QByteArray body, QObject* parent)
    : QNetworkReply(parent)
    , m_cable(cable)
    , m_requestBody(std::move(body))
    , m_patience(cable.time())
{
    setRequest(request);
    setUrl(request.url());
    open(ReadOnly | Unbuffered);
    m_patience.start(std::chrono::milliseconds(request.transferTimeout()), [this]() {
        fail(OperationCanceledError, u"The server takes too long."_s);
    });
    send();
}

SimReply::~SimReply() = default;

bool SimReply::isLost()
{
    return m_cable.losesSome && m_cable.happens(kOneLostIn);
}

void SimReply::send()
{
    ++m_cable.counters().messages;
    if (!m_cable.isClientAlive())
        return;
    if (isLost()) {
        ++m_cable.counters().lost;
        return;
    }
    const QPointer<SimReply> self(this);
    (void)m_cable.time().callAfter(m_cable.delay(), [self]() {
        if (self && !self->isFinished())
            self->arriveAtServer();
    });
}

void SimReply::arriveAtServer()
{
    if (m_cable.isSwallowing)
        return;
    if (!m_cable.isReachable || !m_cable.server().isRunning())
        return fail(ConnectionRefusedError, u"Nobody answers."_s);
    if (m_cable.happens(kOneTwiceIn)) {
        ++m_cable.counters().duplicates;
        serve();
    }
    serve();
}

void SimReply::serve()
{
    const QPointer<SimReply> self(this);
    m_cable.server().serve(
        headOf(request(), m_requestBody.size()), m_requestBody, [self](const QByteArray& bytes) {
            if (self)
                self->answered(bytes);
        });
}

void SimReply::answered(const QByteArray& bytes)
{
    if (isLost() || m_cable.isSwallowing || !m_cable.isReachable) {
        ++m_cable.counters().lost;
        return;
    }
    const QPointer<SimReply> self(this);
    (void)m_cable.time().callAfter(m_cable.delay(), [self, bytes]() {
        if (self && !self->isFinished())
            self->takeAnswer(bytes);
    });
}

void SimReply::takeAnswer(const QByteArray& bytes)
{
    const qsizetype headEnd = bytes.indexOf("\r\n\r\n");
    const QByteArrayList lines = bytes.left(headEnd).split('\n');
    setAttribute(QNetworkRequest::HttpStatusCodeAttribute, lines.first().split(' ').at(1).toInt());
    for (const QByteArray& line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        setRawHeader(line.left(colon).trimmed(), line.mid(colon + 1).trimmed());
    }
    m_body = bytes.sliced(headEnd + 4);
    m_patience.stop();
    setFinished(true);
    emit finished();
}

void SimReply::fail(NetworkError error, const QString& why)
{
    m_patience.stop();
    setError(error, why);
    setFinished(true);
    emit finished();
}

void SimReply::abort()
{
    if (!isFinished())
        fail(OperationCanceledError, u"Nobody wants to know any more."_s);
}

qint64 SimReply::bytesAvailable() const
{
    return m_body.size() - m_readAt;
}

qint64 SimReply::readData(char* into, qint64 maxSize)
{
    const qsizetype size = std::min<qsizetype>(maxSize, m_body.size() - m_readAt);
    std::copy_n(m_body.constData() + m_readAt, size, into);
    m_readAt += size;
    return size;
}

} // namespace betlog::tests
