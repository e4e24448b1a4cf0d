// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/appearance.h"
#include "app/widgets/toast.h"
#include "app/widgets/toast_stack.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/log_events.h"

#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QMainWindow>
#include <QPropertyAnimation>
#include <QPushButton>
#include <QToolButton>
#include <QtTest>

using namespace betlog;
using namespace betlog::widgets;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using models::NoticeAction;
using models::NoticeFeed;

class TestToasts final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void showsThreeAtMostInTheLowerRightCorner();
    void goesAfterThreeSeconds();
    void mergesWhatArrivesAtOnce();
    void holdsWhileThePointerIsOnAnyOfThem();
    void goesAwayUnderAPointerAtRest();
    void keepsHoldingOnTheWayToTheNext();
    void opensTheBetOnAClick();
    void opensTheHistoryForManyBets();
    void opensTheDiagnosticsForTheConnection();
    void doesNotOpenWhenTheClickEndsOutside();
    void undoesOnAClick();
    void closesOnAClick();
    void neverTakesTheFocus();
    void readsOutAllOfIt();
    void showsNamesAsPlainText();
    void keepsWithinANarrowWindow();
    void staysInTheCornerWhenTheWindowGrows();
    void movesUnlessMotionIsReduced();
    void marksWhatIsSimulated();

private:
    [[nodiscard]] Toast& toast(int at) const { return *m_stack->toasts().at(at); }

    void place(int number);
    void goTo(const QWidget& widget, const QPoint& at);

    Appearance* m_appearance = nullptr;
    std::unique_ptr<tests::FakeScheduler> m_scheduler;
    std::unique_ptr<NoticeFeed> m_feed;
    std::unique_ptr<QMainWindow> m_window;
    QLineEdit* m_field = nullptr;
    ToastStack* m_stack = nullptr;
};

void TestToasts::initTestCase()
{
    m_appearance = new Appearance(*qApp);
}

void TestToasts::init()
{
    m_appearance->setReducedMotion(true);
    m_scheduler = std::make_unique<tests::FakeScheduler>();
    m_feed = std::make_unique<NoticeFeed>(*m_scheduler);
    m_window = std::make_unique<QMainWindow>();
    m_window->resize(900, 600);
    m_field = new QLineEdit(m_window.get());
    m_window->setCentralWidget(m_field);
    m_stack = new ToastStack(*m_feed, *m_scheduler, m_window.get());
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_field->setFocus();
    QCursor::setPos(m_window->mapToGlobal(QPoint(5, 5)));
}

void TestToasts::cleanup()
{
    m_window.reset();
    m_feed.reset();
    m_scheduler.reset();
}

void TestToasts::place(int number)
{
    m_feed->hear(tests::placed(number));
    m_scheduler->advance(NoticeFeed::kBlink);
}

void TestToasts::goTo(const QWidget& widget, const QPoint& at)
{
    // A pointer that moves is seen at more than one point.
    for (const QPoint& step : {at - QPoint(2, 0), at}) {
        QTest::mouseMove(m_window.get(), widget.mapTo(m_window.get(), step));
        QCoreApplication::processEvents();
    }
}

void TestToasts::showsThreeAtMostInTheLowerRightCorner()
{
    for (int number = 1; number <= 3; ++number)
        place(number);
    QCOMPARE(m_stack->toasts().size(), 3);
    for (Toast* const each : m_stack->toasts()) {
        QVERIFY(each->isVisible());
        QVERIFY(m_window->rect().contains(each->geometry()));
        QVERIFY(each->geometry().right() > m_window->width() - 20);
    }
    QVERIFY(toast(0).geometry().bottom() > m_window->height() - 20);
    // The newest is on top, so what is being read stays where it is.
    QVERIFY(toast(1).y() < toast(0).y());
    QVERIFY(toast(2).y() < toast(1).y());
    place(4);
    QCOMPARE(m_stack->toasts().size(), 1);
}

void TestToasts::goesAfterThreeSeconds()
{
    place(1);
    const QPointer<Toast> shown = &toast(0);
    m_scheduler->advance(2999ms);
    QVERIFY(shown->isVisible());
    m_scheduler->advance(1ms);
    QCOMPARE(m_stack->toasts().size(), 0);
    QTRY_VERIFY(shown.isNull());
}

void TestToasts::mergesWhatArrivesAtOnce()
{
    for (int number = 1; number <= 12; ++number)
        m_feed->hear(tests::placed(number));
    m_scheduler->advance(NoticeFeed::kBlink);
    QCOMPARE(m_stack->toasts().size(), 1);
    QCOMPARE(toast(0).accessibleName(), u"Jaybers8 placed 12 bets."_s);
}

