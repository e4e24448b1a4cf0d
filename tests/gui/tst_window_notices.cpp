// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/notice_feed.h"
#include "app/sync/durable_outbox.h"
#include "app/widgets/appearance.h"
#include "app/widgets/away_banner.h"
#include "app/widgets/connection_banner.h"
#include "app/widgets/connection_indicator.h"
#include "app/widgets/diagnostics_panel.h"
#include "app/widgets/note_banner.h"
#include "app/widgets/notice_history_view.h"
#include "tests/gui/window_screen.h"

#include <QApplication>
#include <QListView>
#include <QTabWidget>
#include <QtTest>

using namespace betlog;
using namespace betlog::tests;
using namespace betlog::widgets;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using models::NoticeFeed;
using sync::ConnectionState;

/// Toasts, history, indicator, banner and diagnostics where they belong: in the window.
class TestWindowNotices final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void tellsWhatOthersDoAndOpensTheBet();
    void tellsNothingOfWhatIsDoneHere();
    void countsUnreadNoticesOnTheTab();
    void opensTheHistoryFromAToastOfMany();
    void opensEachChangeThatWasMissed();
    void dismissesWhatWasMissed();
    void bringsBackWhatSomebodyDeletedByOneClick();
    void saysThatTheDiskKeepsNothing();
    void saysHowOldTheLogIs();
    void showsHowTheLineStands();
    void saysWhatACutMeansAndTriesAgain();
    void opensTheDiagnostics();
    void cutsTheLineFromTheDiagnostics();

private:
    [[nodiscard]] QList<Toast*> toasts() const;
    [[nodiscard]] QString toastText() const;
    void somebodyPlaces(int number);
    void blink();
    void missThree();

    [[nodiscard]] NoteBanner& away() const
    {
        return *m_desk->window.findChild<NoteBanner*>(u"away"_s);
    }

    std::unique_ptr<WindowScreen> m_desk;
    ConnectionIndicator* m_indicator = nullptr;
};

void TestWindowNotices::initTestCase()
{
    (new Appearance(*qApp))->setReducedMotion(true);
}

void TestWindowNotices::init()
{
    m_desk = std::make_unique<WindowScreen>();
    m_desk->server.fill(busyWeek(6));
    QVERIFY(m_desk->connectNow());
    m_indicator = m_desk->window.findChild<ConnectionIndicator*>();
    m_desk->scheduler.advance(10s); // "You are connected." has been told
    QTRY_COMPARE(toasts().size(), 0);
}

void TestWindowNotices::cleanup()
{
    m_desk.reset();
}

QList<Toast*> TestWindowNotices::toasts() const
{
    QList<Toast*> shown = m_desk->window.findChildren<Toast*>();
    shown.removeIf([](const Toast* toast) { return toast->isHidden(); });
    return shown;
}

QString TestWindowNotices::toastText() const
{
    return toasts().isEmpty() ? QString() : toasts().first()->notice().text;
}

void TestWindowNotices::somebodyPlaces(int number)
{
    BetLook look;
    look.number = number;
    look.person = u"Jaybers8"_s;
    look.away = u" 😼Lynx"_s;
    look.home = u"Wings"_s;
    m_desk->server.put(betLike(look), look.person);
}

void TestWindowNotices::blink()
{
    QTRY_VERIFY((m_desk->scheduler.advance(NoticeFeed::kBlink), !toasts().isEmpty()));
}

/// The line is cut, three bets are placed, and it is there again.
void TestWindowNotices::missThree()
{
    m_desk->server.setReachable(false);
    QTRY_COMPARE(m_desk->engine.status().state, ConnectionState::Offline);
    for (int number = 50; number < 53; ++number)
        somebodyPlaces(number);
    m_desk->server.setReachable(true);
    m_desk->engine.syncNow();
    QTRY_VERIFY(away().isVisible());
}

void TestWindowNotices::tellsWhatOthersDoAndOpensTheBet()
{
    somebodyPlaces(50);
    blink();
    QCOMPARE(toastText(), u"Jaybers8 placed a bet on Lynx @ Wings."_s);
    QVERIFY(m_desk->window.rect().contains(toasts().first()->geometry()));
    QTest::mouseClick(toasts().first(), Qt::LeftButton);
    QCOMPARE(m_desk->log().currentIndex(), m_desk->list().indexOf(betId(50)));
    QCOMPARE(toasts().size(), 0);
}

