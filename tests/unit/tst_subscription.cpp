// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/subscription.h"
#include "tests/support/fake_log.h"
#include "tests/support/fake_outlet.h"
#include "tests/support/seeded_random.h"

#include <QCoreApplication>
#include <QTest>

using namespace betlog;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;
using domain::Room;
using domain::RoomPattern;

namespace {

const Room kNfl {u"NFL"_s, domain::WeekKey(QDate(2024, 12, 1))};
const Room kNba {u"NBA"_s, domain::WeekKey(QDate(2024, 12, 1))};
const Room kLater {u"NFL"_s, domain::WeekKey(QDate(2024, 12, 8))};
const RoomPattern kEverything {};
const RoomPattern kAllNfl {u"NFL"_s, {}};
const RoomPattern kWeek {{}, kNfl.week};
const RoomPattern kOneRoom {u"NFL"_s, kNfl.week};
const RoomPattern kNbaRoom {u"NBA"_s, kNba.week};

} // namespace

/// Between reading the log and hearing of it live, nothing may be lost, doubled or out of order.
class TestSubscription final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void isLiveAtOnceWhereNothingIsMissing();
    void readsWhatIsMissingAndThenLives();
    void losesNothingCommittedBetweenReadAndAnswer();
    void doublesNothingThatWasReadBeforeItWasTold();
    void readsOnWhileThereIsMore();
    void hearsOnlyItsRooms_data();
    void hearsOnlyItsRooms();
    void isToldOnceWherePatternsOverlap();
    void startsFromASnapshot();
    void stopsWhenTheClientIsCloggedAndGoesOnWhereItStopped();
    void isServedFromMemoryWhileWritesNeverPause();
    void snapshotsTheNewRoomsAlone();
    void losesNothingOfTheRoomsItKnowsWhileOthersAreSnapshotted();
    void narrowsItsRoomsWithoutReading();
    void ignoresAnswersAfterItWasDestroyed();
    void tellsOfAFailedRead();
    void keepsEveryPromiseInAnyInterleaving_data();
    void keepsEveryPromiseInAnyInterleaving();

private:
    void commitAndTell(const Room& room, int count = 1);
    void serve();

    std::unique_ptr<FakeLog> m_log;
    std::unique_ptr<core::Metrics> m_metrics;
    std::unique_ptr<net::FanOut> m_fanOut;
    std::unique_ptr<QObject> m_wiring;

    /// As the hub does.
    void makeFanOut();
};

void TestSubscription::init()
{
    m_fanOut.reset();
    m_log = std::make_unique<FakeLog>();
    m_metrics = std::make_unique<core::Metrics>();
}

void TestSubscription::makeFanOut()
{
    m_wiring = std::make_unique<QObject>();
    m_fanOut = std::make_unique<net::FanOut>(base::Seq(m_log->told()), *m_metrics);
    connect(
        &m_log->feed(),
        &core::ChangeFeed::committed,
        m_wiring.get(),
        [this](const QList<core::CommittedChange>& changes) { m_fanOut->broadcast(changes); });
}

void TestSubscription::commitAndTell(const Room& room, int count)
{
    for (int i = 0; i < count; ++i)
        m_log->commit(room);
    m_log->tell(count);
}

void TestSubscription::serve()
{
    m_log->serveReads();
    QCoreApplication::processEvents();
}

void TestSubscription::isLiveAtOnceWhereNothingIsMissing()
{
    commitAndTell(kNfl, 3);
    makeFanOut();
    FakeOutlet client;
    net::Subscription subscription(*m_log, *m_fanOut, *m_metrics, client);
    subscription.follow({kEverything}, base::Seq(3));
    QVERIFY(subscription.isLive());
    QVERIFY(!m_log->hasReads());
    commitAndTell(kNfl);
    QCOMPARE(client.seqs, QList<qint64> {4});
}

