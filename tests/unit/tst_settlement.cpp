// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/house_boosts.h"
#include "domain/settlement.h"

#include <QTest>

using namespace betlog;
using namespace betlog::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr LineResult kPending = LineResult::Pending;
constexpr LineResult kWon = LineResult::Won;
constexpr LineResult kLost = LineResult::Lost;
constexpr LineResult kPush = LineResult::Push;
constexpr LineResult kVoid = LineResult::Void;
constexpr LineResult kHalfWon = LineResult::HalfWon;
constexpr LineResult kHalfLost = LineResult::HalfLost;

Line lineAt(const QString& decimal, qint64 stake = 0)
{
    Line line;
    line.odds = Odds {OddsFormat::Decimal, decimal};
    line.stake = Money(stake);
    return line;
}

Slip singles(const QList<Line>& lines)
{
    Slip slip;
    slip.lines = lines;
    return slip;
}

Slip parlay(qint64 stake, const QStringList& prices)
{
    Slip slip;
    slip.kind = BetKind::Parlay;
    slip.stake = Money(stake);
    for (const QString& price : prices)
        slip.lines.append(lineAt(price));
    return slip;
}

Slip systemOf(qint64 unit, const QList<int>& sizes, const QStringList& prices)
{
    Slip slip = parlay(unit, prices);
    slip.kind = BetKind::System;
    slip.sizes = sizes;
    return slip;
}

/// "wager win return profit", with "…" behind while something is pending.
QString paid(const Slip& slip, const QList<LineResult>& results, const SettlementRules& rules = {})
{
    const auto payout = settle(slip, results, rules);
    if (!payout)
        return payout.error().detail;
    return u"%1 %2 %3 %4%5"_s.arg(payout->totalWager.minor())
        .arg(payout->totalWin.minor())
        .arg(payout->totalReturn.minor())
        .arg(payout->profit.minor())
        .arg(payout->settled ? QString() : u"…"_s);
}

SettlementRules rulesWith(Rounding rounding, RoundingScope scope)
{
    SettlementRules rules;
    rules.rounding = rounding;
    rules.scope = scope;
    return rules;
}

} // namespace

class TestSettlement : public QObject
{
    Q_OBJECT

private slots:
    void paysEachResult_data();
    void paysEachResult();
    void roundsEachLineOfSinglesOnItsOwn();
    void paysNothingYetForPendingLines();
    void losesAParlayAtItsFirstLostLine();
    void paysAParlayAtItsOnePrice_data();
    void paysAParlayAtItsOnePrice();
    void countsOnlyWinnersAsWinnings();
    void holdsBackCombinationsThatArePending();
    void paysTheReceiptOfTheOriginalLog();
    void hopesForEveryPendingLine();
    void addsLinesUpToTheTotal();
    void followsAnOverride();
    void countsCombinations();
    void refusesWhatCannotBeSettled();
    void settlesTwelveLongLegsExactly();
};

void TestSettlement::paysEachResult_data()
{
    QTest::addColumn<int>("result");
    QTest::addColumn<QString>("single");
    QTest::addColumn<QString>("floor");
    const auto row = [](LineResult result, const char* single, const char* floor) {
        QTest::newRow(lineResultName(result).data())
            << static_cast<int>(result) << QString::fromUtf8(single) << QString::fromUtf8(floor);
    };
    // 115 at 1.91: won 219.65, half won 167.325, half lost 57.5.
    row(kPending, "115 0 0 -115…", "115 0 0 -115…");
    row(kWon, "115 105 220 105", "115 104 219 104");
    row(kLost, "115 0 0 -115", "115 0 0 -115");
    row(kPush, "115 0 115 0", "115 0 115 0");
    row(kVoid, "115 0 115 0", "115 0 115 0");
    row(kHalfWon, "115 52 167 52", "115 52 167 52");
    row(kHalfLost, "115 0 58 -57", "115 0 57 -58");
}

void TestSettlement::paysEachResult()
{
    QFETCH(const int, result);
    QFETCH(const QString, single);
    QFETCH(const QString, floor);
    const auto lineResult = static_cast<LineResult>(result);
    const Slip one = singles({lineAt(u"1.91"_s, 115)});
    QCOMPARE(paid(one, {lineResult}), single);
    const SettlementRules floored = rulesWith(Rounding::Floor, RoundingScope::Slip);
    QCOMPARE(paid(one, {lineResult}, floored), floor);
    // A parlay of one and a system of its only line are the same bet.
    QCOMPARE(paid(parlay(115, {u"1.91"_s}), {lineResult}), single);
    QCOMPARE(paid(systemOf(115, {1}, {u"1.91"_s}), {lineResult}), single);
}

void TestSettlement::roundsEachLineOfSinglesOnItsOwn()
{
    // Two lines of 1.5 each: 2 + 2, where one rounding of the sum would give 3.
    const Slip slip = singles({lineAt(u"1.5"_s, 1), lineAt(u"1.5"_s, 1)});
    QCOMPARE(paid(slip, {kWon, kWon}), u"2 2 4 2"_s);
    QCOMPARE(
        paid(slip, {kWon, kWon}, rulesWith(Rounding::Floor, RoundingScope::Slip)), u"2 0 2 0"_s);
}

