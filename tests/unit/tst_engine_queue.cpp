// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/outbox.h"
#include "tests/support/engine_writes.h"

#include <QSignalSpy>
#include <QTest>

using namespace betlog;
using namespace betlog::sync;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using domain::Bet;
using domain::LineResult;
using wire::ChangeType;

/// Has writes on disk when the test says so, as a disk does.
class SlowOutbox final : public Outbox
{
public:
    void load(Loaded loaded) override { loaded(QList<QueuedWrite>()); }

    void keep(const QueuedWrite&, Kept kept) override { m_waiting.append(std::move(kept)); }

    void forget(base::MutationId) override { }

    void write()
    {
        for (const Kept& kept : std::exchange(m_waiting, {}))
            kept({});
    }

private:
    QList<Kept> m_waiting;
};

wire::Refusal cannotWrite(base::MutationId mutation)
{
    wire::Refusal refusal;
    refusal.error = {base::ErrorCode::StorageFailed, u"The disk of the log is full."_s, {}};
    refusal.mutationId = mutation;
    refusal.retryable = true;
    return refusal;
}

/// Time passes over a line that is alive.
void beat(EngineWorld& world, std::chrono::milliseconds time)
{
    for (; time > 10s; time -= 10s) {
        world.time.advance(10s);
        world.network.line()->tell(wire::Heartbeat {world.seq, {}});
    }
    world.time.advance(time);
}

/// The queue of what was typed and is not in the log yet, and what a person can do with it.
class TestEngineQueue : public QObject
{
    Q_OBJECT

private slots:
    void namesEachStateOfAWrite();
    void waitsAgainAfterACut();
    void retriesWhatWaits();
    void discardsWhatWasNeverSent();
    void cannotDiscardWhatMayHaveArrived();
    void amendsWhatWasNeverSent();
    void amendsARefusedBet();
    void amendsOnTopOfWhatMayHaveArrived();
    void showsAndSendsNothingBeforeItIsOnDisk();
    void putsAWriteOnTopOfWhatWasAcceptedMeanwhile();
    void parksWritesForAnotherServer();
    void sendsToTheSameLogAtAnotherAddress();
    void oneRefusedHoldsNobodyUp();
    void leavesAServerThatCannotWriteAloneForLongerEachTime();
    void doesNotBlameAServerForAnother();
    void aPollDoesNotEndAPause();
    void remembersTheLastAcceptedOnes();
};

void TestEngineQueue::namesEachStateOfAWrite()
{
    EngineWorld world;
    QSignalSpy changed(&world.engine, &SyncEngine::queueChanged);
    const base::Timestamp entered = world.time.now();
    const base::MutationId mutation = world.engine.place(aCreate(), betId(7));
    QueueEntry entry = world.engine.queue().value(0);
    QCOMPARE(entry.mutation, mutation);
    QCOMPARE(entry.bet, betId(7));
    QCOMPARE(entry.state, QueueState::Waiting);
    QCOMPARE(entry.enteredAt, entered);
    QCOMPARE(entry.mine->slip, aCreate().slip);
    QVERIFY(!entry.seen && !entry.theirs && entry.canDiscard);
    QCOMPARE(world.engine.replica().find(betId(7))->delivery, Delivery::Waiting);
    QVERIFY(changed.size() > 0);

    world.time.advance(2h);
    world.goLive();
    QCOMPARE(world.engine.queue().value(0).state, QueueState::Sent);
    QVERIFY(!world.engine.queue().value(0).canDiscard);
    QCOMPARE(world.engine.replica().find(betId(7))->delivery, Delivery::Sent);

    Bet accepted = numbered(7);
    accepted.acceptedAt = world.time.now();
    changed.clear();
    ack(world, mutation, accepted);
    entry = world.engine.queue().value(0);
    QCOMPARE(entry.state, QueueState::Accepted);
    QCOMPARE(entry.enteredAt, entered);
    QCOMPARE(entry.acceptedAt, world.time.now());
    QCOMPARE(world.engine.replica().find(betId(7))->delivery, Delivery::Confirmed);
    QVERIFY(changed.size() > 0);
}

