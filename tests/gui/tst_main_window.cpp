// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/bet_editor.h"
#include "app/widgets/connection_indicator.h"
#include "app/widgets/diagnostics_panel.h"
#include "app/widgets/history_dialog.h"
#include "app/widgets/keys_overview.h"
#include "app/widgets/log_face.h"
#include "app/widgets/receipt_dialog.h"
#include "app/widgets/totals_bar.h"
#include "app/widgets/week_picker.h"
#include "app/widgets/wrapped_label.h"
#include "tests/gui/typing_screen.h"

#include <QMessageBox>
#include <QScreen>
#include <QSignalSpy>
#include <QToolButton>

#include <algorithm>

using namespace betlog;
using namespace betlog::tests;
using namespace betlog::widgets;
using namespace Qt::Literals::StringLiterals;
using enum domain::LineResult;

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void showsTheCurrentWeek();
    void searchesByKeyboard();
    void changesTheWeekByKeyboard();
    void opensTheEditorBesideTheLog();
    void foldsItsPanelsWhenNarrow();
    void opensNoLargerThanTheScreen();
    void keepsWhatIsHalfTypedThroughEveryKey();
    void remembersItsPanels();
    void revealsABetThroughFilterAndWeek();
    void tabGoesFromLeftToRight();
    void saysThatAnotherWeekIsEmpty();
    void opensItsHelpers();
    void offersWhatWasBetBefore();
    void showsTheHistoryOfABet();
};

void TestMainWindow::showsTheCurrentWeek()
{
    WindowScreen screen;
    screen.server.fill(threeBets());
    QVERIFY(screen.connectNow());
    QTRY_COMPARE(screen.list().shownBets().size(), 3);
    const auto* const totals = screen.window.findChild<TotalsBar*>();
    QTRY_VERIFY2(totals->text().startsWith(u"3 bets  staked 30.00"_s), qPrintable(totals->text()));
    QCOMPARE(screen.window.findChild<WeekPicker*>()->week(), aWeek());
}

