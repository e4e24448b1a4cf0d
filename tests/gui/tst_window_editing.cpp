// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/replica.h"
#include "app/widgets/bet_editor.h"
#include "app/widgets/totals_bar.h"
#include "tests/gui/window_screen.h"

#include <QLabel>
#include <QLineEdit>

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
    void tellsThatTheEditedBetIsGone();

private:
    [[nodiscard]] BetEditor& editor() const { return *m_screen->window.findChild<BetEditor*>(); }

    [[nodiscard]] QLineEdit* field(const char* name) const;
    void typeInto(const char* name, const QString& text);
    void typeABet(const QString& stake);
    void save();
    void openToEdit(int number);
    [[nodiscard]] QString label(const char* name) const;
    [[nodiscard]] QString totals() const;

    std::unique_ptr<WindowScreen> m_screen;
};

void TestWindowEditing::init()
{
    m_screen = std::make_unique<WindowScreen>();
    m_screen->server.fill(threeBets());
    QVERIFY(m_screen->connectNow());
    QTRY_COMPARE(m_screen->list().shownBets().size(), 3);
}

void TestWindowEditing::cleanup()
{
    m_screen.reset();
}

QLineEdit* TestWindowEditing::field(const char* name) const
{
    return editor().findChild<QLineEdit*>(QLatin1StringView(name));
}

void TestWindowEditing::typeInto(const char* name, const QString& text)
{
    field(name)->setFocus();
    field(name)->selectAll();
    QTest::keyClicks(field(name), text);
}

void TestWindowEditing::typeABet(const QString& stake)
{
    QTest::keyClick(&m_screen->window, Qt::Key_N, Qt::ControlModifier);
    typeInto("person", u"Ann"_s);
    typeInto("league", u"WNBA"_s);
    typeInto("away", u"Lynx"_s);
    typeInto("home", u"Wings"_s);
    typeInto("selection", u"Reach 20 points"_s);
    typeInto("odds", u"-110"_s);
    typeInto("stake", stake);
}

void TestWindowEditing::save()
{
    QTest::keyClick(m_screen->window.focusWidget(), Qt::Key_Return, Qt::ControlModifier);
}

void TestWindowEditing::openToEdit(int number)
{
    m_screen->log().setFocus();
    m_screen->standOn(number);
    m_screen->press(Qt::Key_Return);
    QCOMPARE(editor().editedBet(), betId(number));
}

/// What a label of the editor says; nothing where it is hidden.
QString TestWindowEditing::label(const char* name) const
{
    const auto* const found = editor().findChild<QLabel*>(QLatin1StringView(name));
    return found->isHidden() ? QString() : found->text();
}

QString TestWindowEditing::totals() const
{
    return m_screen->window.findChild<TotalsBar*>()->text();
}

void TestWindowEditing::placesABetByKeyboard()
{
    typeABet(u"30"_s);
    save();
    QTRY_COMPARE(m_screen->server.bets().size(), 4);
    QTRY_COMPARE(m_screen->list().shownBets().size(), 4);
    QVERIFY(field("away")->text().isEmpty());
}

