// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/core/ledger.h"
#include "tests/support/test_log.h"

#include <QtTest>

namespace betlog::tests {

using namespace domain;
using namespace Qt::Literals::StringLiterals;
using base::Seq;

/// What each write makes of the log.
class TestLedger : public QObject
{
    Q_OBJECT

private slots:
    void placesABet();
    void namesTheWeekOfABetThatNamesNone();
    void refusesABetThatCannotBeWrittenDown();
    void givesABetWithoutIdAnId();
    void placesASettledBetOfAnImport();
    void givesRefusedBetsNoNumber();
    void settlesALine();
    void takesAResultBack();
    void changesNothingWhereTheResultStands();
    void countsVersionsAndMarksEdits();
    void keepsResultsWithTheirLinesInAnEdit();
    void keepsWhereAnImportedBetCameFrom();
    void keepsTheMomentOfSettlementWhenANoteChanges();
    void keepsAPayoutUnderOtherRulesUntilWhatItPaysForChanges();
    void overridesAPayoutByABookkeeper();
    void numbersChangesGaplesslyInEachRoom();
    void chainsTheChangesOfEachRoom();
    void namesTheActorOfEachChange();
    void appliesABatchInOrder();
    void endsABatchThatTakesTooLong();
};

namespace {

wire::SetStatus lineIs(int line, LineResult result)
{
    return {{{line, result}}, std::nullopt};
}

wire::EditBet noteIs(const Bet& bet, const QString& note)
{
    wire::EditBet edit;
    edit.slip = bet.slip;
    edit.slip->note = note;
    return edit;
}

wire::Change lastChange(TestLog& log)
{
    return log.changes().last();
}

/// Each look at it takes a while.
class SlowClock final : public base::Clock
{
public:
    [[nodiscard]] base::Timestamp now() const override { return aMoment(); }

    [[nodiscard]] std::chrono::milliseconds monotonic() const override
    {
        m_passed += std::chrono::milliseconds(20);
        return m_passed;
    }

private:
    mutable std::chrono::milliseconds m_passed {0};
};

} // namespace

void TestLedger::placesABet()
{
    TestLog log;
    const Bet bet = log.ack(aMutation(aCreate(), betId(1)));
    QCOMPARE(bet, aBet());

    const QList<wire::Change> changes = log.changes();
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().type, wire::ChangeType::Created);
    QCOMPARE(changes.first().bet, bet);
    QCOMPARE(changes.first().room, (Room {u"NFL"_s, aWeek()}));
    QCOMPARE(changes.first().timestamp, aMoment());
}

void TestLedger::namesTheWeekOfABetThatNamesNone()
{
    TestLog log;
    wire::CreateBet create = aCreate();
    create.weekKey.reset();
    create.betDate = base::Timestamp::fromRfc3339(u"2024-12-08T09:59:59.999Z");
    QCOMPARE(log.ack(aMutation(create, betId(1))).weekKey, aWeek());
    create.betDate = base::Timestamp::fromRfc3339(u"2024-12-08T10:00:00Z");
    QCOMPARE(log.ack(aMutation(create, betId(2))).weekKey, aWeek().next());
    create.betDate.reset();
    QCOMPARE(log.ack(aMutation(create, betId(3))).betDate, aMoment());
}

/// The week of the first moment that there is begins before the years that a date can name.
void TestLedger::refusesABetThatCannotBeWrittenDown()
{
    TestLog log;
    wire::CreateBet create = aCreate();
    create.weekKey.reset();
    create.betDate = base::Timestamp::fromRfc3339(u"0001-01-01T00:00:00Z");
    const wire::Refusal refusal = log.refusal(aMutation(create, betId(1)));
    QCOMPARE(refusal.error.code, base::ErrorCode::Invalid);
    create.betDate = base::Timestamp::fromRfc3339(u"0001-01-08T00:00:00Z");
    QCOMPARE(log.ack(aMutation(create, betId(1))).number, 1);
}

void TestLedger::givesABetWithoutIdAnId()
{
    TestLog log;
    const wire::Mutation mutation = aMutation(aCreate(), base::BetId());
    const Bet bet = log.ack(mutation);
    QVERIFY(!bet.id.isNull());
    QCOMPARE(log.ack(mutation), bet);
    QCOMPARE(log.changes().size(), 1);
}

