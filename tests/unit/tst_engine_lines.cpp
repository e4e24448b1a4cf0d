// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/engine_world.h"

#include <QSignalSpy>
#include <QTest>

using namespace betlog;
using namespace betlog::sync;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using State = ConnectionState;
using wire::ChangeType;

namespace {

const domain::RoomPattern kThisWeek {std::nullopt, aWeek()};

LineEnd refused()
{
    return {LineEnd::Kind::UpgradeRefused, 0, u"403"_s};
}

/// Behind a proxy that refuses upgrades, with these bets in the log.
void goPolling(EngineWorld& world, const QList<domain::Bet>& bets)
{
    world.engine.connectToServer();
    world.network.line()->end(refused());
    world.network.polling()->tell(world.welcome());
    world.network.polling()->tell(wire::Snapshot {world.seq, bets, 1, 1});
    world.network.polling()->tell(wire::Live {world.seq});
}

} // namespace

/// How the engine keeps its line.
class TestEngineLines : public QObject
{
    Q_OBJECT

private slots:
    void saysWhoItIsAndWhatItWants();
    void saysWhoElseItIs();
    void fallsBackToPollingAndReturns();
    void pollsEveryFiveSeconds();
    void asksTheFeedAgainWhenATrialFailed();
    void reconnectsAfterAMinuteOfSilence();
    void staysWhereHeartbeatsCome();
    void probesAtOnceWhenTheMachineWakes();
    void asksOverHttpBesideTheLineWhereThePersonWants();
    void reconnectsWhereCatchingUpStandsStill();
    void measuresLatency();
    void waitsLongerAfterEachFailure();
    void tellsWhenTheNextRetryIs();
    void stopsWhereNoRetryHelps_data();
    void stopsWhereNoRetryHelps();
    void sendsATextTypedByHand();
    void survivesGarbage();
    void countsWhatItDid();
    void tellsOfDeletionsThatASnapshotBrings();
    void livesInTheWeekOfTheServerWhenItsOwnClockIsSet();
};

void TestEngineLines::saysWhoItIsAndWhatItWants()
{
    EngineWorld world;
    world.engine.connectToServer();
    QCOMPARE(world.state(), State::Connecting);
    world.network.line()->accept();
    const wire::Hello hello = world.network.line()->said<wire::Hello>().first();
    QCOMPARE(hello.protocol, 1);
    QCOMPARE(hello.user, u"Ann"_s);
    QCOMPARE(hello.rooms, QList {kThisWeek});
    QVERIFY(!hello.resume);
    QVERIFY(!hello.clientId.isNull());
    world.network.line()->tell(world.welcome());
    QCOMPARE(world.state(), State::CatchingUp);
    QCOMPARE(world.engine.welcome()->epoch, world.epoch);
}

void TestEngineLines::saysWhoElseItIs()
{
    EngineWorld world;
    world.goLive({numbered(1)});
    world.engine.setUser(u"Bob"_s);
    QCOMPARE(world.state(), State::Connecting);
    world.network.line()->accept();
    const wire::Hello hello = world.network.line()->said<wire::Hello>().first();
    QCOMPARE(hello.user, u"Bob"_s);
    QVERIFY(hello.resume);
}

void TestEngineLines::fallsBackToPollingAndReturns()
{
    EngineWorld world;
    goPolling(world, {numbered(1)});
    QCOMPARE(world.state(), State::Polling);
    QCOMPARE(world.engine.replica().allBets().size(), 1);
    const base::MutationId mutation = world.engine.place(aCreate(), betId(7));
    QCOMPARE(world.network.polling()->said<wire::Mutate>().size(), 1);
    world.network.line()->end(refused());
    QCOMPARE(world.state(), State::Polling);
    world.time.advance(29s);
    QVERIFY(!world.network.line());
    world.time.advance(1s);
    QVERIFY(world.network.line());
    world.network.line()->accept();
    QVERIFY(world.network.line()->said<wire::Hello>().first().resume);
    world.network.line()->tell(world.welcome());
    QCOMPARE(world.state(), State::CatchingUp);
    QVERIFY(!world.network.polling());
    QCOMPARE(world.written().first().mutation.id, mutation);
    world.network.line()->tell(wire::Live {world.seq});
    QCOMPARE(world.state(), State::Live);
}