void TestMainWindow::searchesByKeyboard()
{
    WindowScreen screen;
    screen.server.fill(threeBets());
    QVERIFY(screen.connectNow());
    QTRY_COMPARE(screen.list().shownBets().size(), 3);
    auto* const search = screen.window.findChild<QLineEdit*>();
    QTest::keyClick(&screen.window, Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(screen.window.focusWidget(), search);
    QTest::keyClicks(search, u"nba"_s);
    QCOMPARE(screen.list().shownBets(), QList {betId(3)});
    QTest::keyClick(search, Qt::Key_Down);
    QCOMPARE(screen.window.focusWidget(), &screen.log());
    QTest::keyClick(&screen.window, Qt::Key_F, Qt::ControlModifier);
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(search->text(), QString());
    QCOMPARE(screen.list().shownBets().size(), 3);
}

void TestMainWindow::changesTheWeekByKeyboard()
{
    WindowScreen screen;
    screen.server.fill(
        threeBets() + QList {betLike({.number = 4, .results = {Won}, .week = aWeek().previous()})});
    QVERIFY(screen.connectNow());
    QTRY_COMPARE(screen.list().shownBets().size(), 3);
    QTest::keyClick(&screen.window, Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(screen.engine.shownWeek(), aWeek().previous());
    QTRY_COMPARE(screen.list().shownBets(), QList {betId(4)});
    QTest::keyClick(&screen.window, Qt::Key_Right, Qt::AltModifier);
    QTRY_COMPARE(screen.list().shownBets().size(), 3);
    QTest::keyClick(&screen.window, Qt::Key_Left, Qt::AltModifier);
    QTest::keyClick(&screen.window, Qt::Key_Home, Qt::AltModifier);
    QTRY_COMPARE(screen.list().shownBets().size(), 3);
}

void TestMainWindow::opensTheEditorBesideTheLog()
{
    WindowScreen screen;
    screen.server.fill(threeBets());
    QVERIFY(screen.connectNow());
    QTRY_COMPARE(screen.list().shownBets().size(), 3);
    auto* const editor = screen.window.findChild<BetEditor*>();
    QVERIFY(!editor->isVisible());
    QTest::keyClick(&screen.window, Qt::Key_N, Qt::ControlModifier);
    QVERIFY(editor->isVisible());
    QVERIFY(editor->editedBet().isNull());
    QTest::keyClick(editor, Qt::Key_Escape);
    QVERIFY(!editor->isVisible());
    QCOMPARE(screen.window.focusWidget(), &screen.log());
    screen.standOn(3);
    screen.press(Qt::Key_Return);
    QCOMPARE(editor->editedBet(), betId(3));
    QTest::keyClick(editor, Qt::Key_Escape);
    screen.press(Qt::Key_D);
    QVERIFY(editor->isVisible());
    QVERIFY(editor->editedBet().isNull());
    QCOMPARE(editor->draft().league, u"NBA"_s);
}

void TestMainWindow::foldsItsPanelsWhenNarrow()
{
    WindowScreen screen;
    QCOMPARE(screen.window.panels(), (Panels {true, true}));
    screen.window.resize(900, 600);
    QCOMPARE(screen.window.panels(), (Panels {false, false}));
    QTest::keyClick(&screen.window, Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(screen.window.panels(), (Panels {true, false}));
    screen.window.resize(1280, 800);
    QCOMPARE(screen.window.panels(), (Panels {true, true}));
    QTest::keyClick(&screen.window, Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(screen.window.panels(), (Panels {true, false}));
    screen.window.resize(1600, 900);
    QCOMPARE(screen.window.panels(), (Panels {true, true}));
}

void TestMainWindow::opensNoLargerThanTheScreen()
{
    const WindowScreen screen;
    const QSize room = screen.window.screen()->availableSize();
    QVERIFY(screen.firstSize.width() < room.width());
    QVERIFY2(screen.firstSize.height() < room.height(), "The title bar needs its room too.");
}

void TestMainWindow::keepsWhatIsHalfTypedThroughEveryKey()
{
    WindowScreen screen;
    screen.server.fill(threeBets());
    QVERIFY(screen.connectNow());
    QTRY_COMPARE(screen.list().shownBets().size(), 3);
    const auto* const editor = screen.window.findChild<BetEditor*>();
    const auto selection = [editor] {
        return editor->findChild<QLineEdit*>(u"selection"_s);
    };
    const auto again = [&screen] {
        QTest::keyClick(&screen.window, Qt::Key_N, Qt::ControlModifier);
    };
    again();
    selection()->setFocus();
    QTest::keyClicks(selection(), u"Half a b"_s);
    again();
    QCOMPARE(selection()->text(), u"Half a b"_s);
    QCOMPARE(screen.window.focusWidget(), selection());
    QTest::keyClick(selection(), Qt::Key_Escape);
    QVERIFY(!editor->isVisible());
    again();
    QCOMPARE(selection()->text(), u"Half a b"_s);
    QTest::keyClick(&screen.window, Qt::Key_2, Qt::ControlModifier); // closes it for lack of room
    screen.log().setFocus();
    screen.standOn(3);
    screen.press(Qt::Key_Return);
    QCOMPARE(editor->editedBet(), betId(3));

    // An edit that was begun is asked for before it goes.
    selection()->setFocus();
    QTest::keyClicks(selection(), u" changed"_s);
    const QString changed = selection()->text();
    again();
    auto* question = screen.window.findChild<QMessageBox*>();
    QVERIFY(question && question->isVisible());
    QTest::keyClick(question, Qt::Key_Escape);
    QTRY_VERIFY(!screen.window.findChild<QMessageBox*>());
    QCOMPARE(selection()->text(), changed);
    screen.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&screen.window));
    again();
    question = screen.window.findChild<QMessageBox*>();
    QVERIFY(question);
    QTest::mouseClick(button(*question, u"Let it go"_s), Qt::LeftButton);
    QTRY_COMPARE(selection()->text(), u"Half a b"_s);
    QVERIFY(editor->editedBet().isNull());
}

void TestMainWindow::remembersItsPanels()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"settings.ini"_s);
    {
        WindowScreen screen(file);
        QTest::keyClick(&screen.window, Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(screen.window.panels(), (Panels {false, true}));
    }
    const WindowScreen screen(file);
    QCOMPARE(screen.window.panels(), (Panels {false, true}));
}

void TestMainWindow::revealsABetThroughFilterAndWeek()
{
    WindowScreen screen;
    screen.server.fill(
        threeBets() + QList {betLike({.number = 4, .results = {Won}, .week = aWeek().previous()})});
    QVERIFY(screen.connectNow());
    QTRY_COMPARE(screen.list().shownBets().size(), 3);
    screen.window.findChild<QLineEdit*>()->setText(u"NBA"_s);
    QCOMPARE(screen.list().shownBets().size(), 1);
    screen.window.revealBet(betId(1));
    QVERIFY(screen.list().isOpen(betId(1)));
    QCOMPARE(screen.log().chosenBets(), QList {betId(1)});
    screen.window.showWeek(aWeek().previous());
    QTRY_COMPARE(screen.list().shownBets(), QList {betId(4)});
    screen.window.revealBet(betId(1));
    QCOMPARE(screen.engine.shownWeek(), aWeek());
    QCOMPARE(screen.log().chosenBets(), QList {betId(1)});
}

void TestMainWindow::tabGoesFromLeftToRight()
{
    WindowScreen screen;
    QWidget* focused = nullptr;
    for (QToolButton* const one : screen.window.findChildren<QToolButton*>()) {
        if (one->accessibleName() == u"Filters (Ctrl+1)")
            focused = one;
    }
    QVERIFY(focused);
    focused->setFocus();
    const QWidget* const top = focused->parentWidget();
    QList<int> places;
    while (focused && top->isAncestorOf(focused)) {
        places.append(focused->mapTo(&screen.window, QPoint()).x());
        QTest::keyClick(focused, Qt::Key_Tab);
        focused = screen.window.focusWidget();
    }
    QVERIFY2(places.size() >= 9, "filters, the week's three, search, place, sync, side, menu");
    QVERIFY(std::ranges::is_sorted(places));
}

void TestMainWindow::saysThatAnotherWeekIsEmpty()
{
    WindowScreen screen;
    screen.server.fill(threeBets());
    QVERIFY(screen.connectNow());
    const auto* const face = screen.window.findChild<LogFace*>();
    QTest::keyClick(&screen.window, Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(face->face(), LogFace::Face::EmptyOtherWeek);
    QTest::mouseClick(button(screen.log(), u"Go to this week"_s), Qt::LeftButton);
    QCOMPARE(screen.engine.shownWeek(), aWeek());
    QTRY_COMPARE(screen.list().shownBets().size(), 3);
}

void TestMainWindow::opensItsHelpers()
{
    WindowScreen screen;
    screen.server.fill(threeBets());
    QVERIFY(screen.connectNow());
    QTRY_COMPARE(screen.list().shownBets().size(), 3);
    QTest::keyClick(&screen.window, Qt::Key_F1);
    auto* const keys = screen.window.findChild<KeysOverview*>();
    QVERIFY(keys && keys->isVisible());
    keys->reject();
    screen.standOn(2);
    screen.press(Qt::Key_R);
    auto* const receipt = screen.window.findChild<ReceiptDialog*>();
    QVERIFY(receipt && receipt->isVisible());
    receipt->reject();
    QTest::mouseClick(screen.window.findChild<ConnectionIndicator*>(), Qt::LeftButton);
    QVERIFY(screen.window.findChild<DiagnosticsPanel*>()->isVisible());
    QSignalSpy imports(&screen.window, &MainWindow::importWanted);
    QSignalSpy settings(&screen.window, &MainWindow::settingsWanted);
    QTest::keyClick(&screen.window, Qt::Key_I, Qt::ControlModifier);
    QTest::keyClick(&screen.window, Qt::Key_Comma, Qt::ControlModifier);
    QCOMPARE(imports.size(), 1);
    QCOMPARE(settings.size(), 1);
}

void TestMainWindow::offersWhatWasBetBefore()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"settings.ini"_s);
    {
        TypingScreen screen(file);
        QVERIFY(screen.connectNow());
        screen.typeABet(u"30"_s);
        screen.sendTyped();
        QTRY_COMPARE(screen.server.bets().size(), 1);
    }
    TypingScreen screen(file);
    QTest::keyClick(&screen.window, Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(screen.editor().draft().userName, u"Ann"_s);
    QCOMPARE(screen.editor().draft().league, u"WNBA"_s);
    QCOMPARE(screen.editor().draft().awayTeam, QString());
}

void TestMainWindow::showsTheHistoryOfABet()
{
    WindowScreen screen;
    screen.server.fill(threeBets());
    QVERIFY(screen.connectNow());
    QTRY_COMPARE(screen.list().shownBets().size(), 3);
    screen.standOn(2);
    screen.press(Qt::Key_Y);
    auto* const dialog = screen.window.findChild<HistoryDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    wire::Change placed;
    placed.bet = screen.list().bets().shown(betId(2))->bet;
    placed.actor = u"<b>Bo</b>"_s;
    placed.timestamp = aMoment();
    dialog->show(QList {placed});
    QStringList texts;
    for (const WrappedLabel* const label : dialog->findChildren<WrappedLabel*>())
        texts.append(label->text());
    QVERIFY2(texts.contains(u"<b>Bo</b> placed the bet"_s), qPrintable(texts.join(u'|')));
    dialog->show(base::unexpected(base::Error {base::ErrorCode::Unreachable, u"No answer."_s, {}}));
    QVERIFY(dialog->findChildren<WrappedLabel*>().at(0)->text() == u"No answer."_s);
}

QTEST_MAIN(TestMainWindow)

#include "tst_main_window.moc"
