// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/connection_notices.h"
#include "tests/support/fake_scheduler.h"

#include <QtTest>

using namespace betlog;
using namespace betlog::models;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using sync::ConnectionState;
using sync::OfflineReason;

namespace {

sync::ConnectionStatus
status(ConnectionState state, OfflineReason reason = OfflineReason::None, int attempts = 0)
{
    sync::ConnectionStatus status;
    status.state = state;
    status.reason = reason;
    status.attempts = attempts;
    status.server = QUrl(u"http://127.0.0.1:3000"_s);
    return status;
}

const auto kLive = status(ConnectionState::Live);
const auto kCut = status(ConnectionState::Offline, OfflineReason::Unreachable);

} // namespace

class TestConnectionNotices final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void tellsEachChangeOfTheConnectionOnce();
    void saysNothingOfACutThatHealsInABlink();
    void saysNothingBeforeAnythingWasTried();
    void countsRetriesAsOneCut();
    void fallsSilentWhileTheLineFlaps();
    void startsCountingAfreshOnceTheLineIsCalm();
    void tellsWhyThereIsNoConnection_data();
    void tellsWhyThereIsNoConnection();

private:
    /// Changes the connection and lets it last.
    void enter(const sync::ConnectionStatus& status, std::chrono::milliseconds lasting = 1min);

    std::unique_ptr<tests::FakeScheduler> m_scheduler;
    std::unique_ptr<ConnectionNotices> m_notices;
    QStringList m_told;
};

void TestConnectionNotices::init()
{
    m_notices.reset();
    m_scheduler = std::make_unique<tests::FakeScheduler>();
    m_notices = std::make_unique<ConnectionNotices>(*m_scheduler);
    m_told.clear();
    connect(m_notices.get(), &ConnectionNotices::told, this, [this](const Notice& notice) {
        QCOMPARE(notice.kind, Notice::Kind::Connection);
        m_told.append(notice.text);
    });
}

void TestConnectionNotices::enter(
    const sync::ConnectionStatus& status, std::chrono::milliseconds lasting)
{
    m_notices->change(status);
    m_scheduler->advance(lasting);
}

void TestConnectionNotices::tellsEachChangeOfTheConnectionOnce()
{
    enter(status(ConnectionState::Connecting));
    enter(status(ConnectionState::CatchingUp));
    QCOMPARE(m_told.size(), 0);
    enter(kLive, ConnectionNotices::kSteady);
    QCOMPARE(m_told, QStringList {u"You are connected."_s});
    enter(kLive);
    enter(kCut);
    enter(status(ConnectionState::Polling));
    enter(kLive);
    QCOMPARE(
        m_told.mid(1),
        QStringList(
            {u"You are offline. Bets are kept here and sent when the line is back."_s,
             u"Live updates are blocked here; checking every 5 s."_s,
             u"You are connected again."_s}));
}

void TestConnectionNotices::saysNothingOfACutThatHealsInABlink()
{
    enter(kLive);
    enter(kCut, ConnectionNotices::kSteady - 1ms);
    enter(kLive);
    QCOMPARE(m_told.size(), 1);
    enter(kCut, ConnectionNotices::kSteady);
    QCOMPARE(m_told.size(), 2);
}

void TestConnectionNotices::saysNothingBeforeAnythingWasTried()
{
    enter(status(ConnectionState::Offline));
    enter(status(ConnectionState::Connecting));
    QCOMPARE(m_told.size(), 0);
    enter(kCut);
    QCOMPARE(m_told.size(), 1);
}

void TestConnectionNotices::countsRetriesAsOneCut()
{
    enter(kLive);
    for (int attempt = 1; attempt <= 20; ++attempt) {
        enter(status(ConnectionState::Connecting, OfflineReason::None, attempt), 2s);
        enter(kCut, 10s);
    }
    QCOMPARE(m_told.size(), 2);
}

void TestConnectionNotices::fallsSilentWhileTheLineFlaps()
{
    enter(kLive);
    m_told.clear();
    for (int flap = 0; flap < 50; ++flap)
        enter(flap % 2 == 0 ? kCut : kLive, 1s);
    QCOMPARE(m_told.size(), ConnectionNotices::kFlaps + 1);
    QCOMPARE(m_told.last(), u"The line comes and goes. Nothing you enter is lost."_s);
    // It ended live; once that has lasted it is told, and the next cut is news again.
    m_scheduler->advance(ConnectionNotices::kCalm);
    QCOMPARE(m_told.size(), ConnectionNotices::kFlaps + 2);
    QCOMPARE(m_told.last(), u"You are connected again."_s);
    enter(kCut);
    QCOMPARE(m_told.size(), ConnectionNotices::kFlaps + 3);
    QVERIFY(m_told.last().startsWith(u"You are offline."));
}

void TestConnectionNotices::startsCountingAfreshOnceTheLineIsCalm()
{
    for (int flap = 0; flap < 6; ++flap)
        enter(flap % 2 == 0 ? kLive : kCut, 1s);
    QCOMPARE(m_told.last(), u"The line comes and goes. Nothing you enter is lost."_s);
    enter(kLive, ConnectionNotices::kCalm);
    QCOMPARE(m_told.last(), u"You are connected again."_s);
    // All of that was within the last half minute.
    enter(kCut, ConnectionNotices::kSteady);
    QVERIFY(m_told.last().startsWith(u"You are offline."));
}

void TestConnectionNotices::tellsWhyThereIsNoConnection_data()
{
    QTest::addColumn<OfflineReason>("reason");
    QTest::addColumn<QString>("begin");

    QTest::newRow("cut") << OfflineReason::Unreachable << u"You are offline."_s;
    QTest::newRow("unwanted") << OfflineReason::Unwanted << u"You disconnected."_s;
    QTest::newRow("stopped") << OfflineReason::ServerStopped << u"The server has stopped."_s;
    QTest::newRow("version") << OfflineReason::ProtocolVersion
                             << u"This server speaks another version of Betlog."_s;
    QTest::newRow("not allowed") << OfflineReason::NotAllowed
                                 << u"The server did not let you in."_s;
}

void TestConnectionNotices::tellsWhyThereIsNoConnection()
{
    QFETCH(OfflineReason, reason);
    QFETCH(QString, begin);
    enter(status(ConnectionState::Offline, reason));
    QCOMPARE(m_told.size(), 1);
    QVERIFY2(m_told.first().startsWith(begin), qPrintable(m_told.first()));
}

QTEST_GUILESS_MAIN(TestConnectionNotices)
#include "tst_connection_notices.moc"
