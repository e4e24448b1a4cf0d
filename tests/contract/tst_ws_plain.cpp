// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/bet_bodies.h"
#include "tests/support/http_client.h"
#include "tests/support/raw_client.h"
#include "tests/support/server_process.h"
#include "tests/support/ws_client.h"

#include <QTest>

using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

/// WebSocket clients that say no hello (protocol.md, section 3), and what ends a session.
class TestWsPlain final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void isWelcomeAtEveryPath_data();
    void isWelcomeAtEveryPath();
    void hearsEveryChangeFromThenOn();
    void isAnsweredAPing();
    void maySpeakRightBehindTheHandshake();
    void isClosedForABadMessage_data();
    void isClosedForABadMessage();
    void isClosedForABinaryMessage();
    void isClosedForALargeMessage();
    void mayNotWriteWithoutHello();
    void isClosedForAFlood();
    void closesWhenTheClientDoes();

private:
    ServerProcess m_server;
    std::unique_ptr<HttpClient> m_http;
};

void TestWsPlain::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errors()));
    m_http = std::make_unique<HttpClient>(m_server.http(u"/"_s));
}

void TestWsPlain::isWelcomeAtEveryPath_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("welcome");
    QTest::newRow("root") << u"/"_s << true;
    QTest::newRow("ws") << u"/ws"_s << true;
    QTest::newRow("casino") << u"/ws/casino"_s << true;
    QTest::newRow("with a query") << u"/ws?x=1"_s << true;
    QTest::newRow("api") << u"/api/bets"_s << false;
    QTest::newRow("below ws") << u"/ws/other"_s << false;
}

void TestWsPlain::isWelcomeAtEveryPath()
{
    QFETCH(QString, path);
    QFETCH(bool, welcome);
    WsClient client;
    QCOMPARE(client.open(m_server.webSocket(path)), welcome);
    if (!welcome)
        return;
    const QJsonObject first = client.next();
    QCOMPARE(first["type"_L1].toString(), u"connection"_s);
    QCOMPARE(first["status"_L1].toString(), u"connected"_s);
    QVERIFY(first["timestamp"_L1].toString().endsWith(u'Z'));
}

void TestWsPlain::hearsEveryChangeFromThenOn()
{
    QCOMPARE(m_http->post(u"/api/bets"_s, betBody()).status, 201);
    WsClient client;
    QVERIFY(client.open(m_server.webSocket(u"/ws/casino"_s)));
    QCOMPARE(client.next()["type"_L1].toString(), u"connection"_s);

    const QJsonObject bet = m_http->post(u"/api/bets"_s, betBody(u"Ann"_s, u"NBA"_s)).object();
    const QString path = u"/api/bets/"_s + bet["id"_L1].toString();
    QCOMPARE(m_http->send("PUT", path + u"/status"_s, jsonText(statusBody(u"won"_s))).status, 200);
    QCOMPARE(m_http->send("DELETE", path).status, 200);

    const QJsonObject created = client.next();
    QCOMPARE(created["type"_L1].toString(), u"bet_created"_s);
    QCOMPARE(created["data"_L1].toObject(), bet);
    QCOMPARE(created["weekKey"_L1].toString(), u"2024-12-01"_s);
    QCOMPARE(created["room"_L1].toString(), u"NBA/2024-12-01"_s);
    QVERIFY(created.contains("timestamp"_L1));
    const QJsonObject updated = client.next();
    QCOMPARE(updated["type"_L1].toString(), u"bet_updated"_s);
    QCOMPARE(updated["updateType"_L1].toString(), u"status"_s);
    QCOMPARE(updated["seq"_L1].toInt(), created["seq"_L1].toInt() + 1);
    QCOMPARE(client.next()["type"_L1].toString(), u"bet_deleted"_s);
}

void TestWsPlain::isAnsweredAPing()
{
    WsClient client;
    QVERIFY(client.open(m_server.webSocket(u"/ws"_s)));
    client.sendText(uR"({"type":"ping"})"_s);
    const QJsonObject pong = client.next(u"pong"_s);
    QVERIFY(pong.contains("timestamp"_L1));
    QVERIFY(!pong.contains("id"_L1));
}

void TestWsPlain::maySpeakRightBehindTheHandshake()
{
    RawClient client;
    QVERIFY(client.open(m_server.port()));
    const QByteArray ping = R"({"type":"ping","id":9})";
    // One write: the frame is there before the server has shaken hands.
    QByteArray bytes =
        "GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    bytes += '\x81';
    bytes += static_cast<char>(0x80 | static_cast<int>(ping.size()));
    bytes += QByteArray(4, '\0') + ping;
    client.send(bytes);
    QCOMPARE(client.readAnswer().status, 101);
    QTRY_VERIFY(client.waitForBytes(1) && client.received().contains(R"("type":"pong")"));
}

