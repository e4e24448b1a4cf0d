// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/appearance.h"
#include "app/widgets/connection_banner.h"
#include "tests/support/fake_scheduler.h"

#include <QApplication>
#include <QPushButton>
#include <QtTest>

using namespace betlog;
using namespace betlog::widgets;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using sync::ConnectionState;
using sync::ConnectionStatus;
using sync::OfflineReason;

class TestConnectionBanner final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void saysWhatIsWrongAndWhatToDo_data();
    void saysWhatIsWrongAndWhatToDo();
    void staysAwayWhileAllIsWell();
    void staysAwayForAShortCut();
    void staysThroughTheRetries();
    void goesWhenTheLineIsBack();
    void countsDownToTheNextRetry();
    void triesAgainOnAClick();
    void connectsOnAClick();
    void opensTheDetailsOnAClick();

private:
    void enter(ConnectionState state, OfflineReason reason = OfflineReason::None);
    [[nodiscard]] QPushButton* button(const QString& name) const;

    std::unique_ptr<tests::FakeScheduler> m_scheduler;
    std::unique_ptr<QWidget> m_window;
    ConnectionBanner* m_banner = nullptr;
};

void TestConnectionBanner::initTestCase()
{
    new Appearance(*qApp);
}

void TestConnectionBanner::init()
{
    m_scheduler = std::make_unique<tests::FakeScheduler>();
    m_window = std::make_unique<QWidget>();
    m_window->resize(900, 100);
    m_banner = new ConnectionBanner(*m_scheduler, m_window.get());
    m_window->show();
}

void TestConnectionBanner::cleanup()
{
    m_window.reset();
}

void TestConnectionBanner::enter(ConnectionState state, OfflineReason reason)
{
    ConnectionStatus status;
    status.state = state;
    status.reason = reason;
    if (reason == OfflineReason::Unreachable)
        status.nextRetry = m_scheduler->now() + 7s;
    m_banner->setStatus(status);
}

QPushButton* TestConnectionBanner::button(const QString& name) const
{
    return m_banner->findChild<QPushButton*>(name);
}

void TestConnectionBanner::saysWhatIsWrongAndWhatToDo_data()
{
    QTest::addColumn<ConnectionState>("state");
    QTest::addColumn<OfflineReason>("reason");
    QTest::addColumn<QString>("begin");
    QTest::addColumn<QString>("offer");

    const auto offline = ConnectionState::Offline;
    QTest::newRow("cut") << offline << OfflineReason::Unreachable
                         << u"You are offline. Bets are kept here and sent when the line is back."_s
                         << u"Try now"_s;
    QTest::newRow("unwanted") << offline << OfflineReason::Unwanted
                              << u"You disconnected. Bets are kept here until you connect again."_s
                              << u"Connect"_s;
    QTest::newRow("stopped")
        << offline << OfflineReason::ServerStopped
        << u"The server has stopped. Bets are kept here and sent when it is back."_s
        << u"Try now"_s;
    QTest::newRow("version") << offline << OfflineReason::ProtocolVersion
                             << u"This server speaks another version of Betlog."_s << QString();
    QTest::newRow("not allowed") << offline << OfflineReason::NotAllowed
                                 << u"The server did not let you in."_s << u"Try now"_s;
    QTest::newRow("polling") << ConnectionState::Polling << OfflineReason::None
                             << u"Live updates are blocked here; checking every 5 s."_s
                             << QString();
}

void TestConnectionBanner::saysWhatIsWrongAndWhatToDo()
{
    QFETCH(ConnectionState, state);
    QFETCH(OfflineReason, reason);
    QFETCH(QString, begin);
    QFETCH(QString, offer);
    enter(state, reason);
    m_scheduler->advance(ConnectionBanner::kPatience);
    QVERIFY(m_banner->isVisible());
    QVERIFY2(m_banner->text().startsWith(begin), qPrintable(m_banner->text()));
    QCOMPARE(button(u"bannerAction"_s)->isVisible(), !offer.isEmpty());
    if (!offer.isEmpty())
        QCOMPARE(button(u"bannerAction"_s)->text(), offer);
    QVERIFY(button(u"bannerDetails"_s)->isVisible());
}

