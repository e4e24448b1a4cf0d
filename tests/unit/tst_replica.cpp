// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/replica_writer.h"
#include "tests/support/replica_writes.h"

#include <QSignalSpy>
#include <QTest>

using namespace betlog;
using namespace betlog::sync;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;
using domain::Bet;
using domain::LineResult;

namespace {

const QList<domain::RoomPattern> kEverything {domain::RoomPattern {}};

base::Error refusal()
{
    return {base::ErrorCode::Invalid, u"No."_s, {}};
}

} // namespace

class TestReplica : public QObject
{
    Q_OBJECT

private slots:
    void showsWhatTheServerTold();
    void showsAPlacedBetAtOnceWithItsPayout();
    void settlesAtOnceWithTheExactPayout();
    void keepsAPendingWriteOnTopOfEveryRemoteChange();
    void replaysManyWritesInTheirOrder();
    void marksADeleteUntilItIsAcknowledged();
    void bringsADeletedBetBackAtOnce();
    void standsInForAChangeUntilItIsTold();
    void forgetsTheStandInAtASnapshot();
    void dropsAWriteWhoseChangeCameBeforeItsAnswer();
    void replacesRoomsWithOneReset();
    void keepsPendingWritesThroughASnapshot();
    void knowsWhatIsConfirmedUnderAWriteAndAfterIt();
    void forgetsRoomsThatNobodyLooksAt();
    void listsEachBetOnceAsItIsShown();
    void countsWhatIsSending();
    void sayingTheSameAgainTellsNobody();
    void refusesToForgetWhatIsNotThere();
};

void TestReplica::showsWhatTheServerTold()
{
    Replica replica;
    QSignalSpy added(&replica, &Replica::betAdded);
    QSignalSpy changes(&replica, &Replica::betChanged);
    QSignalSpy removed(&replica, &Replica::betRemoved);
    const Bet bet = aBet();
    replica.writer().apply(changed(wire::ChangeType::Created, bet, 1));
    QCOMPARE(replica.find(bet.id)->bet, bet);
    QCOMPARE(replica.find(bet.id)->delivery, Delivery::Confirmed);
    const Bet won = settled(bet, {LineResult::Won});
    replica.writer().apply(changed(wire::ChangeType::Updated, won, 2));
    QCOMPARE(replica.find(bet.id)->bet, won);
    replica.writer().apply(changed(wire::ChangeType::Deleted, won, 3));
    QVERIFY(!replica.find(bet.id));
    QCOMPARE(*replica.findDeleted(bet.id), won);
    QCOMPARE(added.size(), 1);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(removed.size(), 1);
    QVERIFY(replica.betsOfWeek(aWeek()).isEmpty());
}

void TestReplica::showsAPlacedBetAtOnceWithItsPayout()
{
    Replica replica;
    replica.writer().add(queued(aCreate(2), betId(5), 1));
    const std::optional<ShownBet> shown = replica.find(betId(5));
    QVERIFY(shown);
    QCOMPARE(shown->delivery, Delivery::Waiting);
    QCOMPARE(shown->mutation, mutationId(1));
    QCOMPARE(shown->bet.number, 0);
    QCOMPARE(shown->bet.weekKey, aWeek());
    QCOMPARE(shown->bet.results, (QList<LineResult> {LineResult::Pending, LineResult::Pending}));
    QCOMPARE(shown->bet.payout.totalWager, domain::Money(2000));
    QCOMPARE(replica.betsOfWeek(aWeek()), QList<base::BetId> {betId(5)});
}

void TestReplica::settlesAtOnceWithTheExactPayout()
{
    Replica replica;
    const Bet bet = aBet();
    replica.writer().apply(changed(wire::ChangeType::Created, bet, 1));
    replica.writer().add(queued(statusOf(0, LineResult::Won), bet.id, 1));
    const domain::Payout payout = replica.find(bet.id)->bet.payout;
    QCOMPARE(payout.totalReturn, domain::Money(1910));
    QCOMPARE(payout.profit, domain::Money(910));
    QVERIFY(payout.settled);
    QCOMPARE(replica.find(bet.id)->bet.version, bet.version);
}

