// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/bet_bodies.h"
#include "tests/support/http_client.h"
#include "tests/support/server_process.h"
#include "tests/support/ws_client.h"

#include <QTest>

#include <csignal>

using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

/// An orderly end: clients are told when to come back, nothing that was begun is lost.
class TestGoodbye final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void endsWithExitCode0_data();
    void endsWithExitCode0();
    void tellsSyncedClientsWhenToComeBack();
    void tellsPlainClientsThatItGoes();
    void answersWhoeverWaits();
    void finishesWhatIsBeingWritten();
    void waitsForNobodyWhoDoesNotRead();
    void servesAgainOnTheSamePort();

private:
    ServerProcess m_server;
    std::unique_ptr<HttpClient> m_http;
};

void TestGoodbye::init()
{
    QVERIFY2(m_server.isRunning() || m_server.start(), qPrintable(m_server.errors()));
    m_http = std::make_unique<HttpClient>(m_server.http(u"/"_s));
}

void TestGoodbye::endsWithExitCode0_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void TestGoodbye::endsWithExitCode0()
{
    QFETCH(int, signal);
    WsClient client;
    QVERIFY(client.open(m_server.webSocket(u"/ws"_s)));
    QCOMPARE(::kill(static_cast<pid_t>(m_server.processId()), signal), 0);
    QVERIFY(client.waitUntilClosed());
    QCOMPARE(m_server.stop(), 0); // A second signal meanwhile changes nothing.
}

void TestGoodbye::tellsSyncedClientsWhenToComeBack()
{
    WsClient client;
    QVERIFY(client.open(m_server.webSocket(u"/ws"_s)));
    client.hello({u"*"_s}, u"Ann"_s);
    QVERIFY(!client.next(u"live"_s).isEmpty());
    m_server.terminate();
    const QJsonObject goodbye = client.next(u"goodbye"_s);
    QVERIFY(!goodbye["reason"_L1].toString().isEmpty());
    const QJsonArray window = goodbye["reconnectAfterMs"_L1].toArray();
    QCOMPARE(window.size(), 2);
    QVERIFY(window[0].toInt() > 0 && window[0].toInt() < window[1].toInt());
    QVERIFY(client.waitUntilClosed());
    QCOMPARE(client.closeCode(), 4503);
    QCOMPARE(m_server.stop(), 0);
}

void TestGoodbye::tellsPlainClientsThatItGoes()
{
    WsClient client;
    QVERIFY(client.open(m_server.webSocket(u"/ws"_s)));
    QVERIFY(!client.next(u"connection"_s).isEmpty());
    m_server.terminate();
    QVERIFY(client.waitUntilClosed());
    QCOMPARE(client.closeCode(), 1001);
    QCOMPARE(client.messages().size(), 1);
    QCOMPARE(m_server.stop(), 0);
}

void TestGoodbye::answersWhoeverWaits()
{
    const int seq = m_http->get(u"/api/health"_s).object()["seq"_L1].toInt();
    const auto poll = m_http->begin("GET", u"/api/changes?wait=25&since=%1"_s.arg(seq));
    QTRY_VERIFY(m_http->get(u"/metrics"_s).body.contains("\nbetlog_waiting_polls 1\n"));
    m_server.terminate();
    const HttpAnswer answer = HttpClient::finish(poll);
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.object()["changes"_L1].toArray().isEmpty());
    QCOMPARE(m_server.stop(), 0);
}

void TestGoodbye::finishesWhatIsBeingWritten()
{
    WsClient client;
    QVERIFY(client.open(m_server.webSocket(u"/ws"_s)));
    client.hello({u"NONE/*"_s}, u"Ann"_s);
    QVERIFY(!client.next(u"live"_s).isEmpty());
    QStringList bets;
    for (int i = 0; i < 30; ++i) {
        bets.append(newUuid());
        client.mutate(u"create"_s, bets.last(), betBody());
    }
    QVERIFY(!client.next(u"ack"_s).isEmpty());
    m_server.terminate();
    QVERIFY(client.waitUntilClosed());
    QCOMPARE(m_server.stop(), 0);

    QVERIFY(m_server.start());
    int acked = 0;
    for (const QJsonObject& message : client.messages()) {
        if (message["type"_L1] != "ack"_L1)
            continue;
        ++acked;
        const QString id = message["bet"_L1]["id"_L1].toString();
        QCOMPARE(m_http->get(u"/api/bets/"_s + id).status, 200);
    }
    QVERIFY(acked > 0);
}

void TestGoodbye::waitsForNobodyWhoDoesNotRead()
{
    std::vector<std::unique_ptr<QTcpSocket>> idlers;
    for (int i = 0; i < 20; ++i) {
        idlers.push_back(std::make_unique<QTcpSocket>());
        idlers.back()->connectToHost(QHostAddress::LocalHost, m_server.port());
        QVERIFY(idlers.back()->waitForConnected());
        idlers.back()->write("GET /api/he");
        idlers.back()->flush();
    }
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(m_server.stop(), 0);
    QVERIFY2(timer.elapsed() < 10000, qPrintable(QString::number(timer.elapsed())));
}

void TestGoodbye::servesAgainOnTheSamePort()
{
    const quint16 port = m_server.port();
    WsClient client; // Its end of the connection lingers in the kernel.
    QVERIFY(client.open(m_server.webSocket(u"/ws"_s)));
    QCOMPARE(m_server.stop(), 0);
    QVERIFY2(m_server.start(), qPrintable(m_server.errors()));
    QCOMPARE(m_server.port(), port);
    QCOMPARE(m_server.readyLine(), u"betlogd 0.1.0 listening on http://127.0.0.1:%1"_s.arg(port));
}

QTEST_GUILESS_MAIN(TestGoodbye)
#include "tst_goodbye.moc"
