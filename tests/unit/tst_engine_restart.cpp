// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/interest.h"
#include "tests/support/engine_profile.h"

#include <QSignalSpy>
#include <QTest>

using namespace betlog;
using namespace betlog::sync;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using domain::Bet;
using wire::ChangeType;

namespace {

wire::SetStatus won()
{
    wire::SetStatus status;
    status.results.insert(0, domain::LineResult::Won);
    return status;
}

Bet noted(int number, int version, const QString& note)
{
    Bet bet = numbered(number);
    bet.version = version;
    bet.slip.note = note;
    return bet;
}

wire::EditBet noteEdit(const Bet& bet, const QString& note)
{
    wire::EditBet edit {bet.slip, std::nullopt, std::nullopt};
    edit.slip->note = note;
    return edit;
}

} // namespace

/// What an engine finds of the run before: what was typed, and what was heard.
class TestEngineRestart : public QObject
{
    Q_OBJECT

private slots:
    void sendsWhatAnEarlierRunLeft();
    void sendsAgainWhatMayHaveArrived();
    void keepsARefusalWithItsReason();
    void keepsTheOrderOfABetOverARestart();
    void bringsNothingBackThatWasLetGo();
    void showsNothingThatIsNotOnDisk();
    void opensOnWhatItKnew();
    void resumesWithADelta();
    void showsItsWritesOnWhatItKnew();
    void knowsItsOwnWritesAgain();
    void tellsWhatHappenedMeanwhile();
    void opensOnNothingOfAnotherLog();
    void keepsWritesOverAnotherHistory();
    void knowsNothingOfAHistoryThatWasLeft();
    void keepsBetsAndCursorTogether();
    void goesOnFollowingTheWeeksThatWereShown();
    void forgetsWeeksThatAreNotFollowedAnyMore();
};

void TestEngineRestart::sendsWhatAnEarlierRunLeft()
{
    EngineProfile profile;
    const base::MutationId mutation = profile.engine().place(aCreate(), betId(7));
    const QueueEntry typed = profile.engine().queue().first();
    QCOMPARE(typed.state, QueueState::Waiting);
    profile.start().time.advance(3h);
    QCOMPARE(profile.engine().replica().find(betId(7))->delivery, Delivery::Waiting);
    QCOMPARE(profile.engine().queue(), QList<QueueEntry> {typed});
    profile.world().goLive();
    QCOMPARE(profile.world().written().size(), 1);
    QCOMPARE(profile.world().written().first().mutation.id, mutation);
    profile.world().network.line()->tell(wire::Ack {mutation, base::Seq(11), numbered(7)});
    profile.start();
    QVERIFY(profile.engine().queue().isEmpty());
}

void TestEngineRestart::sendsAgainWhatMayHaveArrived()
{
    EngineProfile profile;
    profile.world().goLive({numbered(1)});
    const base::MutationId mutation = profile.engine().setStatus(betId(1), won());
    const wire::Mutation sent = profile.world().written().first().mutation;
    profile.start();
    QVERIFY(!profile.engine().queue().first().canDiscard);
    QVERIFY(!profile.engine().discard(mutation));
    profile.world().goLive({numbered(1)});
    QCOMPARE(profile.world().written().size(), 1);
    QCOMPARE(profile.world().written().first().mutation, sent);
}

void TestEngineRestart::keepsARefusalWithItsReason()
{
    EngineProfile profile;
    profile.world().goLive({numbered(1)});
    const base::MutationId mutation =
        profile.engine().edit(betId(1), noteEdit(numbered(1), u"mine"_s));
    const base::Error error {base::ErrorCode::Conflict, u"Bob was faster."_s, {}};
    const Bet theirs = noted(1, 2, u"theirs"_s);
    profile.world().network.line()->tell(wire::Refusal {error, mutation, false, {}, theirs});
    QSignalSpy refused(&profile.start().engine, &SyncEngine::refused);
    const QList<QueueEntry> conflicts = profile.engine().conflicts();
    QCOMPARE(conflicts.size(), 1);
    QCOMPARE(conflicts.first().error, error);
    QCOMPARE(conflicts.first().seen, numbered(1));
    QCOMPARE(conflicts.first().mine->slip.note, u"mine"_s);
    QCOMPARE(conflicts.first().theirs, theirs);
    profile.world().goLive({theirs});
    QCOMPARE(refused.size(), 0); // told in the run before
    QVERIFY(profile.world().written().isEmpty());
    QCOMPARE(profile.engine().replica().find(betId(1))->delivery, Delivery::Conflicted);
}