void TestLedger::placesASettledBetOfAnImport()
{
    TestLog log;
    wire::CreateBet create = aCreate(2);
    create.results = {{0, LineResult::Won}, {1, LineResult::Lost}};
    const Bet bet = log.ack(aMutation(create, betId(1)));
    QCOMPARE(bet.results, QList<LineResult>({LineResult::Won, LineResult::Lost}));
    QCOMPARE(bet.payout.totalReturn, Money(1910));
    QVERIFY(bet.payout.settled);
    QCOMPARE(bet.payout.evaluatedAt, aMoment());
}

void TestLedger::givesRefusedBetsNoNumber()
{
    TestLog log;
    wire::CreateBet unsound = aCreate();
    unsound.league.clear();
    (void)log.refusal(aMutation(unsound, betId(1)));
    QCOMPARE(log.place(betId(2)).number, 1);
}

void TestLedger::settlesALine()
{
    TestLog log;
    log.place(betId(1), 2);
    log.clock().advance(std::chrono::minutes(5));
    const Bet bet = log.ack(aMutation(lineIs(1, LineResult::Won), betId(1), 1), bob());
    QCOMPARE(bet.results, QList<LineResult>({LineResult::Pending, LineResult::Won}));
    QCOMPARE(bet.version, 2);
    QCOMPARE(bet.updatedBy, u"Bob"_s);
    QCOMPARE(bet.updatedAt, log.clock().now());
    QCOMPARE(bet.payout.totalReturn, Money(1910));
    QCOMPARE(bet.payout.evaluatedAt, log.clock().now());
    QVERIFY(!bet.payout.settled);
    QVERIFY(!bet.editedAt);

    const wire::Change change = lastChange(log);
    QCOMPARE(change.type, wire::ChangeType::Updated);
    QCOMPARE(change.updateType, wire::UpdateType::Status);
    QCOMPARE(change.bet, bet);
}

void TestLedger::takesAResultBack()
{
    TestLog log;
    const Bet placed = log.place(betId(1));
    (void)log.ack(aMutation(lineIs(0, LineResult::Lost), betId(1)));
    const Bet bet = log.ack(aMutation(lineIs(0, LineResult::Pending), betId(1)));
    QCOMPARE(bet.results, placed.results);
    QCOMPARE(bet.payout, placed.payout);
    QCOMPARE(bet.version, 3);
}

void TestLedger::changesNothingWhereTheResultStands()
{
    TestLog log;
    log.place(betId(1));
    const Bet won = log.ack(aMutation(lineIs(0, LineResult::Won), betId(1)));
    const wire::WriteAnswer again =
        log.write(aMutation(lineIs(0, LineResult::Won), betId(1), 1), bob());
    QCOMPARE(std::get<wire::Ack>(again).seq, Seq(2));
    QCOMPARE(std::get<wire::Ack>(again).bet, won);
    QCOMPARE(log.changes().size(), 2);
}

void TestLedger::countsVersionsAndMarksEdits()
{
    TestLog log;
    const Bet placed = log.place(betId(1));
    log.clock().advance(std::chrono::minutes(5));
    wire::EditBet edit = noteIs(placed, u"for Sunday"_s);
    edit.awayTeam = u"Team C"_s;
    const Bet bet = log.ack(aMutation(edit, betId(1), 1));
    QCOMPARE(bet.version, 2);
    QCOMPARE(bet.awayTeam, u"Team C"_s);
    QCOMPARE(bet.slip.note, u"for Sunday"_s);
    QCOMPARE(bet.editedAt, log.clock().now());
    QCOMPARE(bet.acceptedAt, aMoment());
    QCOMPARE(lastChange(log).updateType, wire::UpdateType::Edit);

    QCOMPARE(log.ack(aMutation(edit, betId(1), 2)).version, 2);
    QCOMPARE(log.changes().size(), 2);
}

