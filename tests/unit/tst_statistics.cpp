// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/statistics.h"

#include <QTest>

using namespace betlog;
using namespace betlog::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr LineResult kPending = LineResult::Pending;
constexpr LineResult kWon = LineResult::Won;
constexpr LineResult kLost = LineResult::Lost;
constexpr LineResult kPush = LineResult::Push;

const WeekKey kWeek(QDate(2024, 12, 1));

base::Timestamp minute(int count)
{
    return base::Timestamp(std::chrono::minutes(count));
}

/// A bet of one line, settled in the given minute.
StatEntry
entryOf(const QString& person, LineResult result, qint64 wager, qint64 returned, int settledAt = 0)
{
    StatEntry entry;
    entry.userName = person;
    entry.league = u"NFL"_s;
    entry.kind = u"singles"_s;
    entry.week = kWeek;
    entry.results = {result};
    entry.result = result;
    entry.payout.totalWager = Money(wager);
    entry.payout.totalReturn = Money(returned);
    entry.payout.profit = Money(returned - wager);
    entry.payout.settled = result != kPending;
    entry.payout.evaluatedAt = minute(settledAt);
    return entry;
}

Tally all(const QList<StatEntry>& entries)
{
    return tally(entries, GroupBy::All).value(0);
}

/// "key rank profit" of each group, in order.
QString standings(const QList<StatEntry>& entries, GroupBy by)
{
    QStringList lines;
    for (const Tally& one : tally(entries, by))
        lines.append(u"%1 %2 %3"_s.arg(one.key).arg(one.rank).arg(one.profit.minor()));
    return lines.join(u", "_s);
}

} // namespace

class TestStatistics : public QObject
{
    Q_OBJECT

private slots:
    void addsUpSettledBetsAlone();
    void countsHalfResultsHalf();
    void givesRatesInBasisPoints_data();
    void givesRatesInBasisPoints();
    void givesNoRateOfNothing();
    void followsTheStreak_data();
    void followsTheStreak();
    void findsTheLargestDrawdown();
    void ordersByWeekThenResultThenNumber();
    void sharesRanksAmongTies();
    void groupsByEachKey();
    void saysWhenASampleIsSmall();
    void countsProfitInAverageStakes();
    void averagesPricesByStake();
    void pricesASlip();
    void staysWithinWhatAnAmountCanBe();
};

void TestStatistics::addsUpSettledBetsAlone()
{
    const Tally one = all(
        {entryOf(u"A"_s, kWon, 100, 190),
         entryOf(u"A"_s, kLost, 50, 0),
         entryOf(u"A"_s, kPush, 30, 30),
         entryOf(u"A"_s, kPending, 70, 10)});
    QCOMPARE(one.bets, 4);
    QCOMPARE(one.settledBets, 3);
    QCOMPARE(one.pendingBets, 1);
    QCOMPARE(one.staked, Money(180));
    QCOMPARE(one.returned, Money(220));
    QCOMPARE(one.profit, Money(40));
    QCOMPARE(one.exposure, Money(70));
    const Tally nothing = all({});
    QCOMPARE(nothing.bets, 0);
    QCOMPARE(nothing.rank, 1);
}

void TestStatistics::countsHalfResultsHalf()
{
    StatEntry entry = entryOf(u"A"_s, kWon, 100, 150);
    entry.results = {
        kWon,
        LineResult::HalfWon,
        LineResult::HalfWon,
        LineResult::HalfLost,
        kLost,
        kPush,
        LineResult::Void};
    StatEntry pending = entryOf(u"A"_s, kPending, 100, 0);
    pending.results = {kWon, kPending};
    const Tally one = all({entry, pending});
    QCOMPARE(one.wonHalves, 4);
    QCOMPARE(one.lostHalves, 3);
    QCOMPARE(one.hitRateBasisPoints(), std::optional<qint64>(5714));
}