void TestWindowNotices::tellsNothingOfWhatIsDoneHere()
{
    m_desk->engine.setStatus(betId(6), {{{0, domain::LineResult::Won}}, {}});
    QTRY_COMPARE(m_desk->engine.replica().sendingCount(), 0);
    somebodyPlaces(50);
    blink();
    // What came before it would be told by now.
    QCOMPARE(toasts().size(), 1);
    QCOMPARE(toastText(), u"Jaybers8 placed a bet on Lynx @ Wings."_s);
}

void TestWindowNotices::countsUnreadNoticesOnTheTab()
{
    auto* const history = m_desk->window.findChild<NoticeHistoryView*>();
    auto* const side = m_desk->window.findChild<QTabWidget*>();
    QVERIFY(!history->isVisible());
    const int tab = side->indexOf(history);
    QCOMPARE(side->tabText(tab), u"Notices (1)"_s); // that it is connected
    somebodyPlaces(50);
    QTRY_COMPARE(side->tabText(tab), u"Notices (2)"_s);
    side->setCurrentIndex(tab);
    m_desk->scheduler.advance(NoticeHistoryView::kReadAfter);
    QCOMPARE(side->tabText(tab), u"Notices"_s);
}

void TestWindowNotices::opensTheHistoryFromAToastOfMany()
{
    auto* const history = m_desk->window.findChild<NoticeHistoryView*>();
    for (int number = 50; number < 55; ++number)
        somebodyPlaces(number);
    QTRY_VERIFY(m_desk->engine.replica().find(betId(54)));
    blink();
    QCOMPARE(toastText(), u"Jaybers8 placed 5 bets."_s);
    QTest::mouseClick(toasts().first(), Qt::LeftButton);
    QVERIFY(history->isVisible());
    auto* const list = history->findChild<QListView*>();
    QVERIFY(list->model()->rowCount() >= 5);
    const QRect newest = list->visualRect(list->model()->index(0, 0));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, newest.center());
    QCOMPARE(m_desk->log().currentIndex(), m_desk->list().indexOf(betId(54)));
}

/// Three bets were placed meanwhile; afterwards each is opened by Enter, with no hand on the mouse.
void TestWindowNotices::opensEachChangeThatWasMissed()
{
    missThree();
    QCOMPARE(away().text(), u"3 changes while you were away."_s);
    QVERIFY(toasts().isEmpty());
    QTest::keyClick(&m_desk->window, Qt::Key_M, Qt::ControlModifier);
    auto* const shown = m_desk->window.findChild<AwayList*>();
    QVERIFY(shown);
    auto* const list = shown->findChild<QListView*>();
    QCOMPARE(list->model()->rowCount(), 3);
    QTRY_VERIFY(list->hasFocus());
    QSet<base::BetId> opened;
    for (int row = 0; row < 3; ++row) {
        QCOMPARE(list->currentIndex().row(), row);
        QTest::keyClick(list, Qt::Key_Return);
        const QModelIndex here = m_desk->log().currentIndex();
        QVERIFY(here.isValid());
        opened.insert(m_desk->list().rowAt(here.row()).bet);
        QTest::keyClick(list, Qt::Key_Down);
    }
    QCOMPARE(opened, (QSet {betId(50), betId(51), betId(52)}));
    QVERIFY(!away().isVisible());
    QTest::keyClick(shown, Qt::Key_Escape);
    QTRY_VERIFY(!m_desk->window.findChild<AwayList*>());
    // It was looked at; the key finds nothing more.
    QTest::keyClick(&m_desk->window, Qt::Key_M, Qt::ControlModifier);
    QVERIFY(!m_desk->window.findChild<AwayList*>());
}

void TestWindowNotices::dismissesWhatWasMissed()
{
    missThree();
    QTest::mouseClick(button(away(), u"Dismiss"_s), Qt::LeftButton);
    QVERIFY(!away().isVisible());
    QVERIFY(m_desk->engine.awayReport().isEmpty());
}

