// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/bet_comparison.h"
#include "app/models/write_list_model.h"
#include "app/sync/replica.h"
#include "app/widgets/comparison_view.h"
#include "app/widgets/write_list_dialog.h"
#include "tests/gui/typing_screen.h"

#include <QAbstractItemModelTester>
#include <QListView>

using namespace betlog;
using namespace betlog::models;
using namespace betlog::tests;
using namespace betlog::widgets;
using namespace Qt::Literals::StringLiterals;
using enum domain::LineResult;

namespace {

const base::Error kConflict {
    base::ErrorCode::Conflict, u"Already settled as Lost by Bo a moment ago."_s, {}};

/// "Won on bet #1: Sent" of each row.
[[nodiscard]] QStringList rows(const WriteListModel& model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(
            u"%1: %2"_s.arg(model.index(row).data().toString(), stateWord(model.entry(row).state)));
    return texts;
}

/// A window with three bets and a live line.
struct Desk : TypingScreen
{
    [[nodiscard]] bool isReady()
    {
        server.fill(threeBets());
        return connectNow() && QTest::qWaitFor([this] { return list().shownBets().size() == 3; });
    }

    [[nodiscard]] bool goesOffline()
    {
        server.setReachable(false);
        return QTest::qWaitFor(
            [this] { return engine.status().state == sync::ConnectionState::Offline; });
    }

    [[nodiscard]] QPushButton& badge() { return *window.findChild<QPushButton*>(u"writes"_s); }

    [[nodiscard]] WriteListDialog* openList()
    {
        QTest::keyClick(&window, Qt::Key_U, Qt::ControlModifier);
        return window.findChild<WriteListDialog*>();
    }

    /// Without a line, bet 1 is settled as won.
    [[nodiscard]] WriteListDialog* openListOfOneThatWaits()
    {
        if (!goesOffline())
            return nullptr;
        standOn(1);
        press(Qt::Key_W);
        return QTest::qWaitFor([this] { return badge().isVisible(); }) ? openList() : nullptr;
    }

    void click(const QString& name)
    {
        auto* const dialog = window.findChild<WriteListDialog*>();
        QTest::mouseClick(dialog->findChild<QPushButton*>(name), Qt::LeftButton);
    }

    /// Bet 1 is settled as won here, while Bo settled it as lost.
    [[nodiscard]] bool bringAboutAConflict()
    {
        domain::Bet theirs = *server.find(betId(1));
        theirs.results = {Lost};
        server.holdWrites(true);
        standOn(1);
        press(Qt::Key_W);
        server.put(theirs, u"Bo"_s);
        server.refuseNext(kConflict);
        server.holdWrites(false);
        return QTest::qWaitFor([this] {
            return engine.replica().find(betId(1))->delivery == sync::Delivery::Conflicted;
        });
    }
};

} // namespace

class TestWriteList : public QObject
{
    Q_OBJECT

private slots:
    void comparesFieldByField();
    void followsAWriteToItsEnd();
    void saysWhatWaitsForTheLine();
    void isEmptyWhenAllIsInTheLog();
    void showsBothVersionsAndKeepsMine();
    void keepsTheirsByOneClick();
    void sendsARefusedWriteAgainOrLetsItGo();
    void editsWhatWasRefusedAndReplacesIt();
    void editsWhatStillWaits();
    void letsGoOfWhatStillWaits();
    void triesNowWhatStillWaits();
    void saysTheSameOnTheRowOfTheBet();
    void marksOnlyWhatBothChanged();
    void bringsADeletedBetBackByOneClick();
};