void TestSettlement::paysNothingYetForPendingLines()
{
    const Slip slip = singles({lineAt(u"2"_s, 100), lineAt(u"3"_s, 50)});
    QCOMPARE(paid(slip, {kWon, kPending}), u"150 100 200 50…"_s);
    QCOMPARE(paid(slip, {kLost, kPending}), u"150 0 0 -150…"_s);
    QCOMPARE(paid(slip, {kLost, kWon}), u"150 100 150 0"_s);
    QCOMPARE(paid(slip, {}), u"150 0 0 -150…"_s);
}

void TestSettlement::losesAParlayAtItsFirstLostLine()
{
    const Slip slip = parlay(100, {u"2"_s, u"3"_s, u"1.5"_s});
    QCOMPARE(paid(slip, {kWon, kPending, kWon}), u"100 0 0 -100…"_s);
    QCOMPARE(paid(slip, {kWon, kPending, kLost}), u"100 0 0 -100"_s);
    QCOMPARE(paid(slip, {kWon, kPush, kWon}), u"100 200 300 200"_s);
    QCOMPARE(paid(slip, {kHalfLost, kHalfLost, kPush}), u"100 0 25 -75"_s);
    QCOMPARE(paid(slip, {kHalfLost, kHalfLost, kHalfLost}), u"100 0 13 -87"_s);
}

void TestSettlement::paysAParlayAtItsOnePrice_data()
{
    QTest::addColumn<QList<int>>("results");
    QTest::addColumn<QString>("payout");
    const auto row = [](const char* tag, const QList<LineResult>& results, const char* payout) {
        QList<int> numbers;
        for (const LineResult result : results)
            numbers.append(static_cast<int>(result));
        QTest::newRow(tag) << numbers << QString::fromUtf8(payout);
    };
    row("all won", {kWon, kWon}, "20 110 130 110");
    row("one lost", {kWon, kLost}, "20 0 0 -20");
    row("one lost, one pending", {kPending, kLost}, "20 0 0 -20");
    row("one pending", {kVoid, kPending}, "20 0 0 -20…");
    row("one void", {kWon, kVoid}, "20 0 20 0");
    row("one push", {kPush, kWon}, "20 0 20 0");
    row("one half won", {kHalfWon, kWon}, "20 55 75 55");
    row("one half lost", {kHalfLost, kPush}, "20 0 10 -10");
}

void TestSettlement::paysAParlayAtItsOnePrice()
{
    QFETCH(const QList<int>, results);
    QFETCH(const QString, payout);
    Slip slip = parlay(20, {u"1.5"_s, u"1.8"_s});
    slip.price = Odds {OddsFormat::American, u"+550"_s};
    slip.lines.back().odds.reset();
    QList<LineResult> lineResults;
    for (const int result : results)
        lineResults.append(static_cast<LineResult>(result));
    QCOMPARE(paid(slip, lineResults), payout);
}

void TestSettlement::countsOnlyWinnersAsWinnings()
{
    // Doubles of 2, 3 and a half lost leg: 6 wins 5; 1 and 1.5 return, and only 0.5 of it is won.
    const Slip slip = systemOf(100, {2}, {u"2"_s, u"3"_s, u"4"_s});
    QCOMPARE(paid(slip, {kWon, kWon, kHalfLost}), u"300 550 850 550"_s);
    // 1 × 1/2 loses a half, 3 × 1 wins 2, 3 × 1/2 wins 1/2: losers never lessen winnings.
    QCOMPARE(paid(slip, {kPush, kWon, kHalfLost}), u"300 250 500 200"_s);
    QCOMPARE(paid(slip, {kLost, kWon, kWon}), u"300 1100 1200 900"_s);
    QCOMPARE(paid(slip, {kPush, kPush, kPush}), u"300 0 300 0"_s);
}

void TestSettlement::holdsBackCombinationsThatArePending()
{
    const Slip slip = systemOf(100, {2, 3}, {u"2"_s, u"3"_s, u"4"_s});
    QCOMPARE(paid(slip, {kWon, kWon, kPending}), u"400 500 600 200…"_s);
    QCOMPARE(paid(slip, {kLost, kWon, kPending}), u"400 0 0 -400…"_s);
    // Two legs are lost: no double can hold, so the third leg matters no more.
    QCOMPARE(paid(slip, {kLost, kLost, kPending}), u"400 0 0 -400"_s);
    const Slip withSingles = systemOf(100, {1, 3}, {u"2"_s, u"3"_s, u"4"_s});
    QCOMPARE(paid(withSingles, {kLost, kLost, kPending}), u"400 0 0 -400…"_s);
}

void TestSettlement::paysTheReceiptOfTheOriginalLog()
{
    // Bet 17 of the original web log: its receipt said 128.
    Slip slip;
    for (const auto& [stake, win] :
         {std::pair(30, u"18"_s), std::pair(20, u"12"_s), std::pair(50, u"30"_s)})
    {
        Line line;
        line.stake = Money(stake);
        line.odds = Odds {OddsFormat::ToWin, win};
        slip.lines.append(line);
    }
    QCOMPARE(paid(slip, {kWon, kLost, kWon}), u"100 48 128 28"_s);
}

