// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/week_standings.h"
#include "tests/support/log_storm.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace betlog;
using namespace betlog::models;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;
using enum domain::LineResult;

namespace {

QStringList names(const LeaderboardModel& model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(model.tallyAt(row).key);
    return names;
}

domain::Bet by(int number, const QString& person, domain::LineResult result)
{
    return betLike({.number = number, .person = person, .results = {result}});
}

/// All bets of the week, counted anew.
QList<domain::Tally> counted(const WeekBets& bets)
{
    QList<domain::StatEntry> entries;
    for (const base::BetId id : bets.ids()) {
        const WeekBets::Entry& entry = *bets.find(id);
        if (entry.carried || entry.deleting || !entry.isInLog)
            continue;
        const auto& shown = bets.shown(id);
        domain::StatEntry counted;
        counted.number = shown->bet.number;
        counted.userName = shown->bet.userName;
        counted.week = shown->bet.weekKey;
        counted.payout = shown->bet.payout;
        counted.results = shown->bet.results;
        counted.result = entry.result;
        if (entry.settled)
            counted.possibleReturn = domain::returnIfAllWon(shown->bet.slip, bets.rules());
        entries.append(counted);
    }
    return domain::tally(entries, domain::GroupBy::Person);
}

QList<domain::Tally> tallies(const LeaderboardModel& model)
{
    QList<domain::Tally> tallies;
    for (int row = 0; row < model.rowCount(); ++row)
        tallies.append(model.tallyAt(row));
    return tallies;
}

} // namespace

class TestLeaderboardModel : public QObject
{
    Q_OBJECT

private slots:
    void ranksThePeopleOfTheWeek();
    void leavesCarriedBetsToTheirOwnWeek();
    void countsEveryBetWhateverTheFilter();
    void showsWhoOvertakesWhomAsAMove();
    void comesAndGoesRowByRow();
    void countsManyAsItCountsFew();
    void staysRightThroughAStormOfChanges_data();
    void staysRightThroughAStormOfChanges();
    void countsAgainWhatChangedMeanwhile();
    void showsNoFiguresOfAnotherWeek();
};

void TestLeaderboardModel::ranksThePeopleOfTheWeek()
{
    ShownLog log;
    WeekBets bets(log.replica);
    WeekStandings standings(bets);
    log.putAll({by(1, u"Ann"_s, Lost), by(2, u"Bo"_s, Won), by(3, u"Cy"_s, Pending)});
    bets.show(aWeek(), true);
    QTRY_COMPARE(names(standings.model()), (QStringList {u"Bo"_s, u"Cy"_s, u"Ann"_s}));
    QCOMPARE(standings.model().tallyAt(0).rank, 1);
    QCOMPARE(standings.model().tallyAt(2).profit, domain::Money(-1000));
    QCOMPARE(standings.model().tallyAt(1).exposure, domain::Money(1000));
    QCOMPARE(standings.model().index(0).data().toString(), u"Bo"_s);
}

void TestLeaderboardModel::leavesCarriedBetsToTheirOwnWeek()
{
    ShownLog log;
    WeekBets bets(log.replica);
    WeekStandings standings(bets);
    log.putAll(
        {by(1, u"Ann"_s, Won),
         betLike({.number = 2, .person = u"Bo"_s, .week = aWeek().previous()})});
    bets.show(aWeek(), true);
    QCOMPARE(bets.count(), 2);
    QTRY_COMPARE(names(standings.model()), QStringList {u"Ann"_s});
}

void TestLeaderboardModel::countsEveryBetWhateverTheFilter()
{
    ShownLog log;
    WeekBets bets(log.replica);
    WeekStandings standings(bets);
    bets.show(aWeek(), true);
    log.put(by(1, u"Ann"_s, Won));
    log.put(by(2, u"Ann"_s, Lost));
    QTRY_COMPARE(standings.model().rowCount(), 1);
    QTRY_COMPARE(standings.model().tallyAt(0).bets, 2);
    log.remove(betId(2));
    QTRY_COMPARE(standings.model().tallyAt(0).bets, 1);
}