void TestEngineRestart::keepsTheOrderOfABetOverARestart()
{
    EngineProfile profile;
    const base::MutationId placed = profile.engine().place(aCreate(), betId(7));
    const base::MutationId settled = profile.engine().setStatus(betId(7), won());
    profile.start().goLive();
    QCOMPARE(profile.world().written().size(), 1);
    QCOMPARE(profile.world().written().first().mutation.id, placed);
    profile.world().network.line()->tell(wire::Ack {placed, base::Seq(11), numbered(7)});
    QCOMPARE(profile.world().written().size(), 2);
    QCOMPARE(profile.world().written().last().mutation.id, settled);
    QCOMPARE(profile.world().written().last().mutation.baseVersion, 1);
}

void TestEngineRestart::bringsNothingBackThatWasLetGo()
{
    EngineProfile profile;
    const base::MutationId mutation = profile.engine().place(aCreate(), betId(7));
    (void)profile.engine().setStatus(betId(7), won());
    QVERIFY(profile.engine().discard(mutation));
    QVERIFY(!profile.engine().replica().find(betId(7)));
    profile.start().goLive();
    QVERIFY(profile.world().written().isEmpty());
    QVERIFY(profile.engine().queue().isEmpty());
}

/// A failing disk is an error at the person's field, and never a bet that seems to be kept.
void TestEngineRestart::showsNothingThatIsNotOnDisk()
{
    EngineProfile profile;
    profile.limitPages(12);
    profile.start().goLive();
    QSignalSpy refused(&profile.engine(), &SyncEngine::refused);
    wire::CreateBet large = aCreate();
    large.slip.note = QString(50'000, u'x');
    (void)profile.engine().place(large, betId(7));
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.first().at(2).value<base::Error>().code, base::ErrorCode::StorageFailed);
    QCOMPARE(profile.engine().replica().find(betId(7))->delivery, Delivery::Refused);
    QVERIFY(profile.world().written().isEmpty());
    (void)profile.engine().place(aCreate(), betId(8)); // a small one finds room
    QCOMPARE(profile.world().written().size(), 1);
}

void TestEngineRestart::opensOnWhatItKnew()
{
    EngineProfile profile;
    QVERIFY(!profile.engine().cachedAt());
    profile.world().goLive({numbered(1), numbered(2)});
    QVERIFY(!profile.engine().cachedAt());
    profile.world().time.advance(10s);
    const base::Timestamp heard = profile.world().time.now() + (-10s);
    profile.start();
    QVERIFY(profile.engine().cachedAt());
    QCOMPARE(profile.engine().cachedAt()->rfc3339(), heard.rfc3339());
    QCOMPARE(profile.engine().replica().allBets().size(), 2);
    QCOMPARE(profile.engine().replica().find(betId(1))->bet, numbered(1));
    QVERIFY(profile.engine().isLoaded(aWeek()));
    QVERIFY(profile.engine().welcome());
    QCOMPARE(profile.world().state(), ConnectionState::Offline);
}

void TestEngineRestart::resumesWithADelta()
{
    EngineProfile profile;
    profile.world().goLive({numbered(1)});
    profile.world().tellChange(ChangeType::Created, numbered(2));
    const base::Seq heard = profile.world().seq;
    profile.start().seq = heard;
    profile.engine().connectToServer();
    profile.world().greet();
    const auto hello = profile.world().network.line()->said<wire::Hello>().first();
    QCOMPARE(hello.resume, (wire::Cursor {profile.world().epoch, heard}));
    profile.world().numbers[numbered(1).room()] = 1;
    profile.world().tellChange(ChangeType::Created, numbered(3));
    profile.world().network.line()->tell(wire::Live {profile.world().seq});
    QCOMPARE(profile.world().state(), ConnectionState::Live);
    QCOMPARE(profile.engine().replica().allBets().size(), 3);
    QCOMPARE(profile.engine().diagnostics().counters().snapshots, 0);
    QCOMPARE(profile.engine().diagnostics().counters().gaps, 0);
}

