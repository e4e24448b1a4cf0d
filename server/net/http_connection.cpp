// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/http_connection.h"

#include "server/net/http_exchange.h"
#include "wire/limits.h"

#include <algorithm>
#include <utility>

namespace betlog::net {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QByteArrayView kHeadEnd = "\r\n\r\n";

base::Error tooLate()
{
    return {base::ErrorCode::Timeout, u"The request took too long to arrive."_s, {}};
}

base::Error tooMuch()
{
    return {base::ErrorCode::Busy, u"Too much is being sent at once."_s, {}};
}

} // namespace

HttpConnection::HttpConnection(Host& host, std::unique_ptr<Stream> stream)
    : m_host(host)
    , m_stream(std::move(stream))
    , m_bodyRoom(host.bodies(), m_stream->peer().address)
    , m_answerRoom(host.answers(), m_stream->peer().address)
    , m_rate(wire::limits::kRequestsPerSecond, wire::limits::kRequestBurst, host.clock())
{
    m_stream->setListener(this);
    setDeadline(wire::limits::kRequestDeadline);
}

HttpConnection::~HttpConnection() = default;

void HttpConnection::setDeadline(std::chrono::milliseconds delay)
{
    m_deadline = m_host.clock().monotonic() + delay;
}

void HttpConnection::checkDeadline()
{
    const bool isLate = m_host.clock().monotonic() >= m_deadline;
    switch (m_state) {
    case State::ReadingHead:
        if (isLate && m_input.isEmpty())
            leave();
        else if (isLate)
            turnAway(tooLate());
        return;
    case State::ReadingBody:
        if (isLate)
            turnAway(tooLate());
        return;
    case State::Sending:
        if (m_stream->stuckFor() >= wire::limits::kMaxStuck)
            leave();
        return;
    case State::Answering:
    case State::Gone:
        return;
    }
}

void HttpConnection::turnAway(const base::Error& error)
{
    m_host.turnedAway(error.code);
    HttpReply reply = problemReply(error);
    reply.headers += crossOriginHeaders(m_admission.foreignOrigin);
    reply.headers.emplaceBack("Vary", "Origin");
    m_stream->send(lastReplyBytes(reply));
    leave();
}

void HttpConnection::streamReadable()
{
    QByteArrayView bytes;
    switch (m_stream->receive(bytes)) {
    case Stream::Received::Nothing:
        return;
    case Stream::Received::End:
        leave();
        return;
    case Stream::Received::Bytes:
        if (std::exchange(m_isIdle, false))
            setDeadline(wire::limits::kRequestDeadline);
        m_input.append(bytes);
        if (m_state == State::ReadingBody && !m_bodyRoom.grow(bytes.size()))
            return turnAway(tooMuch());
        readOn();
        return;
    }
}

void HttpConnection::streamDrained()
{
    if (m_state == State::Sending)
        answerTaken();
}

/// Some only close their own side and still read; who waits for changes gets an answer either way.
void HttpConnection::streamHungUp()
{
    if (m_exchange)
        m_exchange->abandon();
}

void HttpConnection::streamBroken()
{
    m_stream.reset();
    if (m_exchange)
        m_exchange->abandon();
    leave();
}

void HttpConnection::readOn()
{
    if (m_state == State::ReadingHead)
        readHead();
    else if (m_state == State::ReadingBody)
        readBody();
}

void HttpConnection::readHead()
{
    // An empty line before a request is left over from the last one (RFC 9112, section 2.2).
    while (m_input.startsWith("\r\n"))
        m_input.remove(0, 2);
    if (m_input.isEmpty())
        return;
    if (!canBeginRequest(m_input)) {
        turnAway({base::ErrorCode::BadRequest, u"This is no HTTP request."_s, {}});
        return;
    }
    const qsizetype end = m_input.indexOf(kHeadEnd);
    const qsizetype headBytes = end < 0 ? m_input.size() : end + kHeadEnd.size();
    if (headBytes > wire::limits::kMaxHttpHeaderBytes) {
        turnAway({base::ErrorCode::TooLarge, u"The request's header is too long."_s, {}});
        return;
    }
    if (end >= 0)
        acceptHead(headBytes);
}

