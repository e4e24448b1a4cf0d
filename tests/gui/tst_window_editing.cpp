// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/replica.h"
#include "app/widgets/totals_bar.h"
#include "tests/gui/typing_screen.h"

using namespace betlog;
using namespace betlog::tests;
using namespace betlog::widgets;
using namespace Qt::Literals::StringLiterals;

/// What is written in the editor on its way to the server and back, by real keys.
class TestWindowEditing : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void placesABetByKeyboard();
    void tellsWhereABetWentThatIsOutOfSight();
    void keepsWhatOthersChangedWhileTheEditorWasOpen();
    void overwritesNobodyWhoChangedTheSame();
    void sendsNothingWhereNothingWasChanged();
    void editsTwiceInARowWithoutAConflict();
    void bringsARefusedBetBackToItsFields();
    void correctsARefusedBetFromItsRow();
    void letsGoOfARefusedBetByDelete();
    void bringsARefusedEditBackWithoutTakingTheKeyboard();
    void reopensAConflictOnTopOfTheirs();
    void tellsThatTheEditedBetIsGone();

private:
    [[nodiscard]] BetEditor& editor() const { return m_screen->editor(); }

    void openToEdit(int number);
    [[nodiscard]] QString totals() const;

    std::unique_ptr<TypingScreen> m_screen;
};

void TestWindowEditing::init()
{
    m_screen = std::make_unique<TypingScreen>();
    m_screen->server.fill(threeBets());
    QVERIFY(m_screen->connectNow());
    QTRY_COMPARE(m_screen->list().shownBets().size(), 3);
}

void TestWindowEditing::cleanup()
{
    m_screen.reset();
}

void TestWindowEditing::openToEdit(int number)
{
    m_screen->log().setFocus();
    m_screen->standOn(number);
    m_screen->press(Qt::Key_Return);
    QCOMPARE(editor().editedBet(), betId(number));
}

QString TestWindowEditing::totals() const
{
    return m_screen->window.findChild<TotalsBar*>()->text();
}

void TestWindowEditing::placesABetByKeyboard()
{
    m_screen->typeABet(u"30"_s);
    m_screen->sendTyped();
    QTRY_COMPARE(m_screen->server.bets().size(), 4);
    QTRY_COMPARE(m_screen->list().shownBets().size(), 4);
    QVERIFY(m_screen->field(u"away"_s).text().isEmpty());
}

