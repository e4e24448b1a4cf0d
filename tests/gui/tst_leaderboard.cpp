// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/log_client.h"
#include "app/widgets/leaderboard_list.h"
#include "app/widgets/leaderboard_view.h"
#include "tests/support/shown_log.h"

#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace betlog;
using namespace betlog::models;
using namespace betlog::tests;
using namespace betlog::widgets;
using namespace Qt::Literals::StringLiterals;
using enum domain::LineResult;

namespace {

struct Screen
{
    Screen()
        : bets(log.replica)
        , week(bets)
        , client(network)
        , allTime(client)
        , view(week, allTime, log.scheduler)
    {
        bets.show(aWeek(), true);
        view.setFacts({{u"USD"_s, u"$"_s, 2}, {}, {}});
        view.resize(260, 500);
        view.show();
    }

    ShownLog log;
    WeekBets bets;
    WeekStandings week;
    QNetworkAccessManager network;
    sync::LogClient client;
    AllTimeStandings allTime;
    LeaderboardView view;
};

} // namespace

class TestLeaderboard : public QObject
{
    Q_OBJECT

private slots:
    void saysWhenNobodyHasBet();
    void saysThatASmallSampleSaysLittle();
    void writesPercentWithATrueMinus_data();
    void writesPercentWithATrueMinus();
    void summarisesAPersonInOneLine();
    void definesEveryFigureInTheToolTip();
    void choosesAPersonByClick();
    void showsAllTimeFromTheServer();
    void namesAnotherWeek();
};

void TestLeaderboard::saysWhenNobodyHasBet()
{
    Screen screen;
    QCOMPARE(screen.view.remark(), u"Nobody has bet this week."_s);
    QVERIFY(!screen.view.list()->isVisible());
    screen.view.setWeek(aWeek().previous(), aWeek());
    QCOMPARE(screen.view.remark(), u"Nobody bet in that week."_s);
}

void TestLeaderboard::saysThatASmallSampleSaysLittle()
{
    Screen screen;
    screen.log.put(betLike({.number = 1, .results = {Won}}));
    QTRY_COMPARE(screen.view.list()->model()->rowCount(), 1);
    QCOMPARE(screen.view.remark(), u"Fewer than 20 settled bets say little."_s);
    for (int number = 2; number <= 20; ++number)
        screen.log.put(betLike({.number = number, .results = {Won}}));
    QTRY_COMPARE(screen.view.remark(), QString());
}

void TestLeaderboard::writesPercentWithATrueMinus_data()
{
    QTest::addColumn<int>("basisPoints");
    QTest::addColumn<QString>("text");
    QTest::newRow("gain") << 1234 << u"+12.3 %"_s;
    QTest::newRow("loss") << -1235 << u"−12.4 %"_s;
    QTest::newRow("nothing") << 0 << u"0.0 %"_s;
    QTest::newRow("hardly a loss") << -4 << u"0.0 %"_s;
}

void TestLeaderboard::writesPercentWithATrueMinus()
{
    QFETCH(const int, basisPoints);
    QFETCH(const QString, text);
    QCOMPARE(percentText(basisPoints, true), text);
    QCOMPARE(percentText(std::nullopt, true), u"–"_s);
    QCOMPARE(wholePercentText(5550), u"56 %"_s);
}

void TestLeaderboard::summarisesAPersonInOneLine()
{
    domain::Tally tally;
    tally.key = u"Ann"_s;
    tally.bets = 1200;
    QCOMPARE(standingText(tally), u"1,200 bets, none settled"_s);
    tally.settledBets = 3;
    tally.staked = domain::Money(1000);
    tally.profit = domain::Money(-500);
    tally.wonHalves = 1;
    tally.lostHalves = 3;
    QCOMPARE(standingText(tally), u"ROI −50.0 % · hit 25 % · 1,200 bets"_s);
}

void TestLeaderboard::definesEveryFigureInTheToolTip()
{
    domain::Tally tally;
    tally.key = u"Ann"_s;
    tally.settledBets = 2;
    tally.streak = -2;
    tally.staked = domain::Money(2000);
    tally.profit = domain::Money(420);
    tally.pricedStake = domain::Money(2000);
    tally.pricedReturn = domain::Money(3820);
    const QString tip = standingToolTip(tally, {{u"USD"_s, u"$"_s, 2}, {}, {}});
    for (const QString& part :
         {u"returns minus stakes"_s,
          u"profit divided by stakes"_s,
          u"Units +0.42: profit in average stakes"_s,
          u"Average price 1.91: decimal"_s,
          u"a half counts half"_s,
          u"deepest fall"_s,
          u"2 lost in a row"_s,
          u"Fewer than 20"_s})
        QVERIFY2(tip.contains(part), qPrintable(part));
}

void TestLeaderboard::choosesAPersonByClick()
{
    Screen screen;
    screen.log.put(betLike({.number = 1, .person = u"Bo"_s, .results = {Won}}));
    QTRY_COMPARE(screen.view.list()->model()->rowCount(), 1);
    QSignalSpy chosen(&screen.view, &LeaderboardView::personChosen);
    QListView* const list = screen.view.list();
    QTRY_VERIFY(list->isVisible());
    QTest::mouseClick(
        list->viewport(),
        Qt::LeftButton,
        {},
        list->visualRect(list->model()->index(0, 0)).center());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toString(), u"Bo"_s);
    QVERIFY(list->model()
                ->index(0, 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .startsWith(u"Rank 1: Bo, profit +"_s));
}

void TestLeaderboard::showsAllTimeFromTheServer()
{
    Screen screen;
    screen.client.setServer(QUrl(u"http://127.0.0.1:9"_s)); // nobody listens there
    QTest::keyClick(screen.view.findChild<QTabBar*>(), Qt::Key_Right);
    QCOMPARE(screen.view.period(), LeaderboardView::Period::AllTime);
    QVERIFY(screen.allTime.isLoading());
    QCOMPARE(screen.view.remark(), u"Adding up…"_s);
    QTRY_VERIFY(screen.allTime.error());
    QCOMPARE(screen.view.remark(), screen.allTime.error()->detail);
    domain::Tally tally;
    tally.key = u"Ann"_s;
    tally.settledBets = 100;
    screen.allTime.model().setTallies({tally});
    QVERIFY(screen.view.list()->isVisible());
    QCOMPARE(screen.view.list()->model(), &screen.allTime.model());
    screen.view.setPeriod(LeaderboardView::Period::Week);
    QCOMPARE(screen.view.list()->model(), &screen.week.model());
}

void TestLeaderboard::namesAnotherWeek()
{
    Screen screen;
    const auto* const tabs = screen.view.findChild<QTabBar*>();
    screen.view.setWeek(aWeek(), aWeek());
    QCOMPARE(tabs->tabText(0), u"This week"_s);
    screen.view.setWeek(aWeek().previous(), aWeek());
    QCOMPARE(tabs->tabText(0), u"Week of 24 Nov"_s);
}

QTEST_MAIN(TestLeaderboard)

#include "tst_leaderboard.moc"