void TestWriteList::comparesFieldByField()
{
    const domain::Currency dollars {u"USD"_s, u"$"_s, 2};
    domain::Bet mine = betLike({.number = 1, .results = {Pending, Won}});
    domain::Bet theirs = mine;
    QVERIFY(std::ranges::none_of(comparedFields(mine, theirs, dollars), &ComparedField::differs));
    theirs.slip.lines[1].stake = domain::Money(2500);
    theirs.results[0] = Lost;
    mine.slip.note = u"Mine alone"_s;
    QStringList differing;
    for (const ComparedField& field : comparedFields(mine, theirs, dollars)) {
        if (field.differs())
            differing.append(u"%1: %2 | %3"_s.arg(field.name, field.mine, field.theirs));
    }
    QCOMPARE(
        differing,
        (QStringList {
            u"Line 1, result: Pending | Lost"_s,
            u"Line 2, stake: 10.00 | 25.00"_s,
            u"Note: Mine alone | "_s}));
    // A version that is not there has no fields.
    for (const ComparedField& field : comparedFields(mine, {}, dollars))
        QVERIFY(field.theirs.isEmpty() && !field.mine.isEmpty());
}

void TestWriteList::followsAWriteToItsEnd()
{
    Desk desk;
    QVERIFY(desk.isReady());
    WriteListModel model(desk.engine);
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    desk.server.holdWrites(true);
    desk.standOn(1);
    desk.press(Qt::Key_W);
    QTRY_COMPARE(rows(model), QStringList {u"Won on bet #1: Sent"_s});
    QCOMPARE(model.unansweredCount(), 1);
    desk.scheduler.advance(std::chrono::seconds(1));
    desk.standOn(2);
    desk.press(Qt::Key_Delete);
    QTRY_COMPARE(
        rows(model), (QStringList {u"Deletion of bet #2: Sent"_s, u"Won on bet #1: Sent"_s}));
    desk.server.holdWrites(false);
    QTRY_COMPARE(model.unansweredCount(), 0);
    QCOMPARE(
        rows(model),
        (QStringList {u"Deletion of bet #2: Accepted"_s, u"Won on bet #1: Accepted"_s}));
    QCOMPARE(model.needingAnswerCount(), 0);
}

void TestWriteList::saysWhatWaitsForTheLine()
{
    Desk desk;
    QVERIFY(desk.isReady());
    QVERIFY(!desk.badge().isVisible());
    QVERIFY(desk.goesOffline());
    desk.standOn(1);
    desk.press(Qt::Key_W);
    QTRY_COMPARE(desk.badge().text(), u"1 not in the log yet"_s);
    QVERIFY(desk.badge().isVisible());
    QTest::mouseClick(&desk.badge(), Qt::LeftButton);
    auto* const dialog = desk.window.findChild<WriteListDialog*>();
    QVERIFY(dialog);
    const auto* const model =
        qobject_cast<const WriteListModel*>(dialog->findChild<QListView*>()->model());
    QCOMPARE(rows(*model), QStringList {u"Won on bet #1: Waiting"_s});
}

void TestWriteList::isEmptyWhenAllIsInTheLog()
{
    Desk desk;
    QVERIFY(desk.isReady());
    WriteListDialog* const dialog = desk.openList();
    QVERIFY(dialog);
    QVERIFY(!dialog->findChild<QListView*>()->isVisible());
    QVERIFY(!dialog->findChild<QPushButton*>(u"mine"_s)->isVisible());
}

void TestWriteList::showsBothVersionsAndKeepsMine()
{
    Desk desk;
    QVERIFY(desk.isReady());
    QVERIFY(desk.bringAboutAConflict());
    QTRY_COMPARE(desk.badge().text(), u"! 1 needs you"_s);
    WriteListDialog* const dialog = desk.openList();
    QVERIFY(dialog);
    QStringList texts;
    for (const QLabel* const label : dialog->findChild<ComparisonView*>()->findChildren<QLabel*>())
        texts.append(label->text());
    const auto at = texts.indexOf(u"Line 1, result"_s);
    QVERIFY2(at > 0, qPrintable(texts.join(u' ')));
    QCOMPARE(
        texts.mid(at - 1, 4), (QStringList {u"≠"_s, u"Line 1, result"_s, u"Won"_s, u"Lost"_s}));
    QCOMPARE(dialog->findChild<QPushButton*>(u"mine"_s)->text(), u"Keep mine"_s);
    desk.click(u"mine"_s);
    QTRY_COMPARE(desk.resultAtServer(1), Won);
    QTRY_VERIFY(!desk.badge().isVisible());
}

