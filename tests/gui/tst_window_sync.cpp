// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/replica.h"
#include "app/sync/sqlite_cache.h"
#include "app/widgets/connection_banner.h"
#include "app/widgets/connection_indicator.h"
#include "app/widgets/log_face.h"
#include "app/widgets/totals_bar.h"
#include "app/widgets/week_picker.h"
#include "tests/gui/window_screen.h"

#include <QHelpEvent>
#include <QMessageBox>

using namespace betlog;
using namespace betlog::tests;
using namespace betlog::widgets;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using enum domain::LineResult;

class TestWindowSync : public QObject
{
    Q_OBJECT

private slots:
    void settlesByOneKeyAndUndoes();
    void saysWhySomethingIsNotTakenBack();
    void deletesOneAtOnceWithUndoInTheToast();
    void asksBeforeDeletingMany();
    void carriesEarlierBetsAndSettlesThem();
    void goesAlongWhenANewWeekBegins();
    void tintsAndTellsWhatOthersDo();
    void showsWhatIsSendingAndWhatWasRefused();
    void showsAConflictWithBothWaysOut();
    void showsEveryStateOfTheLine();
    void syncsNowByKey();
    void opensOnWhatItKnewAndSaysHowOldThatIs();
    void tellsTheEngineWhetherItIsSeen();

private:
    static void aWeekPasses(WindowScreen& screen);
};

