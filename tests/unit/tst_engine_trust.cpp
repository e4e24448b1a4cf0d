// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/engine_profile.h"

#include <QSignalSpy>
#include <QTest>

using namespace betlog;
using namespace betlog::sync;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;
using domain::Bet;
using wire::ChangeType;

namespace {

/// A server's log with real hashes, which can be rewritten as a dishonest host would.
class ChainedLog
{
public:
    wire::Change add(const Bet& bet)
    {
        wire::Change change;
        change.bet = bet;
        change.room = bet.room();
        change.seq = base::Seq(++m_seq);
        wire::RoomHead& head = m_heads[change.room];
        head.room = change.room;
        change.n = ++head.n;
        change.mutationId = mutationId(500 + int(m_seq));
        change.actor = u"Bob"_s;
        change.timestamp = aMoment();
        change.hash = head.hash = wire::encodeChange(change, head.hash).hash;
        m_bets.append(bet);
        return change;
    }

    [[nodiscard]] wire::Snapshot snapshot() const
    {
        return {base::Seq(m_seq), m_bets, 1, 1, m_heads.values()};
    }

    [[nodiscard]] base::Seq seq() const { return base::Seq(m_seq); }

private:
    qint64 m_seq = 0;
    QHash<domain::Room, wire::RoomHead> m_heads;
    QList<Bet> m_bets;
};

Bet noted(int number, const QString& note)
{
    Bet bet = numbered(number);
    bet.slip.note = note;
    return bet;
}

Bet inLeague(int number, const QString& league)
{
    Bet bet = numbered(number);
    bet.league = league;
    return bet;
}

const domain::Room kNfl = aBet().room();

void takeSnapshot(EngineWorld& world, const ChainedLog& log)
{
    world.seq = log.seq();
    world.network.line()->tell(log.snapshot());
    world.network.line()->tell(wire::Live {log.seq()});
}

void goLive(EngineWorld& world, const ChainedLog& log)
{
    world.seq = log.seq();
    world.engine.connectToServer();
    world.greet();
    takeSnapshot(world, log);
}

void tell(EngineWorld& world, const wire::Change& change)
{
    world.network.line()->tell(change);
}

QString noteOf(EngineWorld& world, int number)
{
    const std::optional<ShownBet> shown = world.engine.replica().find(betId(number));
    return shown ? shown->bet.slip.note : u"(none)"_s;
}

} // namespace

/// Nobody, the host included, rewrites the past unseen.
class TestEngineTrust : public QObject
{
    Q_OBJECT

private slots:
    void followsASoundChain();
    void findsAChangeThatWasTampered();
    void takesNothingMoreOfAForkedRoom();
    void findsARewrittenPastAfterARestart();
    void findsAnotherPastInASnapshot();
    void findsWhatTheServerLost();
    void takesALogThatWentOn();
    void beginsAnewWithAnotherHistory();
    void keepsItsCopyUntilThePersonDecides();
    void takesAServerThatDoesNotTellItsHeads();
};

void TestEngineTrust::followsASoundChain()
{
    EngineWorld world;
    ChainedLog log;
    (void)log.add(numbered(1));
    goLive(world, log);
    QSignalSpy forked(&world.engine, &SyncEngine::forkFound);
    tell(world, log.add(numbered(2)));
    tell(world, log.add(inLeague(3, u"NBA"_s))); // the first of its room
    tell(world, log.add(numbered(4)));
    QCOMPARE(forked.size(), 0);
    QCOMPARE(world.engine.replica().allBets().size(), 4);
}

void TestEngineTrust::findsAChangeThatWasTampered()
{
    EngineWorld world;
    ChainedLog log;
    (void)log.add(numbered(1));
    goLive(world, log);
    QSignalSpy forked(&world.engine, &SyncEngine::forkFound);
    wire::Change change = log.add(numbered(2));
    change.bet.slip.lines[0].stake = domain::Money(1);
    tell(world, change);
    QCOMPARE(forked.size(), 1);
    const auto fork = forked.first().first().value<Fork>();
    QCOMPARE(fork.room, kNfl);
    QCOMPARE(fork.n, 2);
    QCOMPARE(fork.seq, change.seq);
    QVERIFY(!world.engine.replica().find(betId(2)));
    QCOMPARE(world.engine.forks(), QList<Fork> {fork});
}

void TestEngineTrust::takesNothingMoreOfAForkedRoom()
{
    EngineWorld world;
    ChainedLog log;
    (void)log.add(noted(1, u"ours"_s));
    goLive(world, log);
    QSignalSpy forked(&world.engine, &SyncEngine::forkFound);
    wire::Change change = log.add(numbered(2));
    change.actor = u"Mallory"_s;
    tell(world, change);
    tell(world, log.add(noted(1, u"theirs"_s)));
    tell(world, log.add(inLeague(3, u"NBA"_s)));
    QCOMPARE(noteOf(world, 1), u"ours"_s);
    QVERIFY(world.engine.replica().find(betId(3))); // other rooms go on
    QCOMPARE(forked.size(), 1);
    QCOMPARE(world.engine.diagnostics().counters().gaps, 0);
}