void TestSubscription::readsWhatIsMissingAndThenLives()
{
    commitAndTell(kNfl, 3);
    makeFanOut();
    FakeOutlet client;
    net::Subscription subscription(*m_log, *m_fanOut, *m_metrics, client);
    subscription.follow({kEverything}, base::Seq(1));
    QVERIFY(!subscription.isLive());
    serve();
    QVERIFY(subscription.isLive());
    QCOMPARE(client.liveAt, QList<qint64> {3});
    commitAndTell(kNfl);
    QCOMPARE(client.seqs, (QList<qint64> {2, 3, 4}));
}

void TestSubscription::losesNothingCommittedBetweenReadAndAnswer()
{
    commitAndTell(kNfl, 3);
    makeFanOut();
    FakeOutlet client;
    net::Subscription subscription(*m_log, *m_fanOut, *m_metrics, client);
    subscription.follow({kEverything}, base::Seq(0));
    m_log->serveReads(); // The read has seen 1 to 3, and its answer is on its way …
    commitAndTell(kNfl, 2); // … when 4 and 5 are told of, to somebody who is not live yet.
    QVERIFY(client.seqs.isEmpty());
    QCoreApplication::processEvents();
    QCOMPARE(client.seqs, (QList<qint64> {1, 2, 3, 4, 5}));
    QVERIFY(subscription.isLive());
}

void TestSubscription::doublesNothingThatWasReadBeforeItWasTold()
{
    commitAndTell(kNfl, 2);
    makeFanOut();
    FakeOutlet client;
    net::Subscription subscription(*m_log, *m_fanOut, *m_metrics, client);
    subscription.follow({kEverything}, base::Seq(0));
    m_log->commit(kNfl); // On disk, so that the read sees it; the feed is behind.
    serve();
    QVERIFY(subscription.isLive());
    QCOMPARE(client.seqs, (QList<qint64> {1, 2, 3}));
    m_log->tell(1);
    QCOMPARE(client.seqs, (QList<qint64> {1, 2, 3}));
    commitAndTell(kNfl);
    QCOMPARE(client.seqs, (QList<qint64> {1, 2, 3, 4}));
}

void TestSubscription::readsOnWhileThereIsMore()
{
    commitAndTell(kNfl, 250);
    makeFanOut();
    FakeOutlet client;
    net::Subscription subscription(*m_log, *m_fanOut, *m_metrics, client);
    subscription.follow({kEverything}, base::Seq(0));
    serve();
    QVERIFY(!subscription.isLive());
    QVERIFY(client.seqs.size() < 250);
    while (m_log->hasReads())
        serve();
    QVERIFY(subscription.isLive());
    QCOMPARE(client.seqs, m_log->seqs({kEverything}));
}

void TestSubscription::hearsOnlyItsRooms_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::newRow("everything") << u"*"_s;
    QTest::newRow("a league") << u"NFL/*"_s;
    QTest::newRow("a week") << u"*/2024-12-01"_s;
    QTest::newRow("a room") << u"NFL/2024-12-01"_s;
    QTest::newRow("an empty room") << u"WNBA/2024-12-01"_s;
}

void TestSubscription::hearsOnlyItsRooms()
{
    QFETCH(QString, pattern);
    const QList<RoomPattern> rooms {*RoomPattern::fromText(pattern)};
    for (const Room& room : {kNfl, kNba, kLater})
        commitAndTell(room);
    makeFanOut();
    FakeOutlet client;
    net::Subscription subscription(*m_log, *m_fanOut, *m_metrics, client);
    subscription.follow(rooms, base::Seq(0));
    serve();
    for (const Room& room : {kLater, kNba, kNfl})
        commitAndTell(room);
    QCOMPARE(client.seqs, m_log->seqs(rooms));
}