void TestEngineLines::pollsEveryFiveSeconds()
{
    EngineWorld world;
    goPolling(world, {});
    LoopbackTransport* const polling = world.network.polling();
    for (int round = 1; round <= 5; ++round) {
        world.time.advance(3999ms);
        QCOMPARE(polling->fetches(), round - 1);
        world.time.advance(2001ms);
        QCOMPARE(polling->fetches(), round);
        polling->tell(wire::Live {world.seq});
    }
    QCOMPARE(world.engine.diagnostics().counters().polls, 5);
}

/// A trial that got as far as hello has asked for the feed; when it fails, nobody would answer.
void TestEngineLines::asksTheFeedAgainWhenATrialFailed()
{
    EngineWorld world;
    goPolling(world, {numbered(1)});
    QCOMPARE(world.network.polling()->said<wire::Hello>().size(), 1);
    world.network.line()->accept();
    // What the polling still brings of its own question is not the answer to the line's.
    world.network.polling()->tell(wire::Snapshot {world.seq, {}, 1, 1});
    QCOMPARE(world.engine.replica().allBets().size(), 1);
    world.network.line()->cut();
    QCOMPARE(world.network.polling()->said<wire::Hello>().size(), 2);
    QVERIFY(world.network.polling()->said<wire::Hello>().last().resume);
    world.network.polling()->tell(world.welcome());
    world.network.polling()->tell(world.change(ChangeType::Created, numbered(2)));
    world.network.polling()->tell(wire::Live {world.seq});
    QCOMPARE(world.engine.replica().allBets().size(), 2);
}

void TestEngineLines::reconnectsAfterAMinuteOfSilence()
{
    EngineWorld world;
    world.goLive();
    world.time.advance(59s);
    QCOMPARE(world.state(), State::Live);
    world.time.advance(1s);
    QCOMPARE(world.state(), State::Connecting);
    QCOMPARE(world.network.lineCount(), 2);
}

void TestEngineLines::staysWhereHeartbeatsCome()
{
    EngineWorld world;
    world.goLive();
    for (int beat = 0; beat < 40; ++beat) {
        world.time.advance(25s);
        world.network.line()->tell(wire::Heartbeat {world.seq, world.time.now()});
    }
    QCOMPARE(world.state(), State::Live);
    QCOMPARE(world.network.lineCount(), 1);
}

void TestEngineLines::probesAtOnceWhenTheMachineWakes()
{
    EngineWorld world;
    world.goLive();
    world.engine.probe();
    const auto pings = world.network.line()->said<wire::Ping>();
    QVERIFY(!pings.isEmpty());
    world.network.line()->tell(wire::Pong {pings.last().id, {}});
    world.time.advance(10s);
    QCOMPARE(world.state(), State::Live);
    world.engine.probe();
    world.time.advance(4s);
    QCOMPARE(world.state(), State::Connecting);
}

void TestEngineLines::asksOverHttpBesideTheLineWhereThePersonWants()
{
    EngineWorld world;
    world.goLive({numbered(1)});
    world.engine.pollNow();
    LoopbackTransport* const polling = world.network.polling();
    QVERIFY(polling);
    const wire::Hello question = polling->said<wire::Hello>().first();
    QCOMPARE(question.resume, (wire::Cursor {world.epoch, world.seq}));
    QCOMPARE(question.rooms, QList {kThisWeek});
    QCOMPARE(world.state(), State::Live);
    const wire::Change news = world.change(ChangeType::Created, numbered(2));
    polling->tell(news);
    polling->tell(wire::Live {world.seq});
    QVERIFY(!world.network.polling());
    QVERIFY(world.engine.replica().find(betId(2)));
    world.network.line()->tell(news); // The line tells it too.
    QCOMPARE(world.engine.diagnostics().counters().gaps, 0);
    QCOMPARE(world.engine.diagnostics().counters().polls, 1);
    QCOMPARE(world.state(), State::Live);
}

