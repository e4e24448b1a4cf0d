// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/sync_engine_impl.h"

#include "app/sync/message_text.h"
#include "app/sync/sync_logging.h"
#include "base/random.h"
#include "domain/settlement.h"
#include "wire/limits.h"

#include <algorithm>
#include <utility>

namespace betlog::sync {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Results of earlier weeks come in slowly, and what this client is subscribed to it hears at once;
/// this finds what it is not.
constexpr std::chrono::milliseconds kPendingInterval = 10min;
constexpr std::chrono::milliseconds kPendingRetry = 20s; ///< where the question was lost
/// Timers may be late over a night; the week is looked at again at least so often.
constexpr std::chrono::milliseconds kWeekCheck = 1h;

} // namespace

SyncEngine::Impl::Impl(const Surroundings& surroundings, SyncEngine& engine)
    : m_engine(engine)
    , m_scheduler(surroundings.scheduler)
    , m_random(surroundings.random)
    , m_transports(surroundings.transports)
    , m_diagnostics(surroundings.scheduler)
    , m_lines(
          surroundings.scheduler,
          surroundings.random,
          surroundings.transports,
          m_diagnostics,
          {.hello = [this]() { return hello(); },
           .subscribe = [this]() { return subscribe(); },
           .poll =
               [this]() {
                   return pollQuestion();
               }})
    , m_feed(m_replica.writer())
    , m_courier(
          surroundings.scheduler,
          surroundings.outbox ? *surroundings.outbox : m_memory,
          m_replica.writer(),
          [this](const wire::Mutate& mutate) { m_lines.send(mutate); })
    , m_keeper(
          surroundings.scheduler,
          surroundings.cache,
          m_replica.writer(),
          m_feed,
          [this]() { return moment(); })
    , m_client(
          surroundings.client.isNull() ? base::ClientId(surroundings.random.uuid())
                                       : surroundings.client)
    , m_cache(surroundings.cache)
    , m_nextWeek(surroundings.scheduler)
    , m_pendingAgain(surroundings.scheduler)
{
    m_interest.setCurrentWeek(domain::WeekStart().weekOf(m_scheduler.now()));
    m_feed.want(m_interest.patterns());
    wireLines();
    wireFeed();
    wireCourier();
    m_courier.load();
}

void SyncEngine::Impl::wireLines()
{
    connect(&m_lines, &LineKeeper::received, this, [this](const wire::ServerMessage& message) {
        std::visit([this](const auto& told) { hear(told); }, message);
        if (isOpen())
            m_heardAt = m_scheduler.now();
    });
    connect(&m_lines, &LineKeeper::statusChanged, this, [this]() {
        stateEntered();
        emit m_engine.statusChanged(m_lines.status());
    });
    connect(&m_lines, &LineKeeper::writesDue, &m_courier, &Courier::start);
}

void SyncEngine::Impl::wireFeed()
{
    connect(
        &m_feed,
        &FeedReader::applied,
        this,
        [this](const LogEvent& event, base::MutationId mutation) {
            m_keeper.noteBet(event.bet.id);
            if (m_courier.isOwn(mutation))
                return;
            if (!event.live)
                noteMissed(event);
            emit m_engine.happened(event);
        });
    connect(&m_feed, &FeedReader::snapshotApplied, this, [this]() {
        ++m_diagnostics.count().snapshots;
        m_keeper.noteAll();
    });
    connect(&m_feed, &FeedReader::gapFound, this, [this](const QString& what) {
        qCDebug(lcFeed).noquote() << "missing:" << what;
        ++m_diagnostics.count().gaps;
        m_diagnostics.note(Diagnostics::Kind::Error, u"Missing: %1. Asking again."_s.arg(what));
        m_lines.handle(event::ResumeNeeded {});
    });
    connect(&m_feed, &FeedReader::nextQuestionDue, this, [this]() {
        m_lines.handle(event::InterestChanged {});
    });
    connect(&m_feed, &FeedReader::weekLoaded, &m_engine, &SyncEngine::weekLoaded);
    connect(&m_feed, &FeedReader::historyReset, &m_engine, &SyncEngine::historyReset);
    connect(&m_feed, &FeedReader::forkFound, this, [this](const Fork& fork) {
        m_diagnostics.note(Diagnostics::Kind::Error, fork.detail);
        m_keeper.notePlace();
        emit m_engine.forkFound(fork);
        emit m_engine.forksChanged();
    });
}

