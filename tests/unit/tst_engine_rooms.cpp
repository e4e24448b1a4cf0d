// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/carried_bets.h"
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
const domain::RoomPattern kLastWeek {std::nullopt, aWeek().previous()};

} // namespace

/// Which rooms the engine asks for, and that it misses nothing of them.
class TestEngineRooms : public QObject
{
    Q_OBJECT

private slots:
    void resumesFromWhereItStood();
    void asksAgainWhereAChangeIsMissing();
    void takesASnapshotWhereAskingAgainDoesNotHelp();
    void takesAChangeOnce();
    void replacesEverythingAfterAReset();
    void forgetsWhatAnotherHistoryAcknowledged();
    void noticesAnotherHistoryByItself();
    void subscribesToTheShownWeek();
    void tellsWhatASnapshotBringsOfRoomsHeardBefore();
    void keepsTheRoomsThatASnapshotLeavesOut();
    void resumesBehindWhatASnapshotOfOthersTold();
    void keepsWhatIsLeftOfAWiderRoom();
    void asksOneQuestionAtATime();
    void carriesTheRoomsOfEarlierWeeks();
    void asksSoonAgainForTheRoomsOfEarlierWeeks();
    void followsTheRoomOfABetEnteredIntoAnEarlierWeek();
    void waitsForTheWelcomeBeforeItHearsChanges();
    void followsTheTurnOfTheWeek();
};

void TestEngineRooms::resumesFromWhereItStood()
{
    EngineWorld world;
    world.goLive({numbered(1)});
    world.tellChange(ChangeType::Created, numbered(2));
    world.network.line()->cut();
    QCOMPARE(world.state(), State::Offline);
    QCOMPARE(world.engine.replica().allBets().size(), 2);
    world.time.advance(30s);
    world.network.line()->accept();
    const wire::Hello hello = world.network.line()->said<wire::Hello>().first();
    QCOMPARE(hello.resume, (wire::Cursor {world.epoch, base::Seq(11)}));
}

void TestEngineRooms::asksAgainWhereAChangeIsMissing()
{
    EngineWorld world;
    world.goLive({numbered(1)});
    world.tellChange(ChangeType::Created, numbered(2));
    const wire::Change lost = world.change(ChangeType::Created, numbered(3));
    domain::Bet other = numbered(5);
    other.league = u"NBA"_s;
    world.tellChange(ChangeType::Created, other);
    const wire::Change after = world.change(ChangeType::Created, numbered(4));
    world.network.line()->tell(after);
    QCOMPARE(world.engine.diagnostics().counters().gaps, 1);
    QCOMPARE(world.state(), State::Connecting);
    QVERIFY(!world.engine.replica().find(betId(4)));
    world.greet();
    const wire::Hello hello = world.network.line()->said<wire::Hello>().first();
    QCOMPARE(hello.resume->seq, base::Seq(11));
    world.network.line()->tell(lost);
    world.network.line()->tell(after);
    world.network.line()->tell(wire::Live {world.seq});
    QCOMPARE(world.engine.replica().allBets().size(), 5);
}

void TestEngineRooms::takesASnapshotWhereAskingAgainDoesNotHelp()
{
    EngineWorld world;
    world.goLive();
    world.tellChange(ChangeType::Created, numbered(1));
    for (int round = 0; round < 2; ++round) {
        wire::Change jump = world.change(ChangeType::Created, numbered(2));
        jump.n += 5;
        world.network.line()->tell(jump);
        world.greet();
    }
    QVERIFY(!world.network.line()->said<wire::Hello>().first().resume);
    world.tellSnapshot({numbered(1), numbered(2)});
    QCOMPARE(world.engine.replica().allBets().size(), 2);
    QCOMPARE(world.state(), State::Live);
}

void TestEngineRooms::takesAChangeOnce()
{
    EngineWorld world;
    world.goLive();
    QSignalSpy happened(&world.engine, &SyncEngine::happened);
    const wire::Change created = world.change(ChangeType::Created, numbered(1));
    const wire::Change deleted = world.change(ChangeType::Deleted, numbered(1));
    for (const wire::Change& change : {created, deleted, created, deleted, created})
        world.network.line()->tell(change);
    QCOMPARE(happened.size(), 2);
    QVERIFY(world.engine.replica().allBets().isEmpty());
}