void TestSubscription::isToldOnceWherePatternsOverlap()
{
    makeFanOut();
    FakeOutlet client;
    net::Subscription subscription(*m_log, *m_fanOut, *m_metrics, client);
    subscription.follow({kEverything, kAllNfl, kWeek, kOneRoom}, base::Seq(0));
    commitAndTell(kNfl, 2);
    QCOMPARE(client.seqs, (QList<qint64> {1, 2}));
}

void TestSubscription::startsFromASnapshot()
{
    commitAndTell(kNfl, 3);
    makeFanOut();
    FakeOutlet client;
    net::Subscription subscription(*m_log, *m_fanOut, *m_metrics, client);
    subscription.followAnew({kEverything});
    m_log->serveReads();
    commitAndTell(kNfl);
    QCoreApplication::processEvents();
    QCOMPARE(client.snapshotSeq, 3);
    QCOMPARE(client.seqs, QList<qint64> {4});
    QVERIFY(subscription.isLive());
}

void TestSubscription::stopsWhenTheClientIsCloggedAndGoesOnWhereItStopped()
{
    makeFanOut();
    FakeOutlet client;
    net::Subscription subscription(*m_log, *m_fanOut, *m_metrics, client);
    subscription.follow({kEverything}, base::Seq(0));
    commitAndTell(kNfl);
    client.isClogged = true;
    commitAndTell(kNfl, 5);
    QVERIFY(!subscription.isLive());
    QCOMPARE(client.seqs, (QList<qint64> {1, 2})); // The second clogged it.
    client.isClogged = false;
    subscription.drained();
    QVERIFY(subscription.isLive());
    QCOMPARE(client.seqs, (QList<qint64> {1, 2, 3, 4, 5, 6}));
}

void TestSubscription::isServedFromMemoryWhileWritesNeverPause()
{
    commitAndTell(kNfl, 3);
    makeFanOut();
    FakeOutlet client;
    net::Subscription subscription(*m_log, *m_fanOut, *m_metrics, client);
    subscription.follow({kEverything}, base::Seq(0));
    m_log->serveReads();
    commitAndTell(kNfl, 100);
    QCoreApplication::processEvents();
    QVERIFY(!m_log->hasReads()); // One read was enough, though the log had grown meanwhile.
    QVERIFY(subscription.isLive());
    QCOMPARE(client.seqs, m_log->seqs({kEverything}));
}

void TestSubscription::snapshotsTheNewRoomsAlone()
{
    commitAndTell(kNfl, 2);
    makeFanOut();
    FakeOutlet client;
    net::Subscription subscription(*m_log, *m_fanOut, *m_metrics, client);
    subscription.follow({kOneRoom}, base::Seq(2));
    subscription.changeRooms({kOneRoom, kNbaRoom});
    QVERIFY(!subscription.isLive());
    QCOMPARE(m_log->snapshotted(), QList {kNbaRoom});
    serve();
    QCOMPARE(client.snapshotSeq, 2);
    QCOMPARE(client.snapshotRooms, QStringList {kNba.text()});
    QVERIFY(subscription.isLive());
    commitAndTell(kNba);
    QCOMPARE(client.seqs, QList<qint64> {3});
    subscription.changeRooms({kNbaRoom, kOneRoom});
    QVERIFY(subscription.isLive()); // Both are known by now.
    subscription.changeRooms({kNbaRoom});
    subscription.changeRooms({kWeek});
    QCOMPARE(m_log->snapshotted(), QList {kWeek}); // What was let go of is out of date.
}

void TestSubscription::losesNothingOfTheRoomsItKnowsWhileOthersAreSnapshotted()
{
    commitAndTell(kNfl, 2);
    makeFanOut();
    FakeOutlet client;
    net::Subscription subscription(*m_log, *m_fanOut, *m_metrics, client);
    subscription.follow({kOneRoom}, base::Seq(2));
    subscription.changeRooms({kOneRoom, kNbaRoom});
    commitAndTell(kNfl); // 3, which the snapshot's seq is beyond, though it does not hold it
    serve();
    QCOMPARE(client.snapshotSeq, 3);
    commitAndTell(kNfl);
    QCOMPARE(client.seqs, (QList<qint64> {3, 4}));
    QCOMPARE(client.liveAt.constLast(), 3);
}

