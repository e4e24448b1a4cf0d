// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/gui/log_screen.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace betlog;
using namespace betlog::models;
using namespace betlog::tests;
using namespace betlog::widgets;
using namespace Qt::Literals::StringLiterals;
using enum domain::LineResult;
using RowKind = BetListModel::RowKind;

class TestBetLogKeys : public QObject
{
    Q_OBJECT

private slots:
    void walksAndOpensByKeys();
    void skipsTheHeadingOfCarriedBets();
    void settlesTheLineByOneKey_data();
    void settlesTheLineByOneKey();
    void settlesASingleLineFromItsBet();
    void asksForTheLineWhereABetHasMany();
    void doesNotSettleWhatStandsAlready();
    void settlesByItsSmallButtons_data();
    void settlesByItsSmallButtons();
    void opensByClickAndNotTwiceByDoubleClick();
    void choosesManyBetsForDeletion();
    void saysWhatTheOtherKeysWant();
    void leavesLettersToTheSearchFieldElsewhere();
    void offersActionsInTheOpenedBet();
    void popsUpAMenuThatDoesNotBlock();
    void offersAnswersToARefusal();
};

void TestBetLogKeys::walksAndOpensByKeys()
{
    Screen screen({one(1), one(2, {Won, Lost})});
    screen.standOn(2);
    screen.press(Qt::Key_Right);
    QVERIFY(screen.model.isOpen(betId(2)));
    QCOMPARE(screen.here().kind, RowKind::Bet);
    screen.press(Qt::Key_Right);
    QCOMPARE(screen.here().line, 0);
    screen.press(Qt::Key_Down);
    QCOMPARE(screen.here().line, 1);
    screen.press(Qt::Key_Down);
    QCOMPARE(screen.here().kind, RowKind::Summary);
    screen.press(Qt::Key_Down);
    QCOMPARE(screen.here().bet, betId(1));
    screen.press(Qt::Key_Up);
    screen.press(Qt::Key_Left);
    QCOMPARE(screen.here(), (BetListModel::Row {RowKind::Bet, betId(2), -1}));
    screen.press(Qt::Key_Left);
    QVERIFY(!screen.model.isOpen(betId(2)));
    screen.press(Qt::Key_Space);
    QVERIFY(screen.model.isOpen(betId(2)));
}

void TestBetLogKeys::skipsTheHeadingOfCarriedBets()
{
    Screen screen({one(1), betLike({.number = 2, .week = aWeek().previous()})});
    screen.standOn(1);
    screen.press(Qt::Key_Down);
    QCOMPARE(screen.here().bet, betId(2));
    screen.press(Qt::Key_Up);
    QCOMPARE(screen.here().bet, betId(1));
}

void TestBetLogKeys::settlesTheLineByOneKey_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<domain::LineResult>("before");
    QTest::addColumn<domain::LineResult>("wanted");
    QTest::newRow("W") << Qt::Key_W << Pending << Won;
    QTest::newRow("L") << Qt::Key_L << Pending << Lost;
    QTest::newRow("P") << Qt::Key_P << Won << Push;
    QTest::newRow("V") << Qt::Key_V << Pending << Void;
    QTest::newRow("H") << Qt::Key_H << Pending << HalfWon;
    QTest::newRow("H again") << Qt::Key_H << HalfWon << HalfLost;
    QTest::newRow("H once more") << Qt::Key_H << HalfLost << HalfWon;
    QTest::newRow("Backspace") << Qt::Key_Backspace << Lost << Pending;
}

void TestBetLogKeys::settlesTheLineByOneKey()
{
    QFETCH(const Qt::Key, key);
    QFETCH(const domain::LineResult, before);
    QFETCH(const domain::LineResult, wanted);
    Screen screen({one(1, {Push, before})});
    QSignalSpy settled(&screen.view, &BetLogView::settleWanted);
    screen.model.setOpen(betId(1), true);
    screen.standOn(screen.model.indexOfLine(betId(1), 1));
    screen.press(key);
    QCOMPARE(settled.size(), 1);
    QCOMPARE(settled[0][0].value<base::BetId>(), betId(1));
    QCOMPARE(settled[0][1].toInt(), 1);
    QCOMPARE(settled[0][2].value<domain::LineResult>(), wanted);
}