void TestWsPlain::isClosedForABadMessage_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("no JSON") << u"hello there"_s;
    QTest::newRow("no object") << u"[1,2]"_s;
    QTest::newRow("no type") << u"{}"_s;
    QTest::newRow("unknown type") << uR"({"type":"shout"})"_s;
    QTest::newRow("type of the server") << uR"({"type":"bet_created"})"_s;
    QTest::newRow("ping with a text for an id") << uR"({"type":"ping","id":"x"})"_s;
    QTest::newRow("subscribe before hello") << uR"({"type":"subscribe","rooms":["*"]})"_s;
    QTest::newRow("too deep") << u"["_s.repeated(10000);
}

void TestWsPlain::isClosedForABadMessage()
{
    QFETCH(QString, text);
    WsClient client;
    QVERIFY(client.open(m_server.webSocket(u"/ws"_s)));
    client.sendText(text);
    QVERIFY(client.waitUntilClosed());
    QCOMPARE(client.closeCode(), 4400);
    QCOMPARE(client.messages().last()["type"_L1].toString(), u"error"_s);
    QVERIFY(!client.messages().last()["message"_L1].toString().isEmpty());
    QCOMPARE(m_http->get(u"/api/health"_s).status, 200);
}

void TestWsPlain::isClosedForABinaryMessage()
{
    WsClient client;
    QVERIFY(client.open(m_server.webSocket(u"/ws"_s)));
    client.socket().sendBinaryMessage("\x01\x02");
    QVERIFY(client.waitUntilClosed());
    QCOMPARE(client.closeCode(), 4400);
}

void TestWsPlain::isClosedForALargeMessage()
{
    const QString ping = uR"({"type":"ping","pad":"%1"})"_s;
    constexpr int kLimit = 64 * 1024;
    WsClient fits;
    QVERIFY(fits.open(m_server.webSocket(u"/ws"_s)));
    fits.sendText(ping.arg(u"x"_s.repeated(kLimit - ping.size() + 2)));
    QVERIFY(!fits.next(u"pong"_s).isEmpty());

    WsClient large;
    QVERIFY(large.open(m_server.webSocket(u"/ws"_s)));
    large.sendText(ping.arg(u"x"_s.repeated(kLimit)));
    QVERIFY(large.waitUntilClosed());
    QCOMPARE(large.closeCode(), 1009);
}

void TestWsPlain::mayNotWriteWithoutHello()
{
    WsClient client;
    QVERIFY(client.open(m_server.webSocket(u"/ws"_s)));
    const QString id = client.mutate(u"delete"_s, newUuid());
    const QJsonObject error = client.next(u"error"_s);
    QCOMPARE(error["mutationId"_L1].toString(), id);
    QCOMPARE(error["code"_L1].toString(), u"bad_request"_s);
    QVERIFY(client.isOpen());
}

void TestWsPlain::isClosedForAFlood()
{
    WsClient client;
    QVERIFY(client.open(m_server.webSocket(u"/ws"_s)));
    for (int i = 0; i < 5000 && client.isOpen(); ++i)
        client.sendText(uR"({"type":"ping"})"_s);
    QVERIFY(client.waitUntilClosed());
    QCOMPARE(client.closeCode(), 4429);
    QVERIFY(client.count(u"pong"_s) >= 1000);
    const QJsonObject refused = client.next(u"error"_s);
    QCOMPARE(refused["code"_L1].toString(), u"too_fast"_s);
    QCOMPARE(refused["retryable"_L1].toBool(), true);
    QVERIFY(refused.contains("retryAfterMs"_L1));
}

void TestWsPlain::closesWhenTheClientDoes()
{
    WsClient client;
    QVERIFY(client.open(m_server.webSocket(u"/ws"_s)));
    const auto sessions = [this] {
        const QByteArray text = m_http->get(u"/metrics"_s).body;
        const qsizetype line = text.indexOf("\nbetlog_plain_sessions ");
        return text.mid(line + 23, text.indexOf('\n', line + 1) - line - 23).toInt();
    };
    const int before = sessions();
    client.close();
    QVERIFY(client.waitUntilClosed());
    QCOMPARE(client.closeCode(), 1000);
    QTRY_COMPARE(sessions(), before - 1);
}

QTEST_GUILESS_MAIN(TestWsPlain)
#include "tst_ws_plain.moc"
