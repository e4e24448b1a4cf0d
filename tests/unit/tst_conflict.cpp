// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/core/conflict.h"
#include "tests/support/test_log.h"

#include <QtTest>

namespace betlog::tests {

using namespace domain;
using namespace Qt::Literals::StringLiterals;
using wire::Operation;

/// Two people write to the same version of a bet of three lines: Bob first, then Ann, who has not
/// seen what he did.
class TestConflict : public QObject
{
    Q_OBJECT

private slots:
    void mergesDifferentParts_data();
    void mergesDifferentParts();
    void refusesTheSamePart_data();
    void refusesTheSamePart();
    void takesTheSameWriteTwice_data();
    void takesTheSameWriteTwice();
    void letsAPersonCorrectTheirOwnResultOnceTheyHaveSeenIt();
    void refusesAStaleResultOfPeopleWithoutAName();
    void judgesByTheVersionSeenAndNotByTheNewest();
    void overwritesWhereNoVersionIsNamed();
    void refusesAVersionThatIsNotThereYet();
    void saysWhoSetTheResult();
    void letsDeleteBeatAnEdit();
    void refusesAResultForALineThatMoved();
    void refusesAMergeThatIsNoSoundBet();

private:
    void addRow(const char* tag, const Operation& bobs, const Operation& anns);
};

namespace {

/// The bet that both have seen.
Bet seenBet()
{
    return aBet(3);
}

wire::EditBet slipWith(const std::function<void(Slip&)>& change)
{
    wire::EditBet edit;
    edit.slip = seenBet().slip;
    change(*edit.slip);
    return edit;
}

wire::EditBet lineWith(int line, const std::function<void(Line&)>& change)
{
    return slipWith([&](Slip& slip) { change(slip.lines[line]); });
}

Operation away(const QString& team)
{
    wire::EditBet edit;
    edit.awayTeam = team;
    return edit;
}

Operation home(const QString& team)
{
    wire::EditBet edit;
    edit.homeTeam = team;
    return edit;
}

Operation note(const QString& text)
{
    return slipWith([&](Slip& slip) { slip.note = text; });
}

Operation tag(const QString& text)
{
    return slipWith([&](Slip& slip) { slip.tags = {text}; });
}

Operation stake(int line, qint64 minor)
{
    return lineWith(line, [&](Line& changed) { changed.stake = Money(minor); });
}

Operation subject(int line, const QString& selection)
{
    return lineWith(line, [&](Line& changed) { changed.selection = selection; });
}

Operation result(int line, LineResult result)
{
    return wire::SetStatus {{{line, result}}, std::nullopt};
}

Operation withoutLine(int line)
{
    return slipWith([&](Slip& slip) { slip.lines.removeAt(line); });
}

Operation withAnotherLine(const QString& selection)
{
    return slipWith([&](Slip& slip) {
        slip.lines.append(aLine());
        slip.lines.last().selection = selection;
    });
}

Operation payout(qint64 minor)
{
    wire::SetStatus status;
    status.payoutOverride = PayoutOverride {Money(minor), u"the book says so"_s};
    return status;
}

/// A log with the bet that both have seen, at version 1.
class SeenByBoth
{
public:
    SeenByBoth() { (void)m_log.place(betId(1), 3); }

    [[nodiscard]] wire::WriteAnswer
    write(const core::Actor& actor, const Operation& operation, int baseVersion = 1)
    {
        core::Actor bookkeeper = actor;
        bookkeeper.bookkeeper = true;
        return m_log.write(aMutation(operation, betId(1), baseVersion), bookkeeper);
    }

