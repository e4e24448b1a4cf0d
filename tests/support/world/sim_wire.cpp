// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/world/sim_wire.h"

#include "tests/support/world/sim_server.h"
#include "wire/codec.h"
#include "wire/limits.h"

#include <QtEndian>

#include <algorithm>

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using sync::LineEnd;

namespace {

/// The text in a server's frame (server/net/frame.h): one fragment, no mask.
QByteArray textOf(const QByteArray& frame)
{
    const auto length = static_cast<quint8>(frame.at(1));
    const qsizetype header = length < 126 ? 2 : length == 126 ? 4 : 10;
    return frame.sliced(header);
}

std::chrono::milliseconds upTo(base::Random& random, std::chrono::milliseconds longest)
{
    return std::chrono::milliseconds(
        static_cast<qint64>(random.below(static_cast<quint64>(longest.count()))));
}

} // namespace

SimWire::SimWire(SimCable& cable, SimLine& client)
    : m_cable(cable)
    , m_client(&client)
{ }

void SimWire::attach(SimConnection& server)
{
    m_server = &server;
}

bool SimWire::mayArrive(Direction direction) const
{
    if (m_isSilent)
        return false;
    return direction == ToServer ? !m_isCut || m_isLate : !m_isCut;
}

void SimWire::bring(Direction direction, std::function<void()> arrive)
{
    const auto now = m_cable.time().monotonic();
    auto& clearAt = m_clearAt.at(direction);
    clearAt = std::max(clearAt, now + m_cable.delay());
    (void)m_cable.time().callAfter(
        clearAt - now, [self = shared_from_this(), direction, arrive = std::move(arrive)]() {
            if (self->mayArrive(direction))
                arrive();
        });
}

void SimWire::say(Direction direction, const QByteArray& text)
{
    ++m_cable.counters().messages;
    if (direction == ToClient && m_cable.drop && m_cable.drop(text))
        return;
    bring(direction, [this, direction, text]() {
        if (direction == ToClient && m_client)
            m_client->hear(text);
        if (direction == ToServer && m_server) {
            m_cable.counters().duplicates += m_isCut ? 1 : 0;
            emit m_server->received(QString::fromUtf8(text));
        }
    });
}

void SimWire::clientLeft()
{
    bring(ToServer, [this]() {
        if (m_server)
            m_server->leave();
    });
}

void SimWire::serverClosed(const LineEnd& end)
{
    bring(ToClient, [this, end]() {
        if (m_client)
            m_client->end(end);
    });
}

void SimWire::serverGone()
{
    m_isLate = false;
    if (m_isCut || m_isSilent)
        return;
    // Where the whole machine is gone nobody is left to say so.
    if (m_cable.happens(4)) {
        m_isSilent = true;
        return;
    }
    m_isCut = true;
    tellClient({LineEnd::Kind::Closed, LineEnd::kAbnormal, {}}, m_cable.delay());
}

void SimWire::cut()
{
    if (m_isCut)
        return;
    ++m_cable.counters().cuts;
    m_isCut = true;
    m_isLate = m_cable.happens(2);
    tellClient({LineEnd::Kind::Closed, LineEnd::kAbnormal, {}}, upTo(m_cable.random(), 500ms));
    tellServer(upTo(m_cable.random(), 20s));
}

void SimWire::stall()
{
    if (m_isSilent || m_isCut)
        return;
    ++m_cable.counters().stalls;
    m_isSilent = true;
    tellServer(30s + upTo(m_cable.random(), 90s));
}

void SimWire::clog(bool clogged)
{
    if (std::exchange(m_isClogged, clogged) == clogged)
        return;
    m_cloggedAt = m_cable.time().monotonic();
    if (!clogged && m_server)
        emit m_server->drained();
}

std::chrono::milliseconds SimWire::cloggedFor() const
{
    return m_isClogged ? m_cable.time().monotonic() - m_cloggedAt : 0ms;
}

void SimWire::tellClient(const LineEnd& end, std::chrono::milliseconds after)
{
    (void)m_cable.time().callAfter(after, [self = shared_from_this(), end]() {
        if (self->m_client)
            self->m_client->end(end);
    });
}

void SimWire::tellServer(std::chrono::milliseconds after)
{
    (void)m_cable.time().callAfter(after, [self = shared_from_this()]() {
        if (self->m_server)
            self->m_server->leave();
    });
}

// ── the client's end ──

SimLine::~SimLine()
{
    close();
}

void SimLine::open(const QUrl&, const QString&)
{
    m_wire = std::make_shared<SimWire>(m_cable, *this);
    m_cable.enter(m_wire);
    m_wire->bring(SimWire::ToServer, [this, line = QPointer<SimLine>(this)]() {
        if (line && !m_isOver)
            arriveAtServer();
    });
}

void SimLine::arriveAtServer()
{
    if (m_cable.isSwallowing)
        return;
    if (!m_cable.isReachable || !m_cable.server().isRunning())
        return m_wire->serverClosed({LineEnd::Kind::Unreachable, 0, u"Nobody answers."_s});
    if (m_cable.refusesUpgrades)
        return m_wire->serverClosed({LineEnd::Kind::UpgradeRefused, 0, u"No upgrade."_s});
    m_wire->bring(SimWire::ToClient, [line = QPointer<SimLine>(this)]() {
        if (line && !line->m_isOver)
            emit line->opened();
    });
    m_cable.server().accept(m_wire);
}

void SimLine::close()
{
    if (std::exchange(m_isOver, true) || !m_wire)
        return;
    m_wire->clientLeft();
}

void SimLine::send(const wire::ClientMessage& message)
{
    const QByteArray text = wire::encode(message);
    if (m_wire && !m_isOver && m_cable.isClientAlive())
        m_wire->say(SimWire::ToServer, text);
    emit sent(text.size());
}

void SimLine::hear(const QByteArray& text)
{
    if (m_isOver)
        return;
    const base::Expected<wire::ServerMessage> message = wire::decodeServerMessage(text);
    if (message)
        emit received(*message, text.size());
    else
        emit garbled(message.error(), text.size());
}

void SimLine::end(const LineEnd& end)
{
    if (!std::exchange(m_isOver, true))
        emit ended(end);
}

// ── the server's end ──

SimConnection::SimConnection(std::shared_ptr<SimWire> wire)
    : m_wire(std::move(wire))
{
    m_wire->attach(*this);
}

SimConnection::~SimConnection()
{
    if (!m_isClosed && !m_hasEnded)
        m_wire->serverGone();
}

void SimConnection::sendFrame(const QByteArray& frame)
{
    // A server whose machine has just lost its power says nothing any more.
    if (!m_isClosed && m_wire->cable().server().isAlive())
        m_wire->say(SimWire::ToClient, textOf(frame));
}

qsizetype SimConnection::waitingBytes() const
{
    return m_wire->isClogged() ? wire::limits::kLaggingBytes + 1 : 0;
}

std::chrono::milliseconds SimConnection::stuckFor() const
{
    return m_wire->cloggedFor();
}

void SimConnection::close(wire::CloseCode code, const QString& reason)
{
    if (std::exchange(m_isClosed, true))
        return;
    if (m_wire->cable().server().isAlive())
        m_wire->serverClosed({LineEnd::Kind::Closed, static_cast<int>(code), reason});
    QMetaObject::invokeMethod(this, &SimConnection::leave, Qt::QueuedConnection);
}

void SimConnection::leave()
{
    if (!std::exchange(m_hasEnded, true))
        emit ended();
}

} // namespace betlog::tests