void TestWindowNotices::bringsBackWhatSomebodyDeletedByOneClick()
{
    m_desk->server.remove(betId(6), u"Jaybers8"_s);
    blink();
    QTRY_VERIFY(button(m_desk->window, u"Bring it back"_s));
    QVERIFY(!m_desk->server.find(betId(6)));
    QTest::mouseClick(button(m_desk->window, u"Bring it back"_s), Qt::LeftButton);
    QTRY_VERIFY(m_desk->server.find(betId(6)));
    QTRY_VERIFY(m_desk->list().indexOf(betId(6)).isValid());
}

/// A bet that this computer cannot keep is said aloud, and never shown as if it were on its way.
void TestWindowNotices::saysThatTheDiskKeepsNothing()
{
    QTemporaryDir profile;
    sync::DurableOutbox outbox({profile.filePath(u"gone/outbox.sqlite"_s)});
    m_desk = std::make_unique<WindowScreen>(QString(), &outbox);
    QTRY_VERIFY(!toasts().isEmpty());
    QVERIFY2(toastText().startsWith(u"A file of this profile cannot be opened"_s), "says it");
    QCOMPARE(toasts().first()->notice().kind, models::Notice::Kind::Problem);
}

void TestWindowNotices::saysHowOldTheLogIs()
{
    auto* const banner = m_desk->window.findChild<ConnectionBanner*>();
    m_desk->engine.disconnectFromServer();
    m_desk->scheduler.advance(ConnectionBanner::kPatience);
    QVERIFY2(!banner->text().contains(u"as it stood"), qPrintable(banner->text()));
    m_desk->scheduler.advance(3min);
    QVERIFY2(
        banner->text().contains(u"What you see is as it stood 3 min ago."_s),
        qPrintable(banner->text()));
    m_desk->engine.connectToServer();
    QTRY_VERIFY(!banner->isVisible());
}

void TestWindowNotices::showsHowTheLineStands()
{
    QCOMPARE(m_indicator->word(), u"Live"_s);
    m_desk->server.setReachable(false);
    QTRY_COMPARE(m_indicator->word(), u"Offline"_s);
    QVERIFY(m_indicator->remark().startsWith(u"retry in "));
    m_desk->server.setReachable(true);
    QTRY_COMPARE((m_desk->scheduler.advance(1s), m_indicator->word()), u"Live"_s);
}

void TestWindowNotices::saysWhatACutMeansAndTriesAgain()
{
    auto* const banner = m_desk->window.findChild<ConnectionBanner*>();
    QVERIFY(!banner->isVisible());
    m_desk->engine.disconnectFromServer();
    m_desk->scheduler.advance(ConnectionBanner::kPatience);
    QVERIFY(banner->isVisible());
    QVERIFY(banner->text().startsWith(u"You disconnected."));
    QTest::mouseClick(banner->findChild<QPushButton*>(u"bannerAction"_s), Qt::LeftButton);
    QTRY_COMPARE(m_desk->engine.status().state, ConnectionState::Live);
    QVERIFY(!banner->isVisible());
}

void TestWindowNotices::opensTheDiagnostics()
{
    QVERIFY(!m_desk->window.findChild<DiagnosticsPanel*>());
    QTest::mouseClick(m_indicator, Qt::LeftButton);
    auto* const panel = m_desk->window.findChild<DiagnosticsPanel*>();
    QVERIFY(panel->isVisible());
    QVERIFY(panel->isWindow());
    QTest::keyClick(panel, Qt::Key_Escape);
    QVERIFY(!panel->isVisible());
    m_desk->window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_desk->window));
    QTest::keyClick(&m_desk->window, Qt::Key_F12);
    QVERIFY(panel->isVisible());
}

void TestWindowNotices::cutsTheLineFromTheDiagnostics()
{
    QTest::mouseClick(m_indicator, Qt::LeftButton);
    const auto* const panel = m_desk->window.findChild<DiagnosticsPanel*>();
    QTest::mouseClick(panel->findChild<QPushButton*>(u"cut"_s), Qt::LeftButton);
    QCOMPARE(m_indicator->word(), u"Offline"_s);
    m_desk->scheduler.advance(models::ConnectionNotices::kSteady);
    QVERIFY(toastText().startsWith(u"You are offline."));
    QTRY_COMPARE((m_desk->scheduler.advance(1s), m_indicator->word()), u"Live"_s);
}

QTEST_MAIN(TestWindowNotices)
#include "tst_window_notices.moc"