void TestLedger::keepsResultsWithTheirLinesInAnEdit()
{
    TestLog log;
    const Bet placed = log.place(betId(1), 3);
    (void)log.ack(aMutation(lineIs(2, LineResult::Won), betId(1)));
    wire::EditBet edit;
    edit.slip = placed.slip;
    edit.slip->lines.removeFirst();
    const Bet bet = log.ack(aMutation(edit, betId(1)));
    QCOMPARE(bet.results, QList<LineResult>({LineResult::Pending, LineResult::Won}));
    QCOMPARE(bet.payout.totalWager, Money(2000));
}

void TestLedger::keepsWhereAnImportedBetCameFrom()
{
    TestLog log;
    wire::CreateBet create = aCreate();
    create.slip.externalId = u"weblog:17"_s;
    Bet placed = log.ack(aMutation(create, betId(1)));
    wire::EditBet edit = noteIs(placed, u"mine"_s);
    edit.slip->externalId = u"another"_s;
    QCOMPARE(log.ack(aMutation(edit, betId(1))).slip.externalId, u"weblog:17"_s);
}

void TestLedger::keepsTheMomentOfSettlementWhenANoteChanges()
{
    TestLog log;
    log.place(betId(1));
    Bet won = log.ack(aMutation(lineIs(0, LineResult::Won), betId(1)));
    log.clock().advance(std::chrono::hours(1));
    const Bet noted = log.ack(aMutation(noteIs(won, u"lucky"_s), betId(1)));
    QCOMPARE(noted.payout.evaluatedAt, aMoment());
    wire::EditBet raise = noteIs(noted, u"lucky"_s);
    raise.slip->lines[0].stake = Money(2000);
    QCOMPARE(log.ack(aMutation(raise, betId(1))).payout.evaluatedAt, log.clock().now());
}

/// As after a restart with another rounding: 0.333… of a cent more is not 1 cent more for a note.
void TestLedger::keepsAPayoutUnderOtherRulesUntilWhatItPaysForChanges()
{
    TestLog log;
    wire::CreateBet create = aCreate();
    create.slip.lines[0].stake = Money(100);
    create.slip.lines[0].odds = Odds {OddsFormat::Fractional, u"2/3"_s};
    (void)log.ack(aMutation(create, betId(1)));
    const Bet won = log.ack(aMutation(lineIs(0, LineResult::Won), betId(1)));
    QCOMPARE(won.payout.totalReturn, Money(167));

    core::LogSettings settings = testSettings();
    settings.rules.rounding = Rounding::Floor;
    SeededRandom random;
    core::Ledger restarted(log.store(), settings, log.clock(), random);
    const auto payoutAfter = [&](const wire::Operation& operation) {
        const auto batch =
            restarted.apply({core::WriteCommand {aMutation(operation, betId(1)), ann()}});
        const auto& answer = std::get<wire::WriteAnswer>(batch->outcomes.first().answer);
        return std::get<wire::Ack>(answer).bet.payout;
    };
    QCOMPARE(payoutAfter(noteIs(won, u"a note"_s)), won.payout);
    QCOMPARE(payoutAfter(lineIs(0, LineResult::HalfWon)).totalReturn, Money(133));
}

void TestLedger::overridesAPayoutByABookkeeper()
{
    TestLog log;
    log.place(betId(1));
    wire::SetStatus status = lineIs(0, LineResult::Won);
    status.payoutOverride = PayoutOverride {Money(1900), u"the book rounds down"_s};
    const wire::Refusal refusal = log.refusal(aMutation(status, betId(1)));
    QCOMPARE(refusal.error.code, base::ErrorCode::Forbidden);

    const Bet bet = log.ack(aMutation(status, betId(1)), bo());
    QCOMPARE(bet.payout.totalReturn, Money(1900));
    QCOMPARE(bet.payout.profit, Money(900));
    const Bet kept = log.ack(aMutation(noteIs(bet, u"checked"_s), betId(1)));
    QCOMPARE(kept.payout.totalReturn, Money(1900));

    wire::SetStatus back;
    back.payoutOverride.emplace(std::nullopt);
    QCOMPARE(log.ack(aMutation(back, betId(1)), bo()).payout.totalReturn, Money(1910));
}