void TestReplica::keepsAPendingWriteOnTopOfEveryRemoteChange()
{
    Replica replica;
    const Bet bet = aBet(2);
    replica.writer().apply(changed(wire::ChangeType::Created, bet, 1));
    replica.writer().add(queued(statusOf(0, LineResult::Won), bet.id, 1));
    const Bet theirs = settled(bet, {LineResult::Pending, LineResult::Lost});
    replica.writer().apply(changed(wire::ChangeType::Updated, theirs, 2));
    const std::optional<ShownBet> shown = replica.find(bet.id);
    QCOMPARE(shown->bet.results, (QList<LineResult> {LineResult::Won, LineResult::Lost}));
    QCOMPARE(shown->bet.payout.totalReturn, domain::Money(1910));
    QCOMPARE(shown->delivery, Delivery::Waiting);
    QCOMPARE(*replica.writer().confirmed(bet.id), theirs);
}

void TestReplica::replaysManyWritesInTheirOrder()
{
    Replica replica;
    const Bet bet = aBet();
    replica.writer().apply(changed(wire::ChangeType::Created, bet, 1));
    replica.writer().add(queued(statusOf(0, LineResult::Won), bet.id, 1));
    replica.writer().add(queued(statusOf(0, LineResult::Lost), bet.id, 2));
    replica.writer().add(queued(noteOf(bet, u"late"_s), bet.id, 3));
    QCOMPARE(replica.find(bet.id)->bet.results.first(), LineResult::Lost);
    QCOMPARE(replica.find(bet.id)->bet.slip.note, u"late"_s);
    replica.writer().refuse(mutationId(2), {refusal(), std::nullopt});
    QCOMPARE(replica.find(bet.id)->bet.results.first(), LineResult::Won);
    QCOMPARE(replica.find(bet.id)->bet.slip.note, u"late"_s);
    QCOMPARE(replica.find(bet.id)->delivery, Delivery::Waiting);
}

void TestReplica::marksADeleteUntilItIsAcknowledged()
{
    Replica replica;
    const Bet bet = aBet();
    replica.writer().apply(changed(wire::ChangeType::Created, bet, 1));
    replica.writer().add(queued(wire::DeleteBet {}, bet.id, 1));
    QVERIFY(replica.find(bet.id)->deleting);
    QCOMPARE(replica.find(bet.id)->bet, bet);
    replica.writer().acknowledge(mutationId(1), bet, base::Seq(2), true);
    QVERIFY(!replica.find(bet.id));
    replica.writer().apply(changed(wire::ChangeType::Deleted, bet, 2, mutationId(1)));
    QVERIFY(!replica.find(bet.id));
    QVERIFY(replica.findDeleted(bet.id));
}

void TestReplica::bringsADeletedBetBackAtOnce()
{
    Replica replica;
    const Bet bet = aBet();
    replica.writer().apply(changed(wire::ChangeType::Created, bet, 1));
    replica.writer().apply(changed(wire::ChangeType::Deleted, bet, 2));
    replica.writer().add(queued(wire::RestoreBet {}, bet.id, 1, *replica.findDeleted(bet.id)));
    QCOMPARE(replica.find(bet.id)->bet, bet);
    QCOMPARE(replica.find(bet.id)->delivery, Delivery::Waiting);
    replica.writer().refuse(mutationId(1), {refusal(), std::nullopt});
    QVERIFY(!replica.find(bet.id));
}

void TestReplica::standsInForAChangeUntilItIsTold()
{
    Replica replica;
    const Bet bet = aBet();
    replica.writer().apply(changed(wire::ChangeType::Created, bet, 1));
    replica.writer().add(queued(statusOf(0, LineResult::Won), bet.id, 1));
    const Bet won = settled(bet, {LineResult::Won});
    replica.writer().acknowledge(mutationId(1), won, base::Seq(4), true);
    QCOMPARE(replica.find(bet.id)->bet, won);
    QCOMPARE(replica.find(bet.id)->delivery, Delivery::Confirmed);
    QVERIFY(replica.find(bet.id)->mutation.isNull());
    QCOMPARE(*replica.writer().confirmed(bet.id), bet);
    QSignalSpy changes(&replica, &Replica::betChanged);
    replica.writer().apply(changed(wire::ChangeType::Updated, won, 4, mutationId(1)));
    QCOMPARE(*replica.writer().confirmed(bet.id), won);
    QCOMPARE(changes.size(), 0);
}