void TestLeaderboardModel::showsWhoOvertakesWhomAsAMove()
{
    ShownLog log;
    WeekBets bets(log.replica);
    WeekStandings standings(bets);
    const QAbstractItemModelTester tester(
        &standings.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    log.putAll({by(1, u"Ann"_s, Won), by(2, u"Bo"_s, Pending)});
    bets.show(aWeek(), true);
    QTRY_COMPARE(names(standings.model()), (QStringList {u"Ann"_s, u"Bo"_s}));
    QSignalSpy moved(&standings.model(), &QAbstractItemModel::rowsMoved);
    QSignalSpy reset(&standings.model(), &QAbstractItemModel::modelReset);
    domain::Bet better =
        betLike({.number = 2, .person = u"Bo"_s, .results = {Won}, .stakeMinor = 9000});
    log.put(better);
    QTRY_COMPARE(names(standings.model()), (QStringList {u"Bo"_s, u"Ann"_s}));
    QCOMPARE(moved.size(), 1);
    QCOMPARE(reset.size(), 0);
}

void TestLeaderboardModel::comesAndGoesRowByRow()
{
    LeaderboardModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    const auto tally = [](const QString& key) {
        domain::Tally one;
        one.key = key;
        return one;
    };
    model.setTallies({tally(u"a"_s), tally(u"b"_s)});
    model.setTallies({tally(u"c"_s), tally(u"b"_s)});
    QCOMPARE(names(model), (QStringList {u"c"_s, u"b"_s}));
    QCOMPARE(inserted.size(), 3);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(model.index(0).data(Qt::AccessibleTextRole), QVariant());
    model.setDescription(model, [](const domain::Tally& one) { return u"leads: "_s + one.key; });
    QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), u"leads: c"_s);
}

void TestLeaderboardModel::countsManyAsItCountsFew()
{
    ShownLog log;
    WeekBets bets(log.replica);
    log.putAll(busyWeek(WeekBets::kMany + 1500));
    bets.show(aWeek(), true);
    WeekStandings standings(bets);
    QTRY_VERIFY(standings.model().rowCount() > 0);
    QCOMPARE(tallies(standings.model()), counted(bets));
}

void TestLeaderboardModel::staysRightThroughAStormOfChanges_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<int>("rounds");
    QTest::newRow("few, seed 1") << 60 << 1U << 80;
    QTest::newRow("few, seed 2") << 60 << 2U << 80;
    QTest::newRow("many") << WeekBets::kMany + 300 << 3U << 3;
    QTest::newRow("many, then few") << WeekBets::kMany + 10 << 4U << 3;
}

void TestLeaderboardModel::staysRightThroughAStormOfChanges()
{
    QFETCH(int, count);
    QFETCH(quint32, seed);
    QFETCH(int, rounds);
    ShownLog log;
    WeekBets bets(log.replica);
    WeekStandings standings(bets);
    log.putAll(busyWeek(count));
    bets.show(aWeek(), true);
    LogStorm storm(log, count, seed);
    for (int round = 0; round < rounds; ++round) {
        for (int step = 0; step < count / 10; ++step)
            storm.blow();
        if (round % 20 == 19)
            bets.show(aWeek(), round % 40 == 19);
        QTRY_COMPARE(tallies(standings.model()), counted(bets));
    }
}

void TestLeaderboardModel::countsAgainWhatChangedMeanwhile()
{
    ShownLog log;
    WeekBets bets(log.replica);
    WeekStandings standings(bets);
    log.putAll(busyWeek(WeekBets::kMany + 1500));
    bets.show(aWeek(), true);
    QTRY_VERIFY(standings.isCounting());
    const int number = WeekBets::kMany + 2000;
    log.put(betLike({.number = number, .person = u"Late"_s, .results = {Won}}));
    QTRY_VERIFY(names(standings.model()).contains(u"Late"_s));
    log.remove(betId(number));
    QTRY_VERIFY(!names(standings.model()).contains(u"Late"_s));
}

void TestLeaderboardModel::showsNoFiguresOfAnotherWeek()
{
    ShownLog log;
    WeekBets bets(log.replica);
    WeekStandings standings(bets);
    log.putAll(
        busyWeek(WeekBets::kMany + 500)
        + QList {betLike({.number = 9000, .person = u"Eve"_s, .week = aWeek().next()})});
    bets.show(aWeek().next(), false);
    QTRY_COMPARE(names(standings.model()), QStringList {u"Eve"_s});
    bets.show(aWeek(), false);
    QCOMPARE(standings.model().rowCount(), 0);
    QTRY_VERIFY(standings.model().rowCount() > 0);
    QVERIFY(!names(standings.model()).contains(u"Eve"_s));
    QVERIFY(!standings.isCounting());
}

QTEST_GUILESS_MAIN(TestLeaderboardModel)

#include "tst_leaderboard_model.moc"