void TestLedger::numbersChangesGaplesslyInEachRoom()
{
    TestLog log;
    log.place(betId(1));
    wire::CreateBet other = aCreate();
    other.league = u"NBA"_s;
    (void)log.ack(aMutation(other, betId(2)));
    (void)log.ack(aMutation(lineIs(0, LineResult::Won), betId(1)));
    (void)log.ack(aMutation(wire::DeleteBet {}, betId(2)));

    QList<qint64> seqs;
    QMap<QString, QList<qint64>> ns;
    for (const wire::Change& change : log.changes()) {
        seqs.append(change.seq.value());
        ns[change.room.league].append(change.n);
    }
    QCOMPARE(seqs, QList<qint64>({1, 2, 3, 4}));
    QCOMPARE(ns.value(u"NFL"_s), QList<qint64>({1, 2}));
    QCOMPARE(ns.value(u"NBA"_s), QList<qint64>({1, 2}));
}

void TestLedger::chainsTheChangesOfEachRoom()
{
    TestLog log;
    log.place(betId(1));
    log.place(betId(2));
    (void)log.ack(aMutation(lineIs(0, LineResult::Won), betId(1)));
    QByteArray previous;
    const auto slice = log.reader().changes({{}, {domain::RoomPattern()}});
    for (const QByteArray& json : slice->changes) {
        QCOMPARE(wire::expectedHash(json, previous).value(), changeOf(json).hash);
        previous = changeOf(json).hash;
    }
    QCOMPARE(log.store().roomHead({u"NFL"_s, aWeek()})->hash, previous);
}

void TestLedger::namesTheActorOfEachChange()
{
    TestLog log;
    (void)log.ack(aMutation(aCreate(), betId(1)), {});
    QCOMPARE(lastChange(log).actor, u"Ann"_s);
    QCOMPARE(lastChange(log).bet.updatedBy, u"Ann"_s);
    wire::Mutation won = aMutation(lineIs(0, LineResult::Won), betId(1));
    won.reason = u"saw it"_s;
    (void)log.ack(won, bob());
    QCOMPARE(lastChange(log).actor, u"Bob"_s);
    QCOMPARE(lastChange(log).reason, u"saw it"_s);
    QCOMPARE(lastChange(log).mutationId, won.id);
}

void TestLedger::appliesABatchInOrder()
{
    TestLog log;
    wire::CreateBet unsound = aCreate();
    unsound.slip.lines.clear();
    const auto batch = log.ledger().apply(
        {core::WriteCommand {aMutation(aCreate(), betId(1)), ann()},
         core::WriteCommand {aMutation(unsound, betId(2)), ann()},
         core::WriteCommand {aMutation(lineIs(0, LineResult::Won), betId(1), 1), bob()},
         core::WriteCommand {aMutation(wire::DeleteBet {}, betId(1), 2), ann()}});
    QVERIFY(batch);
    QCOMPARE(batch->outcomes.size(), 4);
    const auto isAck = [&](int index) {
        const auto& answer = std::get<wire::WriteAnswer>(batch->outcomes[index].answer);
        return std::holds_alternative<wire::Ack>(answer);
    };
    QVERIFY(isAck(0));
    QVERIFY(!isAck(1));
    QVERIFY(isAck(2));
    QVERIFY(isAck(3));
    QCOMPARE(batch->changes.size(), 3);
    QCOMPARE(batch->changes.last().seq, Seq(3));
    QCOMPARE(log.changes().size(), 3);
}

/// What is slow to decide keeps those before it waiting only so long; nothing of it is lost.
void TestLedger::endsABatchThatTakesTooLong()
{
    TestLog log;
    const SlowClock clock;
    SeededRandom random;
    core::Ledger ledger(log.store(), testSettings(), clock, random);
    QList<core::Command> commands;
    for (int i = 1; i <= 10; ++i)
        commands.append(core::WriteCommand {aMutation(aCreate(), betId(i)), ann()});
    const auto some = ledger.applyWithin(std::chrono::milliseconds(50), commands);
    QCOMPARE(some->outcomes.size(), 3);
    QCOMPARE(log.changes().size(), 3);
    const auto one = ledger.applyWithin(std::chrono::milliseconds(0), commands.mid(3));
    QCOMPARE(one->outcomes.size(), 1);
    QCOMPARE(ledger.apply(commands.mid(4))->outcomes.size(), 6);
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestLedger)
#include "tst_ledger.moc"
