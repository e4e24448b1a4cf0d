// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/memory_outbox.h"
#include "app/sync/write_queue.h"
#include "tests/support/bets.h"

#include <QTest>

using namespace betlog;
using namespace betlog::sync;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

QueuedWrite write(int id, int bet, std::optional<int> baseVersion = std::nullopt)
{
    wire::Mutation mutation = aMutation(wire::DeleteBet {}, betId(bet), baseVersion);
    mutation.id = mutationId(id);
    return {mutation, u"Ann"_s, aMoment(), std::nullopt};
}

/// The numbers of all writes that may go now.
QList<int> takeAll(WriteQueue& queue)
{
    QList<int> taken;
    while (const QueuedWrite* const next = queue.takeNext()) {
        for (int id = 1; id < 200; ++id) {
            if (next->mutation.id == mutationId(id))
                taken.append(id);
        }
    }
    return taken;
}

QList<QueuedWrite> kept(MemoryOutbox& outbox)
{
    QList<QueuedWrite> writes;
    outbox.load([&writes](const base::Expected<QList<QueuedWrite>>& all) { writes = *all; });
    return writes;
}

} // namespace

class TestOutbox : public QObject
{
    Q_OBJECT

private slots:
    void keepsWritesInTheirOrder();
    void replacesAWriteWhereItStands();
    void forgetsWhatWasAnswered();
    void sendsInTheOrderOfWriting();
    void sendsOneOfABetAtATime();
    void keepsToTheWindow();
    void refusedNeverHoldsUpTheNext();
    void sendsAgainWhatWasInFlight();
    void takesOneBackIntoItsPlace();
    void holdsWhatIsWrittenAnew();
    void knowsWhatWasRefused();
    void removingTwiceIsRemovingOnce();
};

void TestOutbox::keepsWritesInTheirOrder()
{
    MemoryOutbox outbox;
    int calls = 0;
    for (int id : {2, 1, 3})
        outbox.keep(
            write(id, id), [&calls](const base::Expected<void>& done) { calls += done ? 1 : 0; });
    QCOMPARE(calls, 3);
    QCOMPARE(kept(outbox), (QList<QueuedWrite> {write(2, 2), write(1, 1), write(3, 3)}));
}

void TestOutbox::replacesAWriteWhereItStands()
{
    MemoryOutbox outbox;
    for (int id : {1, 2})
        outbox.keep(write(id, id), [](const base::Expected<void>&) {});
    outbox.keep(write(1, 1, 7), [](const base::Expected<void>&) {});
    QCOMPARE(kept(outbox), (QList<QueuedWrite> {write(1, 1, 7), write(2, 2)}));
}

void TestOutbox::forgetsWhatWasAnswered()
{
    MemoryOutbox outbox;
    for (int id : {1, 2})
        outbox.keep(write(id, id), [](const base::Expected<void>&) {});
    outbox.forget(mutationId(1));
    outbox.forget(mutationId(9));
    QCOMPARE(kept(outbox), QList<QueuedWrite> {write(2, 2)});
}

void TestOutbox::sendsInTheOrderOfWriting()
{
    WriteQueue queue(10);
    for (int id : {3, 1, 2})
        queue.add(write(id, id));
    QCOMPARE(takeAll(queue), (QList<int> {3, 1, 2}));
    QCOMPARE(queue.inFlight(), 3);
    QVERIFY(!queue.hasNext());
}

void TestOutbox::sendsOneOfABetAtATime()
{
    WriteQueue queue(10);
    queue.add(write(1, 1));
    queue.add(write(2, 1));
    queue.add(write(3, 2));
    queue.add(write(4, 1));
    QCOMPARE(takeAll(queue), (QList<int> {1, 3}));
    QVERIFY(queue.remove(mutationId(1)));
    QCOMPARE(takeAll(queue), QList<int> {2});
    QVERIFY(queue.remove(mutationId(2)));
    QCOMPARE(takeAll(queue), QList<int> {4});
}