void TestConnectionBanner::staysAwayWhileAllIsWell()
{
    for (const ConnectionState state :
         {ConnectionState::Offline,
          ConnectionState::Connecting,
          ConnectionState::CatchingUp,
          ConnectionState::Live})
    {
        enter(state);
        m_scheduler->advance(1min);
        QVERIFY(!m_banner->isVisible());
    }
}

void TestConnectionBanner::staysAwayForAShortCut()
{
    enter(ConnectionState::Live);
    enter(ConnectionState::Offline, OfflineReason::Unreachable);
    m_scheduler->advance(ConnectionBanner::kPatience - 1ms);
    enter(ConnectionState::Live);
    m_scheduler->advance(1min);
    QVERIFY(!m_banner->isVisible());
}

void TestConnectionBanner::staysThroughTheRetries()
{
    enter(ConnectionState::Live);
    enter(ConnectionState::Connecting);
    m_scheduler->advance(ConnectionBanner::kPatience);
    QVERIFY(m_banner->isVisible());
    enter(ConnectionState::Offline, OfflineReason::Unreachable);
    QVERIFY(m_banner->isVisible());
    enter(ConnectionState::Connecting);
    QVERIFY(m_banner->isVisible());
    QVERIFY(!button(u"bannerAction"_s)->isVisible());
    enter(ConnectionState::CatchingUp);
    QVERIFY(m_banner->isVisible());
}

void TestConnectionBanner::goesWhenTheLineIsBack()
{
    enter(ConnectionState::Offline, OfflineReason::Unreachable);
    m_scheduler->advance(ConnectionBanner::kPatience);
    QVERIFY(m_banner->isVisible());
    enter(ConnectionState::Live);
    QVERIFY(!m_banner->isVisible());
    m_scheduler->advance(1min);
    QVERIFY(!m_banner->isVisible());
}

void TestConnectionBanner::countsDownToTheNextRetry()
{
    enter(ConnectionState::Offline, OfflineReason::Unreachable);
    QVERIFY(m_banner->text().endsWith(u"Trying again in 7 s."));
    m_scheduler->advance(3s);
    QVERIFY(m_banner->text().endsWith(u"Trying again in 4 s."));
    m_scheduler->advance(5s);
    QVERIFY(m_banner->text().endsWith(u"Trying again now."));
    QCOMPARE(m_scheduler->waiting(), size_t(0));
}

void TestConnectionBanner::triesAgainOnAClick()
{
    QSignalSpy retried(m_banner, &ConnectionBanner::retryRequested);
    QSignalSpy connected(m_banner, &ConnectionBanner::connectRequested);
    enter(ConnectionState::Offline, OfflineReason::Unreachable);
    m_scheduler->advance(ConnectionBanner::kPatience);
    QTest::mouseClick(button(u"bannerAction"_s), Qt::LeftButton);
    QCOMPARE(retried.count(), 1);
    QCOMPARE(connected.count(), 0);
}

void TestConnectionBanner::connectsOnAClick()
{
    QSignalSpy retried(m_banner, &ConnectionBanner::retryRequested);
    QSignalSpy connected(m_banner, &ConnectionBanner::connectRequested);
    enter(ConnectionState::Offline, OfflineReason::Unwanted);
    m_scheduler->advance(ConnectionBanner::kPatience);
    QTest::mouseClick(button(u"bannerAction"_s), Qt::LeftButton);
    QCOMPARE(retried.count(), 0);
    QCOMPARE(connected.count(), 1);
}

void TestConnectionBanner::opensTheDetailsOnAClick()
{
    QSignalSpy details(m_banner, &ConnectionBanner::detailsRequested);
    enter(ConnectionState::Polling);
    m_scheduler->advance(ConnectionBanner::kPatience);
    QTest::mouseClick(button(u"bannerDetails"_s), Qt::LeftButton);
    QCOMPARE(details.count(), 1);
}

QTEST_MAIN(TestConnectionBanner)
#include "tst_connection_banner.moc"