void TestBetLogKeys::settlesASingleLineFromItsBet()
{
    Screen screen({one(1)});
    QSignalSpy settled(&screen.view, &BetLogView::settleWanted);
    screen.standOn(1);
    screen.press(Qt::Key_L);
    QCOMPARE(settled.size(), 1);
    QCOMPARE(settled[0][1].toInt(), 0);
    QCOMPARE(settled[0][2].value<domain::LineResult>(), Lost);
}

void TestBetLogKeys::asksForTheLineWhereABetHasMany()
{
    Screen screen({one(1, {Pending, Pending})});
    QSignalSpy settled(&screen.view, &BetLogView::settleWanted);
    screen.standOn(1);
    screen.press(Qt::Key_W);
    QCOMPARE(settled.size(), 0);
    QCOMPARE(screen.here(), (BetListModel::Row {RowKind::Line, betId(1), 0}));
    screen.press(Qt::Key_W);
    QCOMPARE(settled.size(), 1);
}

void TestBetLogKeys::doesNotSettleWhatStandsAlready()
{
    Screen screen({one(1, {Won})});
    QSignalSpy settled(&screen.view, &BetLogView::settleWanted);
    screen.standOn(1);
    screen.press(Qt::Key_W);
    QCOMPARE(settled.size(), 0);
    screen.press(Qt::Key_W, Qt::ControlModifier);
    screen.press(Qt::Key_L, Qt::AltModifier);
    QCOMPARE(settled.size(), 0);
}

void TestBetLogKeys::settlesByItsSmallButtons_data()
{
    QTest::addColumn<int>("button");
    QTest::addColumn<domain::LineResult>("before");
    QTest::addColumn<domain::LineResult>("wanted");
    QTest::newRow("won") << 0 << Pending << Won;
    QTest::newRow("lost") << 1 << Won << Lost;
    QTest::newRow("void") << 3 << Pending << Void;
    QTest::newRow("won again takes it back") << 0 << Won << Pending;
    QTest::newRow("half") << 4 << Pending << HalfWon;
    QTest::newRow("half again turns it") << 4 << HalfWon << HalfLost;
    QTest::newRow("half once more takes it back") << 4 << HalfLost << Pending;
}

void TestBetLogKeys::settlesByItsSmallButtons()
{
    QFETCH(const int, button);
    QFETCH(const domain::LineResult, before);
    QFETCH(const domain::LineResult, wanted);
    Screen screen({one(1, {before, Pending})});
    screen.model.setOpen(betId(1), true);
    QSignalSpy settled(&screen.view, &BetLogView::settleWanted);
    screen.click(screen.model.indexOfLine(betId(1), 0), part(RowPart::Kind::Result, button));
    QCOMPARE(settled.size(), 1);
    QCOMPARE(settled[0][2].value<domain::LineResult>(), wanted);
    // The keyboard goes on from where the pointer was.
    QCOMPARE(screen.here().line, 0);
}