void TestOutbox::keepsToTheWindow()
{
    WriteQueue queue(2);
    for (int id : {1, 2, 3})
        queue.add(write(id, id));
    QCOMPARE(takeAll(queue), (QList<int> {1, 2}));
    QCOMPARE(queue.unanswered(), 3);
    QVERIFY(queue.remove(mutationId(2)));
    QCOMPARE(takeAll(queue), QList<int> {3});
}

void TestOutbox::refusedNeverHoldsUpTheNext()
{
    WriteQueue queue(1);
    queue.add(write(1, 1));
    queue.add(write(2, 1));
    queue.add(write(3, 2));
    QCOMPARE(takeAll(queue), QList<int> {1});
    queue.refuse(mutationId(1), {});
    QCOMPARE(takeAll(queue), QList<int> {2});
    queue.refuse(mutationId(2), {});
    QCOMPARE(takeAll(queue), QList<int> {3});
    QCOMPARE(queue.unanswered(), 1);
}

void TestOutbox::sendsAgainWhatWasInFlight()
{
    WriteQueue queue(2);
    for (int id : {1, 2, 3})
        queue.add(write(id, id));
    QCOMPARE(takeAll(queue), (QList<int> {1, 2}));
    queue.takeBackAll();
    QCOMPARE(queue.inFlight(), 0);
    QCOMPARE(takeAll(queue), (QList<int> {1, 2}));
}

void TestOutbox::takesOneBackIntoItsPlace()
{
    WriteQueue queue(3);
    for (int id : {1, 2, 3, 4})
        queue.add(write(id, id));
    QCOMPARE(takeAll(queue), (QList<int> {1, 2, 3}));
    queue.takeBack(mutationId(2));
    QCOMPARE(takeAll(queue), QList<int> {2});
    queue.takeBack(mutationId(9));
    QCOMPARE(queue.inFlight(), 3);
}

/// What is sent has to be on disk as it is sent.
void TestOutbox::holdsWhatIsWrittenAnew()
{
    WriteQueue queue(5);
    queue.add(write(1, 1, 3));
    queue.add(write(2, 1, 3));
    queue.add(write(3, 2));
    QVERIFY(queue.nextOf(betId(1)));
    QCOMPARE(queue.nextOf(betId(1))->mutation.id, mutationId(1));
    queue.hold(mutationId(1));
    QVERIFY(!queue.nextOf(betId(1)));
    QCOMPARE(takeAll(queue), QList<int> {3});
    QCOMPARE(queue.unanswered(), 3);
    queue.release(write(1, 1, 4));
    QCOMPARE(queue.find(mutationId(1))->write.mutation.baseVersion, 4);
    QCOMPARE(takeAll(queue), QList<int> {1});
    queue.release(write(1, 1, 9)); // too late: it was sent as it was
    QCOMPARE(queue.find(mutationId(1))->write.mutation.baseVersion, 4);
    QVERIFY(queue.find(mutationId(1))->write.mayHaveArrived);
}

void TestOutbox::knowsWhatWasRefused()
{
    WriteQueue queue(5);
    queue.add(write(1, 1));
    queue.add(write(2, 1));
    QCOMPARE(takeAll(queue), QList<int> {1});
    queue.refuse(mutationId(1), {});
    QVERIFY(queue.isRefused(mutationId(1)));
    QVERIFY(!queue.isRefused(mutationId(2)));
    QVERIFY(!queue.isRefused(mutationId(9)));
    QCOMPARE(queue.refusedOf(betId(1)), QList<base::MutationId> {mutationId(1)});
    QCOMPARE(queue.all(), (QList<base::MutationId> {mutationId(1), mutationId(2)}));
}

void TestOutbox::removingTwiceIsRemovingOnce()
{
    WriteQueue queue(5);
    queue.add(write(1, 1));
    QCOMPARE(takeAll(queue), QList<int> {1});
    QVERIFY(queue.remove(mutationId(1)));
    QVERIFY(!queue.remove(mutationId(1)));
    QCOMPARE(queue.inFlight(), 0);
    QVERIFY(!queue.find(mutationId(1)));
}

QTEST_APPLESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
