// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/engine_world.h"
#include "wire/limits.h"

#include <QSignalSpy>
#include <QTest>

using namespace betlog;
using namespace betlog::sync;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;
using domain::Bet;
using domain::LineResult;
using State = ConnectionState;
using wire::ChangeType;

namespace {

wire::SetStatus won()
{
    wire::SetStatus status;
    status.results.insert(0, LineResult::Won);
    return status;
}

Bet afterStatus(Bet bet)
{
    bet.results = {LineResult::Won};
    ++bet.version;
    return bet;
}

} // namespace

/// What the engine does with what it hears and what the person writes.
class TestSyncEngine : public QObject
{
    Q_OBJECT

private slots:
    void takesTheSnapshotOnce();
    void gathersASnapshotInParts();
    void hearsWhatOthersDo();
    void tellsMissedChangesAsPast();
    void ownChangesAreNoEvents();
    void showsAPlacedBetAtOnceAndConfirmsIt();
    void takesBackWhatIsRefused();
    void sendsAgainUnderTheSameIdAfterACut();
    void keepsTheOrderOfOneBet();
    void basesNothingOnWhatSomebodyElseMade();
    void refusesWhatNoServerWouldRead();
    void triesAgainWhatTheServerHadNoTimeFor();
    void writesARefusedOneAgainUnderANewId();
    void letsARefusedOneGo();
    void aNewWriteDealsWithARefusedOne();
    void neverStoresWhatIsSimulated();
    void keepsWritesMadeOffline();
    void doesNotSendFasterThanTheServerTakes();
};

void TestSyncEngine::takesTheSnapshotOnce()
{
    EngineWorld world;
    QSignalSpy resets(&world.engine.replica(), &Replica::reset);
    QSignalSpy added(&world.engine.replica(), &Replica::betAdded);
    QSignalSpy loaded(&world.engine, &SyncEngine::weekLoaded);
    world.goLive({numbered(1), numbered(2)});
    QCOMPARE(world.state(), State::Live);
    QCOMPARE(world.engine.replica().allBets().size(), 2);
    QCOMPARE(resets.size(), 1);
    QCOMPARE(added.size(), 0);
    QCOMPARE(loaded.size(), 1);
    QVERIFY(world.engine.isLoaded(aWeek()));
    QVERIFY(!world.engine.isLoaded(aWeek().previous()));
}

void TestSyncEngine::gathersASnapshotInParts()
{
    EngineWorld world;
    world.engine.connectToServer();
    world.greet();
    world.network.line()->tell(wire::Snapshot {world.seq, {numbered(1)}, 1, 2});
    QVERIFY(world.engine.replica().allBets().isEmpty());
    // Committed while the parts were on their way.
    world.tellChange(ChangeType::Created, numbered(3));
    world.network.line()->tell(wire::Snapshot {base::Seq(10), {numbered(2)}, 2, 2});
    world.network.line()->tell(wire::Live {world.seq});
    QCOMPARE(world.engine.replica().allBets().size(), 3);
    QCOMPARE(world.engine.diagnostics().counters().snapshots, 1);
}

void TestSyncEngine::hearsWhatOthersDo()
{
    EngineWorld world;
    world.goLive({numbered(1)});
    QSignalSpy happened(&world.engine, &SyncEngine::happened);
    world.tellChange(ChangeType::Updated, afterStatus(numbered(1)));
    world.tellChange(ChangeType::Created, numbered(2));
    world.tellChange(ChangeType::Deleted, numbered(2));
    QCOMPARE(happened.size(), 3);
    const auto update = happened.at(0).first().value<LogEvent>();
    QCOMPARE(update.actor, u"Bob"_s);
    QCOMPARE(update.before, numbered(1));
    QVERIFY(update.live);
    QVERIFY(!update.simulated);
    QCOMPARE(happened.at(2).first().value<LogEvent>().type, ChangeType::Deleted);
    QCOMPARE(world.engine.replica().find(betId(1))->bet, afterStatus(numbered(1)));
    QVERIFY(!world.engine.replica().find(betId(2)));
}