void TestBetLogKeys::opensByClickAndNotTwiceByDoubleClick()
{
    Screen screen({one(1), one(2)});
    const QModelIndex index = screen.model.indexOf(betId(2));
    screen.click(index, {});
    QVERIFY(screen.model.isOpen(betId(2)));
    screen.click(index, part(RowPart::Kind::Toggle));
    QVERIFY(!screen.model.isOpen(betId(2)));
    const QPoint at = screen.view.partRect(screen.model.indexOf(betId(1)), {}).center();
    QTest::mouseClick(screen.view.viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(screen.view.viewport(), Qt::LeftButton, {}, at);
    QVERIFY(!screen.model.isOpen(betId(2)));
    screen.click(screen.model.indexOf(betId(2)), {}, Qt::ControlModifier);
    QVERIFY(!screen.model.isOpen(betId(2)));
}

void TestBetLogKeys::choosesManyBetsForDeletion()
{
    Screen screen({one(1), one(2, {Won, Lost}), one(3), one(4)});
    QSignalSpy deleted(&screen.view, &BetLogView::deleteWanted);
    screen.standOn(4);
    screen.press(Qt::Key_Down, Qt::ShiftModifier);
    screen.press(Qt::Key_Down, Qt::ShiftModifier);
    screen.press(Qt::Key_Delete);
    QCOMPARE(deleted.size(), 1);
    QCOMPARE(deleted[0][0].value<QList<base::BetId>>(), (QList {betId(4), betId(3), betId(2)}));
    // Rows of one bet are one bet.
    screen.model.setOpen(betId(2), true);
    screen.view.selectAll();
    QCOMPARE(screen.view.chosenBets().size(), 4);
}

void TestBetLogKeys::saysWhatTheOtherKeysWant()
{
    Screen screen({one(1), one(2)});
    QSignalSpy edits(&screen.view, &BetLogView::editWanted);
    QSignalSpy copies(&screen.view, &BetLogView::duplicateWanted);
    QSignalSpy receipts(&screen.view, &BetLogView::receiptWanted);
    QSignalSpy histories(&screen.view, &BetLogView::historyWanted);
    screen.standOn(2);
    screen.press(Qt::Key_Return);
    screen.press(Qt::Key_D);
    screen.press(Qt::Key_R);
    screen.press(Qt::Key_Y);
    QCOMPARE(histories.size(), 1);
    QCOMPARE(edits.size(), 1);
    QCOMPARE(copies.size(), 1);
    QCOMPARE(receipts.size(), 1);
    QCOMPARE(edits[0][0].value<base::BetId>(), betId(2));
}

void TestBetLogKeys::leavesLettersToTheSearchFieldElsewhere()
{
    Screen screen({betLike({.number = 1, .person = u"Zoë"_s}), one(2)});
    screen.standOn(2);
    screen.press(Qt::Key_Z); // no jump to what begins with a Z
    QCOMPARE(screen.here().bet, betId(2));
}

void TestBetLogKeys::offersActionsInTheOpenedBet()
{
    Screen screen({one(1)});
    screen.model.setOpen(betId(1), true);
    const QModelIndex summary = screen.model.index(screen.model.rowCount() - 1);
    QSignalSpy edits(&screen.view, &BetLogView::editWanted);
    QSignalSpy receipts(&screen.view, &BetLogView::receiptWanted);
    QSignalSpy copies(&screen.view, &BetLogView::duplicateWanted);
    QSignalSpy deleted(&screen.view, &BetLogView::deleteWanted);
    for (int action = 0; action < kSummaryActions; ++action)
        screen.click(summary, part(RowPart::Kind::Action, action));
    QCOMPARE(edits.size(), 1);
    QCOMPARE(receipts.size(), 1);
    QCOMPARE(copies.size(), 1);
    QCOMPARE(deleted.size(), 1);
}

void TestBetLogKeys::popsUpAMenuThatDoesNotBlock()
{
    Screen screen({one(1), one(2)});
    screen.view.selectAll();
    QSignalSpy deleted(&screen.view, &BetLogView::deleteWanted);
    screen.view.popUpMenu(betId(2), {10, 10});
    const auto* menu = screen.view.findChild<QMenu*>();
    QVERIFY(menu && menu->isVisible());
    QCOMPARE(menu->actions().last()->text(), u"Delete 2 bets"_s);
    screen.log.remove(betId(2)); // the log goes on living meanwhile
    menu->actions().last()->trigger();
    QCOMPARE(deleted.size(), 1);
}

void TestBetLogKeys::offersAnswersToARefusal()
{
    Screen screen({one(1)});
    const auto mutation = screen.log.send(aMutation(wire::SetStatus {{{0, Won}}, {}}, betId(1), 1));
    screen.log.refuse(mutation, u"The line has started."_s);
    QSignalSpy retried(&screen.view, &BetLogView::retryWanted);
    QSignalSpy discarded(&screen.view, &BetLogView::discardWanted);
    const QModelIndex notice = screen.model.index(1);
    QCOMPARE(screen.model.rowAt(1).kind, RowKind::Notice);
    QCOMPARE(notice.data(Qt::AccessibleTextRole).toString(), u"The line has started."_s);
    screen.click(notice, part(RowPart::Kind::Answer, 0));
    screen.click(notice, part(RowPart::Kind::Answer, 1));
    QCOMPARE(retried.size(), 1);
    QCOMPARE(discarded.size(), 1);
    // By keyboard too, and neither deletes nor settles anything.
    QSignalSpy deleted(&screen.view, &BetLogView::deleteWanted);
    QSignalSpy settled(&screen.view, &BetLogView::settleWanted);
    screen.standOn(notice);
    screen.press(Qt::Key_Return);
    screen.press(Qt::Key_Backspace);
    screen.press(Qt::Key_Delete);
    QCOMPARE(retried.size(), 2);
    QCOMPARE(discarded.size(), 3);
    QCOMPARE(deleted.size() + settled.size(), 0);
}

QTEST_MAIN(TestBetLogKeys)

#include "tst_bet_log_keys.moc"