void TestSubscription::narrowsItsRoomsWithoutReading()
{
    makeFanOut();
    FakeOutlet client;
    net::Subscription subscription(*m_log, *m_fanOut, *m_metrics, client);
    subscription.follow({kEverything}, base::Seq(0));
    subscription.changeRooms({kAllNfl});
    QVERIFY(!m_log->hasReads());
    QCOMPARE(client.liveAt.size(), 2);
    commitAndTell(kNba);
    commitAndTell(kNfl);
    QCOMPARE(client.seqs, QList<qint64> {2});
}

void TestSubscription::ignoresAnswersAfterItWasDestroyed()
{
    commitAndTell(kNfl, 3);
    makeFanOut();
    FakeOutlet client;
    auto subscription = std::make_unique<net::Subscription>(*m_log, *m_fanOut, *m_metrics, client);
    subscription->follow({kEverything}, base::Seq(0));
    m_log->serveReads();
    subscription.reset();
    QCoreApplication::processEvents();
    commitAndTell(kNfl);
    QVERIFY(client.seqs.isEmpty());
}

void TestSubscription::tellsOfAFailedRead()
{
    commitAndTell(kNfl, 3);
    makeFanOut();
    FakeOutlet client;
    net::Subscription subscription(*m_log, *m_fanOut, *m_metrics, client);
    subscription.follow({kEverything}, base::Seq(0));
    m_log->failReads({base::ErrorCode::StorageFailed, u"The disk is gone."_s, {}});
    QCoreApplication::processEvents();
    QCOMPARE(client.failures, QStringList {u"The disk is gone."_s});
    QVERIFY(!subscription.isLive());
}

void TestSubscription::keepsEveryPromiseInAnyInterleaving_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 200; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void TestSubscription::keepsEveryPromiseInAnyInterleaving()
{
    QFETCH(int, seed);
    SeededRandom random(static_cast<quint32>(seed));
    const std::array<Room, 3> allRooms {kNfl, kNba, kLater};
    const std::array<QList<RoomPattern>, 3> choices {
        QList {kEverything}, QList {kAllNfl}, QList {kWeek}};

    for (quint64 i = random.below(150); i > 0; --i)
        m_log->commit(allRooms.at(random.below(3)));
    m_log->tell(m_log->committed());
    makeFanOut();
    FakeOutlet client;
    net::Subscription subscription(*m_log, *m_fanOut, *m_metrics, client);
    const QList<RoomPattern> rooms = choices.at(random.below(3));
    const auto since = static_cast<qint64>(random.below(quint64(m_log->committed()) + 1));
    const bool anew = random.below(2) == 0;
    if (anew)
        subscription.followAnew(rooms);
    else
        subscription.follow(rooms, base::Seq(since));

    const std::array<std::function<void()>, 6> steps {
        [&] { m_log->commit(allRooms.at(random.below(3))); },
        [&] { m_log->tell(static_cast<int>(random.below(4))); },
        [&] { m_log->serveReads(); },
        [&] { QCoreApplication::processEvents(); },
        [&] { client.isClogged = true; },
        [&] {
            client.isClogged = false;
            subscription.drained();
        }};
    for (int i = 0; i < 300; ++i)
        steps.at(random.below(6))();

    client.isClogged = false;
    m_log->tell(m_log->committed());
    subscription.drained();
    while (!subscription.isLive())
        serve();
    const qint64 from = anew ? client.snapshotSeq : since;
    QVERIFY(from >= 0);
    QCOMPARE(client.seqs, m_log->seqs(rooms, from));
    QCOMPARE(subscription.reached().value(), m_log->committed());
}

QTEST_GUILESS_MAIN(TestSubscription)
#include "tst_subscription.moc"