/// Heartbeats come, and nothing of the log.
void TestEngineLines::reconnectsWhereCatchingUpStandsStill()
{
    EngineWorld world;
    world.engine.connectToServer();
    world.greet();
    const auto beat = [&world]() {
        world.time.advance(25s);
        world.network.line()->tell(wire::Heartbeat {world.seq, {}});
    };
    beat();
    beat();
    world.network.line()->tell(wire::Snapshot {world.seq, {}, 1, 2});
    beat();
    beat();
    QCOMPARE(world.state(), State::CatchingUp); // It had gone on.
    world.time.advance(10s);
    QCOMPARE(world.state(), State::Offline);
}

void TestEngineLines::measuresLatency()
{
    EngineWorld world;
    world.goLive();
    world.engine.ping();
    world.time.advance(42ms);
    const std::optional<qint64> id = world.network.line()->said<wire::Ping>().last().id;
    world.network.line()->tell(wire::Pong {id, {}});
    QCOMPARE(world.engine.status().latency, std::optional<std::chrono::milliseconds>(42ms));
    world.network.line()->tell(wire::Pong {id, {}}); // said twice, counted once
    QCOMPARE(world.engine.diagnostics().latencies().size(), 1);
}

void TestEngineLines::waitsLongerAfterEachFailure()
{
    EngineWorld world;
    world.engine.connectToServer();
    auto ceiling = 1000ms;
    for (int attempt = 0; attempt < 12; ++attempt) {
        if (LoopbackTransport* const line = world.network.line())
            line->end({LineEnd::Kind::Unreachable, 0, {}});
        if (LoopbackTransport* const polling = world.network.polling())
            polling->end({LineEnd::Kind::Unreachable, 0, {}});
        QCOMPARE(world.state(), State::Offline);
        const auto wait = *world.engine.status().nextRetry - world.time.now();
        QVERIFY(wait <= ceiling);
        world.time.advance(wait);
        QCOMPARE(world.state(), State::Connecting);
        ceiling = std::min(ceiling * 2, 30000ms);
    }
    QCOMPARE(world.engine.status().attempts, 13);
}

void TestEngineLines::tellsWhenTheNextRetryIs()
{
    EngineWorld world;
    world.goLive();
    QVERIFY(!world.engine.status().nextRetry);
    world.network.line()->tell(wire::Goodbye {u"restarting"_s, 2000ms, 8000ms});
    QCOMPARE(world.engine.status().reason, OfflineReason::ServerStopped);
    const auto wait = *world.engine.status().nextRetry - world.time.now();
    QVERIFY(wait >= 2000ms);
    QVERIFY(wait <= 8000ms);
    world.time.advance(wait);
    QCOMPARE(world.state(), State::Connecting);
    QVERIFY(!world.engine.status().nextRetry);
}

void TestEngineLines::stopsWhereNoRetryHelps_data()
{
    QTest::addColumn<base::ErrorCode>("code");
    QTest::addColumn<OfflineReason>("reason");
    QTest::addRow("another protocol")
        << base::ErrorCode::ProtocolVersion << OfflineReason::ProtocolVersion;
    QTest::addRow("not signed in") << base::ErrorCode::Unauthorized << OfflineReason::NotAllowed;
    QTest::addRow("not allowed") << base::ErrorCode::Forbidden << OfflineReason::NotAllowed;
}