void SyncEngine::Impl::wireCourier()
{
    connect(&m_courier, &Courier::accepted, &m_engine, &SyncEngine::accepted);
    connect(&m_courier, &Courier::accepted, this, [this](base::MutationId, const domain::Bet& bet) {
        followAccepted(bet);
    });
    connect(&m_courier, &Courier::refused, &m_engine, &SyncEngine::refused);
    connect(&m_courier, &Courier::heldUp, &m_engine, &SyncEngine::heldUp);
    connect(&m_courier, &Courier::changed, &m_engine, &SyncEngine::queueChanged);
    connect(&m_courier, &Courier::loaded, this, [this]() {
        m_isQueueLoading = false;
        connectIfLoaded();
    });
    connect(&m_courier, &Courier::loadFailed, this, [this](const base::Error& error) {
        m_diagnostics.note(Diagnostics::Kind::Error, error.detail);
        emit m_engine.storageFailed(error);
    });
}

// ── where and who ──

void SyncEngine::Impl::setUser(const QString& name)
{
    if (name == m_user)
        return;
    m_user = name;
    m_lines.setUser(name);
    m_lines.handle(event::ResumeNeeded {});
}

wire::Hello SyncEngine::Impl::whoWeAre() const
{
    wire::Hello hello;
    hello.protocol = wire::limits::kProtocolVersion;
    hello.clientName = u"betlog"_s;
    hello.clientVersion = QStringLiteral(BETLOG_VERSION);
    hello.clientId = m_client;
    hello.user = m_user;
    return hello;
}

wire::Hello SyncEngine::Impl::hello()
{
    wire::Hello hello = whoWeAre();
    std::tie(hello.rooms, hello.resume) = m_feed.hello();
    return hello;
}

std::optional<wire::Hello> SyncEngine::Impl::pollQuestion() const
{
    const FeedPosition heard = m_feed.position();
    if (heard.epoch.isNull() || heard.covers.isEmpty())
        return std::nullopt;
    wire::Hello hello = whoWeAre();
    for (const RoomCursor::Cover& cover : heard.covers)
        hello.rooms.append(cover.pattern);
    hello.resume = wire::Cursor {heard.epoch, heard.seq};
    return hello;
}

std::optional<wire::Subscribe> SyncEngine::Impl::subscribe()
{
    const std::optional<QList<domain::RoomPattern>> rooms = m_feed.subscribe();
    return rooms ? std::optional(wire::Subscribe {*rooms}) : std::nullopt;
}

// ── what is told ──

void SyncEngine::Impl::hear(const wire::Welcome& welcome)
{
    m_welcome = welcome;
    m_courier.setEpoch(welcome.epoch);
    m_serverAhead = welcome.serverTime - m_scheduler.now();
    m_replica.writer().setTerms({welcome.weekStart, welcome.rules});
    m_feed.welcomed(welcome);
    followWeek();
    emit m_engine.welcomed(welcome);
}

void SyncEngine::Impl::hear(const wire::Snapshot& part)
{
    m_feed.hear(part);
}

void SyncEngine::Impl::hear(const wire::Change& change)
{
    const bool isLive = m_phase == ConnectionState::Live || m_phase == ConnectionState::Polling;
    m_feed.hear(change, isLive);
}

void SyncEngine::Impl::hear(const wire::Live& live)
{
    m_feed.hear(live);
    m_keeper.notePlace();
}

void SyncEngine::Impl::hear(const wire::Ack& ack)
{
    const domain::Room room = ack.bet.room();
    m_courier.hear(ack, m_feed.isComing(room, ack.seq));
    // A late entry for an earlier week: it is carried along from now on.
    const bool waits = m_welcome
        && betResult(ack.bet.slip, ack.bet.results, m_welcome->rules)
            == domain::LineResult::Pending;
    if (waits && room.week < m_interest.currentWeek() && m_interest.addCarriedRoom(room))
        interestChanged();
}

void SyncEngine::Impl::hear(const wire::Refusal& refusal)
{
    if (!m_courier.hear(refusal))
        m_diagnostics.note(Diagnostics::Kind::Error, refusal.error.detail);
}

void SyncEngine::Impl::hear(const wire::Reset& reset)
{
    ++m_diagnostics.count().resets;
    m_feed.hear(reset);
}

/// This machine's clock may have been set since the welcome.
void SyncEngine::Impl::hear(const wire::Heartbeat& heartbeat)
{
    m_serverAhead = heartbeat.timestamp - m_scheduler.now();
    m_keeper.noteTime();
    checkWeek();
}

