// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/world/seeded_world.h"

#include "tests/support/sim_vfs.h"
#include "tests/support/world/pending_check.h"
#include "tests/support/world/sim_log_service.h"
#include "tests/support/world/world_acts.h"
#include "tests/support/world/world_checks.h"

#include <QHashSeed>
#include <QLoggingCategory>

#include <cstdio>

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using sync::ConnectionState;

namespace {

constexpr auto kRest = 20min; ///< longer than any alarm of an engine

/// What would make two runs differ that have nothing to do with each other.
void makeRepeatable()
{
    QHashSeed::setDeterministicGlobalSeed();
    restartSqliteChance();
    // That a disk has no power is no news here.
    QLoggingCategory::setFilterRules(u"betlog.*=false"_s);
}

/// " 3@2 4@1": the bets by number, and at which version.
QString versionsOf(const QList<domain::Bet>& bets)
{
    QMap<qint64, int> versions;
    for (const domain::Bet& bet : bets)
        versions.insert(bet.number, bet.version);
    QString text;
    for (auto it = versions.begin(); it != versions.end(); ++it)
        text += u" %1@%2"_s.arg(it.key()).arg(it.value());
    return text;
}

} // namespace

SeededWorld::SeededWorld(const WorldPlan& plan)
    : m_plan(plan)
    , m_random(plan.seed)
    , m_time([this]() { afterEach(); })
    , m_faults(plan.fault, m_random)
    , m_server(m_time, m_random, m_faults)
{
    makeRepeatable();
    m_server.setTold([this](const QList<core::CommittedChange>& changes) {
        for (const core::CommittedChange& change : changes)
            noteChange(change.json);
        if (const QString wrong = m_told[m_epoch].add(changes); !wrong.isEmpty())
            fail(wrong);
    });
    m_server.setAsked([this](const wire::Mutation& mutation) {
        QList<wire::Mutation>& forms = m_asked[mutation.id];
        if (!forms.contains(mutation))
            forms.append(mutation);
    });
    const QStringList names {u"Ann"_s, u"Bob"_s, u"Cem"_s};
    for (const QString& name : names) {
        const auto seed = static_cast<quint32>(m_random.below(1U << 31U));
        m_clients.push_back(std::make_unique<SimClient>(m_time, m_server, m_faults, seed, name));
    }
    for (size_t i = 0; i < m_pollers.size(); ++i) {
        const auto seed = static_cast<quint32>(m_random.below(1U << 31U));
        m_pollers.at(i) = std::make_unique<SimPoller>(m_time, m_server, seed, i == 0);
    }
}

SeededWorld::~SeededWorld()
{
    for (const auto& client : m_clients)
        client->kill();
    m_server.kill();
    m_time.settle();
}

WorldReport SeededWorld::run()
{
    startAll();
    WorldActs acts(*this);
    while (m_report.totals.steps < m_plan.steps && m_report.failure.isEmpty()) {
        ++m_report.totals.steps;
        acts.step();
        afterEach(); // Some power may have gone right then, whatever comes next.
        m_time.advance(acts.pause());
        noticeShown();
    }
    if (m_report.failure.isEmpty()) {
        heal();
        comeToRest();
    }
    if (m_report.failure.isEmpty())
        fail(WorldChecks(*this).firstFailure());
    return report();
}

void SeededWorld::startAll()
{
    startServer();
    for (const auto& client : m_clients)
        client->start();
    for (const auto& poller : m_pollers)
        poller->start();
}

/// A machine whose power went in the middle of something does no more.
void SeededWorld::afterEach()
{
    if (m_server.hasDied()) {
        note(u"the server's power went"_s);
        m_server.kill();
    }
    for (const auto& client : m_clients) {
        if (client->hasDied()) {
            note(client->name() + u"'s power went"_s);
            client->kill();
        }
    }
}

void SeededWorld::startServer()
{
    if (m_server.isRunning())
        return;
    if (m_server.start())
        serverStarted();
    else
        note(u"the server does not start: "_s + m_server.failure());
}