void TestEngineQueue::waitsAgainAfterACut()
{
    EngineWorld world;
    world.goLive();
    (void)world.engine.place(aCreate(), betId(7));
    QCOMPARE(world.engine.queue().value(0).state, QueueState::Sent);
    world.network.line()->cut();
    QCOMPARE(world.engine.queue().value(0).state, QueueState::Waiting);
    QCOMPARE(world.engine.replica().find(betId(7))->delivery, Delivery::Waiting);
    world.resumeLive();
    QCOMPARE(world.engine.queue().value(0).state, QueueState::Sent);
}

void TestEngineQueue::retriesWhatWaits()
{
    EngineWorld world;
    const auto mutation = world.engine.place(aCreate(), betId(7));
    world.goLive();
    world.network.line()->cut();
    world.engine.retry(mutation); // does not wait for the next attempt
    world.time.advance(0ms);
    QVERIFY(world.network.line());
    QCOMPARE(world.engine.queue().size(), 1);
    QCOMPARE(world.engine.queue().first().mutation, mutation);
}

void TestEngineQueue::discardsWhatWasNeverSent()
{
    EngineWorld world;
    const auto placed = world.engine.place(aCreate(), betId(7));
    (void)world.engine.edit(betId(7), slipEdit(numbered(7), u"more"_s, 500));
    const auto other = world.engine.place(aCreate(), betId(8));
    QVERIFY(world.engine.discard(placed));
    QVERIFY(!world.engine.discard(placed));
    QVERIFY(!world.engine.replica().find(betId(7)));
    world.goLive();
    QCOMPARE(world.written().size(), 1);
    QCOMPARE(world.written().first().mutation.id, other);
}

void TestEngineQueue::cannotDiscardWhatMayHaveArrived()
{
    EngineWorld world;
    world.goLive();
    const auto mutation = world.engine.place(aCreate(), betId(7));
    QVERIFY(!world.engine.discard(mutation));
    world.network.line()->cut();
    QVERIFY(!world.engine.discard(mutation));
    QVERIFY(world.engine.replica().find(betId(7)));
}

void TestEngineQueue::amendsWhatWasNeverSent()
{
    EngineWorld world;
    const auto first = world.engine.place(aCreate(), betId(7));
    wire::CreateBet better = aCreate();
    better.slip.note = u"better"_s;
    const auto second = world.engine.amend(first, better);
    QVERIFY(second != first);
    QCOMPARE(world.engine.queue().size(), 1);
    world.goLive();
    QCOMPARE(world.written().size(), 1);
    QCOMPARE(world.written().first().mutation.id, second);
    QCOMPARE(world.written().first().mutation.betId, betId(7));
    QCOMPARE(std::get<wire::CreateBet>(world.written().first().mutation.operation), better);
    QVERIFY(world.engine.amend(mutationId(99), better).isNull());
}

void TestEngineQueue::amendsARefusedBet()
{
    EngineWorld world;
    world.goLive();
    const auto first = world.engine.place(aCreate(), betId(7));
    const base::Error error {base::ErrorCode::Invalid, u"The stake is too high."_s, {}};
    world.network.line()->tell(wire::Refusal {error, first, false, {}, {}});
    wire::CreateBet better = aCreate();
    better.slip.lines[0].stake = domain::Money(5);
    (void)world.engine.amend(first, better);
    QCOMPARE(world.written().size(), 2);
    QCOMPARE(std::get<wire::CreateBet>(world.written().last().mutation.operation), better);
    QCOMPARE(world.engine.queue().size(), 1);
    QCOMPARE(world.engine.replica().find(betId(7))->delivery, Delivery::Sent);
}

void TestEngineQueue::amendsOnTopOfWhatMayHaveArrived()
{
    EngineWorld world;
    world.goLive();
    const auto first = world.engine.place(aCreate(), betId(7));
    world.network.line()->cut();
    wire::CreateBet better = aCreate();
    better.slip.note = u"better"_s;
    (void)world.engine.amend(first, better);
    QCOMPARE(world.engine.queue().size(), 2);
    QCOMPARE(world.engine.replica().find(betId(7))->bet.slip.note, u"better"_s);
    world.resumeLive();
    QCOMPARE(world.written().first().mutation.id, first);
    ack(world, first, numbered(7));
    const wire::Mutation edit = world.written().last().mutation;
    QCOMPARE(edit.baseVersion, 1);
    QCOMPARE(std::get<wire::EditBet>(edit.operation).slip->note, u"better"_s);
}