void TestWriteList::keepsTheirsByOneClick()
{
    Desk desk;
    QVERIFY(desk.isReady());
    QVERIFY(desk.bringAboutAConflict());
    QTRY_COMPARE(desk.badge().text(), u"! 1 needs you"_s);
    QVERIFY(desk.openList());
    desk.click(u"theirs"_s);
    QTRY_VERIFY(!desk.badge().isVisible());
    QCOMPARE(desk.resultAtServer(1), Lost);
    QCOMPARE(desk.engine.replica().find(betId(1))->bet.results, QList {Lost});
}

void TestWriteList::sendsARefusedWriteAgainOrLetsItGo()
{
    Desk desk;
    QVERIFY(desk.isReady());
    for (const QString& answer : {u"mine"_s, u"theirs"_s}) {
        desk.server.refuseNext({base::ErrorCode::Locked, u"The line has started."_s, {}});
        desk.standOn(answer == u"mine"_s ? 1 : 2);
        desk.press(Qt::Key_P);
        QTRY_VERIFY(desk.badge().isVisible());
        QTRY_COMPARE(desk.badge().text(), u"! 1 needs you"_s);
        WriteListDialog* const dialog = desk.openList();
        QVERIFY(dialog);
        const QString offered = dialog->findChild<QPushButton*>(answer)->text();
        QCOMPARE(offered, answer == u"mine"_s ? u"Send again"_s : u"Discard"_s);
        desk.click(answer);
        QTRY_VERIFY(!desk.badge().isVisible());
        dialog->close();
        QTRY_VERIFY(!desk.window.findChild<WriteListDialog*>());
        desk.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    }
    QCOMPARE(desk.resultAtServer(1), Push);
    QCOMPARE(desk.resultAtServer(2), Won);
}

void TestWriteList::editsWhatWasRefusedAndReplacesIt()
{
    Desk desk;
    QVERIFY(desk.isReady());
    desk.server.refuseNext({base::ErrorCode::Invalid, u"This team does not play."_s, {}});
    desk.typeABet(u"30"_s);
    desk.sendTyped();
    QTest::keyClick(&desk.editor(), Qt::Key_Escape);
    QTRY_COMPARE(desk.badge().text(), u"! 1 needs you"_s);
    QVERIFY(desk.openList());
    desk.click(u"edit"_s);
    QVERIFY(desk.editor().isVisible());
    QCOMPARE(desk.field(u"away"_s).text(), u"Lynx"_s);
    desk.typeInto(u"away"_s, u"Sparks"_s);
    desk.sendTyped();
    QTRY_COMPARE(desk.server.bets().size(), 4);
    QTRY_VERIFY(!desk.badge().isVisible());
    QVERIFY(desk.engine.replica().refusedBets().isEmpty());
}

void TestWriteList::editsWhatStillWaits()
{
    Desk desk;
    QVERIFY(desk.isReady());
    QVERIFY(desk.goesOffline());
    desk.typeABet(u"30"_s);
    desk.sendTyped();
    QTRY_COMPARE(desk.badge().text(), u"1 not in the log yet"_s);
    QVERIFY(desk.openList());
    desk.click(u"edit"_s);
    desk.typeInto(u"stake"_s, u"25"_s);
    desk.sendTyped();
    QCOMPARE(desk.engine.queue().size(), 1);
    QCOMPARE(desk.list().shownBets().size(), 4);
    desk.server.setReachable(true);
    QTest::keyClick(&desk.window, Qt::Key_F5);
    QTRY_COMPARE(desk.server.bets().size(), 4);
    QCOMPARE(desk.server.written().size(), 1);
    const auto placed = std::get<wire::CreateBet>(desk.server.written().first().operation);
    QCOMPARE(placed.slip.lines.first().stake, domain::Money(2500));
}

void TestWriteList::letsGoOfWhatStillWaits()
{
    Desk desk;
    QVERIFY(desk.isReady());
    WriteListDialog* const dialog = desk.openListOfOneThatWaits();
    QVERIFY(dialog);
    QCOMPARE(dialog->findChild<QPushButton*>(u"theirs"_s)->text(), u"Discard"_s);
    desk.click(u"theirs"_s);
    QTRY_VERIFY(!desk.badge().isVisible());
    QCOMPARE(desk.engine.replica().find(betId(1))->bet.results, QList {Pending});
}

