// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/probe/probe.h"

#include "app/sync/websocket_transport.h"
#include "wire/limits.h"

#include <utility>

namespace betlog::probe {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The smallest bet there is, marked as what it is.
wire::CreateBet probeBet(const QString& user)
{
    domain::Line line;
    line.selection = u"A probe of the connection"_s;
    line.stake = domain::Money(1);
    line.odds = domain::Odds {domain::OddsFormat::Decimal, u"2.00"_s};
    wire::CreateBet create;
    create.userName = user;
    create.league = u"Probe"_s;
    create.awayTeam = u"Here"_s;
    create.homeTeam = u"There"_s;
    create.slip.lines = {line};
    create.slip.tags = {u"probe"_s};
    return create;
}

} // namespace

Probe::Probe(
    const ProbeOptions& options,
    const ProbeReport& report,
    base::Scheduler& scheduler,
    base::Random& random,
    QObject* parent)
    : QObject(parent)
    , m_options(options)
    , m_report(report)
    , m_scheduler(scheduler)
    , m_random(random)
    , m_deadline(scheduler)
{ }

Probe::~Probe() = default;

void Probe::start()
{
    askHealth();
}

/// A step that has not come to its end in time fails, by `ifLate`.
void Probe::beginStep(const QString& name, Fault ifLate)
{
    m_step = name;
    m_timer.start();
    m_deadline.start(m_options.timeout, [this, ifLate]() {
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(m_options.timeout);
        fail(ifLate, u"no answer within %1 s"_s.arg(seconds.count()));
    });
}

double Probe::elapsedMs() const
{
    return static_cast<double>(m_timer.nsecsElapsed()) / 1e6;
}

void Probe::askHealth()
{
    beginStep(u"http"_s, Fault::Network);
    sync::HttpCall call;
    call.url = sync::apiUrl(m_options.server, u"/api/health"_s);
    call.patience = m_options.timeout * 2; // the step's own deadline comes first
    sync::callHttp(m_network, call, this, [this](const sync::HttpAnswer& answer) {
        if (!m_isDone)
            healthTold(answer);
    });
}

void Probe::healthTold(const sync::HttpAnswer& answer)
{
    if (answer.status == 0)
        return fail(answer.isRefused ? Fault::NotRunning : Fault::Network, answer.failure);
    const std::optional<Health> health = readHealth(answer);
    if (!health && answer.isProblem)
        return fail(Fault::Server, answer.error().detail);
    if (!health)
        return fail(Fault::Stranger, u"status %1, and no word of Betlog"_s.arg(answer.status));
    m_health = *health;
    m_report.add(healthFinding(m_health, elapsedMs()));
    openLine();
}

void Probe::openLine()
{
    beginStep(u"websocket"_s, Fault::Between);
    m_line = std::make_unique<sync::WebSocketTransport>(m_network);
    connect(m_line.get(), &sync::Transport::opened, this, &Probe::sayHello);
    connect(m_line.get(), &sync::Transport::received, this, &Probe::hear);
    connect(m_line.get(), &sync::Transport::ended, this, &Probe::lineEnded);
    connect(m_line.get(), &sync::Transport::garbled, this, [this](const base::Error& error) {
        fail(Fault::Server, error.detail);
    });
    m_line->open(m_options.server, m_options.user);
}

/// From where the log stands: every room is heard, and nothing of the past.
void Probe::sayHello()
{
    m_report.add({m_step, true, elapsedMs(), u"open"_s, {}});
    beginStep(u"hello"_s, Fault::Server);
    wire::Hello hello;
    hello.protocol = wire::limits::kProtocolVersion;
    hello.clientName = u"betlog-probe"_s;
    hello.clientVersion = QStringLiteral(BETLOG_VERSION);
    hello.clientId = base::ClientId(m_random.uuid());
    hello.user = m_options.user;
    hello.rooms = {domain::RoomPattern {}};
    hello.resume = wire::Cursor {m_health.epoch, m_health.seq};
    m_line->send(hello);
}

// ── hearing ──