void TestEngineRooms::replacesEverythingAfterAReset()
{
    EngineWorld world;
    world.goLive({numbered(1)});
    world.network.line()->cut();
    const base::MutationId pending = world.engine.place(aCreate(), betId(7));
    world.time.advance(30s);
    QSignalSpy resets(&world.engine, &SyncEngine::historyReset);
    world.greet();
    world.network.line()->tell(wire::Reset {u"restored from a backup"_s});
    world.seq = base::Seq(3);
    world.tellSnapshot({numbered(2)});
    QCOMPARE(resets.size(), 1);
    QVERIFY(!world.engine.replica().find(betId(1)));
    QVERIFY(world.engine.replica().find(betId(2)));
    QVERIFY(world.engine.replica().find(betId(7)));
    QCOMPARE(world.written().first().mutation.id, pending);
}

/// Its seq lies beyond the end of the new history, and would be waited for in vain.
void TestEngineRooms::forgetsWhatAnotherHistoryAcknowledged()
{
    EngineWorld world;
    world.goLive();
    const base::MutationId placed = world.engine.place(aCreate(), betId(7));
    world.network.line()->tell(wire::Ack {placed, base::Seq(11), numbered(7)});
    QVERIFY(world.engine.replica().find(betId(7)));
    world.network.line()->cut();
    world.time.advance(30s);
    world.greet();
    world.network.line()->tell(wire::Reset {u"restored from a backup"_s});
    world.seq = base::Seq(3);
    world.tellSnapshot({});
    QVERIFY(!world.engine.replica().find(betId(7)));
}

void TestEngineRooms::noticesAnotherHistoryByItself()
{
    EngineWorld world;
    world.goLive({numbered(1)});
    world.network.line()->cut();
    world.time.advance(30s);
    world.epoch = base::Epoch(QUuid(9, 9, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 9));
    world.seq = base::Seq(50);
    world.greet();
    world.tellSnapshot({numbered(2)});
    QVERIFY(!world.engine.replica().find(betId(1)));
    QVERIFY(world.engine.replica().find(betId(2)));
}

void TestEngineRooms::subscribesToTheShownWeek()
{
    EngineWorld world;
    world.goLive({numbered(1)});
    QSignalSpy loaded(&world.engine, &SyncEngine::weekLoaded);
    world.engine.showWeek(aWeek().previous());
    QCOMPARE(
        world.network.line()->said<wire::Subscribe>().last().rooms, (QList {kThisWeek, kLastWeek}));
    QVERIFY(!world.engine.isLoaded(aWeek().previous()));
    domain::Bet earlier = numbered(2);
    earlier.weekKey = aWeek().previous();
    world.tellSnapshot({numbered(1), earlier});
    QVERIFY(world.engine.isLoaded(aWeek().previous()));
    QCOMPARE(world.engine.replica().betsOfWeek(aWeek().previous()), QList {betId(2)});
    QVERIFY(!loaded.isEmpty());
    loaded.clear();
    world.engine.showWeek(aWeek()); // is here already
    QCOMPARE(loaded.size(), 1);
}

/// While other rooms are being asked for, the server tells by the snapshot what it would have told
/// as changes; nobody is to miss the toast.
void TestEngineRooms::tellsWhatASnapshotBringsOfRoomsHeardBefore()
{
    EngineWorld world;
    world.goLive({numbered(1), numbered(2)});
    wire::SetStatus status;
    status.results.insert(0, domain::LineResult::Won);
    (void)world.engine.setStatus(betId(2), status);
    world.engine.showWeek(aWeek().previous());
    QSignalSpy happened(&world.engine, &SyncEngine::happened);
    domain::Bet settled = numbered(1);
    settled.results = {domain::LineResult::Lost};
    settled.version = 2;
    settled.updatedBy = u"Bob"_s;
    domain::Bet own = numbered(2);
    own.results = {domain::LineResult::Won};
    own.version = 2;
    domain::Bet past = numbered(4);
    past.weekKey = aWeek().previous();
    world.tellSnapshot({settled, own, numbered(3), past});
    QCOMPARE(happened.size(), 2);
    const auto first = happened.first().first().value<LogEvent>();
    QCOMPARE(first.bet, settled);
    QCOMPARE(first.before, numbered(1));
    QCOMPARE(first.actor, u"Bob"_s);
    QCOMPARE(first.updateType, wire::UpdateType::Status);
    QVERIFY(first.live);
    QCOMPARE(happened.last().first().value<LogEvent>().bet.id, betId(3));
}

