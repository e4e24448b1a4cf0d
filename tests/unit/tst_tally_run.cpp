// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/tally_run.h"
#include "tests/support/seeded_random.h"

#include <QtTest>

namespace betlog::tests {

using namespace domain;
using namespace Qt::Literals::StringLiterals;

/// Runs of bets that are joined against the same bets in one run.
class TestTallyRun : public QObject
{
    Q_OBJECT

private slots:
    void carriesAStreakThroughARunOfTheSame_data();
    void carriesAStreakThroughARunOfTheSame();
    void findsADrawdownThatCrossesTheSeam();
    void joinsToWhatOneRunGives_data();
    void joinsToWhatOneRunGives();
};

namespace {

WeekKey week(int number)
{
    return WeekKey(QDate(2024, 1, 7).addDays(7 * number));
}

/// A settled bet of 10, with that profit.
StatEntry settled(int number, qint64 profit)
{
    StatEntry entry;
    entry.number = number;
    entry.userName = u"Ann"_s;
    entry.week = week(0);
    entry.payout.totalWager = Money(10);
    entry.payout.totalReturn = Money(10 + profit);
    entry.payout.profit = Money(profit);
    entry.payout.settled = true;
    entry.result = profit > 0 ? LineResult::Won : profit < 0 ? LineResult::Lost : LineResult::Push;
    entry.results = {entry.result};
    return entry;
}

TallyRun runOf(const QList<qint64>& profits)
{
    TallyRun run;
    int number = 0;
    for (const qint64 profit : profits)
        run.add(outcomeOf(settled(++number, profit)));
    return run;
}

StatEntry randomEntry(int number, SeededRandom& random)
{
    constexpr qint64 kProfits[] = {-10, -10, -10, 0, 5, 9, 20};
    StatEntry entry = settled(number, kProfits[random.below(std::size(kProfits))]);
    entry.userName = u"Person %1"_s.arg(random.below(3));
    entry.league = u"League %1"_s.arg(random.below(2));
    entry.kind = random.below(2) == 0 ? u"singles"_s : u"parlay"_s;
    for (quint64 tag = 0; tag < random.below(3); ++tag)
        entry.tags.append(u"Tag %1"_s.arg(tag));
    entry.week = week(static_cast<int>(random.below(6)));
    entry.payout.evaluatedAt = base::Timestamp(std::chrono::milliseconds(random.below(20)));
    entry.payout.settled = random.below(5) > 0;
    if (random.below(4) > 0)
        entry.possibleReturn = Money(10 + static_cast<qint64>(random.below(40)));
    return entry;
}

} // namespace

void TestTallyRun::carriesAStreakThroughARunOfTheSame_data()
{
    QTest::addColumn<QList<qint64>>("first");
    QTest::addColumn<QList<qint64>>("second");
    QTest::addColumn<int>("streak");
    QTest::newRow("nothing follows") << QList<qint64> {5, 5} << QList<qint64> {} << 2;
    QTest::newRow("nothing before") << QList<qint64> {} << QList<qint64> {-10} << -1;
    QTest::newRow("wins go on") << QList<qint64> {-10, 5} << QList<qint64> {5, 5} << 3;
    QTest::newRow("losses go on") << QList<qint64> {-10} << QList<qint64> {-10} << -2;
    QTest::newRow("pushes do not count") << QList<qint64> {5} << QList<qint64> {0, 0} << 1;
    QTest::newRow("pushes do not end it") << QList<qint64> {5} << QList<qint64> {0, 5} << 2;
    QTest::newRow("a loss ends it") << QList<qint64> {5} << QList<qint64> {-10} << -1;
    QTest::newRow("a loss within ends it") << QList<qint64> {5, 5} << QList<qint64> {-10, 5} << 1;
}

void TestTallyRun::carriesAStreakThroughARunOfTheSame()
{
    QFETCH(QList<qint64>, first);
    QFETCH(QList<qint64>, second);
    TallyRun run = runOf(first);
    run.join(runOf(second));
    QTEST(run.tally({}).streak, "streak");
    QCOMPARE(run.tally({}), runOf(first + second).tally({}));
}

void TestTallyRun::findsADrawdownThatCrossesTheSeam()
{
    TallyRun run = runOf({20, -10});
    run.join(runOf({5, -10, -10, 20}));
    QCOMPARE(run.tally({}).largestDrawdown, Money(25));
}

void TestTallyRun::joinsToWhatOneRunGives_data()
{
    QTest::addColumn<GroupBy>("by");
    QTest::newRow("all") << GroupBy::All;
    QTest::newRow("person") << GroupBy::Person;
    QTest::newRow("league") << GroupBy::League;
    QTest::newRow("kind") << GroupBy::Kind;
    QTest::newRow("tag") << GroupBy::Tag;
    QTest::newRow("week") << GroupBy::Week;
}

void TestTallyRun::joinsToWhatOneRunGives()
{
    QFETCH(GroupBy, by);
    for (quint32 seed = 1; seed <= 40; ++seed) {
        SeededRandom random(seed);
        QList<StatEntry> entries;
        QMap<WeekKey, QList<StatEntry>> byWeek;
        const int count = static_cast<int>(random.below(60));
        for (int i = 0; i < count; ++i) {
            entries.append(randomEntry(i, random));
            byWeek[entries.last().week].append(entries.last());
        }
        TallyRuns runs = tallyRuns({}, by);
        for (const QList<StatEntry>& ofWeek : std::as_const(byWeek))
            joinRuns(runs, tallyRuns(ofWeek, by));
        QVERIFY2(rankedTallies(runs) == tally(entries, by), qPrintable(u"seed %1"_s.arg(seed)));
    }
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestTallyRun)
#include "tst_tally_run.moc"
