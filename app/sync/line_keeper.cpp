// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/line_keeper.h"

#include "app/sync/diagnostics.h"
#include "app/sync/message_text.h"
#include "app/sync/sync_logging.h"
#include "base/random.h"
#include "wire/error_code.h"
#include "wire/limits.h"

#include <utility>

namespace betlog::sync {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What a poll brings of the feed; while a WebSocket has been asked for the same, it is left out.
bool isOfFeed(const wire::ServerMessage& message)
{
    return std::holds_alternative<wire::Snapshot>(message)
        || std::holds_alternative<wire::Change>(message)
        || std::holds_alternative<wire::Live>(message)
        || std::holds_alternative<wire::Reset>(message);
}

} // namespace

LineKeeper::LineKeeper(
    base::Scheduler& scheduler,
    base::Random& random,
    TransportFactory& transports,
    Diagnostics& diagnostics,
    Speech speech,
    QObject* parent)
    : QObject(parent)
    , m_scheduler(scheduler)
    , m_random(random)
    , m_transports(transports)
    , m_diagnostics(diagnostics)
    , m_speech(std::move(speech))
    , m_backoff({}, random)
{ }

LineKeeper::~LineKeeper()
{
    close(m_line);
    close(m_polling);
    letGo(m_once);
}

void LineKeeper::setServer(const QUrl& httpAddress)
{
    m_status.server = httpAddress;
    publish();
}

void LineKeeper::setUser(const QString& name)
{
    m_user = name;
}

bool LineKeeper::isOpen() const
{
    return m_state.phase == ConnectionState::CatchingUp || m_state.phase == ConnectionState::Live
        || m_state.phase == ConnectionState::Polling;
}

/// Where messages go: the line that has been welcomed.
Transport* LineKeeper::active() const
{
    return m_state.phase == ConnectionState::Polling ? m_polling.get() : m_line.get();
}

void LineKeeper::send(const wire::ClientMessage& message)
{
    if (isOpen())
        sendTo(active(), message);
}

void LineKeeper::sendTo(Transport* transport, const wire::ClientMessage& message)
{
    if (!transport)
        return;
    const QString text = asText(message);
    qCDebug(lcWire).noquote() << "→" << text;
    ++m_diagnostics.count().messagesOut;
    m_diagnostics.note(Diagnostics::Kind::Sent, text);
    transport->send(message);
}

bool LineKeeper::sendText(const QString& message)
{
    Transport* const transport = isOpen() ? active() : nullptr;
    if (!transport || !transport->sendText(message))
        return false;
    ++m_diagnostics.count().messagesOut;
    m_diagnostics.note(Diagnostics::Kind::Sent, message);
    return true;
}

// ── hearing ──

void LineKeeper::wire(Transport& transport, Source source)
{
    connect(&transport, &Transport::opened, this, [this, source]() {
        if (source == Source::Line)
            handle(event::LineOpened {});
    });
    connect(
        &transport,
        &Transport::received,
        this,
        [this, source](const wire::ServerMessage& message, qsizetype bytes) {
            m_diagnostics.received(bytes);
            hear(source, message);
        });
    connect(
        &transport, &Transport::garbled, this, [this](const base::Error& error, qsizetype bytes) {
            m_diagnostics.received(bytes);
            m_diagnostics.note(Diagnostics::Kind::Error, error.detail);
        });
    connect(
        &transport, &Transport::sent, this, [this](qsizetype bytes) { m_diagnostics.sent(bytes); });
    connect(&transport, &Transport::ended, this, [this, source](const LineEnd& end) {
        lineEnded(source, end);
    });
}

/// The engine takes the message first, so that the machine's next step finds it done.
void LineKeeper::hear(Source source, const wire::ServerMessage& message)
{
    const QString text = asText(message);
    qCDebug(lcWire).noquote() << "←" << text;
    ++m_diagnostics.count().messagesIn;
    m_diagnostics.note(Diagnostics::Kind::Received, text);
    if (source == Source::Line)
        handle(event::Heard {});
    if (source == Source::Line && isOfFeed(message))
        handle(event::FedOn {});
    const bool isDoubled = source == Source::Polling && m_saidHello && isOfFeed(message);
    if (!isDoubled)
        emit received(message);
    tellMachine(source, message);
}

