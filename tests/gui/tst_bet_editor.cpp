// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/slip_terms.h"
#include "tests/gui/editor_screen.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace betlog;
using widgets::BetEditor;

class tst_BetEditor : public QObject, private tests::EditorScreen
{
    Q_OBJECT

private slots:

    void init() { QVERIFY(open()); }

    void placesABetByKeyboardAlone();
    void walksTheFieldsInReadingOrder();
    void takesLineCategoryAndPriceFromTheCatalogue();
    void showsWhatTheSlipReturnsWhileItIsTyped();
    void blamesNoFieldBeforeItWasLeft();
    void goesToTheFirstWrongFieldInsteadOfPlacing();
    void remembersPersonAndLeague();
    void placesAParlayAtOneStake();
    void placesASystemOfTheChosenSizes();
    void addsAndRemovesLines();
    void editsABetWithoutMovingIt();
    void duplicatesABetAsANewOne();
    void showsARefusalAtItsField();
    void offersNobodyElsesNameForTheNextBet();
    void keepsAHalfTypedBetWhileAnotherIsEdited();
    void readsSizes_data();
    void readsSizes();
};

void tst_BetEditor::placesABetByKeyboardAlone()
{
    QSignalSpy placed(m_editor.get(), &BetEditor::placeRequested);
    QCOMPARE(QApplication::focusWidget(), field("person"));
    for (const QString& text : {u"Jaybers8"_s, u"WNBA"_s, u"Minnesota Lynx"_s, u"Dallas Wings"_s}) {
        type(text);
        press(Qt::Key_Tab);
    }
    while (QApplication::focusWidget() != field("selection"))
        press(Qt::Key_Tab);
    type(u"Anything at all"_s);
    while (QApplication::focusWidget() != field("odds"))
        press(Qt::Key_Tab);
    type(u"-110"_s);
    press(Qt::Key_Tab);
    type(u"30"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);

    QCOMPARE(placed.size(), 1);
    const auto bet = placed.first().first().value<wire::CreateBet>();
    QCOMPARE(bet.userName, u"Jaybers8"_s);
    QCOMPARE(bet.homeTeam, u"Dallas Wings"_s);
    QCOMPARE(bet.slip.lines.first().selection, u"Anything at all"_s);
    QCOMPARE(bet.slip.lines.first().stake.minor(), 3000);
    QCOMPARE(bet.slip.lines.first().odds.value().format, domain::OddsFormat::American);
}

void tst_BetEditor::walksTheFieldsInReadingOrder()
{
    QStringList walked;
    for (int step = 0; step < 40 && !walked.contains(u"submit"_s); ++step) {
        if (const QString name = QApplication::focusWidget()->objectName(); !name.isEmpty())
            walked.append(name);
        press(Qt::Key_Tab);
    }
    const QStringList expected {
        u"person"_s,
        u"league"_s,
        u"away"_s,
        u"home"_s,
        u"selection"_s,
        u"category"_s,
        u"player"_s,
        u"odds"_s,
        u"stake"_s,
        u"starts"_s,
        u"addLine"_s,
        u"note"_s,
        u"tags"_s,
        u"submit"_s};
    QCOMPARE(walked, expected);
}

void tst_BetEditor::takesLineCategoryAndPriceFromTheCatalogue()
{
    field("league")->setText(u"wnba"_s);
    field("selection")->setFocus();
    type(u"reach 20 points"_s);
    press(Qt::Key_Tab);
    QCOMPARE(field("selection")->text(), u"Reach 20 points"_s);
    QCOMPARE(field("category")->text(), u"STAT_HUNTING"_s);
    QCOMPARE(field("odds")->text(), u"Medium"_s);
    const wire::CreateBet bet = m_editor->review().bet;
    QCOMPARE(bet.slip.lines.first().description, u"In this game."_s);
    QCOMPARE(bet.slip.lines.first().odds.value().format, domain::OddsFormat::Risk);
}

void tst_BetEditor::showsWhatTheSlipReturnsWhileItIsTyped()
{
    fillSound();
    QCOMPARE(m_editor->findChild<QLabel*>(u"sums"_s)->text(), u"$30.00 returns $48.00"_s);
    type(u"0"_s);
    QCOMPARE(m_editor->findChild<QLabel*>(u"sums"_s)->text(), u"$300.00 returns $480.00"_s);
}