/// The host changed an old bet, and hashed everything after it anew.
void TestEngineTrust::findsARewrittenPastAfterARestart()
{
    EngineProfile profile;
    ChainedLog honest;
    (void)honest.add(noted(1, u"honest"_s));
    goLive(profile.world(), honest);
    ChainedLog rewritten;
    (void)rewritten.add(noted(1, u"rewritten"_s));
    EngineWorld& world = profile.start();
    QSignalSpy forked(&world.engine, &SyncEngine::forkFound);
    world.engine.connectToServer();
    world.greet();
    tell(world, rewritten.add(numbered(2)));
    world.network.line()->tell(wire::Live {rewritten.seq()});
    QCOMPARE(forked.size(), 1);
    QCOMPARE(forked.first().first().value<Fork>().n, 2);
    QCOMPARE(noteOf(world, 1), u"honest"_s);
    QVERIFY(!world.engine.replica().find(betId(2)));
    QCOMPARE(profile.start().engine.forks().size(), 1); // and is not forgotten
}

void TestEngineTrust::findsAnotherPastInASnapshot()
{
    EngineProfile profile;
    ChainedLog honest;
    (void)honest.add(noted(1, u"honest"_s));
    goLive(profile.world(), honest);
    ChainedLog rewritten;
    (void)rewritten.add(noted(1, u"rewritten"_s));
    EngineWorld& world = profile.start();
    QSignalSpy forked(&world.engine, &SyncEngine::forkFound);
    world.engine.connectToServer();
    world.greet();
    world.network.line()->tell(wire::Reset {u"Something."_s});
    takeSnapshot(world, rewritten);
    QCOMPARE(forked.size(), 1);
    QCOMPARE(forked.first().first().value<Fork>().n, 1);
    QCOMPARE(noteOf(world, 1), u"honest"_s);
}

void TestEngineTrust::findsWhatTheServerLost()
{
    EngineProfile profile;
    ChainedLog whole;
    (void)whole.add(numbered(1));
    ChainedLog cut = whole;
    (void)whole.add(numbered(2));
    goLive(profile.world(), whole);
    EngineWorld& world = profile.start();
    QSignalSpy forked(&world.engine, &SyncEngine::forkFound);
    world.engine.connectToServer();
    world.greet();
    world.network.line()->tell(wire::Reset {u"The cursor is ahead of the log."_s});
    takeSnapshot(world, cut);
    QCOMPARE(forked.size(), 1);
    const auto fork = forked.first().first().value<Fork>();
    QCOMPARE(fork.n, 2);
    QVERIFY(fork.theirs.isEmpty());
    QVERIFY(world.engine.replica().find(betId(2)));
}

void TestEngineTrust::takesALogThatWentOn()
{
    EngineWorld world;
    ChainedLog log;
    (void)log.add(numbered(1));
    goLive(world, log);
    QSignalSpy forked(&world.engine, &SyncEngine::forkFound);
    (void)log.add(numbered(2));
    world.engine.showWeek(aWeek().previous()); // asks for a snapshot of both weeks
    takeSnapshot(world, log);
    tell(world, log.add(numbered(3)));
    QCOMPARE(forked.size(), 0);
    QCOMPARE(world.engine.replica().allBets().size(), 3);
}

void TestEngineTrust::beginsAnewWithAnotherHistory()
{
    EngineProfile profile;
    ChainedLog old;
    (void)old.add(noted(1, u"old"_s));
    goLive(profile.world(), old);
    ChainedLog restored;
    (void)restored.add(noted(1, u"restored"_s));
    EngineWorld& world = profile.start();
    QSignalSpy forked(&world.engine, &SyncEngine::forkFound);
    QSignalSpy reset(&world.engine, &SyncEngine::historyReset);
    world.epoch = base::Epoch(QUuid(u"22222222-2222-4222-8222-222222222222"));
    world.engine.connectToServer();
    world.greet();
    takeSnapshot(world, restored);
    QCOMPARE(forked.size(), 0);
    QCOMPARE(reset.size(), 1);
    QCOMPARE(noteOf(world, 1), u"restored"_s);
}

void TestEngineTrust::keepsItsCopyUntilThePersonDecides()
{
    EngineWorld world;
    ChainedLog honest;
    (void)honest.add(noted(1, u"honest"_s));
    goLive(world, honest);
    ChainedLog rewritten;
    (void)rewritten.add(noted(1, u"rewritten"_s));
    tell(world, rewritten.add(numbered(2)));
    QCOMPARE(world.engine.forks().size(), 1);
    QSignalSpy changed(&world.engine, &SyncEngine::forksChanged);
    world.engine.takeServersCopy(kNfl);
    QCOMPARE(changed.size(), 1);
    QVERIFY(world.engine.forks().isEmpty());
    QCOMPARE(noteOf(world, 1), u"honest"_s); // until the server has told
    world.greet();
    QVERIFY(!world.network.line()->said<wire::Hello>().last().resume);
    takeSnapshot(world, rewritten);
    QCOMPARE(noteOf(world, 1), u"rewritten"_s);
    QVERIFY(world.engine.replica().find(betId(2)));
    tell(world, rewritten.add(numbered(3)));
    QVERIFY(world.engine.forks().isEmpty());
}

void TestEngineTrust::takesAServerThatDoesNotTellItsHeads()
{
    EngineWorld world;
    ChainedLog log;
    (void)log.add(numbered(1));
    (void)log.add(numbered(2));
    world.engine.connectToServer();
    world.greet();
    wire::Snapshot snapshot = log.snapshot();
    snapshot.heads.reset();
    world.network.line()->tell(snapshot);
    world.network.line()->tell(wire::Live {log.seq()});
    tell(world, log.add(numbered(3))); // its hash cannot be checked, the next one's can
    QCOMPARE(world.engine.replica().allBets().size(), 3);
    wire::Change forged = log.add(numbered(4));
    forged.actor = u"Mallory"_s;
    tell(world, forged);
    QCOMPARE(world.engine.forks().size(), 1);
}

QTEST_GUILESS_MAIN(TestEngineTrust)
#include "tst_engine_trust.moc"