void TestWindowEditing::tellsWhereABetWentThatIsOutOfSight()
{
    QTest::keyClick(&m_screen->window, Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(m_screen->list().shownBets().size(), 0);
    typeABet(u"30"_s);
    save();
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
    QTRY_VERIFY(label("news").startsWith(u"Bo has changed this bet meanwhile."_s));
    typeInto("selection", u"Reach 21 points"_s);
    save();
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
    QTRY_VERIFY(!label("news").isEmpty());
    typeInto("note", u"from Ann"_s);
    save();
    QTRY_COMPARE(m_screen->engine.replica().find(betId(1))->delivery, sync::Delivery::Conflicted);
    QCOMPARE(m_screen->server.find(betId(1))->slip.note, u"from Bo"_s);
}

void TestWindowEditing::sendsNothingWhereNothingWasChanged()
{
    openToEdit(2);
    save();
    QVERIFY(!editor().isVisible());
    QVERIFY(m_screen->server.written().isEmpty());
    openToEdit(2);
    typeInto("home", u"Sky"_s);
    save();
    QTRY_COMPARE(m_screen->server.written().size(), 1);
    const auto edit = std::get<wire::EditBet>(m_screen->server.written().last().operation);
    QCOMPARE(edit.homeTeam, u"Sky"_s);
    QVERIFY(!edit.slip && !edit.awayTeam);
}

void TestWindowEditing::editsTwiceInARowWithoutAConflict()
{
    m_screen->server.holdWrites(true);
    openToEdit(1);
    typeInto("note", u"one"_s);
    save();
    openToEdit(1);
    typeInto("note", u"two"_s);
    m_screen->server.holdWrites(false);
    QTRY_COMPARE(m_screen->server.find(betId(1))->slip.note, u"one"_s);
    QTRY_COMPARE(m_screen->engine.replica().sendingCount(), 0);
    QCOMPARE(label("news"), QString());
    save();
    QTRY_COMPARE(m_screen->server.find(betId(1))->slip.note, u"two"_s);
}

void TestWindowEditing::bringsARefusedBetBackToItsFields()
{
    m_screen->server.refuseNext(
        {base::ErrorCode::Invalid,
         u"The bet was not accepted."_s,
         {{u"/bet_data/lines/0/stake"_s, u"At most 20 a line."_s}}});
    QTRY_VERIFY(totals().startsWith(u"3 bets"_s));
    typeABet(u"30"_s);
    save();
    QTRY_COMPARE(label("refusal"), u"The bet was not accepted."_s);
    QCOMPARE(field("selection")->text(), u"Reach 20 points"_s);
    QVERIFY(field("stake")->property("invalid").toBool());
    QCOMPARE(m_screen->window.focusWidget(), field("stake"));
    QCOMPARE(m_screen->list().shownBets().size(), 4);
    QTRY_VERIFY2(totals().startsWith(u"3 bets"_s), qPrintable(totals()));
    typeInto("stake", u"20"_s);
    save();
    QTRY_COMPARE(m_screen->server.bets().size(), 4);
    QTRY_VERIFY(m_screen->engine.replica().refusedBets().isEmpty());
    QCOMPARE(m_screen->list().shownBets().size(), 4);
}

void TestWindowEditing::correctsARefusedBetFromItsRow()
{
    m_screen->server.refuseNext({base::ErrorCode::Invalid, u"No such league."_s, {}});
    typeABet(u"30"_s);
    save();
    QTest::keyClick(&editor(), Qt::Key_Escape); // before the answer is there
    QTRY_COMPARE(m_screen->engine.replica().refusedBets().size(), 1);
    QVERIFY(!editor().isVisible());
    m_screen->log().setFocus();
    m_screen->log().selectionModel()->setCurrentIndex(
        m_screen->list().indexOf(m_screen->engine.replica().refusedBets().first()),
        QItemSelectionModel::ClearAndSelect);
    m_screen->press(Qt::Key_Return);
    QVERIFY(editor().editedBet().isNull());
    QCOMPARE(label("refusal"), u"No such league."_s);
    QVERIFY(field("league")->isEnabled());
    typeInto("league", u"NBA"_s);
    save();
    QTRY_COMPARE(m_screen->server.bets().size(), 4);
    QTRY_VERIFY(m_screen->engine.replica().refusedBets().isEmpty());
}

void TestWindowEditing::letsGoOfARefusedBetByDelete()
{
    m_screen->server.refuseNext({base::ErrorCode::Invalid, u"No such league."_s, {}});
    typeABet(u"30"_s);
    save();
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
    typeInto("home", u"Sky"_s);
    save();
    QVERIFY(!editor().isVisible());
    QTRY_VERIFY(editor().isVisible());
    QCOMPARE(m_screen->window.focusWidget(), &m_screen->log());
    QCOMPARE(field("home")->text(), u"Sky"_s);
    QVERIFY(field("home")->property("invalid").toBool());
    QCOMPARE(label("refusal"), u"The edit was not accepted."_s);
    typeInto("home", u"Wings"_s);
    save();
    QTRY_COMPARE(m_screen->server.find(betId(2))->homeTeam, u"Wings"_s);
    QTRY_VERIFY(m_screen->engine.replica().refusedBets().isEmpty());
}

void TestWindowEditing::tellsThatTheEditedBetIsGone()
{
    openToEdit(1);
    m_screen->server.remove(betId(1), u"Bo"_s);
    QTRY_COMPARE(label("news"), u"This bet was deleted meanwhile."_s);
}

QTEST_MAIN(TestWindowEditing)

#include "tst_window_editing.moc"