void TestEngineRestart::showsItsWritesOnWhatItKnew()
{
    EngineProfile profile;
    profile.world().goLive({numbered(1)});
    profile.world().network.line()->cut();
    (void)profile.engine().edit(betId(1), noteEdit(numbered(1), u"mine"_s));
    profile.start();
    const std::optional<ShownBet> shown = profile.engine().replica().find(betId(1));
    QVERIFY(shown);
    QCOMPARE(shown->delivery, Delivery::Waiting);
    QCOMPARE(shown->bet.slip.note, u"mine"_s);
}

/// The answer was lost with the run before; the change tells of somebody's write, and that is this
/// person's.
void TestEngineRestart::knowsItsOwnWritesAgain()
{
    EngineProfile profile;
    profile.world().goLive();
    const base::MutationId mutation = profile.engine().place(aCreate(), betId(7));
    profile.start();
    QSignalSpy happened(&profile.engine(), &SyncEngine::happened);
    profile.engine().connectToServer();
    profile.world().greet();
    profile.world().tellChange(ChangeType::Created, numbered(7), mutation);
    profile.world().network.line()->tell(wire::Live {profile.world().seq});
    QCOMPARE(happened.size(), 0);
    QVERIFY(profile.engine().awayReport().isEmpty());
    profile.world().network.line()->tell(wire::Ack {mutation, profile.world().seq, numbered(7)});
    QCOMPARE(profile.engine().replica().find(betId(7))->delivery, Delivery::Confirmed);
}

void TestEngineRestart::tellsWhatHappenedMeanwhile()
{
    EngineProfile profile;
    profile.world().goLive({numbered(1)});
    profile.world().time.advance(1s);
    const base::Timestamp heard = profile.world().time.now() + (-1s);
    profile.start().time.advance(24h);
    QSignalSpy cameBack(&profile.engine(), &SyncEngine::cameBack);
    profile.engine().connectToServer();
    profile.world().greet();
    profile.world().tellChange(ChangeType::Updated, noted(1, 2, u"theirs"_s));
    profile.world().tellChange(ChangeType::Created, numbered(2));
    QCOMPARE(cameBack.size(), 0);
    profile.world().network.line()->tell(wire::Live {profile.world().seq});
    QCOMPARE(cameBack.size(), 1);
    const AwayReport report = profile.engine().awayReport();
    QCOMPARE(report.count, 2);
    QVERIFY(report.since);
    QCOMPARE(report.since->rfc3339(), heard.rfc3339());
    QCOMPARE(report.events.first().bet.id, betId(1));
    QCOMPARE(report.events.last().type, ChangeType::Created);
    profile.world().tellChange(ChangeType::Created, numbered(3)); // seen as it happens
    QCOMPARE(profile.engine().awayReport().count, 2);
    profile.engine().dismissAwayReport();
    QVERIFY(profile.engine().awayReport().isEmpty());
}

void TestEngineRestart::opensOnNothingOfAnotherLog()
{
    EngineProfile profile;
    profile.world().goLive({numbered(1)});
    const QUrl home = profile.engine().status().server;
    profile.start();
    QCOMPARE(profile.engine().replica().allBets().size(), 1);
    profile.engine().setServer(QUrl(u"http://other.example:3000"_s));
    QVERIFY(profile.engine().replica().allBets().isEmpty());
    QVERIFY(!profile.engine().cachedAt());
    QVERIFY(!profile.engine().welcome());
    profile.engine().setServer(home);
    QCOMPARE(profile.engine().replica().allBets().size(), 1);
}

/// A backup was restored: what it has is what counts, and what this person wrote goes there too.
void TestEngineRestart::keepsWritesOverAnotherHistory()
{
    EngineProfile profile;
    profile.world().goLive({numbered(1), numbered(2)});
    profile.world().network.line()->cut();
    const base::MutationId mutation = profile.engine().place(aCreate(), betId(7));
    EngineWorld& world = profile.start();
    QSignalSpy reset(&world.engine, &SyncEngine::historyReset);
    QSignalSpy forked(&world.engine, &SyncEngine::forkFound);
    world.epoch = base::Epoch(QUuid(u"22222222-2222-4222-8222-222222222222"));
    world.engine.connectToServer();
    world.greet();
    world.network.line()->tell(wire::Reset {u"Restored from a backup."_s});
    world.tellSnapshot({numbered(1)});
    QCOMPARE(reset.size(), 1);
    QCOMPARE(forked.size(), 0);
    QVERIFY(!world.engine.replica().find(betId(2)));
    QCOMPARE(world.written().size(), 1);
    QCOMPARE(world.written().first().mutation.id, mutation);
}

