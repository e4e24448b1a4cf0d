// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/bet_log_view.h"
#include "app/widgets/week_history_dialog.h"
#include "app/widgets/wrapped_label.h"
#include "tests/gui/window_screen.h"
#include "tests/support/week_changes.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QListView>
#include <QSignalSpy>
#include <QSlider>

using namespace betlog;
using namespace betlog::tests;
using namespace betlog::widgets;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Past
{
    Past()
        : client(network)
        , dialog(
              {client,
               scheduler,
               {{u"USD"_s, u"$"_s, 2}, {}, {}},
               TeamColours(domain::Catalog {}),
               aWeek(),
               u"Ann"_s})
    {
        dialog.show();
        (void)QTest::qWaitForWindowActive(&dialog);
    }

    void tell(const base::Expected<sync::ToldChanges>& page) { dialog.take(page); }

    [[nodiscard]] BetLogView& log() { return *dialog.findChild<BetLogView*>(); }

    [[nodiscard]] QSlider& slider() { return *dialog.findChild<QSlider*>(); }

    [[nodiscard]] QListView& changes() { return *dialog.findChild<QListView*>(u"changes"_s); }

    [[nodiscard]] int bets()
    {
        return static_cast<int>(
            qobject_cast<models::BetListModel*>(log().model())->shownBets().size());
    }

    /// All that is said in sentences.
    [[nodiscard]] QString said()
    {
        QStringList texts;
        for (const WrappedLabel* const label : dialog.findChildren<WrappedLabel*>()) {
            if (label->isVisible())
                texts.append(label->text());
        }
        return texts.join(u'\n');
    }

    FakeScheduler scheduler;
    QNetworkAccessManager network;
    sync::LogClient client;
    WeekHistoryDialog dialog;
};

} // namespace

class TestWeekHistoryDialog : public QObject
{
    Q_OBJECT

private slots:
    void goesThroughTimeByKeyboard();
    void goesToAChangeThatIsClicked();
    void changesNothing();
    void sealsTheWeekAndCopiesTheWords();
    void sealsWhatWasCheckedHere();
    void saysThatTheHistoryIsBroken();
    void saysThatThereIsNothing();
    void saysWhyItCannotBeHad();
    void opensFromTheWindow();
};

void TestWeekHistoryDialog::goesThroughTimeByKeyboard()
{
    Past past;
    QVERIFY(!past.log().isVisible());
    past.tell(WeekChanges::four().page());
    QVERIFY(past.log().isVisible());
    QCOMPARE(past.dialog.position(), 4);
    QVERIFY(past.slider().hasFocus());
    QCOMPARE(past.bets(), 1);
    QVERIFY2(past.said().contains(u"after change 4 of 4"_s), qPrintable(past.said()));
    QVERIFY(past.said().contains(u"This is the past"_s));
    QTest::keyClick(&past.slider(), Qt::Key_Left);
    QCOMPARE(past.bets(), 2);
    QCOMPARE(past.changes().currentIndex().row(), 1);
    QTest::keyClick(&past.slider(), Qt::Key_Left);
    QCOMPARE(past.bets(), 1);
    QTest::keyClick(&past.slider(), Qt::Key_Home);
    QCOMPARE(past.bets(), 0);
    QVERIFY(past.said().contains(u"Before the first change"_s));
    QTest::keyClick(&past.slider(), Qt::Key_End);
    QCOMPARE(past.bets(), 1);
}

void TestWeekHistoryDialog::goesToAChangeThatIsClicked()
{
    Past past;
    past.tell(WeekChanges::four().page());
    QListView& changes = past.changes();
    const QRect second = changes.visualRect(changes.model()->index(2, 0));
    QTest::mouseClick(changes.viewport(), Qt::LeftButton, {}, second.center());
    QCOMPARE(past.dialog.position(), 2);
    QCOMPARE(past.bets(), 1);
    QCOMPARE(
        past.log().currentIndex().data(Qt::AccessibleTextRole).toString().contains(u"Won"_s), true);
}

