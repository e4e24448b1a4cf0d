// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/test_log.h"
#include "wire/limits.h"

#include <QtTest>

namespace betlog::tests {

using namespace domain;
using namespace Qt::Literals::StringLiterals;

/// Bets that are deleted, one or many, and brought back.
class TestDeletion : public QObject
{
    Q_OBJECT

private slots:
    void deletesABetAndBringsItBack();
    void refusesToTouchADeletedBet();
    void changesNothingWhenALiveBetIsRestored();
    void deletesTheBetsOfAWeekAtOnce();
    void deletesOnlyOnePersonsBetsOfAWeek();
    void deletesBetsById();
    void refusesToDeleteMoreThanTheLimitOfAWeek();
};

namespace {

wire::SetStatus lineIs(int line, LineResult result)
{
    return {{{line, result}}, std::nullopt};
}

wire::EditBet editOf(const Bet& bet)
{
    wire::EditBet edit;
    edit.slip = bet.slip;
    edit.slip->note = u"late"_s;
    return edit;
}

wire::Change lastChange(TestLog& log)
{
    return log.changes().last();
}

} // namespace

void TestDeletion::deletesABetAndBringsItBack()
{
    TestLog log;
    log.place(betId(1));
    const Bet won = log.ack(aMutation(lineIs(0, LineResult::Won), betId(1)));
    QCOMPARE(log.ack(aMutation(wire::DeleteBet {}, betId(1), 1), bob()), won);
    QCOMPARE(lastChange(log).type, wire::ChangeType::Deleted);
    QCOMPARE(lastChange(log).bet, won);
    QVERIFY(!log.reader().bet(betId(1)));

    const Bet back = log.ack(aMutation(wire::RestoreBet {}, betId(1)));
    QCOMPARE(back.version, 3);
    QCOMPARE(back.slip, won.slip);
    QCOMPARE(back.results, won.results);
    QCOMPARE(back.payout, won.payout);
    QCOMPARE(lastChange(log).updateType, wire::UpdateType::Restore);
    QVERIFY(log.reader().bet(betId(1)));
}

void TestDeletion::refusesToTouchADeletedBet()
{
    TestLog log;
    const Bet bet = log.place(betId(1));
    (void)log.ack(aMutation(wire::DeleteBet {}, betId(1)));
    for (const wire::Operation& operation :
         {wire::Operation(lineIs(0, LineResult::Won)),
          wire::Operation(editOf(bet)),
          wire::Operation(wire::DeleteBet {})})
        QCOMPARE(
            log.refusal(aMutation(operation, betId(1), 1)).error.code, base::ErrorCode::NotFound);
    QCOMPARE(
        log.refusal(aMutation(wire::RestoreBet {}, betId(2))).error.code,
        base::ErrorCode::NotFound);
}

void TestDeletion::changesNothingWhenALiveBetIsRestored()
{
    TestLog log;
    const Bet bet = log.place(betId(1));
    QCOMPARE(log.ack(aMutation(wire::RestoreBet {}, betId(1))), bet);
    QCOMPARE(log.changes().size(), 1);
}

void TestDeletion::deletesTheBetsOfAWeekAtOnce()
{
    TestLog log;
    log.place(betId(1));
    log.place(betId(2));
    wire::CreateBet later = aCreate();
    later.weekKey = aWeek().next();
    (void)log.ack(aMutation(later, betId(3)));
    (void)log.ack(aMutation(wire::DeleteBet {}, betId(2)));

    core::BulkDelete all;
    all.id = mutationId(1);
    all.week = aWeek();
    all.actor = ann();
    QCOMPARE(log.deleteMany(all), 1);
    QCOMPARE(lastChange(log).bet.id, betId(1));
    QCOMPARE(lastChange(log).mutationId, mutationId(1));
    QVERIFY(log.reader().bet(betId(3)));

    log.place(betId(4));
    QCOMPARE(log.deleteMany(all), 1);
    QVERIFY(log.reader().bet(betId(4)));
}

void TestDeletion::deletesOnlyOnePersonsBetsOfAWeek()
{
    TestLog log;
    log.place(betId(1));
    wire::CreateBet bobs = aCreate();
    bobs.userName = u"Bob"_s;
    (void)log.ack(aMutation(bobs, betId(2)));
    core::BulkDelete command;
    command.id = mutationId(1);
    command.week = aWeek();
    command.user = u"Bob"_s;
    QCOMPARE(log.deleteMany(command), 1);
    QVERIFY(log.reader().bet(betId(1)));
    QVERIFY(!log.reader().bet(betId(2)));
}

void TestDeletion::deletesBetsById()
{
    TestLog log;
    log.place(betId(1));
    log.place(betId(2));
    core::BulkDelete command;
    command.id = mutationId(1);
    command.bets = {betId(2), betId(7), betId(2)};
    QCOMPARE(log.deleteMany(command), 1);
    QVERIFY(log.reader().bet(betId(1)));
    QCOMPARE(lastChange(log).actor, u"Ann"_s);
}

void TestDeletion::refusesToDeleteMoreThanTheLimitOfAWeek()
{
    TestLog log;
    QList<core::Command> commands;
    for (int i = 0; i <= wire::limits::kMaxBulkDelete; ++i)
        commands.append(core::WriteCommand {aMutation(aCreate(), betId(i + 1)), ann()});
    QVERIFY(log.ledger().apply(commands));

    core::BulkDelete command;
    command.id = mutationId(1);
    command.week = aWeek();
    const auto batch = log.ledger().apply({command});
    QVERIFY(batch);
    const auto& answer = std::get<base::Expected<int>>(batch->outcomes.first().answer);
    QCOMPARE(answer.error().code, base::ErrorCode::TooLarge);
    QVERIFY(batch->changes.isEmpty());

    (void)log.ack(aMutation(wire::DeleteBet {}, betId(1)));
    command.id = mutationId(2); // What was refused stays refused under its id.
    QCOMPARE(log.deleteMany(command), wire::limits::kMaxBulkDelete);
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestDeletion)
#include "tst_deletion.moc"