void TestReplica::forgetsTheStandInAtASnapshot()
{
    Replica replica;
    replica.writer().add(queued(aCreate(), betId(5), 1));
    Bet placed = aBet();
    placed.id = betId(5);
    replica.writer().acknowledge(mutationId(1), placed, base::Seq(4), true);
    replica.writer().settleUpTo(base::Seq(3));
    QVERIFY(replica.find(betId(5)));
    // Somebody deleted it before the snapshot was taken.
    replica.writer().replace(kEverything, {});
    replica.writer().settleUpTo(base::Seq(9));
    QVERIFY(!replica.find(betId(5)));
}

void TestReplica::dropsAWriteWhoseChangeCameBeforeItsAnswer()
{
    Replica replica;
    const Bet bet = aBet();
    replica.writer().apply(changed(wire::ChangeType::Created, bet, 1));
    replica.writer().add(queued(statusOf(0, LineResult::Won), bet.id, 1));
    const Bet won = settled(bet, {LineResult::Won});
    replica.writer().apply(changed(wire::ChangeType::Updated, won, 2, mutationId(1)));
    QCOMPARE(replica.find(bet.id)->delivery, Delivery::Confirmed);
    const Bet lost = settled(won, {LineResult::Lost});
    replica.writer().apply(changed(wire::ChangeType::Updated, lost, 3));
    replica.writer().acknowledge(mutationId(1), won, base::Seq(2), false);
    QCOMPARE(replica.find(bet.id)->bet, lost);
}

void TestReplica::replacesRoomsWithOneReset()
{
    Replica replica;
    Bet nba = aBet();
    nba.id = betId(2);
    nba.league = u"NBA"_s;
    replica.writer().apply(changed(wire::ChangeType::Created, aBet(), 1));
    replica.writer().apply(changed(wire::ChangeType::Created, nba, 2));
    QSignalSpy resets(&replica, &Replica::reset);
    QSignalSpy removed(&replica, &Replica::betRemoved);
    Bet fresh = aBet();
    fresh.id = betId(3);
    replica.writer().replace({{u"NFL"_s, aWeek()}}, packed({fresh}));
    QVERIFY(!replica.find(betId(1)));
    QVERIFY(replica.find(betId(2)));
    QVERIFY(replica.find(betId(3)));
    QCOMPARE(resets.size(), 1);
    QCOMPARE(removed.size(), 0);
}

void TestReplica::knowsWhatIsConfirmedUnderAWriteAndAfterIt()
{
    Replica replica;
    const Bet bet = aBet(2);
    Replica::Writer& writer = replica.writer();
    const auto placing = queued(aCreate(), betId(9), 5);
    writer.add(placing);
    QVERIFY(replica.find(betId(9)) && !writer.confirmed(betId(9)));
    writer.apply(changed(wire::ChangeType::Created, bet, 1));
    const auto write = queued(statusOf(0, LineResult::Won), bet.id, 1);
    writer.add(write);
    QCOMPARE(*writer.confirmed(bet.id), bet);
    QCOMPARE(writer.allConfirmed().size(), 1);
    // A snapshot that has it no more takes away what is confirmed, and not what was written.
    writer.replace(kEverything, {});
    QVERIFY(!writer.confirmed(bet.id) && writer.allConfirmed().isEmpty());
    writer.replace(kEverything, packed({bet}));
    QCOMPARE(*writer.confirmed(bet.id), bet);
    writer.forget(write.mutation.id);
    writer.forget(placing.mutation.id);
    QCOMPARE(*writer.confirmed(bet.id), bet);
    QCOMPARE(replica.find(bet.id)->bet, bet);
    QVERIFY(!replica.find(betId(9)) && !writer.confirmed(betId(9)));
    QCOMPARE(replica.allBets(), QList {bet.id});
}

