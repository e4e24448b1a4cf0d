// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/snapshot_reader.h"
#include "tests/support/test_log.h"

#include <QtTest>

namespace betlog::tests {

using namespace domain;
using namespace Qt::Literals::StringLiterals;

/// A snapshot that is read in parts while the log goes on is the log as it stood at its plan.
class TestSnapshotReader : public QObject
{
    Q_OBJECT

private slots:
    void plansTheBetsOfItsRoomsOnce();
    void plansNothingForNoRooms();
    void readsBetsAsTheyWereAtThePlan();
    void refusesABetThatWasNotThereYet();
};

void TestSnapshotReader::plansTheBetsOfItsRoomsOnce()
{
    TestLog log;
    log.place(betId(1));
    log.place(betId(2));
    wire::CreateBet other = aCreate();
    other.league = u"NBA"_s;
    (void)log.ack(aMutation(other, betId(3)));
    (void)log.ack(aMutation(wire::DeleteBet {}, betId(2)));
    store::SnapshotReader reader(log.connection());
    QCOMPARE(reader.plan({RoomPattern {u"NFL"_s, {}}})->numbers, QList<qint64> {1});
    const auto plan = reader.plan({RoomPattern {u"NFL"_s, {}}, RoomPattern {{}, aWeek()}});
    QCOMPARE(plan->numbers, (QList<qint64> {1, 3}));
    QCOMPARE(plan->seq, base::Seq(4));
    QCOMPARE(plan->bytes.first(), log.reader().bet(qint64(1))->size());
}

void TestSnapshotReader::plansNothingForNoRooms()
{
    TestLog log;
    log.place(betId(1));
    QVERIFY(store::SnapshotReader(log.connection()).plan({})->numbers.isEmpty());
}

void TestSnapshotReader::readsBetsAsTheyWereAtThePlan()
{
    TestLog log;
    for (int i = 1; i <= 3; ++i)
        log.place(betId(i));
    store::SnapshotReader reader(log.connection());
    const auto plan = reader.plan({RoomPattern()});
    const QList<QByteArray> then = log.reader().snapshot({RoomPattern()})->bets;

    (void)log.ack(aMutation(wire::SetStatus {{{0, LineResult::Won}}, {}}, betId(1)));
    (void)log.ack(aMutation(wire::SetStatus {{{0, LineResult::Lost}}, {}}, betId(1)));
    (void)log.ack(aMutation(wire::DeleteBet {}, betId(2)));
    log.place(betId(4));
    QCOMPARE(reader.betsAsOf(plan->numbers, plan->seq).value(), then);
    for (qsizetype i = 0; i < then.size(); ++i)
        QCOMPARE(plan->bytes.at(i), then.at(i).size());
}

void TestSnapshotReader::refusesABetThatWasNotThereYet()
{
    TestLog log;
    log.place(betId(1));
    log.place(betId(2));
    store::SnapshotReader reader(log.connection());
    QVERIFY(reader.betsAsOf({2}, base::Seq(2)));
    const auto early = reader.betsAsOf({2}, base::Seq(1));
    QCOMPARE(early.error().code, base::ErrorCode::NotFound);
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestSnapshotReader)
#include "tst_snapshot_reader.moc"