void TestEngineQueue::showsAndSendsNothingBeforeItIsOnDisk()
{
    SlowOutbox outbox;
    EngineWorld world(1, &outbox);
    world.goLive();
    (void)world.engine.place(aCreate(), betId(7));
    QVERIFY(!world.engine.replica().find(betId(7)));
    QVERIFY(world.engine.queue().isEmpty());
    QVERIFY(world.written().isEmpty());
    outbox.write();
    QVERIFY(world.engine.replica().find(betId(7)));
    QVERIFY(world.written().isEmpty());
    outbox.write();
    QCOMPARE(world.written().size(), 1);
}

/// The first was accepted while the second was on its way to the disk.
void TestEngineQueue::putsAWriteOnTopOfWhatWasAcceptedMeanwhile()
{
    SlowOutbox outbox;
    EngineWorld world(1, &outbox);
    world.goLive();
    const auto placed = world.engine.place(aCreate(), betId(7));
    outbox.write();
    outbox.write(); // that it is being sent
    (void)world.engine.setStatus(betId(7), result(0, LineResult::Won));
    ack(world, placed, numbered(7));
    outbox.write(); // the result; what it says now has to be written once more
    outbox.write();
    outbox.write();
    QCOMPARE(world.written().size(), 2);
    QCOMPARE(world.written().last().mutation.baseVersion, 1);
    QCOMPARE(world.engine.replica().find(betId(7))->bet.results.first(), LineResult::Won);
}

void TestEngineQueue::parksWritesForAnotherServer()
{
    EngineWorld world;
    world.goLive({numbered(1)});
    QSignalSpy refused(&world.engine, &SyncEngine::refused);
    world.network.line()->cut();
    const QUrl home = world.engine.status().server;
    const base::MutationId mutation = world.engine.place(aCreate(), betId(7));
    world.engine.setServer(QUrl(u"http://other.example:3000"_s));
    QVERIFY(world.engine.replica().allBets().isEmpty());
    QVERIFY(!world.engine.welcome());
    QCOMPARE(refused.size(), 0);
    QCOMPARE(world.state(), ConnectionState::Connecting);
    world.epoch = base::Epoch(QUuid(u"22222222-2222-4222-8222-222222222222"));
    world.greet();
    QVERIFY(!world.network.line()->said<wire::Hello>().first().resume);
    QVERIFY(world.written().isEmpty());
    QCOMPARE(world.engine.queue().size(), 1);
    QVERIFY(world.engine.queue().first().isElsewhere);
    QCOMPARE(world.engine.queue().first().server, home);

    world.engine.setServer(home);
    QVERIFY(world.engine.replica().find(betId(7)));
    world.epoch = EngineWorld().epoch;
    world.greet();
    QCOMPARE(world.written().size(), 1);
    QCOMPARE(world.written().first().mutation.id, mutation);
}

/// The host's address changes with every network it is in; the log is the same.
void TestEngineQueue::sendsToTheSameLogAtAnotherAddress()
{
    EngineWorld world;
    world.goLive();
    world.network.line()->cut();
    (void)world.engine.place(aCreate(), betId(7));
    world.engine.setServer(QUrl(u"http://192.0.2.7:3000"_s));
    QVERIFY(!world.engine.replica().find(betId(7)));
    world.greet();
    QVERIFY(world.engine.replica().find(betId(7)));
    QCOMPARE(world.written().size(), 1);
}

