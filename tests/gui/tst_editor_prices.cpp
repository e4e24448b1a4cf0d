// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/odds_edit.h"
#include "tests/gui/editor_screen.h"

#include <QLabel>
#include <QMenu>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace betlog;
using widgets::BetEditor;

/// Prices in the editor: their formats, and those that the catalogue fills in.
class tst_EditorPrices : public QObject, private tests::EditorScreen
{
    Q_OBJECT

private slots:

    void init() { QVERIFY(open()); }

    void readsAPriceInTheChosenFormat();
    void holdsAChosenFormatUntilTheFieldIsCleared();
    void keepsTheFormatOfAParlaysPrice();
    void replacesWhatTheLastOfferFilledIn();
};

void tst_EditorPrices::readsAPriceInTheChosenFormat()
{
    widgets::OddsEdit odds;
    odds.setCurrency({u"USD"_s, u"$"_s, 2});
    odds.setOdds(u"0.96"_s, domain::OddsFormat::HongKong);
    QCOMPARE(odds.toolTip(), u"Read as: Hong Kong"_s);
    QTest::keyClicks(&odds, u"5"_s);
    QCOMPARE(odds.format(), domain::OddsFormat::HongKong);
    odds.setOdds(u"1.91"_s, domain::OddsFormat::Decimal);
    odds.selectAll();
    QTest::keyClicks(&odds, u"-110"_s);
    QVERIFY2(!odds.format(), "A format that the text tells is read anew with it.");
}

void tst_EditorPrices::holdsAChosenFormatUntilTheFieldIsCleared()
{
    QLineEdit* const field = this->field("odds");
    auto* const odds = qobject_cast<widgets::OddsEdit*>(field);
    field->setFocus();
    QTest::keyClick(field, Qt::Key_Down, Qt::AltModifier);
    auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu != nullptr);
    for (QAction* const action : menu->actions()) {
        if (action->text() == u"Hong Kong"_s)
            menu->setActiveAction(action);
    }
    QTest::keyClick(menu, Qt::Key_Return);
    const QImage empty = odds->grab().toImage();
    QTest::keyClicks(field, u"1.50"_s);
    QCOMPARE(odds->format(), domain::OddsFormat::HongKong);
    QCOMPARE(m_editor->draft().lines.first().oddsFormat, domain::OddsFormat::HongKong);
    field->clear(); // by a program; the picture differs by the mark alone
    odds->setOdds({}, std::nullopt);
    QVERIFY(odds->grab().toImage() != empty);
    QTest::keyClicks(field, u"1.5"_s);
    for (int key = 0; key < 3; ++key)
        QTest::keyClick(field, Qt::Key_Backspace);
    QTest::keyClicks(field, u"1.50"_s);
    QVERIFY(!odds->format());
}

void tst_EditorPrices::keepsTheFormatOfAParlaysPrice()
{
    fillSound();
    domain::Bet bet = aPlacedBet();
    bet.slip.kind = domain::BetKind::Parlay;
    bet.slip.stake = domain::Money(1000);
    bet.slip.price = domain::Odds {domain::OddsFormat::HongKong, u"1.50"_s};
    bet.slip.lines.first().stake = {};
    bet.slip.lines.append(bet.slip.lines.first());
    QSignalSpy edited(m_editor.get(), &BetEditor::editRequested);
    m_editor->startEdit(bet);
    QCOMPARE(m_editor->findChild<QLabel*>(u"sums"_s)->text(), u"$10.00 returns $25.00"_s);
    field("note")->setFocus();
    type(u"checked"_s);
    QTest::keyClick(field("note"), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(edited.size(), 1);
    const auto edit = edited.first().at(1).value<wire::EditBet>();
    QCOMPARE(edit.slip.value().price, bet.slip.price);
    QCOMPARE(edit.slip.value().note, u"checked"_s);
}

void tst_EditorPrices::replacesWhatTheLastOfferFilledIn()
{
    field("league")->setText(u"WNBA"_s);
    const auto take = [this](const QString& text) {
        field("selection")->setFocus();
        field("selection")->selectAll();
        type(text);
        press(Qt::Key_Tab);
    };
    take(u"Reach 20 points"_s);
    QCOMPARE(field("odds")->text(), u"Medium"_s);
    take(u"Team steals"_s);
    QCOMPARE(field("odds")->text(), u"High"_s);
    QCOMPARE(m_editor->draft().lines.first().description, QString());
    take(u"Reach 20 points"_s);
    QCOMPARE(field("odds")->text(), u"Medium"_s);
    take(u"Something of one's own"_s);
    QCOMPARE(m_editor->draft().lines.first().description, QString());
    field("odds")->setFocus();
    field("odds")->selectAll();
    type(u"1.91"_s);
    take(u"Team steals"_s);
    QVERIFY2(field("odds")->text() == u"1.91"_s, "A price that was typed stays.");
}

QTEST_MAIN(tst_EditorPrices)
#include "tst_editor_prices.moc"