void TestReplica::keepsPendingWritesThroughASnapshot()
{
    Replica replica;
    const Bet bet = aBet();
    replica.writer().apply(changed(wire::ChangeType::Created, bet, 1));
    replica.writer().add(queued(statusOf(0, LineResult::Won), bet.id, 1));
    replica.writer().add(queued(aCreate(), betId(5), 2));
    const Bet theirs = noted(bet, u"theirs"_s);
    replica.writer().replace(kEverything, packed({theirs}));
    QCOMPARE(replica.find(bet.id)->bet.slip.note, u"theirs"_s);
    QCOMPARE(replica.find(bet.id)->bet.results.first(), LineResult::Won);
    QVERIFY(replica.find(betId(5)));
    QCOMPARE(replica.sendingCount(), 2);
}

void TestReplica::forgetsRoomsThatNobodyLooksAt()
{
    Replica replica;
    Bet earlier = aBet();
    earlier.id = betId(2);
    earlier.weekKey = aWeek().previous();
    replica.writer().replace(kEverything, packed({aBet(), earlier}));
    QSignalSpy resets(&replica, &Replica::reset);
    replica.writer().keepOnly({{std::nullopt, aWeek()}});
    QVERIFY(replica.find(betId(1)));
    QVERIFY(!replica.find(betId(2)));
    replica.writer().keepOnly({{std::nullopt, aWeek()}});
    QCOMPARE(resets.size(), 1);
}

void TestReplica::listsEachBetOnceAsItIsShown()
{
    Replica replica;
    Bet other = aBet();
    other.id = betId(2);
    Bet gone = aBet();
    gone.id = betId(3);
    replica.writer().replace(kEverything, packed({aBet(), other, gone}));
    replica.writer().add(queued(statusOf(0, LineResult::Won), other.id, 1));
    replica.writer().apply(changed(wire::ChangeType::Deleted, gone, 4));
    QMap<base::BetId, ListedBet> listed;
    replica.visit([&listed](const ListedBet& bet) {
        QVERIFY(!listed.contains(bet.bet.id()));
        listed.insert(bet.bet.id(), bet);
    });
    QCOMPARE(listed.keys(), (QList {aBet().id, other.id}));
    QCOMPARE(listed[aBet().id].delivery, Delivery::Confirmed);
    QCOMPARE(listed[aBet().id].bet.unpack(), aBet());
    QCOMPARE(listed[other.id].delivery, Delivery::Waiting);
    QCOMPARE(listed[other.id].bet.glance().results, QList {LineResult::Won});
    QVERIFY(replica.listed(other.id)->bet == listed[other.id].bet);
    QVERIFY(!replica.listed(gone.id));
}

void TestReplica::countsWhatIsSending()
{
    Replica replica;
    QSignalSpy counted(&replica, &Replica::sendingCountChanged);
    replica.writer().add(queued(aCreate(), betId(5), 1));
    replica.writer().add(queued(aCreate(), betId(6), 2));
    QCOMPARE(replica.sendingCount(), 2);
    replica.writer().refuse(mutationId(1), {refusal(), std::nullopt});
    QCOMPARE(replica.sendingCount(), 1);
    replica.writer().forget(mutationId(1));
    QCOMPARE(replica.sendingCount(), 1);
    replica.writer().acknowledge(mutationId(2), aBet(), base::Seq(1), true);
    QCOMPARE(replica.sendingCount(), 0);
    QCOMPARE(counted.size(), 4);
}

void TestReplica::sayingTheSameAgainTellsNobody()
{
    Replica replica;
    const Bet bet = aBet();
    replica.writer().apply(changed(wire::ChangeType::Created, bet, 1));
    QSignalSpy changes(&replica, &Replica::betChanged);
    replica.writer().apply(changed(wire::ChangeType::Updated, bet, 2));
    QCOMPARE(changes.size(), 0);
}

void TestReplica::refusesToForgetWhatIsNotThere()
{
    Replica replica;
    QSignalSpy changes(&replica, &Replica::betChanged);
    replica.writer().forget(mutationId(7));
    replica.writer().refuse(mutationId(7), {refusal(), std::nullopt});
    replica.writer().acknowledge(mutationId(7), aBet(), base::Seq(1), true);
    QVERIFY(replica.allBets().isEmpty());
    QCOMPARE(changes.size(), 0);
}

QTEST_APPLESS_MAIN(TestReplica)
#include "tst_replica.moc"