void TestToasts::holdsWhileThePointerIsOnAnyOfThem()
{
    place(1);
    place(2);
    goTo(toast(0), toast(0).rect().center());
    m_scheduler->advance(1min);
    QCOMPARE(m_stack->toasts().size(), 2);
    goTo(*m_window, QPoint(5, 5));
    m_scheduler->advance(ToastStack::kHoverGrace + NoticeFeed::kDefaultLifetime);
    QCOMPARE(m_stack->toasts().size(), 0);
}

void TestToasts::goesAwayUnderAPointerAtRest()
{
    place(1);
    const QPoint under = toast(0).mapTo(m_window.get(), toast(0).rect().center());
    m_scheduler->advance(1min);
    QCOMPARE(m_stack->toasts().size(), 0);
    goTo(*m_window, under);
    place(2);
    QTest::mouseMove(m_window.get(), under); // as the desktop tells it again once it lies there
    QCoreApplication::processEvents();
    m_scheduler->advance(NoticeFeed::kDefaultLifetime);
    QCOMPARE(m_stack->toasts().size(), 0);
}

void TestToasts::keepsHoldingOnTheWayToTheNext()
{
    place(1);
    place(2);
    m_scheduler->advance(NoticeFeed::kDefaultLifetime - 2 * NoticeFeed::kBlink);
    goTo(toast(0), toast(0).rect().center());
    goTo(*m_window, QPoint(5, 5));
    m_scheduler->advance(ToastStack::kHoverGrace - 1ms);
    goTo(toast(1), toast(1).rect().center());
    m_scheduler->advance(1min);
    QCOMPARE(m_stack->toasts().size(), 2);
}

void TestToasts::opensTheBetOnAClick()
{
    QSignalSpy opened(m_stack, &ToastStack::openRequested);
    place(7);
    QTest::mouseClick(&toast(0), Qt::LeftButton, {}, toast(0).rect().center());
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().value<base::BetId>(), tests::betId(7));
    QCOMPARE(m_stack->toasts().size(), 0);
}

void TestToasts::opensTheHistoryForManyBets()
{
    QSignalSpy opened(m_stack, &ToastStack::openRequested);
    QSignalSpy history(m_stack, &ToastStack::historyRequested);
    for (int number = 1; number <= 4; ++number)
        place(number);
    QTest::mouseClick(&toast(0), Qt::LeftButton);
    QCOMPARE(history.count(), 1);
    QCOMPARE(opened.count(), 0);
}

void TestToasts::opensTheDiagnosticsForTheConnection()
{
    QSignalSpy connection(m_stack, &ToastStack::connectionRequested);
    sync::ConnectionStatus status;
    status.state = sync::ConnectionState::Live;
    m_feed->changeConnection(status);
    m_scheduler->advance(models::ConnectionNotices::kSteady);
    QTest::mouseClick(&toast(0), Qt::LeftButton);
    QCOMPARE(connection.count(), 1);
}

void TestToasts::doesNotOpenWhenTheClickEndsOutside()
{
    QSignalSpy opened(m_stack, &ToastStack::openRequested);
    place(7);
    QTest::mousePress(&toast(0), Qt::LeftButton);
    QTest::mouseRelease(&toast(0), Qt::LeftButton, {}, QPoint(-50, -50));
    QTest::mouseClick(&toast(0), Qt::RightButton);
    QCOMPARE(opened.count(), 0);
    QCOMPARE(m_stack->toasts().size(), 1);
}

void TestToasts::undoesOnAClick()
{
    QSignalSpy opened(m_stack, &ToastStack::openRequested);
    int undone = 0;
    m_feed->tellDone(u"You deleted bet #12."_s, tests::betId(12), NoticeAction {u"Undo"_s, [&]() {
                                                                                    ++undone;
                                                                                }});
    auto* const undo = toast(0).findChild<QPushButton*>(u"toastAction"_s);
    QVERIFY(undo->isVisible());
    QCOMPARE(undo->text(), u"Undo"_s);
    QTest::mouseClick(undo, Qt::LeftButton);
    QCOMPARE(undone, 1);
    QCOMPARE(opened.count(), 0);
    QCOMPARE(m_stack->toasts().size(), 0);
}