void TestEngineLines::stopsWhereNoRetryHelps()
{
    QFETCH(base::ErrorCode, code);
    QFETCH(OfflineReason, reason);
    EngineWorld world;
    world.engine.connectToServer();
    world.network.line()->accept();
    world.network.line()->tell(wire::Refusal {{code, u"No."_s, {}}, {}, false, {}, {}});
    QCOMPARE(world.state(), State::Offline);
    QCOMPARE(world.engine.status().reason, reason);
    world.time.advance(10min);
    QCOMPARE(world.network.lineCount(), 1);
}

void TestEngineLines::sendsATextTypedByHand()
{
    EngineWorld world;
    world.engine.sendText(u"{}"_s);
    QCOMPARE(world.engine.diagnostics().entries().last().kind, Diagnostics::Kind::Error);
    world.goLive();
    world.engine.sendText(u"{\"type\":\"ping\"}"_s);
    QCOMPARE(world.network.line()->texts(), QStringList {u"{\"type\":\"ping\"}"_s});
}

void TestEngineLines::survivesGarbage()
{
    EngineWorld world;
    world.goLive({numbered(1)});
    world.network.line()->garble();
    QCOMPARE(world.state(), State::Live);
    QCOMPARE(world.engine.diagnostics().entries().last().kind, Diagnostics::Kind::Error);
}

void TestEngineLines::countsWhatItDid()
{
    EngineWorld world;
    world.goLive({numbered(1)});
    world.time.advance(5s);
    QCOMPARE(world.engine.diagnostics().uptime(), std::chrono::milliseconds(5s));
    world.engine.cutLine();
    QCOMPARE(world.engine.diagnostics().uptime(), std::chrono::milliseconds(0));
    world.resumeLive();
    const Diagnostics::Counters& counters = world.engine.diagnostics().counters();
    QCOMPARE(counters.connects, 2);
    QCOMPARE(counters.reconnects, 1);
    QCOMPARE(counters.catchUps, 2);
    QCOMPARE(counters.snapshots, 1);
    QVERIFY(counters.messagesIn >= 5);
    QVERIFY(counters.messagesOut >= 2);
    QVERIFY(world.engine.diagnostics().asText().contains(u"live"_s));
}

/// A bet that is not in it any more was deleted: who did is not said. What was never heard of, and
/// what this person deleted, is no news.
void TestEngineLines::tellsOfDeletionsThatASnapshotBrings()
{
    EngineWorld world;
    world.goLive({numbered(1), numbered(2), numbered(3)});
    (void)world.engine.remove(betId(3));
    world.network.line()->cut();
    world.time.advance(30s);
    QSignalSpy happened(&world.engine, &SyncEngine::happened);
    QSignalSpy cameBack(&world.engine, &SyncEngine::cameBack);
    world.greet();
    world.tellSnapshot({numbered(2)});
    QCOMPARE(happened.size(), 1);
    const auto deleted = happened.first().first().value<LogEvent>();
    QCOMPARE(deleted.type, ChangeType::Deleted);
    QCOMPARE(deleted.bet, numbered(1));
    QVERIFY(deleted.actor.isEmpty());
    QVERIFY(!deleted.live);
    QCOMPARE(cameBack.size(), 1);
    QCOMPARE(world.engine.awayReport().count, 1);
    QVERIFY(!world.engine.replica().find(betId(1)));
    QCOMPARE(*world.engine.replica().findDeleted(betId(1)), numbered(1));
}

/// Whether it was wrong before or is wrong now.
void TestEngineLines::livesInTheWeekOfTheServerWhenItsOwnClockIsSet()
{
    EngineWorld world;
    world.goLive();
    const base::Timestamp now = world.time.now();
    world.network.line()->tell(wire::Heartbeat {world.seq, now + 24h * 7});
    QCOMPARE(world.engine.currentWeek(), aWeek().next());
    world.network.line()->tell(wire::Heartbeat {world.seq, now});
    QCOMPARE(world.engine.currentWeek(), aWeek());
}

QTEST_GUILESS_MAIN(TestEngineLines)
#include "tst_engine_lines.moc"