void tst_BetEditor::blamesNoFieldBeforeItWasLeft()
{
    QLineEdit* stake = field("stake");
    stake->setFocus();
    type(u"1.005"_s);
    QVERIFY(!stake->property("invalid").toBool());
    press(Qt::Key_Tab);
    QVERIFY(stake->property("invalid").toBool());
    QVERIFY(!field("selection")->property("invalid").toBool());
}

void tst_BetEditor::goesToTheFirstWrongFieldInsteadOfPlacing()
{
    QSignalSpy placed(m_editor.get(), &BetEditor::placeRequested);
    fillSound();
    field("selection")->clear();
    QTest::mouseClick(m_editor->findChild<QPushButton*>(u"submit"_s), Qt::LeftButton);
    QCOMPARE(placed.size(), 0);
    QCOMPARE(QApplication::focusWidget(), field("selection"));
    QVERIFY(field("selection")->property("invalid").toBool());
}

void tst_BetEditor::remembersPersonAndLeague()
{
    QSignalSpy defaults(m_editor.get(), &BetEditor::defaultsChanged);
    fillSound();
    QTest::keyClick(field("stake"), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(defaults.size(), 1);
    QCOMPARE(field("person")->text(), u"Jaybers8"_s);
    QCOMPARE(field("league")->text(), u"WNBA"_s);
    QVERIFY(field("away")->text().isEmpty());
    QCOMPARE(QApplication::focusWidget(), field("away"));
}

void tst_BetEditor::placesAParlayAtOneStake()
{
    QSignalSpy placed(m_editor.get(), &BetEditor::placeRequested);
    fillSound();
    for (QToolButton* button : m_editor->findChildren<QToolButton*>()) {
        if (button->text() == u"Parlay"_s)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QVERIFY(!field("stake")->isVisible());
    QVERIFY(field("slipStake")->isVisible());
    field("slipStake")->setFocus();
    type(u"5"_s);
    QTest::keyClick(field("slipStake"), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(placed.size(), 1);
    const auto bet = placed.first().first().value<wire::CreateBet>();
    QCOMPARE(bet.slip.kind, domain::BetKind::Parlay);
    QCOMPARE(bet.slip.stake.minor(), 500);
    QCOMPARE(bet.slip.lines.first().stake.minor(), 0);
}

void tst_BetEditor::placesASystemOfTheChosenSizes()
{
    fillSound();
    domain::Bet bet = aPlacedBet();
    bet.slip.kind = domain::BetKind::System;
    bet.slip.lines.first().stake = {};
    bet.slip.lines = {bet.slip.lines.first(), bet.slip.lines.first(), bet.slip.lines.first()};
    bet.slip.stake = domain::Money(100);
    bet.slip.sizes = {2};
    m_editor->startDuplicate(bet);
    QSignalSpy placed(m_editor.get(), &BetEditor::placeRequested);
    QLineEdit* sizes = field("slipSizes");
    QVERIFY(sizes->isVisible());
    sizes->setFocus();
    sizes->selectAll();
    type(u"2-3"_s);
    QTest::keyClick(sizes, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(placed.size(), 1);
    QCOMPARE(placed.first().first().value<wire::CreateBet>().slip.sizes, (QList<int> {2, 3}));
}

void tst_BetEditor::addsAndRemovesLines()
{
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_L, Qt::ControlModifier);
    QTRY_COMPARE(m_editor->draft().lines.size(), 2);
    QTRY_COMPARE(QApplication::focusWidget(), field("selection", 1));
    type(u"The second"_s);
    QCOMPARE(m_editor->draft().lines.at(1).selection, u"The second"_s);
    QToolButton* removeFirst = nullptr;
    for (QToolButton* button : m_editor->findChildren<QToolButton*>()) {
        if (removeFirst == nullptr && button->toolTip() == u"Remove this line"_s)
            removeFirst = button;
    }
    QVERIFY(removeFirst != nullptr);
    QTest::mouseClick(removeFirst, Qt::LeftButton);
    QCOMPARE(m_editor->draft().lines.size(), 1);
    QCOMPARE(m_editor->draft().lines.first().selection, u"The second"_s);
}

void tst_BetEditor::editsABetWithoutMovingIt()
{
    fillSound();
    const domain::Bet bet = aPlacedBet();
    QSignalSpy edited(m_editor.get(), &BetEditor::editRequested);
    QSignalSpy closed(m_editor.get(), &BetEditor::closeRequested);
    m_editor->startEdit(bet);
    QVERIFY(!field("person")->isEnabled());
    QVERIFY(!field("league")->isEnabled());
    QCOMPARE(QApplication::focusWidget(), field("selection"));
    field("stake")->setFocus();
    field("stake")->selectAll();
    type(u"50"_s);
    QTest::keyClick(field("stake"), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(edited.size(), 1);
    QCOMPARE(closed.size(), 1);
    QCOMPARE(edited.first().at(0).value<domain::Bet>(), bet);
    const auto edit = edited.first().at(1).value<wire::EditBet>();
    QCOMPARE(edit.slip.value().lines.first().stake.minor(), 5000);
}

void tst_BetEditor::duplicatesABetAsANewOne()
{
    fillSound();
    domain::Bet bet = aPlacedBet();
    bet.slip.externalId = u"weblog:17"_s;
    QSignalSpy placed(m_editor.get(), &BetEditor::placeRequested);
    m_editor->startDuplicate(bet);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(placed.size(), 1);
    const auto copy = placed.first().first().value<wire::CreateBet>();
    QVERIFY(copy.slip.externalId.isEmpty());
    bet.slip.externalId.clear();
    QCOMPARE(copy.slip, bet.slip);
}

void tst_BetEditor::showsARefusalAtItsField()
{
    fillSound();
    m_editor->showRefusal(
        {base::ErrorCode::Invalid,
         u"The bet was not accepted."_s,
         {{u"/away_team"_s, u"This team does not play."_s}}});
    QVERIFY(field("away")->property("invalid").toBool());
    QVERIFY(m_editor->findChild<QLabel*>(u"refusal"_s)->isVisible());
}

void tst_BetEditor::offersNobodyElsesNameForTheNextBet()
{
    fillSound();
    domain::Bet bet = aPlacedBet();
    QTest::keyClick(field("stake"), Qt::Key_Return, Qt::ControlModifier);
    bet.userName = u"Max"_s;
    bet.league = u"NFL"_s;
    m_editor->startEdit(bet);
    QCOMPARE(field("person")->text(), u"Max"_s);
    m_editor->startNew();
    QCOMPARE(field("person")->text(), u"Jaybers8"_s);
    QCOMPARE(field("league")->text(), u"WNBA"_s);
}

void tst_BetEditor::keepsAHalfTypedBetWhileAnotherIsEdited()
{
    fillSound();
    const domain::Bet bet = aPlacedBet();
    const models::BetDraft typed = m_editor->draft();
    QVERIFY(m_editor->hasUnsaved());
    m_editor->startNew();
    QCOMPARE(m_editor->draft(), typed);
    m_editor->startEdit(bet);
    QVERIFY(!m_editor->hasUnsaved());
    m_editor->startNew();
    QCOMPARE(m_editor->draft(), typed);
    auto* const clear = m_editor->findChild<QPushButton*>(u"clear"_s);
    QVERIFY(clear->isVisible());
    QTest::mouseClick(clear, Qt::LeftButton);
    QVERIFY(!m_editor->hasUnsaved());
    QVERIFY(!clear->isVisible());
    QVERIFY(field("away")->text().isEmpty());
}

void tst_BetEditor::readsSizes_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QList<int>>("sizes");

    QTest::newRow("one") << u"2"_s << QList<int> {2};
    QTest::newRow("list") << u"3, 2,2"_s << QList<int> {2, 3};
    QTest::newRow("range") << u"2-4"_s << QList<int> {2, 3, 4};
    QTest::newRow("backwards") << u"4-2"_s << QList<int>();
    QTest::newRow("none") << QString() << QList<int>();
    QTest::newRow("zero") << u"0"_s << QList<int>();
    QTest::newRow("words") << u"two"_s << QList<int>();
}

void tst_BetEditor::readsSizes()
{
    QFETCH(const QString, typed);
    QFETCH(const QList<int>, sizes);
    QCOMPARE(widgets::sizesFromText(typed), sizes);
}

QTEST_MAIN(tst_BetEditor)
#include "tst_bet_editor.moc"