void TestEngineRooms::keepsTheRoomsThatASnapshotLeavesOut()
{
    EngineWorld world;
    world.goLive({numbered(1)});
    world.engine.showWeek(aWeek().previous());
    domain::Bet earlier = numbered(2);
    earlier.weekKey = aWeek().previous();
    world.network.line()->tell(wire::Snapshot {world.seq, {earlier}, 1, 1, {}, QList {kLastWeek}});
    QVERIFY(world.engine.replica().find(betId(1)));
    QVERIFY(world.engine.replica().find(betId(2)));
    QVERIFY(world.engine.isLoaded(aWeek()));
    world.network.line()->tell(wire::Live {world.seq});
    world.tellChange(ChangeType::Created, numbered(3));
    QVERIFY(world.engine.replica().find(betId(3)));
}

/// Of the rooms that were known the snapshot says nothing: what happened to them before its seq is
/// still to come, and a cut in between must not lose it.
void TestEngineRooms::resumesBehindWhatASnapshotOfOthersTold()
{
    EngineWorld world;
    world.goLive({numbered(1)});
    world.tellChange(ChangeType::Created, numbered(2));
    world.engine.showWeek(aWeek().previous());
    const wire::Change untold = world.change(ChangeType::Created, numbered(3));
    world.network.line()->tell(wire::Snapshot {world.seq, {}, 1, 1, {}, QList {kLastWeek}});
    world.network.line()->cut();
    world.time.advance(30s);
    world.greet();
    QCOMPARE(world.network.line()->said<wire::Hello>().first().resume->seq, base::Seq(11));
    world.network.line()->tell(untold);
    world.network.line()->tell(wire::Live {world.seq});
    QVERIFY(world.engine.replica().find(betId(3)));
}

/// A room of a week that was shown goes on being followed for its bets without a result; nothing
/// of it is told anew, because nothing is missing.
void TestEngineRooms::keepsWhatIsLeftOfAWiderRoom()
{
    EngineWorld world;
    domain::Bet waiting = numbered(2);
    waiting.weekKey = aWeek().previous();
    world.network.setPendingRooms({waiting.room()});
    world.engine.showWeek(aWeek().previous());
    world.goLive({numbered(1), waiting});
    domain::WeekKey week = aWeek().previous();
    for (int shown = 0; shown < 3; ++shown) {
        week = week.previous();
        world.engine.showWeek(week);
        world.network.line()->tell(wire::Snapshot {
            world.seq, {}, 1, 1, {}, QList {domain::RoomPattern {std::nullopt, week}}});
        world.network.line()->tell(wire::Live {world.seq});
    }
    const domain::RoomPattern carried {waiting.league, waiting.weekKey};
    QVERIFY(world.network.line()->said<wire::Subscribe>().last().rooms.contains(carried));
    QCOMPARE(carriedBets(world.engine.replica(), aWeek()), QList {betId(2)});
}

void TestEngineRooms::asksOneQuestionAtATime()
{
    EngineWorld world;
    world.goLive();
    const auto asked = [&world]() {
        return world.network.line()->said<wire::Subscribe>();
    };
    world.engine.showWeek(aWeek().previous());
    world.engine.showWeek(aWeek().previous().previous());
    QCOMPARE(asked().size(), 1);
    world.tellSnapshot({});
    QCOMPARE(asked().size(), 2);
    QCOMPARE(asked().last().rooms.size(), 3);
    world.tellSnapshot({});
    QCOMPARE(asked().size(), 2);
    QVERIFY(world.engine.isLoaded(aWeek().previous()));
}

