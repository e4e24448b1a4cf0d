// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/session.h"

#include "server/net/frame.h"
#include "server/net/welcome.h"
#include "server/net/when_done.h"
#include "wire/codec.h"
#include "wire/limits.h"
#include "wire/packing.h"

#include <QLoggingCategory>

#include <algorithm>

namespace betlog::net {

using namespace Qt::Literals::StringLiterals;
using base::ErrorCode;
using core::Metrics;
using wire::CloseCode;

namespace {

Q_LOGGING_CATEGORY(lcSession, "betlog.session", QtInfoMsg)

const QList<domain::RoomPattern>& everyRoom()
{
    static const QList<domain::RoomPattern> rooms {domain::RoomPattern()};
    return rooms;
}

} // namespace

Session::Session(const SessionContext& context, std::unique_ptr<SessionLine> line)
    : m_context(context)
    , m_line(std::move(line))
    , m_rate(wire::limits::kMessagesPerSecond, wire::limits::kMessageBurst, context.scheduler)
{
    connect(m_line.get(), &SessionLine::received, this, &Session::receive);
    connect(m_line.get(), &SessionLine::receivedBinary, this, [this] {
        closeBad({ErrorCode::BadRequest, u"Messages are JSON text."_s, {}});
    });
    connect(m_line.get(), &SessionLine::receivedControl, this, &Session::countControl);
    connect(m_line.get(), &SessionLine::ended, this, &Session::end);
    connect(m_line.get(), &SessionLine::drained, this, [this] {
        if (m_subscription)
            m_subscription->drained();
    });
    connect(
        m_line.get(), &SessionLine::overflowed, this, &Session::closeSlow, Qt::QueuedConnection);
    m_context.metrics.change(Metrics::Level::PlainSessions, 1);
    send(wire::Connection {m_context.scheduler.now()});
    subscribeAfresh();
    m_subscription->follow(everyRoom(), m_context.fanOut.recent().told());
}

Session::~Session()
{
    m_line->disconnect(this);
}

void Session::receive(const QString& text)
{
    if (m_state == State::Closing)
        return;
    m_context.metrics.add(Metrics::Count::MessagesIn);
    const QByteArray json = text.toUtf8();
    if (!passesRate(json))
        return;
    const auto message = wire::decodeClientMessage(json);
    if (!message)
        return refuseUnreadable(json, message.error());
    if (std::holds_alternative<wire::Hello>(*message))
        m_usesPacks = wire::asksForPacks(json);
    std::visit([this](const auto& known) { handle(known); }, *message);
}

bool Session::passesRate(const QByteArray& text)
{
    if (m_rate.take()) {
        m_excess = std::max(m_excess - 1, 0);
        return true;
    }
    const base::Error error {ErrorCode::TooFast, u"These are too many messages."_s, {}};
    if (++m_excess > wire::limits::kMessageBurst / 2) {
        m_context.metrics.refused(error.code);
        close(CloseCode::TooFast, error.detail);
    } else {
        refuse(error, wire::mutationIdOf(text));
    }
    return false;
}

/// A flood of pings costs as much as one of messages; nobody is told of a ping that is too much.
void Session::countControl()
{
    if (m_state == State::Closing || m_rate.take())
        return;
    if (++m_excess > wire::limits::kMessageBurst / 2) {
        m_context.metrics.refused(ErrorCode::TooFast);
        close(CloseCode::TooFast, u"These are too many messages."_s);
    }
}

void Session::refuseUnreadable(const QByteArray& text, const base::Error& error)
{
    if (const auto mutation = wire::mutationIdOf(text))
        refuse(error, mutation);
    else
        closeBad(error);
}

void Session::handle(const wire::Hello& hello)
{
    if (isSynced())
        return closeBad({ErrorCode::BadRequest, u"Hello was said already."_s, {}});
    if (hello.protocol != wire::limits::kProtocolVersion) {
        const QString detail = u"This server speaks version %1 of the protocol."_s;
        return closeBad(
            {ErrorCode::ProtocolVersion, detail.arg(wire::limits::kProtocolVersion), {}});
    }
    const auto actor = m_context.auth.identify(hello.user);
    if (!actor)
        return closeBad(actor.error());
    m_actor = *actor;
    m_state = State::Synced;
    m_context.metrics.change(Metrics::Level::PlainSessions, -1);
    m_context.metrics.change(Metrics::Level::SyncedSessions, 1);
    m_context.metrics.add(Metrics::Count::Hellos);
    sendWelcome();
    begin(hello);
    emit becameSynced();
}

void Session::sendWelcome()
{
    send(welcomeTo(
        m_actor, m_context.log, m_context.settings, m_context.scheduler, m_context.random));
}

void Session::subscribeAfresh()
{
    Subscription::Outlet& self = *this;
    m_subscription.emplace(m_context.log, m_context.fanOut, m_context.metrics, self);
    if (m_usesPacks)
        m_subscription->usePacks();
}

/// From now on it is told what it asked for, and no longer everything.
void Session::begin(const wire::Hello& hello)
{
    subscribeAfresh();
    const core::LogHead head = m_context.log.head();
    if (!hello.resume)
        return m_subscription->followAnew(hello.rooms);
    if (hello.resume->epoch == head.epoch) {
        m_context.metrics.add(Metrics::Count::Resumes);
        return m_subscription->follow(hello.rooms, hello.resume->seq);
    }
    sendReset();
    m_subscription->followAnew(hello.rooms);
}

void Session::sendReset()
{
    send(wire::Reset {u"The cursor is of another history of the log."_s});
}

void Session::handle(const wire::Subscribe& subscribe)
{
    if (isSynced())
        m_subscription->changeRooms(subscribe.rooms);
    else
        closeBad({ErrorCode::BadRequest, u"Say hello before you subscribe."_s, {}});
}

void Session::handle(const wire::Mutate& mutate)
{
    const base::MutationId id = mutate.mutation.id;
    if (!isSynced())
        return refuse({ErrorCode::BadRequest, u"Say hello before you write."_s, {}}, id);
    if (m_unanswered >= wire::limits::kMaxUnackedMutations)
        return refuse({ErrorCode::Busy, u"Too many writes wait for an answer."_s, {}}, id);
    ++m_unanswered;
    const auto client = reinterpret_cast<quintptr>(this); // As good a number as any.
    whenDone(
        m_context.log.write({mutate.mutation, m_actor, client}),
        *this,
        [this, spelling = mutate.spelling](const wire::WriteAnswer& written) {
            answer(written, spelling);
        });
}

void Session::answer(wire::WriteAnswer answer, const wire::BodySpelling& spelling)
{
    --m_unanswered;
    if (auto* const refusal = std::get_if<wire::Refusal>(&answer)) {
        m_context.metrics.refused(refusal->error.code);
        refusal->error = spelling.inMessage(std::move(refusal->error));
    }
    sendFrame(textFrame(wire::encode(answer)));
}

void Session::handle(const wire::Ping& ping)
{
    send(wire::Pong {ping.id, m_context.scheduler.now()});
}

void Session::send(const wire::ServerMessage& message)
{
    sendFrame(textFrame(wire::encode(message)));
}

void Session::sendFrame(const QByteArray& frame)
{
    if (sendLive(frame))
        m_context.metrics.add(Metrics::Count::MessagesOut);
}

bool Session::sendLive(const QByteArray& frame)
{
    if (m_state == State::Closing)
        return false;
    m_line->sendFrame(frame);
    return true;
}

qsizetype Session::waitingBytes() const
{
    return m_line->waitingBytes();
}

void Session::sendHeartbeat(const QByteArray& live)
{
    if (m_subscription->isLive())
        sendFrame(live);
    else
        send(wire::Heartbeat {m_subscription->reached(), m_context.scheduler.now()});
}

void Session::refuse(const base::Error& error, std::optional<base::MutationId> mutation)
{
    m_context.metrics.refused(error.code);
    wire::Refusal refusal {error, mutation, wire::isRetryable(error.code), {}, {}};
    if (error.code == ErrorCode::TooFast)
        refusal.retryAfter = m_rate.waitFor();
    send(refusal);
}

void Session::becameLive(base::Seq seq)
{
    if (isSynced())
        send(wire::Live {seq});
}

/// Its place in the log is safe in its own cursor: it comes back and goes on from there.
void Session::readingFailed(const base::Error& error)
{
    if (error.code == ErrorCode::Reset) {
        sendReset();
        return m_subscription->startOver();
    }
    qCWarning(lcSession) << "The log cannot be read:" << error.detail;
    QMetaObject::invokeMethod(
        this,
        [this] { close(CloseCode::Restarting, u"The log cannot be read."_s); },
        Qt::QueuedConnection);
}

void Session::checkProgress()
{
    if (m_line->stuckFor() >= wire::limits::kMaxStuck)
        closeSlow();
}

void Session::closeBad(const base::Error& error)
{
    refuse(error);
    close(CloseCode::BadMessage, error.detail);
}

void Session::closeSlow()
{
    if (m_state == State::Closing)
        return;
    m_context.metrics.add(Metrics::Count::SlowConsumers);
    m_line->dropWaiting();
    close(CloseCode::SlowConsumer, u"Messages are not taken in time."_s);
}

void Session::close(CloseCode code, const QString& reason)
{
    if (m_state == State::Closing)
        return;
    m_context.metrics.change(
        isSynced() ? Metrics::Level::SyncedSessions : Metrics::Level::PlainSessions, -1);
    m_state = State::Closing;
    m_line->close(code, reason);
}

void Session::end()
{
    if (m_state != State::Closing) {
        m_context.metrics.change(
            isSynced() ? Metrics::Level::SyncedSessions : Metrics::Level::PlainSessions, -1);
        m_state = State::Closing;
    }
    m_subscription.reset();
    emit ended();
}

} // namespace betlog::net
