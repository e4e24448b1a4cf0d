// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/subscription.h"
#include "tests/support/fake_log.h"
#include "tests/support/fake_outlet.h"

#include <QCoreApplication>
#include <QTest>

using namespace betlog;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;
using domain::Room;
using domain::RoomPattern;

namespace {

const Room kNfl {u"NFL"_s, domain::WeekKey(QDate(2024, 12, 1))};
const RoomPattern kEverything {};
const RoomPattern kAllNfl {u"NFL"_s, {}};
const RoomPattern kOneRoom {u"NFL"_s, kNfl.week};
const RoomPattern kNbaRoom {u"NBA"_s, kNfl.week};

} // namespace

/// What a subscription reads of the log, and when: no more than its client takes, and never twice
/// at once.
class TestSubscriptionReads final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void knowsACursorThatTheFeedHasYetToTellOf();
    void tellsACursorOfAnotherHistory();
    void readsASnapshotNoFasterThanItIsTaken();
    void leavesASnapshotThatIsNotWantedAnyMore();
    void hasOneReadInWorkHoweverOftenItsRoomsChange();

private:
    void commitAndTell(const Room& room, int count = 1);
    /// The log answers what waits.
    void serve();
    /// As the hub does.
    void makeFanOut();

    std::unique_ptr<FakeLog> m_log;
    std::unique_ptr<core::Metrics> m_metrics;
    std::unique_ptr<net::FanOut> m_fanOut;
};

void TestSubscriptionReads::init()
{
    m_fanOut.reset();
    m_log = std::make_unique<FakeLog>();
    m_metrics = std::make_unique<core::Metrics>();
}

void TestSubscriptionReads::commitAndTell(const Room& room, int count)
{
    for (int i = 0; i < count; ++i)
        m_log->commit(room);
    m_log->tell(count);
}

void TestSubscriptionReads::serve()
{
    m_log->serveReads();
    QCoreApplication::processEvents();
}

void TestSubscriptionReads::makeFanOut()
{
    m_fanOut = std::make_unique<net::FanOut>(base::Seq(m_log->told()), *m_metrics);
    connect(
        &m_log->feed(),
        &core::ChangeFeed::committed,
        &m_log->feed(),
        [this](const QList<core::CommittedChange>& changes) { m_fanOut->broadcast(changes); });
}

/// Committed, and read over HTTP, but not yet told of by the feed.
void TestSubscriptionReads::knowsACursorThatTheFeedHasYetToTellOf()
{
    commitAndTell(kNfl, 3);
    makeFanOut();
    m_log->commit(kNfl);
    FakeOutlet client;
    net::Subscription subscription(*m_log, *m_fanOut, *m_metrics, client);
    subscription.follow({kEverything}, base::Seq(4));
    serve();
    QVERIFY(client.failures.isEmpty());
    QVERIFY(subscription.isLive());
    m_log->commit(kNfl);
    m_log->tell(2);
    QCOMPARE(client.seqs, QList<qint64> {5});
}

void TestSubscriptionReads::tellsACursorOfAnotherHistory()
{
    commitAndTell(kNfl, 3);
    makeFanOut();
    FakeOutlet client;
    net::Subscription subscription(*m_log, *m_fanOut, *m_metrics, client);
    subscription.follow({kEverything}, base::Seq(4));
    serve();
    QCOMPARE(client.failures.size(), 1);
    QVERIFY(!subscription.isLive());
    subscription.startOver();
    serve();
    QCOMPARE(client.snapshotSeq, 3);
    QVERIFY(subscription.isLive());
}

/// Two bets fit a part; a client that reads nothing costs one part and no more.
void TestSubscriptionReads::readsASnapshotNoFasterThanItIsTaken()
{
    commitAndTell(kNfl, 3);
    m_log->holdBets(7, 100'000);
    makeFanOut();
    FakeOutlet client;
    net::Subscription subscription(*m_log, *m_fanOut, *m_metrics, client);
    subscription.followAnew({kEverything});
    serve();
    client.isClogged = true;
    serve();
    QCOMPARE(client.bets, 0);
    QVERIFY(!m_log->hasReads());
    client.isClogged = false;
    subscription.drained();
    QCOMPARE(client.bets, 2);
    QCOMPARE(m_log->waitingReads(), size_t(1));
    while (!subscription.isLive())
        serve();
    QCOMPARE(client.bets, 7);
    QCOMPARE(client.snapshotSeq, 3);
}

void TestSubscriptionReads::leavesASnapshotThatIsNotWantedAnyMore()
{
    commitAndTell(kNfl, 2);
    m_log->holdBets(7, 100'000);
    makeFanOut();
    FakeOutlet client;
    net::Subscription subscription(*m_log, *m_fanOut, *m_metrics, client);
    subscription.follow({kOneRoom}, base::Seq(2));
    subscription.changeRooms({kOneRoom, kNbaRoom});
    serve();
    subscription.changeRooms({kOneRoom});
    commitAndTell(kNfl);
    while (!subscription.isLive())
        serve();
    QVERIFY(client.bets < 7);
    QCOMPARE(client.seqs, QList<qint64> {3});
}

void TestSubscriptionReads::hasOneReadInWorkHoweverOftenItsRoomsChange()
{
    commitAndTell(kNfl, 3);
    makeFanOut();
    FakeOutlet client;
    net::Subscription subscription(*m_log, *m_fanOut, *m_metrics, client);
    subscription.followAnew({kAllNfl});
    for (int i = 0; i < 100; ++i) {
        subscription.changeRooms({kEverything});
        subscription.changeRooms({kAllNfl});
    }
    subscription.changeRooms({kEverything});
    QCOMPARE(m_log->waitingReads(), size_t(1));
    serve();
    QCOMPARE(client.snapshotSeq, -1); // It was of other rooms.
    while (!subscription.isLive())
        serve();
    QCOMPARE(client.snapshotSeq, 3);
}

QTEST_GUILESS_MAIN(TestSubscriptionReads)
#include "tst_subscription_reads.moc"