void TestToasts::closesOnAClick()
{
    QSignalSpy opened(m_stack, &ToastStack::openRequested);
    place(1);
    place(2);
    QVERIFY(!toast(0).findChild<QPushButton*>(u"toastAction"_s)->isVisible());
    QTest::mouseClick(toast(0).findChild<QToolButton*>(u"toastClose"_s), Qt::LeftButton);
    QCOMPARE(m_stack->toasts().size(), 1);
    QCOMPARE(toast(0).notice().bet, tests::betId(2));
    QCOMPARE(opened.count(), 0);
}

void TestToasts::neverTakesTheFocus()
{
    m_feed->tellDone(u"You deleted bet #12."_s, {}, NoticeAction {u"Undo"_s, []() {
                                                                  }});
    place(1);
    QCOMPARE(QApplication::focusWidget(), m_field);
    // Neither by the Tab key nor by a click on anything in it.
    QTest::keyClick(m_field, Qt::Key_Tab);
    QVERIFY(!m_stack->toasts().contains(QApplication::focusWidget()));
    m_field->setFocus();
    const auto parts = toast(0).findChildren<QWidget*>();
    for (const QWidget* const part : parts)
        QVERIFY2(part->focusPolicy() == Qt::NoFocus, qPrintable(part->objectName()));
    QTest::mouseClick(toast(0).findChild<QPushButton*>(u"toastAction"_s), Qt::LeftButton);
    QTest::mouseClick(&toast(0), Qt::LeftButton);
    QCOMPARE(QApplication::focusWidget(), m_field);
    QTest::keyClicks(m_field, u"still typing"_s);
    QCOMPARE(m_field->text(), u"still typing"_s);
}

void TestToasts::readsOutAllOfIt()
{
    place(1);
    QCOMPARE(
        toast(0).accessibleName(),
        u"Jaybers8 placed a bet on Lynx @ Wings. #1 · WNBA · Reach 20 points"_s);
    const QAccessibleInterface* const seen = QAccessible::queryAccessibleInterface(&toast(0));
    QVERIFY(seen);
    QCOMPARE(seen->text(QAccessible::Name), toast(0).accessibleName());
}

void TestToasts::showsNamesAsPlainText()
{
    m_feed->hear(tests::placed(tests::bet(1, u"<b>Bob</b><img src=x>"_s)));
    m_scheduler->advance(NoticeFeed::kBlink);
    QVERIFY(toast(0).accessibleName().startsWith(u"<b>Bob</b><img src=x> placed"));
    // Nothing in a toast reads markup: no label of Qt's, which would guess.
    QVERIFY(toast(0).findChildren<QWidget*>(Qt::FindDirectChildrenOnly).size() >= 4);
    for (const QWidget* const part : toast(0).findChildren<QWidget*>())
        QVERIFY(!part->inherits("QLabel"));
}

void TestToasts::keepsWithinANarrowWindow()
{
    m_window->setMinimumSize(0, 0);
    m_window->resize(300, 400);
    m_feed->tellDone(QString(400, u'W'));
    QVERIFY(toast(0).geometry().left() >= -Toast::kShadow);
    QVERIFY(toast(0).geometry().right() <= m_window->width());
    QVERIFY(toast(0).height() < 150);
}

void TestToasts::staysInTheCornerWhenTheWindowGrows()
{
    place(1);
    const QPoint fromCorner = m_window->rect().bottomRight() - toast(0).geometry().bottomRight();
    m_window->resize(1200, 800);
    QCOMPARE(m_window->rect().bottomRight() - toast(0).geometry().bottomRight(), fromCorner);
}

void TestToasts::movesUnlessMotionIsReduced()
{
    place(1);
    QCOMPARE(toast(0).findChildren<QPropertyAnimation*>().size(), 0);
    m_appearance->setReducedMotion(false);
    place(2);
    const auto motions = toast(1).findChildren<QPropertyAnimation*>();
    QCOMPARE(motions.size(), 2); // it slides and fades
    for (const QPropertyAnimation* const motion : motions)
        QVERIFY(motion->duration() >= 150 && motion->duration() <= 200);
    QTRY_VERIFY(!toast(1).graphicsEffect());
    QVERIFY(m_window->rect().contains(toast(1).geometry()));
}

void TestToasts::marksWhatIsSimulated()
{
    auto event = tests::placed(1);
    event.simulated = true;
    m_feed->hear(event);
    m_scheduler->advance(NoticeFeed::kBlink);
    QVERIFY(toast(0).accessibleName().contains(u"Simulated"));
}

QTEST_MAIN(TestToasts)
#include "tst_toasts.moc"