void TestEngineQueue::oneRefusedHoldsNobodyUp()
{
    EngineWorld world;
    world.goLive({numbered(1), numbered(2)});
    const auto first = world.engine.setStatus(betId(1), result(0, LineResult::Won));
    (void)world.engine.setStatus(betId(1), result(0, LineResult::Lost));
    (void)world.engine.setStatus(betId(2), result(0, LineResult::Won));
    QCOMPARE(world.written().size(), 2);
    const base::Error error {base::ErrorCode::Locked, u"It has begun."_s, {}};
    world.network.line()->tell(wire::Refusal {error, first, false, {}, {}});
    QCOMPARE(world.written().size(), 3);
    QCOMPARE(world.engine.queue().value(0).state, QueueState::Refused);
    QCOMPARE(world.engine.queue().value(0).error, error);
}

void TestEngineQueue::leavesAServerThatCannotWriteAloneForLongerEachTime()
{
    EngineWorld world;
    world.goLive();
    QSignalSpy heldUp(&world.engine, &SyncEngine::heldUp);
    const base::MutationId placed = world.engine.place(aCreate(), betId(7));
    const wire::Refusal full = cannotWrite(placed);
    int sent = 1;
    for (const auto wait : {1s, 2s, 4s, 8s, 16s, 30s, 30s}) {
        QCOMPARE(world.written().size(), sent);
        QCOMPARE(heldUp.size(), sent > 3 ? 1 : 0);
        world.network.line()->tell(full);
        beat(world, wait - 1ms);
        QCOMPARE(world.written().size(), sent);
        QCOMPARE(world.engine.queue().constFirst().error.detail.isEmpty(), sent < 3);
        world.time.advance(1ms);
        ++sent;
    }
    QCOMPARE(heldUp.constFirst().constFirst().value<base::Error>(), full.error);
    world.network.line()->tell(wire::Ack {placed, base::Seq(11), numbered(7)});
    QVERIFY(world.engine.queue().constFirst().error.detail.isEmpty());
    const base::MutationId next = world.engine.place(aCreate(), betId(8));
    world.network.line()->tell(cannotWrite(next));
    world.time.advance(1s);
    QCOMPARE(world.written().size(), sent + 2); // from the shortest wait on
}

void TestEngineQueue::doesNotBlameAServerForAnother()
{
    EngineWorld world;
    world.goLive();
    const base::MutationId placed = world.engine.place(aCreate(), betId(7));
    for (const auto wait : {1s, 2s, 4s, 8s}) {
        world.network.line()->tell(cannotWrite(placed));
        beat(world, wait);
    }
    QVERIFY(!world.engine.queue().constFirst().error.detail.isEmpty());
    world.engine.setServer(QUrl(u"http://192.0.2.7:3000"_s));
    world.greet();
    QCOMPARE(world.engine.queue().size(), 1);
    QVERIFY(world.engine.queue().constFirst().error.detail.isEmpty());
}

void TestEngineQueue::aPollDoesNotEndAPause()
{
    EngineWorld world;
    world.engine.connectToServer();
    world.network.line()->end({LineEnd::Kind::UpgradeRefused, 0, {}});
    world.network.polling()->tell(world.welcome());
    world.network.polling()->tell(wire::Snapshot {world.seq, {}, 1, 1});
    world.network.polling()->tell(wire::Live {world.seq});
    const base::MutationId placed = world.engine.place(aCreate(), betId(7));
    wire::Refusal busy = cannotWrite(placed);
    busy.retryAfter = 20s;
    world.network.polling()->tell(busy);
    world.time.advance(10s);
    world.network.polling()->tell(wire::Live {world.seq});
    QCOMPARE(world.network.polling()->said<wire::Mutate>().size(), 1);
    world.time.advance(10s);
    QCOMPARE(world.network.polling()->said<wire::Mutate>().size(), 2);
}

void TestEngineQueue::remembersTheLastAcceptedOnes()
{
    EngineWorld world;
    world.goLive();
    for (int number = 1; number <= 130; ++number) {
        const auto mutation = world.engine.place(aCreate(), betId(number));
        ack(world, mutation, numbered(number));
    }
    QCOMPARE(world.engine.queue().size(), 100);
    QCOMPARE(world.engine.queue().last().bet, betId(130));
}

QTEST_APPLESS_MAIN(TestEngineQueue)
#include "tst_engine_queue.moc"