void HttpConnection::acceptHead(qsizetype headBytes)
{
    auto head = parseRequestHead(QByteArrayView(m_input).first(headBytes));
    if (!head)
        return turnAway(head.error());
    const auto admission = admit(*head, m_stream->local(), m_host.rules());
    if (!admission) {
        m_admission.foreignOrigin = allowedForeignOrigin(*head, m_host.rules());
        return turnAway(admission.error());
    }
    if (admission->kind == Admission::Kind::WebSocket) {
        m_state = State::Gone;
        m_host.upgrade(
            std::move(m_stream), {head->header("sec-websocket-key"), m_input.sliced(headBytes)});
        m_host.leave(*this, nullptr);
        return;
    }
    m_head = std::move(*head);
    m_admission = *admission;
    m_input.remove(0, headBytes);
    if (!m_bodyRoom.grow(std::min(m_input.size(), m_admission.bodyBytes)))
        return turnAway(tooMuch());
    m_state = State::ReadingBody;
    setDeadline(wire::limits::kBodyDeadline);
    if (m_admission.awaitsContinue && m_input.size() < m_admission.bodyBytes)
        m_stream->send("HTTP/1.1 100 Continue\r\n\r\n");
    readBody();
}

void HttpConnection::readBody()
{
    if (m_input.size() < m_admission.bodyBytes)
        return;
    m_state = State::Answering;
    m_stream->setReading(false);
    const QByteArray body = m_input.first(m_admission.bodyBytes);
    m_input.remove(0, m_admission.bodyBytes);
    if (!m_rate.take())
        return turnAway({base::ErrorCode::TooFast, u"These are too many requests."_s, {}});
    HttpExchange& exchange =
        m_host.makeExchange({m_head, m_admission, body, m_stream->peer().address});
    m_exchange = &exchange;
    connect(&exchange, &HttpExchange::answered, this, &HttpConnection::sendAnswer);
    m_host.serve(exchange);
}

void HttpConnection::sendAnswer(const QByteArray& bytes)
{
    if (!m_stream)
        return;
    m_exchange.clear();
    m_bodyRoom.release();
    if (bytes.size() > wire::limits::kLargeAnswerBytes && !m_answerRoom.grow(bytes.size()))
        return turnAway({base::ErrorCode::Busy, u"Too many large answers wait to be taken."_s, {}});
    m_stream->send(bytes);
    if (m_isLastRequest)
        return leave();
    m_state = State::Sending;
    // Not from here: a client that sends many requests ahead would fill the stack.
    if (m_stream->waitingBytes() == 0)
        QMetaObject::invokeMethod(this, &HttpConnection::answerTaken, Qt::QueuedConnection);
}

void HttpConnection::answerTaken()
{
    if (m_state != State::Sending)
        return;
    m_answerRoom.release();
    if (m_admission.keepsAlive)
        nextRequest();
    else
        leave();
}

void HttpConnection::nextRequest()
{
    m_state = State::ReadingHead;
    m_admission = {};
    m_stream->setReading(true);
    m_isIdle = m_input.isEmpty();
    setDeadline(m_isIdle ? wire::limits::kMaxIdle : wire::limits::kRequestDeadline);
    readOn();
}

void HttpConnection::leaveWhenAnswered()
{
    m_admission.keepsAlive = false;
    m_isLastRequest = true;
    if (m_state != State::Answering)
        leave();
}

void HttpConnection::leave()
{
    if (m_state == State::Gone)
        return;
    m_state = State::Gone;
    m_bodyRoom.release();
    m_answerRoom.release();
    m_host.leave(*this, std::move(m_stream));
}

} // namespace betlog::net