void Probe::hear(const wire::ServerMessage& message)
{
    if (m_isDone)
        return;
    if (const auto* const welcome = std::get_if<wire::Welcome>(&message))
        m_report.add(helloFinding(*welcome, elapsedMs()));
    else if (std::holds_alternative<wire::Live>(message) && m_step == "hello"_L1)
        ping();
    else if (std::holds_alternative<wire::Pong>(message) && m_step == "ping"_L1)
        ponged();
    else if (const auto* const change = std::get_if<wire::Change>(&message))
        hearChange(*change);
    else if (const auto* const ack = std::get_if<wire::Ack>(&message)) {
        m_isAnswered = m_isAnswered || ack->mutationId == m_posted;
        postSettled();
    } else if (const auto* const refusal = std::get_if<wire::Refusal>(&message))
        hearRefusal(*refusal);
    else if (const auto* const goodbye = std::get_if<wire::Goodbye>(&message))
        fail(Fault::Server, goodbye->reason);
}

void Probe::hearChange(const wire::Change& change)
{
    if (m_options.watch)
        m_report.add(changeFinding(change));
    m_isTold = m_isTold || change.mutationId == m_posted;
    postSettled();
}

void Probe::hearRefusal(const wire::Refusal& refusal)
{
    fail(Fault::Server, refusal.error.detail);
}

void Probe::lineEnded(const sync::LineEnd& end)
{
    if (end.kind == sync::LineEnd::Kind::UpgradeRefused)
        return fail(Fault::Between, end.detail);
    if (end.kind == sync::LineEnd::Kind::Unreachable)
        return fail(Fault::Network, end.detail);
    fail(Fault::Server, u"closed with %1: %2"_s.arg(end.closeCode).arg(end.detail));
}

// ── pings and posts ──

void Probe::ping()
{
    if (m_step != "ping"_L1)
        m_times.clear();
    beginStep(u"ping"_s, Fault::Server);
    m_line->send(wire::Ping {m_times.size() + 1});
}

void Probe::ponged()
{
    m_times.append(elapsedMs());
    if (m_times.size() < kPings)
        return ping();
    m_report.add(pingFinding(m_times));
    m_times.clear();
    postNext();
}

wire::Mutation Probe::newMutation(base::BetId bet, const wire::Operation& operation)
{
    m_posted = base::MutationId(m_random.uuid());
    m_isAnswered = false;
    m_isTold = false;
    return {m_posted, bet, std::nullopt, {}, operation};
}

void Probe::postNext()
{
    if (m_times.size() == m_options.posts) {
        if (m_options.posts > 0)
            m_report.add(postFinding(m_times));
        return takeBackNext();
    }
    beginStep(u"post"_s, Fault::Server);
    m_placed.append(base::BetId(m_random.uuid()));
    m_line->send(wire::Mutate {newMutation(m_placed.last(), probeBet(m_options.user))});
}

/// A write has come through once it is acknowledged and its change was told.
void Probe::postSettled()
{
    if (!m_isAnswered || !m_isTold)
        return;
    m_posted = {};
    m_isAnswered = false;
    if (m_step == "post"_L1) {
        m_times.append(elapsedMs());
        postNext();
    } else if (m_step == "take back"_L1) {
        takeBackNext();
    }
}

void Probe::takeBackNext()
{
    if (!m_options.takeBack || m_placed.isEmpty())
        return watch();
    beginStep(u"take back"_s, Fault::Server);
    m_line->send(wire::Mutate {newMutation(m_placed.takeLast(), wire::DeleteBet {})});
}

/// Until it is interrupted, or for the time that was given.
void Probe::watch()
{
    m_deadline.stop();
    if (!m_options.watch)
        return finish(Fault::None, {});
    m_step = u"watch"_s;
    if (m_options.hasTimeout)
        m_deadline.start(m_options.timeout, [this]() { finish(Fault::None, {}); });
}

// ── the end ──

void Probe::fail(Fault fault, const QString& why)
{
    if (m_isDone)
        return;
    m_report.add(failure(m_step, elapsedMs(), why));
    finish(fault, why);
}

void Probe::finish(Fault fault, const QString& why)
{
    if (std::exchange(m_isDone, true))
        return;
    m_deadline.stop();
    m_report.add(verdict(fault, why));
    if (m_line)
        m_line->close();
    emit finished(fault == Fault::None ? 0 : 1);
}

} // namespace betlog::probe