    [[nodiscard]] TestLog& log() { return m_log; }

private:
    TestLog m_log;
};

} // namespace

void TestConflict::addRow(const char* tag, const Operation& bobs, const Operation& anns)
{
    QTest::newRow(tag) << bobs << anns;
}

void TestConflict::mergesDifferentParts_data()
{
    QTest::addColumn<Operation>("bobs");
    QTest::addColumn<Operation>("anns");
    addRow("teams", away(u"Team C"_s), home(u"Team D"_s));
    addRow("team and slip", away(u"Team C"_s), note(u"mine"_s));
    addRow("note and tags", note(u"his"_s), tag(u"hers"_s));
    addRow("note and stake", note(u"his"_s), stake(0, 500));
    addRow("stakes of two lines", stake(0, 500), stake(1, 700));
    addRow("stake and subject of a line", stake(0, 500), subject(0, u"Under 41.5"_s));
    addRow("results of two lines", result(0, LineResult::Won), result(1, LineResult::Lost));
    addRow("result and team", result(0, LineResult::Won), away(u"Team C"_s));
    addRow("team and result", away(u"Team C"_s), result(0, LineResult::Won));
    addRow("result and stake of a line", result(0, LineResult::Won), stake(0, 500));
    addRow("stake and result of a line", stake(0, 500), result(0, LineResult::Won));
    addRow(
        "subject and result of two lines", subject(0, u"Under 41.5"_s), result(1, LineResult::Won));
    addRow("result and override", result(0, LineResult::Won), payout(900));
    addRow("note and another line", note(u"his"_s), withAnotherLine(u"Under 3.5"_s));
    addRow("another line and note", withAnotherLine(u"Under 3.5"_s), note(u"hers"_s));
}

void TestConflict::mergesDifferentParts()
{
    QFETCH(Operation, bobs);
    QFETCH(Operation, anns);
    SeenByBoth both;
    QVERIFY(std::holds_alternative<wire::Ack>(both.write(bob(), bobs)));
    const wire::WriteAnswer answer = both.write(ann(), anns);
    if (const auto* refusal = std::get_if<wire::Refusal>(&answer))
        QFAIL(qPrintable(refusal->error.detail));

    // In the other order the same bet comes out.
    SeenByBoth otherWay;
    QVERIFY(std::holds_alternative<wire::Ack>(otherWay.write(ann(), anns)));
    const wire::WriteAnswer other = otherWay.write(bob(), bobs);
    QVERIFY(std::holds_alternative<wire::Ack>(other));
    const Bet& bet = std::get<wire::Ack>(answer).bet;
    const Bet& otherBet = std::get<wire::Ack>(other).bet;
    QCOMPARE(bet.slip, otherBet.slip);
    QCOMPARE(bet.results, otherBet.results);
    QCOMPARE(bet.awayTeam, otherBet.awayTeam);
    QCOMPARE(bet.homeTeam, otherBet.homeTeam);
    QCOMPARE(bet.payout, otherBet.payout);
    QCOMPARE(bet.version, 3);
    QVERIFY(
        bet.slip != seenBet().slip || bet.results != seenBet().results
        || bet.awayTeam != seenBet().awayTeam || bet.payout != seenBet().payout);
}

void TestConflict::refusesTheSamePart_data()
{
    QTest::addColumn<Operation>("bobs");
    QTest::addColumn<Operation>("anns");
    addRow("away team", away(u"Team C"_s), away(u"Team D"_s));
    addRow("home team", home(u"Team C"_s), home(u"Team D"_s));
    addRow("note", note(u"his"_s), note(u"hers"_s));
    addRow("tags", tag(u"his"_s), tag(u"hers"_s));
    addRow("stake of a line", stake(0, 500), stake(0, 700));
    addRow("subject of a line", subject(0, u"Under 1.5"_s), subject(0, u"Under 2.5"_s));
    addRow("result of a line", result(0, LineResult::Won), result(0, LineResult::Lost));
    addRow("result then subject", result(0, LineResult::Won), subject(0, u"Under 1.5"_s));
    addRow("subject then result", subject(0, u"Under 1.5"_s), result(0, LineResult::Won));
    addRow("a line less, then its result", withoutLine(0), result(0, LineResult::Won));
    addRow("result, then a line less", result(0, LineResult::Won), withoutLine(0));
    addRow("two more lines", withAnotherLine(u"Under 3.5"_s), withAnotherLine(u"Under 4.5"_s));
    addRow("a line less, then a stake", withoutLine(0), stake(1, 500));
    addRow("override", payout(900), payout(800));
}

void TestConflict::refusesTheSamePart()
{
    QFETCH(Operation, bobs);
    QFETCH(Operation, anns);
    SeenByBoth both;
    const wire::WriteAnswer first = both.write(bob(), bobs);
    QVERIFY(std::holds_alternative<wire::Ack>(first));
    const wire::WriteAnswer answer = both.write(ann(), anns);
    QVERIFY(std::holds_alternative<wire::Refusal>(answer));
    const auto& refusal = std::get<wire::Refusal>(answer);
    QCOMPARE(refusal.error.code, base::ErrorCode::Conflict);
    QVERIFY(!refusal.retryable);
    QCOMPARE(refusal.current, std::get<wire::Ack>(first).bet);
    QCOMPARE(refusal.error.fields.size(), 1);
    QCOMPARE(both.log().changes().size(), 2);
}

void TestConflict::takesTheSameWriteTwice_data()
{
    QTest::addColumn<Operation>("both");
    QTest::newRow("team") << away(u"Team C"_s);
    QTest::newRow("note") << note(u"ours"_s);
    QTest::newRow("stake") << stake(0, 500);
    QTest::newRow("result") << result(0, LineResult::Won);
    QTest::newRow("another line") << withAnotherLine(u"Under 3.5"_s);
    QTest::newRow("a line less") << withoutLine(1);
    QTest::newRow("override") << payout(900);
}

void TestConflict::takesTheSameWriteTwice()
{
    QFETCH(Operation, both);
    SeenByBoth log;
    const wire::WriteAnswer first = log.write(bob(), both);
    const wire::WriteAnswer second = log.write(ann(), both);
    QVERIFY(std::holds_alternative<wire::Ack>(second));
    QCOMPARE(std::get<wire::Ack>(second).bet, std::get<wire::Ack>(first).bet);
    QCOMPARE(log.log().changes().size(), 2);
}

void TestConflict::letsAPersonCorrectTheirOwnResultOnceTheyHaveSeenIt()
{
    SeenByBoth both;
    QVERIFY(std::holds_alternative<wire::Ack>(both.write(ann(), result(0, LineResult::Won))));
    const wire::WriteAnswer stale = both.write(ann(), result(0, LineResult::Lost));
    QVERIFY(std::holds_alternative<wire::Refusal>(stale));
    const wire::WriteAnswer seen = both.write(ann(), result(0, LineResult::Lost), 2);
    QCOMPARE(std::get<wire::Ack>(seen).bet.results.first(), LineResult::Lost);
}

/// Both go by the name on the bet, and are two people all the same.
void TestConflict::refusesAStaleResultOfPeopleWithoutAName()
{
    SeenByBoth both;
    const core::Actor nobody;
    QVERIFY(std::holds_alternative<wire::Ack>(both.write(nobody, result(0, LineResult::Won))));
    const wire::WriteAnswer stale = both.write(nobody, result(0, LineResult::Lost));
    QCOMPARE(std::get<wire::Refusal>(stale).error.code, base::ErrorCode::Conflict);
}

void TestConflict::judgesByTheVersionSeenAndNotByTheNewest()
{
    SeenByBoth both;
    QVERIFY(std::holds_alternative<wire::Ack>(both.write(bob(), note(u"his"_s), 1)));
    QVERIFY(std::holds_alternative<wire::Ack>(both.write(bob(), away(u"Team C"_s), 2)));
    // Ann has seen the note, but not the team.
    Operation changed = note(u"hers"_s);
    QVERIFY(std::holds_alternative<wire::Ack>(both.write(ann(), changed, 2)));
    QVERIFY(std::holds_alternative<wire::Refusal>(both.write(ann(), away(u"Team D"_s), 2)));
}

void TestConflict::overwritesWhereNoVersionIsNamed()
{
    SeenByBoth both;
    QVERIFY(std::holds_alternative<wire::Ack>(both.write(bob(), away(u"Team C"_s))));
    const Bet bet = both.log().ack(aMutation(away(u"Team D"_s), betId(1)));
    QCOMPARE(bet.awayTeam, u"Team D"_s);
}

void TestConflict::refusesAVersionThatIsNotThereYet()
{
    SeenByBoth both;
    const wire::WriteAnswer answer = both.write(ann(), away(u"Team C"_s), 2);
    QCOMPARE(std::get<wire::Refusal>(answer).error.code, base::ErrorCode::Conflict);
    QVERIFY(std::get<wire::Refusal>(answer).current);
}

void TestConflict::saysWhoSetTheResult()
{
    SeenByBoth both;
    (void)both.write(bob(), result(1, LineResult::HalfLost));
    const wire::WriteAnswer answer = both.write(ann(), result(1, LineResult::Won));
    const base::Error& error = std::get<wire::Refusal>(answer).error;
    QCOMPARE(error.detail, u"Bob has set line 2 to half_lost meanwhile."_s);
    QCOMPARE(error.fields.first().pointer, u"/betStatus/1"_s);
}

void TestConflict::letsDeleteBeatAnEdit()
{
    SeenByBoth both;
    QVERIFY(std::holds_alternative<wire::Ack>(both.write(bob(), note(u"his"_s))));
    QVERIFY(std::holds_alternative<wire::Ack>(both.write(ann(), wire::DeleteBet {}, 1)));
    const wire::WriteAnswer late = both.write(bob(), note(u"his again"_s), 2);
    QCOMPARE(std::get<wire::Refusal>(late).error.code, base::ErrorCode::NotFound);
    QVERIFY(std::holds_alternative<wire::Ack>(both.write(bob(), wire::RestoreBet {}, 1)));
    QVERIFY(std::holds_alternative<wire::Ack>(both.write(bob(), note(u"his again"_s), 2)));
}

void TestConflict::refusesAResultForALineThatMoved()
{
    SeenByBoth both;
    const Operation swapped = slipWith([](Slip& slip) { slip.lines.swapItemsAt(0, 1); });
    QVERIFY(std::holds_alternative<wire::Ack>(both.write(bob(), swapped)));
    const wire::WriteAnswer answer = both.write(ann(), result(0, LineResult::Won));
    QCOMPARE(std::get<wire::Refusal>(answer).error.code, base::ErrorCode::Conflict);
    QVERIFY(std::holds_alternative<wire::Ack>(both.write(ann(), result(0, LineResult::Won), 2)));
}

void TestConflict::refusesAMergeThatIsNoSoundBet()
{
    TestLog log;
    wire::CreateBet create = aCreate(3);
    create.slip = aParlay(3);
    create.slip.kind = BetKind::System;
    create.slip.sizes = {2};
    (void)log.ack(aMutation(create, betId(1)));
    wire::EditBet treble;
    treble.slip = create.slip;
    treble.slip->sizes = {3};
    (void)log.ack(aMutation(treble, betId(1), 1), bob());

    wire::EditBet lineLess;
    lineLess.slip = create.slip;
    lineLess.slip->lines.removeLast();
    const wire::Refusal refusal = log.refusal(aMutation(lineLess, betId(1), 1));
    QCOMPARE(refusal.error.code, base::ErrorCode::Conflict);
    QCOMPARE(refusal.error.fields.first().pointer, u"/bet_data/sizes"_s);
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestConflict)
#include "tst_conflict.moc"