void TestSyncEngine::tellsMissedChangesAsPast()
{
    EngineWorld world;
    world.goLive({numbered(1)});
    world.network.line()->cut();
    world.time.advance(std::chrono::seconds(30));
    QSignalSpy happened(&world.engine, &SyncEngine::happened);
    world.greet();
    world.tellChange(ChangeType::Created, numbered(2));
    QCOMPARE(happened.size(), 1);
    QVERIFY(!happened.first().first().value<LogEvent>().live);
}

void TestSyncEngine::ownChangesAreNoEvents()
{
    EngineWorld world;
    world.goLive({numbered(1)});
    QSignalSpy happened(&world.engine, &SyncEngine::happened);
    const base::MutationId mutation = world.engine.setStatus(betId(1), won());
    world.tellChange(ChangeType::Updated, afterStatus(numbered(1)), mutation);
    world.network.line()->tell(wire::Ack {mutation, world.seq, afterStatus(numbered(1))});
    QCOMPARE(happened.size(), 0);
    QCOMPARE(world.engine.replica().find(betId(1))->delivery, Delivery::Confirmed);
}

void TestSyncEngine::showsAPlacedBetAtOnceAndConfirmsIt()
{
    EngineWorld world;
    world.goLive();
    QSignalSpy accepted(&world.engine, &SyncEngine::accepted);
    const base::MutationId mutation = world.engine.place(aCreate(), betId(7));
    QCOMPARE(world.engine.replica().find(betId(7))->delivery, Delivery::Sent);
    QCOMPARE(world.engine.replica().sendingCount(), 1);
    QCOMPARE(world.written().size(), 1);
    const wire::Mutation sent = world.written().first().mutation;
    QCOMPARE(sent.id, mutation);
    QCOMPARE(sent.betId, betId(7));

    world.network.line()->tell(wire::Ack {mutation, base::Seq(11), numbered(7)});
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(world.engine.replica().find(betId(7))->delivery, Delivery::Confirmed);
    QCOMPARE(world.engine.replica().find(betId(7))->bet.number, 7);
    world.tellChange(ChangeType::Created, numbered(7), mutation);
    QCOMPARE(world.engine.replica().find(betId(7))->bet, numbered(7));
    QCOMPARE(world.engine.replica().sendingCount(), 0);
}

void TestSyncEngine::takesBackWhatIsRefused()
{
    EngineWorld world;
    world.goLive({numbered(1)});
    QSignalSpy refused(&world.engine, &SyncEngine::refused);
    const base::MutationId mutation = world.engine.setStatus(betId(1), won());
    QCOMPARE(world.engine.replica().find(betId(1))->bet.results.first(), LineResult::Won);
    const base::Error error {base::ErrorCode::Conflict, u"Bob was faster."_s, {}};
    Bet theirs = numbered(1);
    theirs.results = {LineResult::Lost};
    theirs.version = 2;
    world.network.line()->tell(wire::Refusal {error, mutation, false, {}, theirs});
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.first().at(2).value<base::Error>(), error);
    const std::optional<ShownBet> shown = world.engine.replica().find(betId(1));
    QCOMPARE(shown->delivery, Delivery::Conflicted);
    QCOMPARE(shown->theirs, theirs);
    QCOMPARE(shown->bet, numbered(1));
}

void TestSyncEngine::sendsAgainUnderTheSameIdAfterACut()
{
    EngineWorld world;
    world.goLive();
    const base::MutationId mutation = world.engine.place(aCreate());
    const wire::Mutation first = world.written().first().mutation;
    world.network.line()->cut();
    QCOMPARE(world.engine.replica().sendingCount(), 1);
    world.resumeLive();
    QCOMPARE(world.written().size(), 1);
    QCOMPARE(world.written().first().mutation, first);
    QCOMPARE(first.id, mutation);
}