void TestWindowEditing::tellsWhereABetWentThatIsOutOfSight()
{
    QTest::keyClick(&m_screen->window, Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(m_screen->list().shownBets().size(), 0);
    m_screen->typeABet(u"30"_s);
    m_screen->sendTyped();
    QTRY_VERIFY(toastTexts(m_screen->window).contains(u"Placed in this week."_s));
    QTest::mouseClick(button(m_screen->window, u"Show"_s), Qt::LeftButton);
    QCOMPARE(m_screen->engine.shownWeek(), aWeek());
    QCOMPARE(m_screen->list().shownBets().size(), 4);
    QCOMPARE(m_screen->log().chosenBets().size(), 1);
}

void TestWindowEditing::keepsWhatOthersChangedWhileTheEditorWasOpen()
{
    openToEdit(1);
    domain::Bet theirs = *m_screen->server.find(betId(1));
    theirs.slip.note = u"from Bo"_s;
    m_screen->server.put(theirs, u"Bo"_s);
    QTRY_VERIFY(m_screen->said(u"news"_s).startsWith(u"Bo has changed this bet meanwhile."_s));
    m_screen->typeInto(u"selection"_s, u"Reach 21 points"_s);
    m_screen->sendTyped();
    QTRY_COMPARE(
        m_screen->server.find(betId(1))->slip.lines.first().selection, u"Reach 21 points"_s);
    QCOMPARE(m_screen->server.find(betId(1))->slip.note, u"from Bo"_s);
    QCOMPARE(m_screen->server.written().last().baseVersion, std::optional(1));
}

void TestWindowEditing::overwritesNobodyWhoChangedTheSame()
{
    openToEdit(1);
    domain::Bet theirs = *m_screen->server.find(betId(1));
    theirs.slip.note = u"from Bo"_s;
    m_screen->server.put(theirs, u"Bo"_s);
    QTRY_VERIFY(!m_screen->said(u"news"_s).isEmpty());
    m_screen->typeInto(u"note"_s, u"from Ann"_s);
    m_screen->sendTyped();
    QTRY_COMPARE(m_screen->engine.replica().find(betId(1))->delivery, sync::Delivery::Conflicted);
    QCOMPARE(m_screen->server.find(betId(1))->slip.note, u"from Bo"_s);
}

void TestWindowEditing::sendsNothingWhereNothingWasChanged()
{
    openToEdit(2);
    m_screen->sendTyped();
    QVERIFY(!editor().isVisible());
    QVERIFY(m_screen->server.written().isEmpty());
    openToEdit(2);
    m_screen->typeInto(u"home"_s, u"Sky"_s);
    m_screen->sendTyped();
    QTRY_COMPARE(m_screen->server.written().size(), 1);
    const auto edit = std::get<wire::EditBet>(m_screen->server.written().last().operation);
    QCOMPARE(edit.homeTeam, u"Sky"_s);
    QVERIFY(!edit.slip && !edit.awayTeam);
}

void TestWindowEditing::editsTwiceInARowWithoutAConflict()
{
    m_screen->server.holdWrites(true);
    openToEdit(1);
    m_screen->typeInto(u"note"_s, u"one"_s);
    m_screen->sendTyped();
    openToEdit(1);
    m_screen->typeInto(u"note"_s, u"two"_s);
    m_screen->server.holdWrites(false);
    QTRY_COMPARE(m_screen->server.find(betId(1))->slip.note, u"one"_s);
    QTRY_COMPARE(m_screen->engine.replica().sendingCount(), 0);
    QCOMPARE(m_screen->said(u"news"_s), QString());
    m_screen->sendTyped();
    QTRY_COMPARE(m_screen->server.find(betId(1))->slip.note, u"two"_s);
}

void TestWindowEditing::bringsARefusedBetBackToItsFields()
{
    m_screen->server.refuseNext(
        {base::ErrorCode::Invalid,
         u"The bet was not accepted."_s,
         {{u"/bet_data/lines/0/stake"_s, u"At most 20 a line."_s}}});
    QTRY_VERIFY(totals().startsWith(u"3 bets"_s));
    m_screen->typeABet(u"30"_s);
    m_screen->sendTyped();
    QTRY_COMPARE(m_screen->said(u"refusal"_s), u"The bet was not accepted."_s);
    QCOMPARE(m_screen->field(u"selection"_s).text(), u"Reach 20 points"_s);
    QVERIFY(m_screen->field(u"stake"_s).property("invalid").toBool());
    QCOMPARE(m_screen->window.focusWidget(), &m_screen->field(u"stake"_s));
    QCOMPARE(m_screen->list().shownBets().size(), 4);
    QTRY_VERIFY2(totals().startsWith(u"3 bets"_s), qPrintable(totals()));
    m_screen->typeInto(u"stake"_s, u"20"_s);
    m_screen->sendTyped();
    QTRY_COMPARE(m_screen->server.bets().size(), 4);
    QTRY_VERIFY(m_screen->engine.replica().refusedBets().isEmpty());
    QCOMPARE(m_screen->list().shownBets().size(), 4);
}

void TestWindowEditing::correctsARefusedBetFromItsRow()
{
    m_screen->server.refuseNext({base::ErrorCode::Invalid, u"No such league."_s, {}});
    m_screen->typeABet(u"30"_s);
    m_screen->sendTyped();
    QTest::keyClick(&editor(), Qt::Key_Escape); // before the answer is there
    QTRY_COMPARE(m_screen->engine.replica().refusedBets().size(), 1);
    QVERIFY(!editor().isVisible());
    m_screen->log().setFocus();
    m_screen->log().selectionModel()->setCurrentIndex(
        m_screen->list().indexOf(m_screen->engine.replica().refusedBets().first()),
        QItemSelectionModel::ClearAndSelect);
    m_screen->press(Qt::Key_Return);
    QVERIFY(editor().editedBet().isNull());
    QCOMPARE(m_screen->said(u"refusal"_s), u"No such league."_s);
    QVERIFY(m_screen->field(u"league"_s).isEnabled());
    m_screen->typeInto(u"league"_s, u"NBA"_s);
    m_screen->sendTyped();
    QTRY_COMPARE(m_screen->server.bets().size(), 4);
    QTRY_VERIFY(m_screen->engine.replica().refusedBets().isEmpty());
}

void TestWindowEditing::letsGoOfARefusedBetByDelete()
{
    m_screen->server.refuseNext({base::ErrorCode::Invalid, u"No such league."_s, {}});
    m_screen->typeABet(u"30"_s);
    m_screen->sendTyped();
    QTRY_COMPARE(m_screen->engine.replica().refusedBets().size(), 1);
    m_screen->log().setFocus();
    m_screen->log().selectionModel()->setCurrentIndex(
        m_screen->list().indexOf(m_screen->engine.replica().refusedBets().first()),
        QItemSelectionModel::ClearAndSelect);
    const qsizetype written = m_screen->server.written().size();
    m_screen->press(Qt::Key_Delete);
    QCOMPARE(m_screen->list().shownBets().size(), 3);
    QCOMPARE(toastTexts(m_screen->window).filter(u"deleted"_s), QStringList());
    QCoreApplication::processEvents();
    QCOMPARE(m_screen->server.written().size(), written);
}

void TestWindowEditing::bringsARefusedEditBackWithoutTakingTheKeyboard()
{
    m_screen->server.refuseNext(
        {base::ErrorCode::Invalid,
         u"The edit was not accepted."_s,
         {{u"/home_team"_s, u"This team does not play."_s}}});
    openToEdit(2);
    m_screen->typeInto(u"home"_s, u"Sky"_s);
    m_screen->sendTyped();
    QVERIFY(!editor().isVisible());
    QTRY_VERIFY(editor().isVisible());
    QCOMPARE(m_screen->window.focusWidget(), &m_screen->log());
    QCOMPARE(m_screen->field(u"home"_s).text(), u"Sky"_s);
    QVERIFY(m_screen->field(u"home"_s).property("invalid").toBool());
    QCOMPARE(m_screen->said(u"refusal"_s), u"The edit was not accepted."_s);
    m_screen->typeInto(u"home"_s, u"Wings"_s);
    m_screen->sendTyped();
    QTRY_COMPARE(m_screen->server.find(betId(2))->homeTeam, u"Wings"_s);
    QTRY_VERIFY(m_screen->engine.replica().refusedBets().isEmpty());
}

/// Bo's note came first; what Bo alone changed is in the fields, what both changed is Ann's.
void TestWindowEditing::reopensAConflictOnTopOfTheirs()
{
    openToEdit(1);
    domain::Bet theirs = *m_screen->server.find(betId(1));
    theirs.slip.note = u"from Bo"_s;
    theirs.homeTeam = u"Sky"_s;
    m_screen->server.put(theirs, u"Bo"_s);
    QTRY_VERIFY(!m_screen->said(u"news"_s).isEmpty());
    m_screen->typeInto(u"note"_s, u"from Ann"_s);
    m_screen->typeInto(u"selection"_s, u"Reach 21 points"_s);
    m_screen->sendTyped();
    QTRY_COMPARE(m_screen->engine.replica().find(betId(1))->delivery, sync::Delivery::Conflicted);
    openToEdit(1);
    QCOMPARE(m_screen->field(u"home"_s).text(), u"Sky"_s);
    QCOMPARE(m_screen->field(u"note"_s).text(), u"from Ann"_s);
    QCOMPARE(m_screen->field(u"selection"_s).text(), u"Reach 21 points"_s);
    QVERIFY(!m_screen->said(u"refusal"_s).isEmpty());
    m_screen->typeInto(u"note"_s, u"from both"_s);
    m_screen->sendTyped();
    QTRY_COMPARE(m_screen->server.find(betId(1))->slip.note, u"from both"_s);
    const domain::Bet merged = *m_screen->server.find(betId(1));
    QCOMPARE(merged.homeTeam, u"Sky"_s);
    QCOMPARE(merged.slip.lines.first().selection, u"Reach 21 points"_s);
    QTRY_VERIFY(m_screen->engine.conflicts().isEmpty());
}

void TestWindowEditing::tellsThatTheEditedBetIsGone()
{
    openToEdit(1);
    m_screen->server.remove(betId(1), u"Bo"_s);
    QTRY_COMPARE(m_screen->said(u"news"_s), u"This bet was deleted meanwhile."_s);
}

QTEST_MAIN(TestWindowEditing)

#include "tst_window_editing.moc"