void SyncEngine::Impl::hear(const wire::Presence& presence)
{
    m_replica.writer().setPresence(presence.users);
}

void SyncEngine::Impl::hear(const wire::CatalogChanged&)
{
    emit m_engine.catalogChanged();
}

bool SyncEngine::Impl::isOpen() const
{
    return m_phase == ConnectionState::Live || m_phase == ConnectionState::Polling;
}

void SyncEngine::Impl::stateEntered()
{
    const ConnectionState phase = m_lines.status().state;
    if (phase == m_phase)
        return;
    m_phase = phase;
    if (!m_lines.isOpen()) {
        m_keeper.notePlace();
        m_courier.stop();
        m_replica.writer().setPresence({});
    }
    if (isOpen()) {
        m_heardAt = m_scheduler.now();
        m_keeper.notePlace();
        reportMissed();
        askPendingRooms();
    } else {
        m_pendingAgain.stop();
    }
}

// ── rooms ──

void SyncEngine::Impl::interestChanged()
{
    m_feed.want(m_interest.patterns());
    m_lines.handle(event::InterestChanged {});
}

void SyncEngine::Impl::showWeek(domain::WeekKey week)
{
    if (m_interest.show(week))
        interestChanged();
    if (m_feed.isLoaded(week))
        emit m_engine.weekLoaded(week);
}

void SyncEngine::Impl::checkWeek()
{
    if (!m_welcome)
        return;
    const domain::WeekKey week = m_welcome->weekStart.weekOf(m_scheduler.now() + m_serverAhead);
    if (week == m_interest.currentWeek())
        return;
    if (m_interest.setCurrentWeek(week))
        interestChanged();
    if (isOpen())
        askPendingRooms();
    emit m_engine.currentWeekChanged(week);
}

/// Looks at the calendar now and at the moment when the next week begins.
void SyncEngine::Impl::followWeek()
{
    if (!m_welcome)
        return; // of another server; the next welcome begins anew
    checkWeek();
    const base::Timestamp next = m_welcome->weekStart.begin(m_interest.currentWeek().next());
    const std::chrono::milliseconds wait = next - (m_scheduler.now() + m_serverAhead);
    m_nextWeek.start(
        std::clamp<std::chrono::milliseconds>(wait, 1s, kWeekCheck), [this]() { followWeek(); });
}

void SyncEngine::Impl::askPendingRooms()
{
    m_pendingAgain.start(kPendingInterval, [this]() { askPendingRooms(); });
    const QUrl server = m_lines.status().server;
    m_transports.askPendingRooms(
        server, this, [this, server](const base::Expected<QList<domain::Room>>& rooms) {
            if (server != m_lines.status().server)
                return; // Late, and about another log.
            if (rooms)
                return pendingRoomsTold(*rooms);
            m_diagnostics.note(Diagnostics::Kind::Error, rooms.error().detail);
            m_pendingAgain.start(kPendingRetry, [this]() { askPendingRooms(); });
        });
}

/// A bet entered into an earlier week waits in a room that may not be followed yet.
void SyncEngine::Impl::followAccepted(const domain::Bet& bet)
{
    const bool isEarlier = m_welcome && bet.weekKey < m_interest.currentWeek();
    if (isEarlier && isOpen() && !domain::matchesAny(m_interest.patterns(), bet.room()))
        askPendingRooms();
}

void SyncEngine::Impl::pendingRoomsTold(const QList<domain::Room>& rooms)
{
    QList<domain::Room> earlier;
    for (const domain::Room& room : rooms) {
        if (room.week < m_interest.currentWeek())
            earlier.append(room);
    }
    if (m_interest.setCarriedRooms(earlier))
        interestChanged();
}

// ── by hand ──

void SyncEngine::Impl::sendText(const QString& message)
{
    if (!m_lines.sendText(message))
        m_diagnostics.note(Diagnostics::Kind::Error, u"Not sent: there is no WebSocket now."_s);
}

void SyncEngine::Impl::simulate(const wire::ServerMessage& message)
{
    m_diagnostics.note(Diagnostics::Kind::Simulated, asText(message));
    const auto* const change = std::get_if<wire::Change>(&message);
    if (!change)
        return;
    LogEvent event;
    event.type = change->type;
    event.updateType = change->updateType;
    event.actor = change->actor;
    event.reason = change->reason;
    event.bet = change->bet;
    event.timestamp = change->timestamp;
    event.simulated = true;
    emit m_engine.happened(event);
}

} // namespace betlog::sync