/// The run before ended when it had heard of the new history, and not yet what is in it.
void TestEngineRestart::knowsNothingOfAHistoryThatWasLeft()
{
    EngineProfile profile;
    const base::Epoch epoch(QUuid(u"22222222-2222-4222-8222-222222222222"));
    profile.world().goLive();
    profile.world().tellChange(ChangeType::Created, numbered(1));
    profile.world().tellChange(ChangeType::Created, numbered(2));
    profile.world().network.line()->cut();
    profile.world().time.advance(30s);
    profile.world().epoch = epoch;
    profile.world().greet();
    profile.world().network.line()->tell(wire::Heartbeat {{}, profile.world().time.now()});

    EngineWorld& world = profile.start();
    QSignalSpy forked(&world.engine, &SyncEngine::forkFound);
    world.epoch = epoch;
    world.seq = base::Seq(0);
    world.engine.connectToServer();
    world.greet();
    QVERIFY(!world.network.line()->said<wire::Hello>().first().resume);
    world.tellChange(ChangeType::Created, numbered(3));
    world.network.line()->tell(wire::Live {world.seq});
    QCOMPARE(world.engine.replica().allBets(), QList<base::BetId> {betId(3)});
    QCOMPARE(forked.size(), 0);
}

void TestEngineRestart::keepsBetsAndCursorTogether()
{
    EngineProfile profile;
    EngineWorld& world = profile.world();
    world.goLive({numbered(1)});
    const QUrl server = world.engine.status().server;
    for (int number = 2; number < 40; ++number) {
        world.tellChange(ChangeType::Created, numbered(number));
        if (number % 5 == 0)
            world.tellChange(ChangeType::Deleted, numbered(number - 1));
        world.time.advance(130ms);
        const auto log = profile.cache().read(server);
        if (number < 8)
            continue; // half a second has not passed yet
        QVERIFY(log && *log);
        const qint64 changes = (*log)->position.seq.value() - 10;
        // Four bets and a deletion first, then five and a deletion each time.
        const qint64 deleted = changes < 5 ? 0 : 1 + (changes - 5) / 6;
        QCOMPARE((*log)->bets.size(), 1 + changes - 2 * deleted);
    }
}

/// A week that was looked at is there again without a network, and is kept up to date: what
/// happened in it meanwhile is among the news.
void TestEngineRestart::goesOnFollowingTheWeeksThatWereShown()
{
    EngineProfile profile;
    Bet earlier = numbered(2);
    earlier.weekKey = aWeek().previous();
    earlier.results = {domain::LineResult::Won}; // nothing waits there for a result
    profile.world().goLive({numbered(1)});
    profile.engine().showWeek(aWeek().previous());
    profile.world().tellSnapshot({numbered(1), earlier});
    for (int run = 0; run < 2; ++run) {
        EngineWorld& world = profile.start();
        QVERIFY(world.engine.isLoaded(aWeek().previous()));
        QCOMPARE(world.engine.replica().find(betId(2))->bet, earlier);
        world.engine.connectToServer();
        world.greet();
        const auto hello = world.network.line()->said<wire::Hello>().first();
        QVERIFY(hello.resume);
        QCOMPARE(hello.rooms.size(), 2);
        world.network.line()->tell(wire::Live {world.seq});
        QVERIFY(world.engine.replica().find(betId(2)));
    }
}

void TestEngineRestart::forgetsWeeksThatAreNotFollowedAnyMore()
{
    EngineProfile profile;
    profile.world().goLive({numbered(1)});
    EngineWorld& world = profile.start();
    world.time.advance(24h * 15); // two weeks later
    domain::WeekKey week = aWeek().next();
    for (int shown = 0; shown < Interest::kWeeksKept; ++shown) {
        world.engine.showWeek(week);
        week = week.next();
    }
    world.engine.connectToServer();
    world.greet();
    QVERIFY(!world.network.line()->said<wire::Hello>().first().resume);
    Bet now = numbered(5);
    now.weekKey = aWeek().next().next();
    world.tellSnapshot({now});
    QCOMPARE(world.engine.replica().allBets(), QList<base::BetId> {betId(5)});
}

QTEST_GUILESS_MAIN(TestEngineRestart)
#include "tst_engine_restart.moc"
