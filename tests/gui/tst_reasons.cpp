// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/bet_history.h"
#include "app/sync/replica.h"
#include "app/widgets/reason_dialog.h"
#include "tests/gui/typing_screen.h"

using namespace betlog;
using namespace betlog::tests;
using namespace betlog::widgets;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const auto kSilent = u"Line 1 has started; say why it is changed."_s;

/// Bet 1 has a line that has started, bets 2 and 3 have none.
struct Desk : TypingScreen
{
    [[nodiscard]] bool isReady(bool isBookkeeper)
    {
        QList<domain::Bet> bets = threeBets();
        bets[0].slip.lines[0].startsAt = aMoment() + -1h;
        server.fill(bets);
        server.welcome.user.bookkeeper = isBookkeeper;
        return connectNow() && QTest::qWaitFor([this] { return list().shownBets().size() == 3; });
    }

    [[nodiscard]] ReasonDialog* question() { return window.findChild<ReasonDialog*>(); }

    [[nodiscard]] QLineEdit* reason() { return question()->findChild<QLineEdit*>(); }

    void remove(int number)
    {
        standOn(number);
        press(Qt::Key_Delete);
    }

    [[nodiscard]] QString reasonAtServer() const { return server.written().last().reason; }
};

} // namespace

/// Why something was done that is locked for everybody but a bookkeeper.
class TestReasons : public QObject
{
    Q_OBJECT

private slots:
    void asksWhyAStartedBetIsDeleted();
    void deletesNothingWithoutAReason();
    void asksNobodyWhereNothingHasStarted();
    void leavesItToTheLogWhoIsNoBookkeeper();
    void asksOnceForMany();
    void asksWhenTheLogAsks();
    void asksInTheEditorToo();
    void tellsTheReasonInTheHistory();
};

void TestReasons::asksWhyAStartedBetIsDeleted()
{
    Desk desk;
    QVERIFY(desk.isReady(true));
    desk.remove(1);
    QVERIFY(desk.question());
    QTRY_VERIFY(desk.reason()->hasFocus());
    QTest::keyClicks(desk.reason(), u"Entered twice."_s);
    QTest::keyClick(desk.reason(), Qt::Key_Return);
    QTRY_VERIFY(!desk.server.find(betId(1)));
    QCOMPARE(desk.reasonAtServer(), u"Entered twice."_s);
    QTRY_VERIFY(!desk.question());
    // It can be taken back like any other.
    QTest::mouseClick(button(desk.window, u"Undo"_s), Qt::LeftButton);
    QTRY_VERIFY(desk.server.find(betId(1)));
    desk.window.activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), &desk.window);
    QTest::keyClick(&desk.window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!desk.server.find(betId(1)));
    QCOMPARE(desk.reasonAtServer(), u"Entered twice."_s);
}

void TestReasons::deletesNothingWithoutAReason()
{
    Desk desk;
    QVERIFY(desk.isReady(true));
    desk.remove(1);
    QTest::keyClicks(desk.reason(), u"   "_s);
    QTest::keyClick(desk.reason(), Qt::Key_Return);
    QVERIFY(desk.question()->isVisible());
    QVERIFY(desk.question()->findChild<QLabel*>(u"missing"_s)->isVisible());
    QTest::mouseClick(desk.question()->findChild<QPushButton*>(u"keep"_s), Qt::LeftButton);
    QTRY_VERIFY(!desk.question());
    QVERIFY(desk.server.written().isEmpty());
    QVERIFY(desk.engine.replica().find(betId(1)));
}

void TestReasons::asksNobodyWhereNothingHasStarted()
{
    Desk desk;
    QVERIFY(desk.isReady(true));
    desk.remove(2);
    QVERIFY(!desk.question());
    QTRY_VERIFY(!desk.server.find(betId(2)));
    QCOMPARE(desk.reasonAtServer(), QString());
}

void TestReasons::leavesItToTheLogWhoIsNoBookkeeper()
{
    Desk desk;
    QVERIFY(desk.isReady(false));
    desk.server.refuseNext(
        {base::ErrorCode::Locked, u"Line 1 has started; only a bookkeeper may change it."_s, {}});
    desk.remove(1);
    QVERIFY(!desk.question());
    QTRY_COMPARE(desk.engine.replica().refusedBets(), QList {betId(1)});
    QVERIFY(desk.server.find(betId(1)));
}

void TestReasons::asksOnceForMany()
{
    Desk desk;
    QVERIFY(desk.isReady(true));
    desk.log().selectAll();
    desk.press(Qt::Key_Delete);
    QVERIFY(desk.question());
    QTest::keyClicks(desk.reason(), u"A wrong week."_s);
    QTest::mouseClick(button(*desk.question(), u"Delete 3 bets"_s), Qt::LeftButton);
    QTRY_VERIFY(desk.server.bets().isEmpty());
    for (const wire::Mutation& written : desk.server.written())
        QCOMPARE(written.reason, u"A wrong week."_s);
}

/// The clock of this computer is behind: here the line has not started.
void TestReasons::asksWhenTheLogAsks()
{
    Desk desk;
    QVERIFY(desk.isReady(true));
    desk.server.refuseNext(base::fieldError(base::ErrorCode::Invalid, u"/reason"_s, kSilent));
    desk.remove(2);
    QTRY_COMPARE(desk.engine.replica().refusedBets(), QList {betId(2)});
    const QModelIndex notice = desk.list().index(desk.list().indexOf(betId(2)).row() + 1);
    const QRect again = desk.log().partRect(notice, {RowPart::Kind::Answer, 0});
    QTest::mouseClick(desk.log().viewport(), Qt::LeftButton, {}, again.center());
    QVERIFY(desk.question());
    QTest::keyClicks(desk.reason(), u"Called off."_s);
    QTest::keyClick(desk.reason(), Qt::Key_Return);
    QTRY_VERIFY(!desk.server.find(betId(2)));
    QCOMPARE(desk.reasonAtServer(), u"Called off."_s);
}

void TestReasons::asksInTheEditorToo()
{
    Desk desk;
    QVERIFY(desk.isReady(true));
    desk.standOn(2);
    desk.press(Qt::Key_Return);
    QVERIFY(!desk.field(u"reason"_s).isVisible());
    QTest::keyClick(&desk.editor(), Qt::Key_Escape);
    desk.standOn(1);
    desk.press(Qt::Key_Return);
    QVERIFY(desk.field(u"reason"_s).isVisible());
    desk.typeInto(u"selection"_s, u"Reach 21 points"_s);
    desk.typeInto(u"reason"_s, u"The slip says 21."_s);
    desk.sendTyped();
    QTRY_COMPARE(desk.server.written().size(), 1);
    QCOMPARE(desk.reasonAtServer(), u"The slip says 21."_s);
}

void TestReasons::tellsTheReasonInTheHistory()
{
    const domain::Bet bet = betLike({.number = 1});
    wire::Change placed;
    placed.bet = bet;
    placed.actor = u"Ann"_s;
    wire::Change deleted = placed;
    deleted.type = wire::ChangeType::Deleted;
    deleted.reason = u"Entered twice."_s;
    const QList<models::HistoryEntry> told = models::historyOf({placed, deleted}, {});
    QCOMPARE(told.size(), 2);
    QCOMPARE(told.first().reason, u"Entered twice."_s);
    QCOMPARE(told.last().reason, QString());
}

QTEST_MAIN(TestReasons)

#include "tst_reasons.moc"