void TestWeekHistoryDialog::changesNothing()
{
    Past past;
    past.tell(WeekChanges::four().page());
    past.slider().setValue(2);
    BetLogView& log = past.log();
    QSignalSpy settled(&log, &BetLogView::settleWanted);
    QSignalSpy edited(&log, &BetLogView::editWanted);
    QSignalSpy deleted(&log, &BetLogView::deleteWanted);
    auto& list = *qobject_cast<models::BetListModel*>(log.model());
    QVERIFY(list.isOpen(betId(1)));
    log.setCurrentIndex(list.indexOfLine(betId(1), 0));
    for (const Qt::Key key : {Qt::Key_L, Qt::Key_Return, Qt::Key_Delete, Qt::Key_D, Qt::Key_R})
        QTest::keyClick(&log, key);
    const QRect lost =
        log.partRect(list.indexOfLine(betId(1), 0), RowPart {RowPart::Kind::Result, 1});
    QTest::mouseClick(log.viewport(), Qt::LeftButton, {}, lost.center());
    QCOMPARE(settled.size() + edited.size() + deleted.size(), 0);
    // Opening and closing is looking, too.
    QTest::keyClick(&log, Qt::Key_Space);
    QVERIFY(!list.isOpen(betId(1)));
}

void TestWeekHistoryDialog::sealsTheWeekAndCopiesTheWords()
{
    const WeekChanges week = WeekChanges::four();
    Past past;
    past.tell(week.page());
    const QString words = wire::weeklySeal(week.heads()).join(u' ');
    QCOMPARE(past.dialog.findChild<QLabel*>(u"seal"_s)->text(), words);
    QGuiApplication::clipboard()->clear();
    QTest::mouseClick(past.dialog.findChild<QPushButton*>(u"copySeal"_s), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), words);
}

/// What this computer has checked is sealed, though no server answers.
void TestWeekHistoryDialog::sealsWhatWasCheckedHere()
{
    WindowScreen screen;
    QVERIFY(screen.connectNow());
    screen.server.put(betLike({.number = 1}), u"Bo"_s);
    QTRY_COMPARE(screen.list().shownBets().size(), 1);
    const wire::RoomHead head = screen.engine.heads(aWeek()).value(0);
    QCOMPARE(head.n, 1);
    QTest::keyClick(&screen.window, Qt::Key_H, Qt::ControlModifier);
    const auto* const seal =
        screen.window.findChild<WeekHistoryDialog*>()->findChild<QLabel*>(u"seal"_s);
    QVERIFY(seal->isVisible());
    QCOMPARE(seal->text(), wire::weeklySeal({{head.room, head.n, head.hash}}).join(u' '));
}

void TestWeekHistoryDialog::saysThatTheHistoryIsBroken()
{
    WeekChanges week = WeekChanges::four();
    week.told()[1].text.replace("won", "lost");
    Past past;
    past.tell(week.page());
    QVERIFY2(past.said().contains(u"change 2 of NFL/2024-12-01"_s), qPrintable(past.said()));
    QVERIFY(!past.dialog.findChild<QLabel*>(u"seal"_s)->isVisible());
    QVERIFY(past.log().isVisible());
}

void TestWeekHistoryDialog::saysThatThereIsNothing()
{
    Past past;
    QCOMPARE(past.said(), u"Asking the server…"_s);
    past.tell(sync::ToldChanges {});
    QCOMPARE(past.said(), u"Nothing was written in this week yet."_s);
    QVERIFY(!past.log().isVisible());
}

void TestWeekHistoryDialog::saysWhyItCannotBeHad()
{
    Past past;
    past.tell(base::unexpected(
        base::Error {base::ErrorCode::Unreachable, u"Nobody answers there."_s, {}}));
    QCOMPARE(past.said(), u"Nobody answers there."_s);
}

void TestWeekHistoryDialog::opensFromTheWindow()
{
    WindowScreen screen;
    QTest::keyClick(&screen.window, Qt::Key_H, Qt::ControlModifier);
    auto* const dialog = screen.window.findChild<WeekHistoryDialog*>();
    QVERIFY(dialog);
    QVERIFY(dialog->isVisible());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(!dialog->isVisible());
}

QTEST_MAIN(TestWeekHistoryDialog)
#include "tst_week_history_dialog.moc"
