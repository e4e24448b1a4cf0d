// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/payout_dialog.h"
#include "tests/gui/window_screen.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace betlog;
using namespace betlog::tests;
using widgets::PayoutDialog;

class TestPayoutDialog : public QObject
{
    Q_OBJECT

private slots:
    void setsAPayoutWithItsReason();
    void refusesAnAmountThatIsNone_data();
    void refusesAnAmountThatIsNone();
    void refusesToStaySilentAboutTheReason();
    void takesAPayoutBack();
    void offersToTakeBackOnlyWhatIsThere();
    void reachesTheServerFromTheMenuAndCanBeUndone();
    void isNotOfferedToOthersThanBookkeepers();
};

namespace {

const widgets::LogFacts kFacts {{u"USD"_s, u"$"_s, 2}, {}, {}};

[[nodiscard]] domain::Bet settledBet(bool isOverridden)
{
    domain::Bet bet = betLike({.number = 7, .results = {domain::LineResult::Won}});
    if (isOverridden)
        bet.payout.payoutOverride = {domain::Money(2500), u"The book paid more."_s};
    return bet;
}

/// A dialog with the keyboard in it, and what it asked for.
struct Shown
{
    explicit Shown(bool isOverridden = false)
        : dialog(settledBet(isOverridden), kFacts)
        , chosen(&dialog, &PayoutDialog::payoutChosen)
    {
        dialog.show();
        (void)QTest::qWaitForWindowActive(&dialog);
    }

    [[nodiscard]] QLineEdit& field(const QString& name)
    {
        return *dialog.findChild<QLineEdit*>(name);
    }

    void type(const QString& name, const QString& text)
    {
        field(name).setFocus();
        field(name).selectAll();
        QTest::keyClicks(&field(name), text);
    }

    [[nodiscard]] std::optional<domain::PayoutOverride> wish() const
    {
        return chosen.first().first().value<std::optional<domain::PayoutOverride>>();
    }

    PayoutDialog dialog;
    QSignalSpy chosen;
};

/// Presses what the menu of bet 1 offers for its payout; false where it offers nothing.
[[nodiscard]] bool pressSetPayout(WindowScreen& screen)
{
    screen.log().popUpMenu(betId(1), screen.log().mapToGlobal(QPoint(40, 40)));
    auto* const menu = screen.log().findChild<QMenu*>();
    for (QAction* const action : menu->actions()) {
        if (!action->text().startsWith(u"Set the payout"_s))
            continue;
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
        return true;
    }
    menu->close();
    return false;
}

} // namespace

void TestPayoutDialog::setsAPayoutWithItsReason()
{
    Shown shown;
    shown.type(u"amount"_s, u"21.50"_s);
    QCOMPARE(shown.dialog.findChild<QLabel*>(u"profit"_s)->text(), u"Profit +11.50"_s);
    shown.type(u"reason"_s, u" Cashed out early "_s);
    QTest::keyClick(&shown.field(u"reason"_s), Qt::Key_Return);
    QCOMPARE(shown.chosen.size(), 1);
    QCOMPARE(
        shown.wish(),
        std::optional(domain::PayoutOverride {domain::Money(2150), u"Cashed out early"_s}));
    QVERIFY(!shown.dialog.isVisible());
}

void TestPayoutDialog::refusesAnAmountThatIsNone_data()
{
    QTest::addColumn<QString>("amount");
    QTest::newRow("nothing") << u" "_s;
    QTest::newRow("letters") << u"much"_s;
    QTest::newRow("half a cent") << u"1.005"_s;
    QTest::newRow("less than nothing") << u"-1"_s;
}

void TestPayoutDialog::refusesAnAmountThatIsNone()
{
    QFETCH(const QString, amount);
    Shown shown;
    shown.type(u"reason"_s, u"Because"_s);
    shown.type(u"amount"_s, amount);
    QTest::mouseClick(shown.dialog.findChild<QPushButton*>(u"set"_s), Qt::LeftButton);
    QCOMPARE(shown.chosen.size(), 0);
    QVERIFY(shown.field(u"amount"_s).property("invalid").toBool());
    QVERIFY(shown.field(u"amount"_s).hasFocus());
    QVERIFY(shown.dialog.isVisible());
}

void TestPayoutDialog::refusesToStaySilentAboutTheReason()
{
    Shown shown;
    QTest::mouseClick(shown.dialog.findChild<QPushButton*>(u"set"_s), Qt::LeftButton);
    QCOMPARE(shown.chosen.size(), 0);
    QVERIFY(shown.field(u"reason"_s).property("invalid").toBool());
    QVERIFY(!shown.field(u"amount"_s).property("invalid").toBool());
}

void TestPayoutDialog::takesAPayoutBack()
{
    Shown shown(true);
    QCOMPARE(shown.field(u"amount"_s).text(), u"25.00"_s);
    QCOMPARE(shown.field(u"reason"_s).text(), u"The book paid more."_s);
    QTest::mouseClick(shown.dialog.findChild<QPushButton*>(u"takeBack"_s), Qt::LeftButton);
    QCOMPARE(shown.chosen.size(), 1);
    QVERIFY(!shown.wish());
}

void TestPayoutDialog::offersToTakeBackOnlyWhatIsThere()
{
    Shown shown;
    QVERIFY(!shown.dialog.findChild<QPushButton*>(u"takeBack"_s));
}

void TestPayoutDialog::reachesTheServerFromTheMenuAndCanBeUndone()
{
    WindowScreen screen;
    screen.server.welcome.user.bookkeeper = true;
    screen.server.fill(threeBets());
    QVERIFY(screen.connectNow());
    QTRY_COMPARE(screen.list().shownBets().size(), 3);
    screen.standOn(1);
    QVERIFY(pressSetPayout(screen));
    auto* const dialog = screen.window.findChild<PayoutDialog*>();
    QVERIFY(dialog);
    auto* const amount = dialog->findChild<QLineEdit*>(u"amount"_s);
    amount->selectAll();
    QTest::keyClicks(amount, u"12"_s);
    auto* const reason = dialog->findChild<QLineEdit*>(u"reason"_s);
    QTest::keyClicks(reason, u"Cashed out"_s);
    QTest::keyClick(reason, Qt::Key_Return);
    QTRY_VERIFY(screen.server.find(betId(1))->payout.payoutOverride);
    QCOMPARE(screen.server.find(betId(1))->payout.payoutOverride->totalReturn.minor(), 1200);
    screen.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&screen.window));
    QTest::keyClick(&screen.window, Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!screen.server.find(betId(1))->payout.payoutOverride);
}

void TestPayoutDialog::isNotOfferedToOthersThanBookkeepers()
{
    WindowScreen screen;
    screen.server.welcome.user.bookkeeper = false;
    screen.server.fill(threeBets());
    QVERIFY(screen.connectNow());
    QTRY_COMPARE(screen.list().shownBets().size(), 3);
    screen.standOn(1);
    QVERIFY(!pressSetPayout(screen));
}

QTEST_MAIN(TestPayoutDialog)

#include "tst_payout_dialog.moc"
