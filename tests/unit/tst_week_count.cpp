// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/week_count.h"
#include "tests/support/seeded_random.h"

#include <QTest>

#include <algorithm>

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;
using namespace domain;
using store::WeekCount;

/// The figures of a week are those of its bets in settlement order, in whatever order they come.
class TestWeekCount final : public QObject
{
    Q_OBJECT

private slots:
    void givesNothingForNoBet();
    void countsInSettlementOrder();
    void equalsARecomputation_data();
    void equalsARecomputation();
};

namespace {

StatEntry settled(qint64 number, LineResult result, int evaluatedAt)
{
    StatEntry entry;
    entry.number = number;
    entry.userName = u"Ann"_s;
    entry.league = u"NFL"_s;
    entry.kind = u"straight"_s;
    entry.result = result;
    entry.results = {result};
    entry.payout.totalWager = Money(100);
    entry.payout.totalReturn = Money(result == LineResult::Won ? 250 : 0);
    entry.payout.profit = entry.payout.totalReturn - entry.payout.totalWager;
    entry.payout.settled = true;
    entry.payout.evaluatedAt = base::Timestamp(std::chrono::milliseconds(evaluatedAt));
    return entry;
}

StatEntry anyEntry(SeededRandom& random, qint64 number)
{
    const LineResult result = random.below(2) == 0 ? LineResult::Won : LineResult::Lost;
    StatEntry entry = settled(number, result, int(random.below(20)));
    entry.userName = random.below(2) == 0 ? u"Ann"_s : u"Bob"_s;
    entry.league = random.below(2) == 0 ? u"NFL"_s : u"NBA"_s;
    if (random.below(3) == 0)
        entry.tags = {u"live"_s, u"late"_s};
    if (random.below(3) == 0) {
        entry.payout.settled = false;
        entry.payout.evaluatedAt.reset();
        entry.result = LineResult::Pending;
    }
    return entry;
}

} // namespace

void TestWeekCount::givesNothingForNoBet()
{
    QVERIFY(WeekCount().figures().isEmpty());
}

void TestWeekCount::countsInSettlementOrder()
{
    const auto streakOf = [](int wonAt, int lostAt) {
        WeekCount count;
        count.add(settled(1, LineResult::Won, wonAt));
        count.add(settled(2, LineResult::Lost, lostAt));
        return count.figures().value(u"NFL"_s)[store::Person].value(u"Ann"_s).tally({}).streak;
    };
    QCOMPARE(streakOf(10, 20), -1);
    QCOMPARE(streakOf(20, 10), 1);
    QCOMPARE(streakOf(10, 10), -1); // The higher number comes later.
}

void TestWeekCount::equalsARecomputation_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 20; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestWeekCount::equalsARecomputation()
{
    QFETCH(quint32, seed);
    SeededRandom random(seed);
    QList<StatEntry> entries;
    WeekCount count;
    for (qint64 number = 1; number <= 40; ++number) {
        entries.append(anyEntry(random, number));
        count.add(entries.last());
    }
    const auto byLeague = count.figures();
    QCOMPARE(byLeague.size(), 3);
    for (const QString& league : byLeague.keys()) {
        QList<StatEntry> wanted = entries;
        if (!league.isEmpty())
            wanted.removeIf([&](const StatEntry& entry) { return entry.league != league; });
        const store::Figures figures = byLeague.value(league);
        QCOMPARE(rankedTallies(figures[store::All]), tally(wanted, GroupBy::All));
        QCOMPARE(rankedTallies(figures[store::Person]), tally(wanted, GroupBy::Person));
        QCOMPARE(rankedTallies(figures[store::League]), tally(wanted, GroupBy::League));
        QCOMPARE(rankedTallies(figures[store::Kind]), tally(wanted, GroupBy::Kind));
        QCOMPARE(rankedTallies(figures[store::Tag]), tally(wanted, GroupBy::Tag));
    }
}

} // namespace betlog::tests

QTEST_APPLESS_MAIN(betlog::tests::TestWeekCount)
#include "tst_week_count.moc"
