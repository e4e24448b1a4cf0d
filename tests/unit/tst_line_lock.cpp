// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/test_log.h"

#include <QtTest>

namespace betlog::tests {

using namespace domain;
using namespace Qt::Literals::StringLiterals;

/// A bet of two lines; the first has started, the second has not.
class TestLineLock : public QObject
{
    Q_OBJECT

private slots:
    void locksWhatStarted_data();
    void locksWhatStarted();
    void locksTheWholeOfAParlay_data();
    void locksTheWholeOfAParlay();
    void locksAtTheMomentOfTheStart();
    void leavesABookkeeperWithAReason();
    void leavesResultsAlone();
    void keepsABetWhoseLineHasStarted();
    void keepsAllBetsOfABulkDeleteWhereOneIsLocked();
};

namespace {

using Change = std::function<void(wire::EditBet&)>;

Slip halfStarted(Slip slip)
{
    slip.lines[0].startsAt = aMoment() + std::chrono::minutes(10);
    slip.lines[1].startsAt = aMoment() + std::chrono::hours(10);
    return slip;
}

/// Places the slip and lets its first line start.
void place(TestLog& log, const Slip& slip)
{
    wire::CreateBet create = aCreate();
    create.slip = slip;
    (void)log.ack(aMutation(create, betId(1)));
    log.clock().advance(std::chrono::minutes(10));
}

wire::Mutation editing(const Slip& slip, const Change& change)
{
    wire::EditBet edit;
    edit.slip = slip;
    change(edit);
    return aMutation(edit, betId(1), 1);
}

void addEdit(const char* tag, bool isLocked, const Change& change)
{
    QTest::newRow(tag) << isLocked << change;
}

} // namespace

void TestLineLock::locksWhatStarted_data()
{
    QTest::addColumn<bool>("isLocked");
    QTest::addColumn<Change>("change");
    addEdit("its stake", true, [](auto& edit) { edit.slip->lines[0].stake = Money(5000); });
    addEdit("its price", true, [](auto& edit) {
        edit.slip->lines[0].odds = Odds {OddsFormat::Decimal, u"9.00"_s};
    });
    addEdit("its subject", true, [](auto& edit) { edit.slip->lines[0].selection = u"Under"_s; });
    addEdit("its start", true, [](auto& edit) {
        edit.slip->lines[0].startsAt = aMoment() + std::chrono::hours(9);
    });
    addEdit("no start any more", true, [](auto& edit) { edit.slip->lines[0].startsAt.reset(); });
    addEdit("taken away", true, [](auto& edit) { edit.slip->lines.removeFirst(); });
    addEdit("a boost for the slip", true, [](auto& edit) {
        edit.slip->boosts = {{u"mine"_s, u"9/100"_s, BoostRounding::None}};
    });
    addEdit("the other line's stake", false, [](auto& edit) {
        edit.slip->lines[1].stake = Money(5000);
    });
    addEdit("the other line taken away", false, [](auto& edit) { edit.slip->lines.removeLast(); });
    addEdit("another line", false, [](auto& edit) { edit.slip->lines.append(aLine()); });
    addEdit("another place", false, [](auto& edit) { edit.slip->lines.swapItemsAt(0, 1); });
    addEdit("the note", false, [](auto& edit) { edit.slip->note = u"lucky"_s; });
    addEdit("the team", false, [](auto& edit) { edit.awayTeam = u"Team C"_s; });
}

void TestLineLock::locksWhatStarted()
{
    QFETCH(bool, isLocked);
    QFETCH(Change, change);
    TestLog log;
    const Slip slip = halfStarted(aSlip(2));
    place(log, slip);
    const wire::WriteAnswer answer = log.write(editing(slip, change));
    QCOMPARE(std::holds_alternative<wire::Refusal>(answer), isLocked);
    if (!isLocked)
        return;
    const base::Error& error = std::get<wire::Refusal>(answer).error;
    QCOMPARE(error.code, base::ErrorCode::Locked);
    QCOMPARE(error.fields.first().pointer, u"/bet_data/lines/0"_s);
}

void TestLineLock::locksTheWholeOfAParlay_data()
{
    QTest::addColumn<bool>("isLocked");
    QTest::addColumn<Change>("change");
    addEdit("its stake", true, [](auto& edit) { edit.slip->stake = Money(5000); });
    addEdit("another leg", true, [](auto& edit) {
        edit.slip->lines.append(aLine());
        edit.slip->lines.last().stake = Money();
    });
    addEdit("a leg less", true, [](auto& edit) { edit.slip->lines.removeLast(); });
    addEdit("the note", false, [](auto& edit) { edit.slip->note = u"lucky"_s; });
}

void TestLineLock::locksTheWholeOfAParlay()
{
    QFETCH(bool, isLocked);
    QFETCH(Change, change);
    TestLog log;
    const Slip slip = halfStarted(aParlay(2));
    place(log, slip);
    const wire::WriteAnswer answer = log.write(editing(slip, change));
    QCOMPARE(std::holds_alternative<wire::Refusal>(answer), isLocked);
}

void TestLineLock::locksAtTheMomentOfTheStart()
{
    TestLog log;
    wire::CreateBet create = aCreate();
    create.slip.lines[0].startsAt = aMoment() + std::chrono::milliseconds(2);
    (void)log.ack(aMutation(create, betId(1)));
    log.clock().advance(std::chrono::milliseconds(1));
    wire::EditBet edit;
    edit.slip = create.slip;
    edit.slip->lines[0].stake = Money(5000);
    (void)log.ack(aMutation(edit, betId(1), 1));
    log.clock().advance(std::chrono::milliseconds(1));
    edit.slip->lines[0].stake = Money(6000);
    QCOMPARE(log.refusal(aMutation(edit, betId(1), 2)).error.code, base::ErrorCode::Locked);
}

void TestLineLock::leavesABookkeeperWithAReason()
{
    TestLog log;
    const Slip slip = halfStarted(aSlip(2));
    place(log, slip);
    const Change raise = [](wire::EditBet& edit) {
        edit.slip->lines[0].stake = Money(5000);
    };
    const wire::Refusal refusal = log.refusal(editing(slip, raise), bo());
    QCOMPARE(refusal.error.code, base::ErrorCode::Invalid);
    QCOMPARE(refusal.error.fields.first().pointer, u"/reason"_s);

    wire::Mutation reasoned = editing(slip, raise);
    reasoned.reason = u"typed wrong"_s;
    QCOMPARE(log.ack(reasoned, bo()).slip.lines[0].stake, Money(5000));
    QCOMPARE(log.changes().last().reason, u"typed wrong"_s);
}

void TestLineLock::leavesResultsAlone()
{
    TestLog log;
    place(log, halfStarted(aSlip(2)));
    const wire::SetStatus won {{{0, LineResult::Won}}, std::nullopt};
    QCOMPARE(log.ack(aMutation(won, betId(1), 1)).results.first(), LineResult::Won);
}

/// Or one would delete it and place another in its stead.
void TestLineLock::keepsABetWhoseLineHasStarted()
{
    TestLog log;
    place(log, halfStarted(aSlip(2)));
    wire::Mutation remove = aMutation(wire::DeleteBet {}, betId(1));
    const wire::Refusal refusal = log.refusal(remove);
    QCOMPARE(refusal.error.code, base::ErrorCode::Locked);
    QCOMPARE(refusal.error.fields.first().pointer, u"/bet_data/lines/0"_s);
    remove = aMutation(wire::DeleteBet {}, betId(1));
    QCOMPARE(log.refusal(remove, bo()).error.code, base::ErrorCode::Invalid);
    remove = aMutation(wire::DeleteBet {}, betId(1));
    remove.reason = u"entered twice"_s;
    (void)log.ack(remove, bo());
    QCOMPARE(log.changes().last().reason, u"entered twice"_s);
}

void TestLineLock::keepsAllBetsOfABulkDeleteWhereOneIsLocked()
{
    TestLog log;
    log.place(betId(2));
    place(log, halfStarted(aSlip(2)));
    core::BulkDelete command;
    command.id = mutationId(1);
    command.bets = {betId(2), betId(1), betId(2)};
    command.actor = ann();
    const auto refused = log.ledger().apply({command});
    const auto& answer = std::get<base::Expected<int>>(refused->outcomes.first().answer);
    QCOMPARE(answer.error().code, base::ErrorCode::Locked);
    QCOMPARE(log.changes().size(), 2);

    command.id = mutationId(2);
    command.actor = bo();
    command.reason = u"a test"_s;
    QCOMPARE(log.deleteMany(command), 2);
    QCOMPARE(log.changes().last().reason, u"a test"_s);
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestLineLock)
#include "tst_line_lock.moc"