void TestSettlement::hopesForEveryPendingLine()
{
    const Slip slip = singles({lineAt(u"2"_s, 100), lineAt(u"3"_s, 50), lineAt(u"2.5"_s, 10)});
    QCOMPARE(potentialReturn(slip, {}, {}), Money(375));
    QCOMPARE(potentialReturn(slip, {kLost, kPending, kPush}, {}), Money(160));
    const Slip doubles = systemOf(100, {2}, {u"2"_s, u"3"_s, u"4"_s});
    QCOMPARE(potentialReturn(doubles, {kPending, kLost, kPending}, {}), Money(800));
}

void TestSettlement::addsLinesUpToTheTotal()
{
    Slip slip = singles({lineAt(u"1.91"_s, 115), lineAt(u"1.83"_s, 77), lineAt(u"2.2"_s, 5)});
    slip.lines[1].boosts.append(rolePlayerBoost());
    slip.boosts.append(samePlayerBoost());
    const QList<LineResult> results {kWon, kHalfWon, kPush};
    Money sum;
    for (qsizetype i = 0; i < slip.lines.size(); ++i)
        sum += lineReturn(slip, i, results[i], {}).value();
    QCOMPARE(settle(slip, results, {})->totalReturn, sum);
    slip.lines[2].odds.reset();
    QVERIFY(!lineReturn(slip, 2, kWon, {}));
}

void TestSettlement::followsAnOverride()
{
    const Slip slip = singles({lineAt(u"2"_s, 100)});
    const PayoutOverride correction {Money(150), u"The book paid half"_s};
    const Payout payout = withOverride(settle(slip, {kWon}, {}).value(), correction);
    QCOMPARE(payout.totalReturn, Money(150));
    QCOMPARE(payout.profit, Money(50));
    QCOMPARE(payout.totalWin, Money(100));
    QCOMPARE(payout.payoutOverride, std::optional(correction));
}

void TestSettlement::countsCombinations()
{
    const QStringList four {u"2"_s, u"2"_s, u"2"_s, u"2"_s};
    QCOMPARE(combinationCount(singles({lineAt(u"2"_s, 1), lineAt(u"2"_s, 1)})), 2);
    QCOMPARE(combinationCount(parlay(1, four)), 1);
    QCOMPARE(combinationCount(systemOf(1, {2}, four)), 6);
    QCOMPARE(combinationCount(systemOf(1, {1, 2, 3, 4}, four)), 15);
    QCOMPARE(combinationCount(systemOf(1, {5}, four)), 0);
    QCOMPARE(totalWager(systemOf(500, {2, 3}, four)), Money(5'000));
    QCOMPARE(totalWager(parlay(500, four)), Money(500));
    const Slip countless = systemOf(1, {25}, QStringList(50, u"2"_s));
    QVERIFY(combinationCount(countless) > 10'000);
}

void TestSettlement::refusesWhatCannotBeSettled()
{
    Slip noPrice = singles({lineAt(u"2"_s, 100), lineAt(u"2"_s, 100)});
    noPrice.lines.back().odds.reset();
    QCOMPARE(paid(noPrice, {}), u"Line 2: A price is missing."_s);
    QCOMPARE(betResult(noPrice, {kWon, kWon}, {}), kPending);
    const Slip wrongPrice = parlay(100, {u"2"_s, u"1"_s});
    QCOMPARE(paid(wrongPrice, {}), u"Line 2: A decimal price is a number above 1, such as 1.91."_s);
    Slip wrongBoost = parlay(100, {u"2"_s, u"3"_s});
    wrongBoost.boosts.append({u"odd"_s, u"-1/2"_s});
    QCOMPARE(
        paid(wrongBoost, {kWon, kWon}),
        u"The rate of a boost is a ratio above 0, such as 9/100."_s);
    const Slip tooMany = systemOf(1, {25}, QStringList(50, u"2"_s));
    QCOMPARE(paid(tooMany, {}), u"This plays too many combinations to be settled."_s);
    const QString tooMuch = u"This would pay more than the log can count."_s;
    const Slip huge = parlay(9'007'199'254'740'991, {u"2"_s});
    QCOMPARE(paid(huge, {kWon}), tooMuch);
    QCOMPARE(paid(huge, {kPush}), u"9007199254740991 0 9007199254740991 0"_s);
    QCOMPARE(paid(systemOf(9'007'199'254'740'991, {1}, {u"2"_s, u"2"_s}), {}), tooMuch);
}

void TestSettlement::settlesTwelveLongLegsExactly()
{
    // 1.0000000000001 twelve times, on 10^12: 1'000'000'000'001.2000…, far beyond 128 bits.
    const Slip slip = parlay(kMaxStakeMinor, QStringList(12, u"1.0000000000001"_s));
    QCOMPARE(paid(slip, QList<LineResult>(12, kWon)), u"1000000000000 1 1000000000001 1"_s);
}

QTEST_GUILESS_MAIN(TestSettlement)

#include "tst_settlement.moc"