void TestWriteList::triesNowWhatStillWaits()
{
    Desk desk;
    QVERIFY(desk.isReady());
    WriteListDialog* const dialog = desk.openListOfOneThatWaits();
    QVERIFY(dialog);
    QCOMPARE(dialog->findChild<QPushButton*>(u"mine"_s)->text(), u"Try now"_s);
    desk.server.setReachable(true);
    desk.click(u"mine"_s);
    QTRY_COMPARE(desk.resultAtServer(1), Won);
}

void TestWriteList::saysTheSameOnTheRowOfTheBet()
{
    Desk desk;
    QVERIFY(desk.isReady());
    const auto isSaid = [&desk](const QString& word) {
        return desk.list()
            .indexOf(betId(1))
            .data(Qt::AccessibleTextRole)
            .toString()
            .endsWith(u", "_s + word);
    };
    desk.server.holdWrites(true);
    desk.standOn(1);
    desk.press(Qt::Key_W);
    QTRY_VERIFY(isSaid(u"Sent"_s));
    QVERIFY(desk.goesOffline());
    QTRY_VERIFY(isSaid(u"Waiting"_s));
    QVERIFY(!isSaid(u"Sent"_s));
}

/// What Bo alone changed stays Bo's, whoever wins.
void TestWriteList::marksOnlyWhatBothChanged()
{
    Desk desk;
    QVERIFY(desk.isReady());
    const domain::Bet seen = *desk.server.find(betId(1));
    desk.server.holdWrites(true);
    wire::EditBet edit {seen.slip, {}, {}};
    edit.slip->note = u"from Ann"_s;
    desk.engine.edit(betId(1), edit);
    domain::Bet theirs = seen;
    theirs.slip.note = u"from Bo"_s;
    theirs.slip.book = u"Bo’s book"_s;
    desk.server.put(theirs, u"Bo"_s);
    desk.server.holdWrites(false);
    QTRY_COMPARE(desk.engine.conflicts().size(), 1);
    const sync::QueueEntry conflict = desk.engine.conflicts().first();
    QStringList differing;
    for (const ComparedField& field : comparedFields(insistedOn(conflict), conflict.theirs, {})) {
        if (field.differs())
            differing.append(u"%1: %2 | %3"_s.arg(field.name, field.mine, field.theirs));
    }
    QCOMPARE(differing, QStringList {u"Note: from Ann | from Bo"_s});
    QTRY_COMPARE(desk.badge().text(), u"! 1 needs you"_s);
    QVERIFY(desk.openList());
    desk.click(u"mine"_s);
    QTRY_COMPARE(desk.server.find(betId(1))->slip.note, u"from Ann"_s);
    QCOMPARE(desk.server.find(betId(1))->slip.book, u"Bo’s book"_s);
}

void TestWriteList::bringsADeletedBetBackByOneClick()
{
    Desk desk;
    QVERIFY(desk.isReady());
    wire::EditBet edit;
    edit.homeTeam = u"Wings"_s;
    desk.server.holdWrites(true);
    desk.engine.edit(betId(1), edit);
    desk.server.remove(betId(1), u"Bo"_s);
    desk.server.refuseNext({base::ErrorCode::NotFound, u"Bo deleted this bet."_s, {}});
    desk.server.holdWrites(false);
    QTRY_COMPARE(desk.badge().text(), u"! 1 needs you"_s);
    WriteListDialog* const dialog = desk.openList();
    QVERIFY(dialog);
    QCOMPARE(
        dialog->findChild<QPushButton*>(u"mine"_s)->text(), u"Bring the bet back and send again"_s);
    QVERIFY(!dialog->findChild<QPushButton*>(u"edit"_s)->isVisible());
    desk.click(u"mine"_s);
    QTRY_VERIFY(desk.server.find(betId(1)));
    QTRY_COMPARE(desk.server.find(betId(1))->homeTeam, u"Wings"_s);
    QTRY_VERIFY(!desk.badge().isVisible());
}

QTEST_MAIN(TestWriteList)

#include "tst_write_list.moc"