void TestStatistics::givesRatesInBasisPoints_data()
{
    QTest::addColumn<qint64>("profit");
    QTest::addColumn<qint64>("staked");
    QTest::addColumn<qint64>("points");
    const auto row = [](const char* tag, qint64 profit, qint64 staked, qint64 points) {
        QTest::newRow(tag) << profit << staked << points;
    };
    row("a third", 1, 3, 3'333);
    row("two thirds", 2, 3, 6'667);
    row("minus a third", -1, 3, -3'333);
    row("minus two thirds", -2, 3, -6'667);
    row("half a point goes up", 1, 20'000, 1);
    row("minus half a point goes up", -1, 20'000, 0);
    row("minus one and a half points", -3, 20'000, -1);
    row("all lost", -50, 50, -10'000);
    row("exactly -1 point", -1, 10'000, -1);
    row("nothing", 0, 7, 0);
    row("the largest amounts", kMaxAmountMinor, 1, kMaxAmountMinor);
}

void TestStatistics::givesRatesInBasisPoints()
{
    QFETCH(const qint64, profit);
    QFETCH(const qint64, staked);
    QFETCH(const qint64, points);
    Tally one;
    one.profit = Money(profit);
    one.staked = Money(staked);
    QCOMPARE(one.roiBasisPoints(), std::optional(points));
}

void TestStatistics::givesNoRateOfNothing()
{
    QCOMPARE(Tally().roiBasisPoints(), std::nullopt);
    QCOMPARE(Tally().hitRateBasisPoints(), std::nullopt);
    QCOMPARE(all({entryOf(u"A"_s, kPush, 10, 10)}).hitRateBasisPoints(), std::nullopt);
}

void TestStatistics::followsTheStreak_data()
{
    QTest::addColumn<QString>("results");
    QTest::addColumn<int>("streak");
    QTest::newRow("won won") << u"won won"_s << 2;
    QTest::newRow("lost won won") << u"lost won won"_s << 2;
    QTest::newRow("won lost") << u"won lost"_s << -1;
    QTest::newRow("won lost lost lost") << u"won lost lost lost"_s << -3;
    QTest::newRow("won push won") << u"won push won"_s << 2;
    QTest::newRow("lost void") << u"lost void"_s << -1;
    QTest::newRow("halves count") << u"half_won half_won"_s << 2;
    QTest::newRow("half lost ends it") << u"won half_lost"_s << -1;
    QTest::newRow("pending is left out") << u"won pending won"_s << 2;
    QTest::newRow("push alone") << u"push"_s << 0;
}

void TestStatistics::followsTheStreak()
{
    QFETCH(const QString, results);
    QFETCH(const int, streak);
    QList<StatEntry> entries;
    for (const QString& name : results.split(u' ')) {
        const auto at = static_cast<int>(entries.size());
        // Newest first: the order of entries is nobody's business.
        entries.prepend(entryOf(u"A"_s, lineResultFromName(name).value(), 10, 10, at));
    }
    QCOMPARE(all(entries).streak, streak);
}

void TestStatistics::findsTheLargestDrawdown()
{
    const auto drawdown = [](const QList<qint64>& profits) {
        QList<StatEntry> entries;
        for (const qint64 profit : profits) {
            const auto at = static_cast<int>(entries.size());
            entries.append(entryOf(u"A"_s, kWon, 1'000, 1'000 + profit, at));
        }
        return all(entries).largestDrawdown;
    };
    QCOMPARE(drawdown({10, 20}), Money(0));
    QCOMPARE(drawdown({-10, -20, 50}), Money(30));
    QCOMPARE(drawdown({100, -30, 20, -60, 500, -65}), Money(70));
    QCOMPARE(drawdown({}), Money(0));
}

void TestStatistics::ordersByWeekThenResultThenNumber()
{
    StatEntry late = entryOf(u"A"_s, kLost, 10, 0, 900);
    late.week = kWeek.previous();
    StatEntry first = entryOf(u"A"_s, kWon, 10, 20, 5);
    first.number = 7;
    StatEntry second = first;
    second.number = 8;
    second.result = kLost;
    second.results = {kLost};
    // The late result stays with its week, so it comes first; then 7, then 8.
    QCOMPARE(all({second, late, first}).streak, -1);
    QCOMPARE(all({late, first}).streak, 1);
}

void TestStatistics::sharesRanksAmongTies()
{
    const QList<StatEntry> entries {
        entryOf(u"D"_s, kLost, 10, 0),
        entryOf(u"C"_s, kWon, 10, 30),
        entryOf(u"B"_s, kWon, 10, 30),
        entryOf(u"A"_s, kWon, 10, 50)};
    QCOMPARE(standings(entries, GroupBy::Person), u"A 1 40, B 2 20, C 2 20, D 4 -10"_s);
}

void TestStatistics::groupsByEachKey()
{
    StatEntry football = entryOf(u"A"_s, kWon, 10, 30);
    football.tags = {u"live"_s, u"fun"_s};
    StatEntry basketball = entryOf(u"B"_s, kLost, 10, 0);
    basketball.league = u"NBA"_s;
    basketball.kind = u"parlay"_s;
    basketball.tags = {u"fun"_s};
    basketball.week = kWeek.next();
    StatEntry untagged = entryOf(u"B"_s, kWon, 10, 11);
    const QList<StatEntry> entries {football, basketball, untagged};
    QCOMPARE(standings(entries, GroupBy::All), u" 1 11"_s);
    QCOMPARE(standings(entries, GroupBy::Person), u"A 1 20, B 2 -9"_s);
    QCOMPARE(standings(entries, GroupBy::League), u"NFL 1 21, NBA 2 -10"_s);
    QCOMPARE(standings(entries, GroupBy::Kind), u"singles 1 21, parlay 2 -10"_s);
    QCOMPARE(standings(entries, GroupBy::Tag), u"live 1 20, fun 2 10"_s);
    QCOMPARE(standings(entries, GroupBy::Week), u"2024-12-01 1 21, 2024-12-08 2 -10"_s);
    QVERIFY(tally({}, GroupBy::Person).isEmpty());
}

void TestStatistics::saysWhenASampleIsSmall()
{
    QVERIFY(all(QList<StatEntry>(19, entryOf(u"A"_s, kWon, 1, 2))).isSmallSample());
    QVERIFY(!all(QList<StatEntry>(20, entryOf(u"A"_s, kWon, 1, 2))).isSmallSample());
}

void TestStatistics::countsProfitInAverageStakes()
{
    QVERIFY(!all({}).unitsHundredths());
    QVERIFY(!all({entryOf(u"A"_s, kPending, 100, 0)}).unitsHundredths());
    // Stakes of 100 and 200: a unit is 150, the profit of 50 a third of it.
    const QList<StatEntry> entries {
        entryOf(u"A"_s, kWon, 100, 350), entryOf(u"A"_s, kLost, 200, 0)};
    QCOMPARE(all(entries).unitsHundredths(), std::optional<qint64>(33));
    // Half up, below nothing too: −0.125 and −0.135 units.
    const auto lossOf = [](qint64 loss) {
        return all({entryOf(u"A"_s, kLost, 1000, 1000 - loss)}).unitsHundredths();
    };
    QCOMPARE(lossOf(125), std::optional<qint64>(-12));
    QCOMPARE(lossOf(135), std::optional<qint64>(-13));
    QCOMPARE(lossOf(126), std::optional<qint64>(-13));
}

void TestStatistics::averagesPricesByStake()
{
    StatEntry even = entryOf(u"A"_s, kWon, 100, 200);
    even.possibleReturn = Money(200);
    StatEntry longShot = entryOf(u"A"_s, kLost, 300, 0);
    longShot.possibleReturn = Money(1500);
    const StatEntry priceless = entryOf(u"A"_s, kLost, 1'000'000, 0);
    StatEntry pending = entryOf(u"A"_s, kPending, 100, 0);
    pending.possibleReturn = Money(9900);
    QVERIFY(!all({priceless, pending}).averagePriceHundredths());
    QCOMPARE(all({even}).averagePriceHundredths(), std::optional<qint64>(200));
    // (100 × 2 + 300 × 5) ÷ 400
    QCOMPARE(
        all({even, longShot, priceless, pending}).averagePriceHundredths(),
        std::optional<qint64>(425));
}

void TestStatistics::pricesASlip()
{
    Slip parlay;
    parlay.kind = BetKind::Parlay;
    parlay.stake = Money(1000);
    Line line;
    line.odds = Odds {OddsFormat::Decimal, u"1.91"_s};
    parlay.lines = {line, line};
    QCOMPARE(returnIfAllWon(parlay, {}), std::optional(Money(3648))); // 3648.1
    parlay.lines[1].odds.reset();
    QVERIFY(!returnIfAllWon(parlay, {}));
}

void TestStatistics::staysWithinWhatAnAmountCanBe()
{
    const QList<StatEntry> entries(3'000, entryOf(u"A"_s, kLost, kMaxAmountMinor, 0));
    const Tally one = all(entries);
    QCOMPARE(one.staked, Money(kMaxAmountMinor));
    QCOMPARE(one.profit, Money(-kMaxAmountMinor));
    QCOMPARE(one.largestDrawdown, Money(kMaxAmountMinor));
}

QTEST_GUILESS_MAIN(TestStatistics)

#include "tst_statistics.moc"