/// Whatever it told before it went must be there.
void SeededWorld::serverStarted()
{
    m_epoch = m_server.log().head().epoch;
    const auto slice = store::SqlReader(m_server.log().connection())
                           .changes({{}, {domain::RoomPattern()}, 100'000});
    if (!slice)
        return fail(u"the log cannot be read: "_s + slice.error().detail);
    if (const QString wrong = m_told[m_epoch].compare(slice->changes); !wrong.isEmpty())
        fail(wrong);
    note(u"the server runs at seq %1"_s.arg(slice->changes.size()));
}

void SeededWorld::heal()
{
    note(u"the world heals"_s);
    m_server.disk().setFull(false);
    m_server.disk().crashAfter(0);
    startServer();
    for (const auto& client : m_clients) {
        client->cable().heal();
        client->disk().crashAfter(0);
        client->machine().wake();
        client->machine().setAhead(0ms);
        if (!client->isRunning())
            client->start();
        client->engine().setVisible(true);
        client->engine().connectToServer();
    }
    for (const auto& poller : m_pollers)
        poller->cable().heal();
}

bool SeededWorld::isAtRest() const
{
    return std::ranges::all_of(m_clients, [](const auto& client) { return client->isAtRest(); });
}

/// Everybody comes to rest, and then has the time to hear of everything.
void SeededWorld::comeToRest()
{
    m_time.advance(kRest, [this]() { return isAtRest(); });
    if (!isAtRest())
        return fail(WorldChecks(*this).whoIsRestless());
    m_time.advance(11min);
    noticeShown();
}

// ── what clients show, all along ──

void SeededWorld::noticeShown()
{
    for (size_t i = 0; i < m_clients.size(); ++i) {
        SimClient& client = *m_clients.at(i);
        if (client.isRunning()) {
            checkShown(client);
            checkRooms(client, i);
            fail(mixUpIn(client, [this](base::MutationId mutation) {
                return std::ranges::any_of(m_told, [mutation](const ToldHistory& told) {
                    return told.hasWrite(mutation);
                });
            }));
        }
        if (client.garbled() > 0)
            fail(client.name() + u" was sent something unreadable"_s);
    }
    for (const auto& poller : m_pollers) {
        if (!poller->complaint().isEmpty())
            fail(poller->complaint());
    }
}

void SeededWorld::checkShown(const SimClient& client)
{
    for (const base::BetId id : client.replica().allBets()) {
        const std::optional<sync::ShownBet> shown = client.replica().find(id);
        if (shown->delivery == sync::Delivery::Confirmed)
            checkTold(client, shown->bet);
        if (const auto confirmed = client.confirmed(id))
            checkTold(client, *confirmed);
    }
}

void SeededWorld::checkTold(const SimClient& client, const domain::Bet& bet)
{
    const bool isKnown =
        std::ranges::any_of(m_told, [&bet](const ToldHistory& told) { return told.everHad(bet); });
    if (!isKnown)
        fail(u"%1 takes bet %2 at version %3 for what the server never had"_s.arg(client.name())
                 .arg(bet.number)
                 .arg(bet.version));
}

/// Each room that the client follows is as it once was, and never further back than it was before.
void SeededWorld::checkRooms(SimClient& client, size_t which)
{
    const ConnectionState state = client.engine().status().state;
    if (state != ConnectionState::Live && state != ConnectionState::Polling)
        return;
    if (!client.engine().isLoaded(client.engine().currentWeek()))
        return; // Told of a new history over HTTP, and not yet what is in it.
    const base::Epoch epoch = client.engine().welcome()->epoch;
    Seen& seen = m_seen.at(which);
    if (seen.life != client.life() || seen.epoch != epoch)
        seen = {client.life(), epoch, {}};
    for (const ToldHistory::RoomStory& room : m_told[epoch].rooms()) {
        QList<domain::Bet> there;
        for (const base::BetId id : room.bets) {
            if (const auto bet = client.confirmed(id))
                there.append(*bet);
        }
        if (there.isEmpty() && !client.engine().isLoaded(room.room.week))
            continue;
        qsizetype& place = seen.places[room.room.text()];
        const qsizetype now = room.placeOf(there, place);
        if (now < 0)
            return fail(u"%1 has %2 as it never was, or not since it was as seen before:%3"_s.arg(
                client.name(), room.room.text(), versionsOf(there)));
        place = now;
    }
}

// ── the record ──

void SeededWorld::noteChange(const QByteArray& json)
{
    m_digest.addData(json);
    if (!m_plan.isTold)
        return;
    const auto change = wire::decodeChange(json);
    if (change)
        note(u"    seq %1: %2 %3 %4@%5 by %6"_s.arg(change->seq.value())
                 .arg(change->room.text(), wire::changeTypeName(change->type))
                 .arg(change->bet.number)
                 .arg(change->bet.version)
                 .arg(change->mutationId.text()));
}

void SeededWorld::note(const QString& event)
{
    const QString line = u"%1 %2"_s.arg(m_time.monotonic().count(), 9).arg(event);
    m_digest.addData(line.toUtf8());
    if (m_plan.isTold)
        std::fprintf(stderr, "%s\n", qPrintable(line));
}

/// The first failure counts.
void SeededWorld::fail(const QString& why)
{
    if (why.isEmpty() || !m_report.failure.isEmpty())
        return;
    note(u"FAILED: "_s + why);
    m_report.failure = why;
}

WorldReport SeededWorld::report() const
{
    WorldReport report = m_report;
    WorldTotals& totals = report.totals;
    totals.worlds = 1;
    totals.callbacks = m_time.callbacks();
    totals.serverCrashes = m_server.crashes();
    totals.tornWrites = m_server.tornWrites();
    for (const ToldHistory& told : m_told)
        totals.changes += told.changes().size();
    totals.newHistories = m_told.size() - 1;
    for (const auto& client : m_clients) {
        const SimCable::Counters& counters = client->cable().counters();
        totals.messages += counters.messages;
        totals.cuts += counters.cuts;
        totals.stalls += counters.stalls;
        totals.lost += counters.lost;
        totals.duplicates += counters.duplicates;
        totals.clientCrashes += client->disk().counters().crashes;
        totals.tornWrites += client->disk().counters().tornChanges;
        totals.mutations += client->fates().size();
        for (const WriteFate& fate : client->fates())
            totals.refusals += fate.refused ? 1 : 0;
    }
    report.digest = m_digest.result().toHex().left(16);
    return report;
}

} // namespace betlog::tests
