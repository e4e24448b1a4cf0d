// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/replica_writer.h"
#include "tests/support/replica_writes.h"

#include <QTest>

using namespace betlog;
using namespace betlog::sync;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;
using domain::Bet;
using domain::LineResult;

namespace {

base::Error refusal()
{
    return {base::ErrorCode::Invalid, u"No."_s, {}};
}

base::Error conflict()
{
    return {base::ErrorCode::Conflict, u"Changed meanwhile."_s, {}};
}

} // namespace

class TestReplicaRefusals : public QObject
{
    Q_OBJECT

private slots:
    void takesARefusedWriteBack_data();
    void takesARefusedWriteBack();
    void keepsARefusedBetUntilItIsDealtWith();
    void keepsAnEditOfABetThatIsGone();
    void keepsARefusalThatNothingCanShow();
    void tellsTheirsOnAConflict();
    void showsALaterWriteRatherThanAnEarlierRefusal();
};

void TestReplicaRefusals::takesARefusedWriteBack_data()
{
    QTest::addColumn<wire::Operation>("operation");
    QTest::addRow("status") << wire::Operation(statusOf(0, LineResult::Won));
    QTest::addRow("edit") << wire::Operation(noteOf(aBet(), u"mine"_s));
    QTest::addRow("delete") << wire::Operation(wire::DeleteBet {});
}

void TestReplicaRefusals::takesARefusedWriteBack()
{
    QFETCH(wire::Operation, operation);
    Replica replica;
    const Bet bet = aBet();
    replica.writer().apply(changed(wire::ChangeType::Created, bet, 1));
    replica.writer().add(queued(operation, bet.id, 1, bet));
    QCOMPARE(replica.find(bet.id)->delivery, Delivery::Waiting);
    replica.writer().refuse(mutationId(1), {refusal(), std::nullopt});
    const std::optional<ShownBet> shown = replica.find(bet.id);
    QCOMPARE(shown->bet, bet);
    QCOMPARE(shown->delivery, Delivery::Refused);
    QCOMPARE(shown->error, refusal());
    QVERIFY(!shown->deleting);
    QCOMPARE(replica.refusedBets(), QList<base::BetId> {bet.id});
    replica.writer().forget(mutationId(1));
    QCOMPARE(replica.find(bet.id)->delivery, Delivery::Confirmed);
    QVERIFY(replica.refusedBets().isEmpty());
}

void TestReplicaRefusals::keepsARefusedBetUntilItIsDealtWith()
{
    Replica replica;
    replica.writer().add(queued(aCreate(), betId(5), 1));
    replica.writer().refuse(mutationId(1), {refusal(), std::nullopt});
    QVERIFY(replica.find(betId(5)));
    QCOMPARE(replica.find(betId(5))->delivery, Delivery::Refused);
    QCOMPARE(replica.find(betId(5))->bet.slip, aCreate().slip);
    replica.writer().forget(mutationId(1));
    QVERIFY(!replica.find(betId(5)));
}

void TestReplicaRefusals::keepsAnEditOfABetThatIsGone()
{
    Replica replica;
    const Bet bet = aBet();
    replica.writer().apply(changed(wire::ChangeType::Created, bet, 1));
    replica.writer().add(queued(noteOf(bet, u"long and typed"_s), bet.id, 1, bet));
    replica.writer().apply(changed(wire::ChangeType::Deleted, bet, 2));
    QVERIFY(!replica.find(bet.id));
    replica.writer().refuse(
        mutationId(1), {{base::ErrorCode::NotFound, u"Gone."_s, {}}, std::nullopt});
    QVERIFY(replica.find(bet.id));
    QCOMPARE(replica.find(bet.id)->bet.slip.note, u"long and typed"_s);
    QCOMPARE(replica.find(bet.id)->delivery, Delivery::Refused);
}

/// A result for a bet that somebody deleted: there is no bet to mark until it is restored; the
/// queue shows it meanwhile.
void TestReplicaRefusals::keepsARefusalThatNothingCanShow()
{
    Replica replica;
    const Bet bet = aBet();
    replica.writer().apply(changed(wire::ChangeType::Created, bet, 1));
    replica.writer().add(queued(statusOf(0, LineResult::Won), bet.id, 1, bet));
    replica.writer().apply(changed(wire::ChangeType::Deleted, bet, 2));
    replica.writer().refuse(mutationId(1), {refusal(), std::nullopt});
    QVERIFY(!replica.find(bet.id));
    replica.writer().apply(changed(wire::ChangeType::Updated, bet, 3));
    QCOMPARE(replica.find(bet.id)->delivery, Delivery::Refused);
    replica.writer().forget(mutationId(1));
    QCOMPARE(replica.find(bet.id)->delivery, Delivery::Confirmed);
}

void TestReplicaRefusals::tellsTheirsOnAConflict()
{
    Replica replica;
    const Bet bet = aBet();
    replica.writer().apply(changed(wire::ChangeType::Created, bet, 1));
    replica.writer().add(queued(noteOf(bet, u"mine"_s), bet.id, 1, bet));
    const Bet theirs = noted(bet, u"theirs"_s);
    replica.writer().refuse(mutationId(1), {conflict(), theirs});
    QCOMPARE(replica.find(bet.id)->delivery, Delivery::Conflicted);
    QCOMPARE(replica.find(bet.id)->theirs, theirs);
    QCOMPARE(replica.find(bet.id)->bet, bet);
    const Bet newer = noted(theirs, u"newer still"_s);
    replica.writer().apply(changed(wire::ChangeType::Updated, newer, 3));
    QCOMPARE(replica.find(bet.id)->theirs, newer);
}

void TestReplicaRefusals::showsALaterWriteRatherThanAnEarlierRefusal()
{
    Replica replica;
    const Bet bet = aBet();
    replica.writer().apply(changed(wire::ChangeType::Created, bet, 1));
    replica.writer().add(queued(statusOf(0, LineResult::Won), bet.id, 1));
    replica.writer().refuse(mutationId(1), {refusal(), std::nullopt});
    replica.writer().add(queued(statusOf(0, LineResult::Lost), bet.id, 2));
    QCOMPARE(replica.find(bet.id)->delivery, Delivery::Waiting);
    QCOMPARE(replica.find(bet.id)->error, base::Error {});
    QCOMPARE(replica.find(bet.id)->bet.results.first(), LineResult::Lost);
}

QTEST_APPLESS_MAIN(TestReplicaRefusals)
#include "tst_replica_refusals.moc"