void TestSyncEngine::keepsTheOrderOfOneBet()
{
    EngineWorld world;
    world.goLive({numbered(1), numbered(2)});
    const base::MutationId status = world.engine.setStatus(betId(1), won());
    wire::EditBet edit;
    edit.awayTeam = u"Team C"_s;
    (void)world.engine.edit(betId(1), edit);
    (void)world.engine.remove(betId(2));
    QCOMPARE(world.written().size(), 2); // the edit waits for the status
    world.network.line()->tell(wire::Ack {status, base::Seq(11), afterStatus(numbered(1))});
    QCOMPARE(world.written().size(), 3);
    // It was made on top of our own write, so it is no conflict with it.
    QCOMPARE(world.written().last().mutation.baseVersion, 2);
}

/// A write that changes nothing is acked with what stands: here Bob's version, which Ann has never
/// seen, so her next write must not be judged as if she had.
void TestSyncEngine::basesNothingOnWhatSomebodyElseMade()
{
    EngineWorld world;
    world.goLive({numbered(1)});
    const int seen = numbered(1).version;
    const base::MutationId first = world.engine.setStatus(betId(1), won());
    (void)world.engine.setStatus(betId(1), won());
    QCOMPARE(world.written().size(), 1);
    domain::Bet bobs = numbered(1);
    bobs.results = {LineResult::Won};
    bobs.version = seen + 1;
    bobs.updatedBy = u"Bob"_s;
    world.network.line()->tell(wire::Ack {first, world.seq.next(), bobs});
    QCOMPARE(world.written().size(), 2);
    QCOMPARE(world.written().last().mutation.baseVersion, std::optional(seen));
}

void TestSyncEngine::refusesWhatNoServerWouldRead()
{
    EngineWorld world;
    world.goLive();
    QSignalSpy refused(&world.engine, &SyncEngine::refused);
    wire::CreateBet large = aCreate();
    large.slip.note = QString(70'000, u'x');
    (void)world.engine.place(large, betId(7));
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.first().at(2).value<base::Error>().code, base::ErrorCode::TooLarge);
    QCOMPARE(world.engine.replica().find(betId(7))->delivery, Delivery::Refused);
    QVERIFY(world.written().isEmpty());
}

void TestSyncEngine::triesAgainWhatTheServerHadNoTimeFor()
{
    EngineWorld world;
    world.goLive();
    QSignalSpy refused(&world.engine, &SyncEngine::refused);
    const base::MutationId mutation = world.engine.place(aCreate());
    const base::Error busy {base::ErrorCode::Busy, u"Later."_s, {}};
    world.network.line()->tell(
        wire::Refusal {busy, mutation, true, std::chrono::milliseconds(1700), {}});
    QCOMPARE(world.written().size(), 1);
    world.time.advance(std::chrono::milliseconds(1699));
    QCOMPARE(world.written().size(), 1);
    world.time.advance(std::chrono::milliseconds(1));
    QCOMPARE(world.written().size(), 2);
    QCOMPARE(world.written().last().mutation.id, mutation);
    QCOMPARE(refused.size(), 0);
}

void TestSyncEngine::writesARefusedOneAgainUnderANewId()
{
    EngineWorld world;
    world.goLive({numbered(1)});
    const base::MutationId first = world.engine.setStatus(betId(1), won());
    const base::Error error {base::ErrorCode::Conflict, u"No."_s, {}};
    world.network.line()->tell(wire::Refusal {error, first, false, {}, {}});
    Bet theirs = numbered(1);
    theirs.version = 5;
    world.tellChange(ChangeType::Updated, theirs);
    world.engine.retry(first);
    QCOMPARE(world.written().size(), 2);
    QVERIFY(world.written().last().mutation.id != first);
    QCOMPARE(world.written().last().mutation.baseVersion, 5);
    QCOMPARE(world.engine.replica().find(betId(1))->delivery, Delivery::Sent);
}