void TestEngineRooms::carriesTheRoomsOfEarlierWeeks()
{
    EngineWorld world;
    const domain::Room room {u"NFL"_s, aWeek().previous()};
    world.network.setPendingRooms({{u"NFL"_s, aWeek()}, room});
    world.goLive({numbered(1)});
    const domain::RoomPattern carried {room.league, room.week};
    QCOMPARE(
        world.network.line()->said<wire::Subscribe>().last().rooms, (QList {kThisWeek, carried}));
    domain::Bet waiting = numbered(2);
    waiting.weekKey = room.week;
    world.tellSnapshot({numbered(1), waiting});
    QCOMPARE(carriedBets(world.engine.replica(), aWeek()), QList {betId(2)});
    QCOMPARE(world.network.pendingQuestions(), 1);
    world.time.advance(20s);
    world.network.line()->tell(wire::Heartbeat {world.seq, world.time.now()});
    QCOMPARE(world.network.pendingQuestions(), 1);
}

void TestEngineRooms::asksSoonAgainForTheRoomsOfEarlierWeeks()
{
    EngineWorld world;
    world.network.losePendingQuestions(true);
    world.goLive();
    QCOMPARE(world.network.pendingQuestions(), 1);
    world.network.losePendingQuestions(false);
    world.time.advance(19s);
    QCOMPARE(world.network.pendingQuestions(), 1);
    world.time.advance(1s);
    QCOMPARE(world.network.pendingQuestions(), 2);
    world.time.advance(30s);
    QCOMPARE(world.network.pendingQuestions(), 2);
}

void TestEngineRooms::followsTheRoomOfABetEnteredIntoAnEarlierWeek()
{
    EngineWorld world;
    world.goLive();
    const base::MutationId current = world.engine.place(aCreate(), betId(7));
    world.network.line()->tell(wire::Ack {current, base::Seq(11), numbered(7)});
    QCOMPARE(world.network.pendingQuestions(), 1);
    domain::Bet earlier = numbered(8);
    earlier.weekKey = aWeek().previous();
    world.network.setPendingRooms({earlier.room()});
    const base::MutationId placed = world.engine.place(aCreate(), betId(8));
    world.network.line()->tell(wire::Ack {placed, base::Seq(12), earlier});
    QCOMPARE(world.network.pendingQuestions(), 2);
    const domain::RoomPattern carried {earlier.league, earlier.weekKey};
    QVERIFY(world.network.line()->said<wire::Subscribe>().last().rooms.contains(carried));
}

/// A server tells everybody everything until it has read their hello; what came before that is
/// still to be told.
void TestEngineRooms::waitsForTheWelcomeBeforeItHearsChanges()
{
    EngineWorld world;
    world.goLive();
    world.network.line()->cut();
    const wire::Change missed = world.change(ChangeType::Created, numbered(1));
    const wire::Change early = world.change(ChangeType::Created, numbered(2));
    world.time.advance(30s);
    world.network.line()->accept();
    world.network.line()->tell(early);
    QCOMPARE(world.engine.replica().allBets().size(), 0);
    world.network.line()->tell(world.welcome());
    world.network.line()->tell(missed);
    world.network.line()->tell(early);
    world.network.line()->tell(wire::Live {world.seq});
    QCOMPARE(world.engine.replica().allBets().size(), 2);
}

void TestEngineRooms::followsTheTurnOfTheWeek()
{
    EngineWorld world;
    world.goLive({numbered(1)});
    QSignalSpy turned(&world.engine, &SyncEngine::currentWeekChanged);
    const auto beat = [&world](std::chrono::seconds duration) {
        for (auto passed = 0s; passed < duration; passed += 25s) {
            world.time.advance(25s);
            world.network.line()->tell(wire::Heartbeat {world.seq, world.time.now()});
        }
    };
    beat(std::chrono::hours(7 * 24) - 31min);
    QCOMPARE(turned.size(), 0);
    beat(2min);
    QCOMPARE(turned.size(), 1);
    QCOMPARE(world.engine.currentWeek(), aWeek().next());
    const domain::RoomPattern next {std::nullopt, aWeek().next()};
    QVERIFY(world.network.line()->said<wire::Subscribe>().last().rooms.contains(next));
}

QTEST_GUILESS_MAIN(TestEngineRooms)
#include "tst_engine_rooms.moc"