void TestWindowSync::settlesByOneKeyAndUndoes()
{
    WindowScreen screen;
    screen.server.fill(threeBets());
    QVERIFY(screen.connectNow());
    QTRY_COMPARE(screen.list().shownBets().size(), 3);
    screen.standOn(1);
    screen.press(Qt::Key_W);
    QTRY_COMPARE(screen.resultAtServer(1), Won);
    QTest::keyClick(&screen.window, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(screen.resultAtServer(1), Pending);
    QTest::keyClick(&screen.window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(screen.resultAtServer(1), Won);
    // What this window did itself is no news.
    QCOMPARE(toastTexts(screen.window).filter(u"settled"_s), QStringList());
}

void TestWindowSync::saysWhySomethingIsNotTakenBack()
{
    WindowScreen screen;
    screen.server.fill(threeBets());
    QVERIFY(screen.connectNow());
    QTRY_COMPARE(screen.list().shownBets().size(), 3);
    screen.standOn(1);
    screen.press(Qt::Key_W);
    QTRY_COMPARE(screen.resultAtServer(1), Won);
    domain::Bet bet = *screen.server.find(betId(1));
    bet.results = {Push};
    screen.server.put(bet, u"Bo"_s);
    QTRY_COMPARE(screen.engine.replica().find(betId(1))->bet.results, QList {Push});
    QTest::keyClick(&screen.window, Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(toastTexts(screen.window)
                    .contains(u"Bo changed bet #1 since, so Won on bet #1 is left as it is."_s));
    QCOMPARE(screen.resultAtServer(1), Push);
}

void TestWindowSync::deletesOneAtOnceWithUndoInTheToast()
{
    WindowScreen screen;
    screen.server.fill(threeBets());
    QVERIFY(screen.connectNow());
    QTRY_COMPARE(screen.list().shownBets().size(), 3);
    screen.standOn(2);
    screen.press(Qt::Key_Delete);
    QTRY_VERIFY(!screen.server.find(betId(2)));
    QTRY_VERIFY(button(screen.window, u"Undo"_s));
    QVERIFY(toastTexts(screen.window).contains(u"You deleted bet #2."_s));
    QTest::mouseClick(button(screen.window, u"Undo"_s), Qt::LeftButton);
    QTRY_VERIFY(screen.server.find(betId(2)));
    QTRY_COMPARE(screen.list().shownBets().size(), 3);
}

void TestWindowSync::asksBeforeDeletingMany()
{
    WindowScreen screen;
    screen.server.fill(threeBets());
    QVERIFY(screen.connectNow());
    QTRY_COMPARE(screen.list().shownBets().size(), 3);
    screen.log().selectAll();
    screen.press(Qt::Key_Delete);
    auto* question = screen.window.findChild<QMessageBox*>();
    QVERIFY(question);
    QVERIFY(question->text().contains(u"3"_s));
    QTest::keyClick(question, Qt::Key_Escape);
    QCOMPARE(screen.server.bets().size(), 3);
    QTRY_VERIFY(!screen.window.findChild<QMessageBox*>());
    screen.press(Qt::Key_Delete);
    question = screen.window.findChild<QMessageBox*>();
    QTest::mouseClick(button(*question, u"Delete 3 bets"_s), Qt::LeftButton);
    QTRY_VERIFY(screen.server.bets().isEmpty());
    const auto* const face = screen.window.findChild<LogFace*>();
    QTRY_COMPARE(face->face(), LogFace::Face::EmptyWeek);
}

void TestWindowSync::carriesEarlierBetsAndSettlesThem()
{
    WindowScreen screen;
    screen.server.fill(threeBets() + QList {betLike({.number = 4, .week = aWeek().previous()})});
    QVERIFY(screen.connectNow());
    QTRY_COMPARE(screen.list().shownBets().size(), 4);
    QCOMPARE(screen.list().carriedCount(), 1);
    screen.standOn(4);
    screen.press(Qt::Key_L);
    QTRY_COMPARE(screen.resultAtServer(4), Lost);
}

/// For everybody, the server too; at the latest with its next heartbeat it is noticed.
void TestWindowSync::aWeekPasses(WindowScreen& screen)
{
    screen.scheduler.jumpTimeOfDay(7 * 24h);
    screen.server.welcome.serverTime = screen.scheduler.now();
    screen.server.beat();
}

void TestWindowSync::goesAlongWhenANewWeekBegins()
{
    WindowScreen screen;
    screen.server.fill(threeBets());
    QVERIFY(screen.connectNow());
    QTRY_COMPARE(screen.list().shownBets().size(), 3);
    aWeekPasses(screen);
    QTRY_COMPARE(screen.engine.currentWeek(), aWeek().next());
    QCOMPARE(screen.window.findChild<WeekPicker*>()->week(), aWeek().next());
    // Who looks at another week stays there.
    screen.window.showWeek(aWeek());
    aWeekPasses(screen);
    QTRY_COMPARE(screen.engine.currentWeek(), aWeek().next().next());
    QCOMPARE(screen.window.findChild<WeekPicker*>()->week(), aWeek());
}

void TestWindowSync::tintsAndTellsWhatOthersDo()
{
    WindowScreen screen;
    screen.server.fill(threeBets());
    QVERIFY(screen.connectNow());
    QTRY_COMPARE(screen.list().shownBets().size(), 3);
    screen.server.put(betLike({.number = 4, .person = u"Bo"_s}), u"Bo"_s);
    QTRY_COMPARE(screen.list().shownBets().size(), 4);
    QVERIFY(screen.log().isMarkedArrived(betId(4)));
    screen.scheduler.advance(200ms);
    QTRY_COMPARE(
        toastTexts(screen.window).filter(u"Bo placed"_s),
        QStringList {u"Bo placed a bet on Team A @ Team B."_s});
    // A click on the toast opens the bet.
    for (Toast* const toast : screen.window.findChildren<Toast*>()) {
        if (toast->notice().bet == betId(4))
            QTest::mouseClick(toast, Qt::LeftButton);
    }
    QVERIFY(screen.list().isOpen(betId(4)));
    screen.scheduler.advance(3s);
    QVERIFY(!screen.log().isMarkedArrived(betId(4)));
}

void TestWindowSync::showsWhatIsSendingAndWhatWasRefused()
{
    WindowScreen screen;
    screen.server.fill(threeBets());
    QVERIFY(screen.connectNow());
    QTRY_COMPARE(screen.list().shownBets().size(), 3);
    const auto* const totals = screen.window.findChild<TotalsBar*>();
    screen.server.holdWrites(true);
    screen.standOn(1);
    screen.press(Qt::Key_W);
    QTRY_VERIFY(totals->text().endsWith(u"1 sending"_s));
    screen.server.refuseNext({base::ErrorCode::Locked, u"The line has started."_s, {}});
    QTRY_COMPARE(screen.server.written().size(), 1);
    screen.server.holdWrites(false);
    QTRY_COMPARE(screen.list().rowCount(), 4); // a notice under the bet
    QVERIFY(!totals->text().contains(u"sending"_s));
    const QModelIndex notice = screen.list().index(screen.list().indexOf(betId(1)).row() + 1);
    QCOMPARE(notice.data(Qt::AccessibleTextRole).toString(), u"The line has started."_s);
    const QRect answer = screen.log().partRect(notice, {RowPart::Kind::Answer, 0});
    QTest::mouseClick(screen.log().viewport(), Qt::LeftButton, {}, answer.center());
    QTRY_COMPARE(screen.resultAtServer(1), Won);
    QTRY_COMPARE(screen.list().rowCount(), 3);
}

void TestWindowSync::showsAConflictWithBothWaysOut()
{
    WindowScreen screen;
    screen.server.fill(threeBets());
    QVERIFY(screen.connectNow());
    QTRY_COMPARE(screen.list().shownBets().size(), 3);
    screen.server.refuseNext(
        {base::ErrorCode::Conflict, u"Already settled as Lost by Bo a moment ago."_s, {}});
    screen.standOn(1);
    screen.press(Qt::Key_W);
    QTRY_COMPARE(screen.engine.replica().find(betId(1))->delivery, sync::Delivery::Conflicted);
    const QModelIndex notice = screen.list().index(screen.list().indexOf(betId(1)).row() + 1);
    const QRect keepTheirs = screen.log().partRect(notice, {RowPart::Kind::Answer, 1});
    QTest::mouseClick(screen.log().viewport(), Qt::LeftButton, {}, keepTheirs.center());
    QTRY_COMPARE(screen.list().rowCount(), 3);
    QCOMPARE(screen.resultAtServer(1), Pending);
}

void TestWindowSync::showsEveryStateOfTheLine()
{
    WindowScreen screen;
    const auto* const face = screen.window.findChild<LogFace*>();
    const auto* const indicator = screen.window.findChild<ConnectionIndicator*>();
    QCOMPARE(face->face(), LogFace::Face::Missing);
    QCOMPARE(indicator->word(), u"Offline"_s);
    screen.engine.connectToServer();
    QCOMPARE(face->face(), LogFace::Face::Loading);
    QTRY_COMPARE(indicator->word(), u"Live"_s);
    QTRY_COMPARE(face->face(), LogFace::Face::EmptyWeek);
    screen.server.setReachable(false);
    QTRY_VERIFY(screen.engine.status().state != sync::ConnectionState::Live);
    // The week is here still; being offline takes nothing away.
    QCOMPARE(face->face(), LogFace::Face::EmptyWeek);
}

void TestWindowSync::syncsNowByKey()
{
    WindowScreen screen;
    screen.server.setReachable(false);
    screen.engine.connectToServer();
    QTRY_VERIFY(screen.engine.status().nextRetry);
    screen.server.setReachable(true);
    QTest::keyClick(&screen.window, Qt::Key_F5);
    QTRY_COMPARE(screen.engine.status().state, sync::ConnectionState::Live);
}

/// The program is started anew, three hours later and without a line.
void TestWindowSync::opensOnWhatItKnewAndSaysHowOldThatIs()
{
    const QTemporaryDir profile;
    const auto cacheFile = [&profile] {
        const sync::SqlFileName name {profile.filePath(u"cache.sqlite"_s)};
        return std::make_unique<sync::SqliteCache>(
            std::move(*sync::SqlFile::open(name, sync::SqliteCache::schema())));
    };
    {
        const auto cache = cacheFile();
        WindowScreen screen({}, nullptr, cache.get());
        screen.server.fill(threeBets());
        QVERIFY(screen.connectNow());
        QTRY_COMPARE(screen.list().shownBets().size(), 3);
        screen.scheduler.advance(1s); // it is kept in steps
    }
    const auto cache = cacheFile();
    WindowScreen screen({}, nullptr, cache.get());
    QCOMPARE(screen.list().shownBets().size(), 3);
    screen.scheduler.advance(3h);
    screen.server.setReachable(false);
    screen.engine.connectToServer();
    QTRY_COMPARE(screen.engine.status().reason, sync::OfflineReason::Unreachable);
    screen.scheduler.advance(ConnectionBanner::kPatience);
    const auto* const banner = screen.window.findChild<ConnectionBanner*>();
    QVERIFY2(
        banner->text().contains(u"What you see is as it stood 3 h ago."_s),
        qPrintable(banner->text()));
    auto* const indicator = screen.window.findChild<ConnectionIndicator*>();
    QHelpEvent ask(QEvent::ToolTip, {}, indicator->mapToGlobal(QPoint()));
    QCoreApplication::sendEvent(indicator, &ask);
    QVERIFY2(
        indicator->toolTip().contains(u"Last sync: 3 h ago"_s), qPrintable(indicator->toolTip()));
}

void TestWindowSync::tellsTheEngineWhetherItIsSeen()
{
    WindowScreen screen;
    QVERIFY(screen.connectNow());
    screen.window.hide();
    screen.server.put(betLike({.number = 1}), u"Bo"_s);
    screen.window.show();
    // Whatever was let slip meanwhile is here once the window is.
    QTRY_COMPARE(screen.list().shownBets().size(), 1);
}

QTEST_MAIN(TestWindowSync)

#include "tst_window_sync.moc"