void LineKeeper::tellMachine(Source source, const wire::ServerMessage& message)
{
    const bool isLine = source == Source::Line;
    if (const auto* welcome = std::get_if<wire::Welcome>(&message)) {
        if (welcome->protocol != wire::limits::kProtocolVersion)
            handle(event::ProtocolRefused {});
        else if (isLine)
            handle(event::Welcomed {});
    } else if (const auto* refusal = std::get_if<wire::Refusal>(&message)) {
        tellRefusal(source, *refusal);
    } else if (std::holds_alternative<wire::Live>(message)) {
        m_status.lastSync = m_scheduler.now();
        handle(isLine ? SyncEvent(event::CaughtUp {}) : SyncEvent(event::PollAnswered {}));
        publish();
    } else if (const auto* goodbye = std::get_if<wire::Goodbye>(&message)) {
        m_status.detail = goodbye->reason;
        handle(event::SaidGoodbye {goodbye->reconnectAfterMin, goodbye->reconnectAfterMax});
    } else if (const auto* pong = std::get_if<wire::Pong>(&message)) {
        heardPong(*pong);
    } else if (std::holds_alternative<wire::Heartbeat>(message)) {
        if (m_state.phase == ConnectionState::Live)
            m_status.lastSync = m_scheduler.now();
        publish();
    }
}

/// What is refused as a whole is the conversation.
void LineKeeper::tellRefusal(Source source, const wire::Refusal& refusal)
{
    if (refusal.mutationId)
        return;
    const base::Error& error = refusal.error;
    if (error.code == base::ErrorCode::ProtocolVersion)
        handle(event::ProtocolRefused {});
    else if (error.code == base::ErrorCode::Unauthorized)
        lineEnded(source, {LineEnd::Kind::Closed, int(wire::CloseCode::SignIn), error.detail});
    else if (error.code == base::ErrorCode::Forbidden)
        lineEnded(source, {LineEnd::Kind::Closed, int(wire::CloseCode::NotAllowed), error.detail});
}

void LineKeeper::heardPong(const wire::Pong& pong)
{
    const auto sent = m_pings.find(pong.id.value_or(0));
    if (sent != m_pings.end()) {
        const auto latency = m_scheduler.monotonic() - sent->second;
        m_pings.erase(sent);
        m_status.latency = latency;
        m_diagnostics.measured(latency);
        publish();
    }
    handle(event::Ponged {});
}

void LineKeeper::lineEnded(Source source, const LineEnd& end)
{
    if (!end.detail.isEmpty())
        m_status.detail = end.detail;
    m_diagnostics.note(Diagnostics::Kind::Error, end.detail.isEmpty() ? asText(end) : end.detail);
    if (source == Source::Line)
        handle(event::LineEnded {end});
    else
        handle(event::PollFailed {end});
}

// ── stepping ──

/// What happens during a step waits until the step is done.
void LineKeeper::handle(const SyncEvent& event)
{
    m_events.enqueue(event);
    if (std::exchange(m_isStepping, true))
        return;
    while (!m_events.isEmpty())
        take(m_events.dequeue());
    m_isStepping = false;
}

void LineKeeper::take(const SyncEvent& event)
{
    const SyncStep next = step(m_state, event);
    enter(next.state, asText(event));
    for (const SyncEffect& effect : next.effects)
        doEffect(effect);
    publish();
}

void LineKeeper::enter(const SyncState& next, const QString& why)
{
    const ConnectionState before = std::exchange(m_state, next).phase;
    m_status.state = next.phase;
    m_status.reason = next.reason;
    if (next.phase == before)
        return;
    qCDebug(lcState).noquote() << asText(before) << "→" << asText(next.phase) << "on" << why;
    m_diagnostics.enter(next.phase, why);
    if (next.phase == ConnectionState::Live || next.phase == ConnectionState::Polling) {
        m_status.attempts = 0;
        m_status.detail.clear();
    }
    if (next.phase == ConnectionState::Offline)
        m_status.latency.reset();
}

void LineKeeper::publish()
{
    if (m_status == m_published)
        return;
    m_published = m_status;
    emit statusChanged();
}

} // namespace betlog::sync
