// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/connection_phrases.h"

#include <QSet>
#include <QtTest>

using namespace betlog;
using namespace betlog::models;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using sync::ConnectionState;
using sync::ConnectionStatus;
using sync::OfflineReason;

namespace {

constexpr base::Timestamp kNow {1'733'048'100'000ms};

ConnectionStatus offlineUntil(std::chrono::milliseconds wait)
{
    ConnectionStatus status;
    status.reason = OfflineReason::Unreachable;
    status.nextRetry = kNow + wait;
    return status;
}

} // namespace

class TestConnectionPhrases final : public QObject
{
    Q_OBJECT

private slots:
    void givesEachStateItsOwnShapeAndWord();
    void countsDownToTheNextRetry_data();
    void countsDownToTheNextRetry();
    void countsOnlyWhileOffline();
    void saysHowOldTheLogIsWhileTheLineIsDown();
    void tellsAllInTheTooltip();
    void tellsWhatIsNotKnownYet();
    void namesServers_data();
    void namesServers();
    void tellsHowLongAgo_data();
    void tellsHowLongAgo();
    void tellsDurations_data();
    void tellsDurations();
};

void TestConnectionPhrases::givesEachStateItsOwnShapeAndWord()
{
    QSet<QString> words;
    QSet<QChar> shapes;
    for (const ConnectionState state :
         {ConnectionState::Offline,
          ConnectionState::Connecting,
          ConnectionState::CatchingUp,
          ConnectionState::Live,
          ConnectionState::Polling})
    {
        words.insert(connectionWord(state));
        shapes.insert(connectionGlyph(state));
    }
    QCOMPARE(words.size(), 5);
    QCOMPARE(shapes.size(), 5);
    QVERIFY(!words.contains(QString()));
    QCOMPARE(connectionWord(ConnectionState::Live), u"Live"_s);
}

void TestConnectionPhrases::countsDownToTheNextRetry_data()
{
    QTest::addColumn<std::chrono::milliseconds>("wait");
    QTest::addColumn<QString>("sentence");

    QTest::newRow("whole") << 7000ms << u"Trying again in 7 s."_s;
    QTest::newRow("rounded up") << 6001ms << u"Trying again in 7 s."_s;
    QTest::newRow("last") << 1ms << u"Trying again in 1 s."_s;
    QTest::newRow("due") << 0ms << u"Trying again now."_s;
    QTest::newRow("overdue") << -5000ms << u"Trying again now."_s;
}

void TestConnectionPhrases::countsDownToTheNextRetry()
{
    QFETCH(std::chrono::milliseconds, wait);
    QTEST(retrySentence(offlineUntil(wait), kNow), "sentence");
}

void TestConnectionPhrases::countsOnlyWhileOffline()
{
    ConnectionStatus status = offlineUntil(7s);
    QCOMPARE(secondsToRetry(status, kNow), std::optional<qint64>(7));
    status.state = ConnectionState::Connecting;
    QCOMPARE(secondsToRetry(status, kNow), std::nullopt);
    QCOMPARE(retrySentence(status, kNow), QString());
    status.state = ConnectionState::Offline;
    status.nextRetry.reset();
    QCOMPARE(secondsToRetry(status, kNow), std::nullopt);
}

void TestConnectionPhrases::saysHowOldTheLogIsWhileTheLineIsDown()
{
    ConnectionStatus status = offlineUntil(7s);
    QCOMPARE(ageSentence(status, kNow), QString()); // there never was one
    status.lastSync = kNow + -3min;
    QCOMPARE(ageSentence(status, kNow), u"What you see is as it stood 3 min ago."_s);
    status.lastSync = kNow + -59s;
    QCOMPARE(ageSentence(status, kNow), QString());
    status.lastSync = kNow + -3min;
    for (const ConnectionState up : {ConnectionState::Live, ConnectionState::Polling}) {
        status.state = up;
        QCOMPARE(ageSentence(status, kNow), QString());
    }
}

void TestConnectionPhrases::tellsAllInTheTooltip()
{
    ConnectionStatus status = offlineUntil(7s);
    status.server = QUrl(u"http://192.168.1.20:3000"_s);
    status.latency = 12ms;
    status.lastSync = kNow + -90s;
    status.detail = u"Connection refused."_s;
    QCOMPARE(
        connectionTooltip(status, kNow),
        u"You are offline. Bets are kept here and sent when the line is back.\n"
        "Server: 192.168.1.20:3000\n"
        "Latency: 12 ms\n"
        "Last sync: 1 min ago\n"
        "Next retry: in 7 s\n"
        "Connection refused."_s);
}

void TestConnectionPhrases::tellsWhatIsNotKnownYet()
{
    ConnectionStatus status;
    status.state = ConnectionState::Connecting;
    QCOMPARE(
        connectionTooltip(status, kNow),
        u"Connecting to the server.\nServer: none\nLatency: not measured yet\nLast sync: not yet"_s);
}

void TestConnectionPhrases::namesServers_data()
{
    QTest::addColumn<QUrl>("server");
    QTest::addColumn<QString>("words");

    QTest::newRow("port") << QUrl(u"http://localhost:3000"_s) << u"localhost:3000"_s;
    QTest::newRow("no port") << QUrl(u"https://bets.example/"_s) << u"bets.example"_s;
    QTest::newRow("IPv6") << QUrl(u"http://[::1]:3000"_s) << u"[::1]:3000"_s;
    QTest::newRow("none") << QUrl() << QString();
}

void TestConnectionPhrases::namesServers()
{
    QFETCH(QUrl, server);
    QTEST(serverInWords(server), "words");
}

void TestConnectionPhrases::tellsHowLongAgo_data()
{
    QTest::addColumn<std::chrono::milliseconds>("ago");
    QTest::addColumn<QString>("words");

    QTest::newRow("now") << 0ms << u"just now"_s;
    QTest::newRow("clocks differ") << -2000ms << u"just now"_s;
    QTest::newRow("seconds") << 5000ms << u"5 s ago"_s;
    QTest::newRow("minutes") << std::chrono::milliseconds(60s) << u"1 min ago"_s;
    QTest::newRow("hours") << std::chrono::milliseconds(47h) << u"47 h ago"_s;
    QTest::newRow("days") << std::chrono::milliseconds(48h) << u"2 days ago"_s;
}

void TestConnectionPhrases::tellsHowLongAgo()
{
    QFETCH(std::chrono::milliseconds, ago);
    QTEST(agoInWords(kNow, kNow + ago), "words");
}

void TestConnectionPhrases::tellsDurations_data()
{
    QTest::addColumn<std::chrono::milliseconds>("duration");
    QTest::addColumn<QString>("words");

    QTest::newRow("none") << 0ms << u"0 s"_s;
    QTest::newRow("backwards") << -5ms << u"0 s"_s;
    QTest::newRow("milliseconds") << 40ms << u"40 ms"_s;
    QTest::newRow("seconds") << 59'999ms << u"59 s"_s;
    QTest::newRow("minutes") << 185'000ms << u"3 min 05 s"_s;
    QTest::newRow("hours") << std::chrono::milliseconds(2h + 7min) << u"2 h 07 min"_s;
    QTest::newRow("days") << std::chrono::milliseconds(51h) << u"2 days 3 h"_s;
}

void TestConnectionPhrases::tellsDurations()
{
    QFETCH(std::chrono::milliseconds, duration);
    QTEST(durationInWords(duration), "words");
}

QTEST_GUILESS_MAIN(TestConnectionPhrases)
#include "tst_connection_phrases.moc"