void TestSyncEngine::letsARefusedOneGo()
{
    EngineWorld world;
    world.goLive();
    const base::MutationId mutation = world.engine.place(aCreate(), betId(7));
    const base::Error error {base::ErrorCode::Invalid, u"No."_s, {}};
    world.network.line()->tell(wire::Refusal {error, mutation, false, {}, {}});
    QVERIFY(world.engine.replica().find(betId(7)));
    world.engine.discard(mutation);
    QVERIFY(!world.engine.replica().find(betId(7)));
    world.engine.discard(mutation);
    world.engine.retry(mutation);
    QCOMPARE(world.written().size(), 1);
}

void TestSyncEngine::aNewWriteDealsWithARefusedOne()
{
    EngineWorld world;
    world.goLive({numbered(1)});
    const base::MutationId first = world.engine.setStatus(betId(1), won());
    const base::Error error {base::ErrorCode::Locked, u"It has begun."_s, {}};
    world.network.line()->tell(wire::Refusal {error, first, false, {}, {}});
    const base::MutationId second = world.engine.setStatus(betId(1), won(), u"late"_s);
    world.tellChange(ChangeType::Updated, afterStatus(numbered(1)), second);
    world.network.line()->tell(wire::Ack {second, world.seq, afterStatus(numbered(1))});
    QCOMPARE(world.engine.replica().find(betId(1))->delivery, Delivery::Confirmed);
    QVERIFY(world.engine.replica().refusedBets().isEmpty());
}

void TestSyncEngine::neverStoresWhatIsSimulated()
{
    EngineWorld world;
    world.goLive();
    QSignalSpy happened(&world.engine, &SyncEngine::happened);
    world.engine.simulate(world.change(ChangeType::Created, numbered(9)));
    world.engine.simulate(wire::Reset {u"pretended"_s});
    QCOMPARE(happened.size(), 1);
    QVERIFY(happened.first().first().value<LogEvent>().simulated);
    QVERIFY(world.engine.replica().allBets().isEmpty());
    QCOMPARE(world.state(), State::Live);
    QCOMPARE(world.engine.diagnostics().entries().last().kind, Diagnostics::Kind::Simulated);
}

void TestSyncEngine::keepsWritesMadeOffline()
{
    EngineWorld world;
    const base::MutationId mutation = world.engine.place(aCreate(), betId(7));
    QCOMPARE(world.engine.replica().find(betId(7))->delivery, Delivery::Waiting);
    world.goLive();
    QVERIFY(world.engine.replica().find(betId(7)));
    QCOMPARE(world.written().size(), 1);
    QCOMPARE(world.written().first().mutation.id, mutation);
}

void TestSyncEngine::doesNotSendFasterThanTheServerTakes()
{
    using namespace wire::limits;
    EngineWorld world;
    world.goLive();
    qsizetype answered = 0;
    const auto answerAll = [&]() {
        for (; answered < world.written().size(); ++answered) {
            const wire::Mutation mutation = world.written().at(answered).mutation;
            Bet bet = numbered(1);
            bet.id = mutation.betId;
            world.tellChange(ChangeType::Created, bet, mutation.id);
            world.network.line()->tell(wire::Ack {mutation.id, world.seq, bet});
        }
    };
    for (int i = 0; i < kMessageBurst + kMessagesPerSecond; ++i)
        (void)world.engine.place(aCreate());
    answerAll();
    QVERIFY(answered >= kMessageBurst / 4);
    QVERIFY(answered < kMessageBurst);
    const qsizetype burst = answered;
    for (int i = 0; i < 100; ++i) {
        world.time.advance(std::chrono::milliseconds(10));
        answerAll();
    }
    QVERIFY(answered - burst >= kMessagesPerSecond / 2);
    QVERIFY(answered - burst < kMessagesPerSecond);
}

QTEST_GUILESS_MAIN(TestSyncEngine)
#include "tst_sync_engine.moc"
