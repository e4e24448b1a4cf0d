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

namespace {

const QByteArray kHealth = "GET /api/health HTTP/1.1\r\nHost: x\r\n";

QByteArray postOf(const QByteArray& body)
{
    return "POST /api/bets HTTP/1.1\r\nHost: x\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

/// What comes in at the one port, however broken, is answered or ended, and harms nobody else. The
/// deadlines have a test of their own (tst_deadlines).
class TestFrontDoor final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void refusesWhatIsNoProperRequest_data();
    void refusesWhatIsNoProperRequest();
    void refusesALargeBodyWhileItIsStillComing();
    void takesARequestInPieces();
    void takesABodyAfterContinue();
    void keepsTheConnection();
    void endsTheConnectionWhenAsked();
    void answersRequestsSentAheadInOrder();
    void answersAClientThatOnlyListensNow();
    void isNotHeldUpByThoseWhoSendNothing();
    void takesNoHarmFromThoseWhoLeaveEarly();
    void refusesForeignPages();
    void letsAnAllowedPageIn();
    void letsAnAllowedPageReadWhyItIsTurnedAway();
    void takesAWholeUrlAsTheTarget();
    void answersABrowsersQuestionBeforeACall();
    void refusesUpgradesToNowhere();

private:
    ServerProcess m_server;
    std::unique_ptr<HttpClient> m_http;
};

void TestFrontDoor::initTestCase()
{
    QVERIFY2(
        m_server.start({u"--allow-origin"_s, u"https://club.example"_s}),
        qPrintable(m_server.errors()));
    m_http = std::make_unique<HttpClient>(m_server.http(u"/"_s));
}

/// Whatever a test did, the server serves the next.
void TestFrontDoor::cleanup()
{
    QVERIFY(m_server.isRunning());
    QCOMPARE(m_http->get(u"/api/health"_s).status, 200);
}

void TestFrontDoor::refusesWhatIsNoProperRequest_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto row = [](const char* tag, const QByteArray& bytes, int status) {
        QTest::newRow(tag) << bytes << status;
    };
    row("TLS", QByteArray::fromHex("16030100a5010000a10303"), 400);
    row("zeros", QByteArray(100, '\0'), 400);
    row("a poem", "Shall I compare thee to a summer's day?\r\n\r\n", 400);
    row("an endless word", QByteArray(5000, 'A'), 400);
    row("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400);
    row("no host", "GET /api/health HTTP/1.1\r\n\r\n", 400);
    row("folded header", kHealth + "A: b\r\n c\r\n\r\n", 400);
    row("bare line feeds", "GET /api/health HTTP/1.1\nHost: x\n\n\r\n\r\n", 400);
    row("huge header", kHealth + "A: " + QByteArray(20000, 'x') + "\r\n\r\n", 413);
    row("endless header", kHealth + "A: " + QByteArray(20000, 'x'), 413);
    row("many headers", kHealth + QByteArray("A: b\r\n").repeated(200) + "\r\n", 413);
    row("chunked body",
        "POST /api/bets HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        411);
    row("two lengths",
        "POST /api/bets HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
        400);
    row("large body", "POST /api/bets HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n\r\n", 413);
    row("unknown method", "BREW /api/bets HTTP/1.1\r\nHost: x\r\n\r\n", 405);
    row("tunnel", "CONNECT example.org:443 HTTP/1.1\r\nHost: x\r\n\r\n", 400);
    row("proxy", "GET http://example.org/ HTTP/1.1\r\nHost: x\r\n\r\n", 403);
}

void TestFrontDoor::refusesWhatIsNoProperRequest()
{
    QFETCH(QByteArray, bytes);
    RawClient client;
    QVERIFY(client.open(m_server.port()));
    client.send(bytes);
    const HttpAnswer answer = client.readAnswer();
    QTEST(answer.status, "status");
    QCOMPARE(answer.headers.value("content-type"), "application/problem+json");
    QCOMPARE(answer.object()["status"_L1].toInt(), answer.status);
    QVERIFY(!answer.object()["detail"_L1].toString().isEmpty());
    QVERIFY(client.waitUntilClosed());
}

void TestFrontDoor::refusesALargeBodyWhileItIsStillComing()
{
    RawClient client;
    QVERIFY(client.open(m_server.port()));
    client.send("POST /api/bets HTTP/1.1\r\nHost: x\r\nContent-Length: 50000000\r\n\r\n");
    client.send(QByteArray(4'000'000, 'x'));
    QCOMPARE(client.readAnswer().status, 413);
}

void TestFrontDoor::takesARequestInPieces()
{
    RawClient client;
    QVERIFY(client.open(m_server.port()));
    const QByteArray request = postOf(jsonText(betBody()));
    for (qsizetype at = 0; at < request.size(); at += 7) {
        client.send(request.mid(at, 7));
        QVERIFY(client.socket().waitForBytesWritten() || client.socket().bytesToWrite() == 0);
    }
    QCOMPARE(client.readAnswer().status, 201);
}

void TestFrontDoor::takesABodyAfterContinue()
{
    RawClient client;
    QVERIFY(client.open(m_server.port()));
    const QByteArray body = jsonText(betBody());
    client.send(
        "POST /api/bets HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n");
    QCOMPARE(client.readAnswer().status, 100);
    client.send(body);
    QCOMPARE(client.readAnswer().status, 201);
}

void TestFrontDoor::keepsTheConnection()
{
    RawClient client;
    QVERIFY(client.open(m_server.port()));
    for (int i = 0; i < 5; ++i) {
        client.send(kHealth + "\r\n");
        QCOMPARE(client.readAnswer().status, 200);
        client.send(postOf("no JSON")); // A refused request is no reason to part.
        QCOMPARE(client.readAnswer().status, 400);
    }
    client.send("\r\n" + kHealth + "\r\n"); // As some clients do.
    QCOMPARE(client.readAnswer().status, 200);
}

void TestFrontDoor::endsTheConnectionWhenAsked()
{
    RawClient polite;
    QVERIFY(polite.open(m_server.port()));
    polite.send(kHealth + "Connection: close\r\n\r\n");
    const HttpAnswer answer = polite.readAnswer();
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.headers.value("connection"), "close");
    QVERIFY(polite.waitUntilClosed());

    RawClient old;
    QVERIFY(old.open(m_server.port()));
    old.send("GET /api/health HTTP/1.0\r\n\r\n");
    QCOMPARE(old.readAnswer().status, 200);
    QVERIFY(old.waitUntilClosed());
}

void TestFrontDoor::answersRequestsSentAheadInOrder()
{
    RawClient client;
    QVERIFY(client.open(m_server.port()));
    QByteArray requests;
    for (int i = 0; i < 100; ++i) {
        // Some are answered at once, some after the disk was asked.
        requests += i % 3 == 0 ? "GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n"
            : i % 3 == 1       ? postOf(jsonText(betBody(u"Ahead"_s)))
                               : kHealth + "\r\n";
    }
    client.send(requests);
    for (int i = 0; i < 100; ++i)
        QCOMPARE(client.readAnswer().status, i % 3 == 0 ? 404 : i % 3 == 1 ? 201 : 200);
    QVERIFY(client.received().isEmpty());
}

void TestFrontDoor::answersAClientThatOnlyListensNow()
{
    RawClient client;
    QVERIFY(client.open(m_server.port()));
    client.send(postOf(jsonText(betBody())));
    client.socket().disconnectFromHost(); // Ends its own side; it may still be told.
    QVERIFY(client.waitUntilClosed());
    QCOMPARE(m_http->get(u"/api/bets?user=FLIGHTx12!&limit=1"_s).status, 200);
}

void TestFrontDoor::isNotHeldUpByThoseWhoSendNothing()
{
    std::vector<std::unique_ptr<RawClient>> idlers;
    for (int i = 0; i < 200; ++i) {
        idlers.push_back(std::make_unique<RawClient>());
        QVERIFY(idlers.back()->open(m_server.port()));
        idlers.back()->send(i % 2 == 0 ? "GET / HT" : "POST /api/bets HTTP/1.1\r\nHost: x\r\n");
    }
    QCOMPARE(m_http->get(u"/api/health"_s).status, 200);
}

void TestFrontDoor::takesNoHarmFromThoseWhoLeaveEarly()
{
    for (int i = 0; i < 50; ++i) {
        RawClient client;
        QVERIFY(client.open(m_server.port()));
        const QByteArray request = "GET /api/changes?since=0&wait=20&rooms=NOBODY/* HTTP/1.1\r\n"
                                   "Host: x\r\n\r\n";
        client.send(i % 2 == 0 ? request : postOf(jsonText(betBody())));
        client.socket().abort();
    }
    QCOMPARE(m_http->get(u"/api/bets?limit=1"_s).status, 200);
}

void TestFrontDoor::refusesForeignPages()
{
    const HttpHeaders evil {{"Origin", "http://evil.example"}};
    const HttpAnswer answer = m_http->get(u"/api/bets"_s, evil);
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.code(), u"forbidden"_s);
    QVERIFY(!answer.headers.contains("access-control-allow-origin"));
    QCOMPARE(m_http->post(u"/api/bets"_s, betBody(), evil).status, 403);
    WsClient page;
    QVERIFY(!page.open(m_server.webSocket(u"/ws"_s), "http://evil.example"));

    const QByteArray own = "http://127.0.0.1:" + QByteArray::number(m_server.port());
    QCOMPARE(m_http->get(u"/api/bets"_s, {{"Origin", own}}).status, 200);
    WsClient ownPage;
    QVERIFY(ownPage.open(m_server.webSocket(u"/ws"_s), own));
}

void TestFrontDoor::letsAnAllowedPageIn()
{
    const HttpAnswer answer = m_http->get(u"/api/bets"_s, {{"Origin", "https://club.example"}});
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.headers.value("access-control-allow-origin"), "https://club.example");
    QCOMPARE(answer.headers.value("vary"), "Origin, Accept-Encoding");
    WsClient page;
    QVERIFY(page.open(m_server.webSocket(u"/ws"_s), "https://club.example"));
    QVERIFY(!m_http->get(u"/api/bets"_s).headers.contains("access-control-allow-origin"));
}

/// Or its script would only learn that something went wrong.
void TestFrontDoor::letsAnAllowedPageReadWhyItIsTurnedAway()
{
    const auto refusalOf = [this](const QByteArray& origin) {
        RawClient client;
        [&] {
            QVERIFY(client.open(m_server.port()));
        }();
        client.send(
            "POST /api/bets HTTP/1.1\r\nHost: x\r\nOrigin: " + origin
            + "\r\nContent-Length: 50000000\r\n\r\n");
        return client.readAnswer();
    };
    const HttpAnswer readable = refusalOf("https://club.example");
    QCOMPARE(readable.status, 413);
    QCOMPARE(readable.headers.value("access-control-allow-origin"), "https://club.example");
    const HttpAnswer foreign = refusalOf("http://evil.example");
    QCOMPARE(foreign.status, 403);
    QVERIFY(!foreign.headers.contains("access-control-allow-origin"));
}

void TestFrontDoor::takesAWholeUrlAsTheTarget()
{
    RawClient client;
    QVERIFY(client.open(m_server.port()));
    client.send("GET http://localhost/api/health HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QCOMPARE(client.readAnswer().status, 200);
    client.send("GET http://evil.example/api/health HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QCOMPARE(client.readAnswer().status, 403);
}

void TestFrontDoor::answersABrowsersQuestionBeforeACall()
{
    const HttpAnswer answer =
        m_http->send("OPTIONS", u"/api/bets/7"_s, {}, {{"Origin", "https://club.example"}});
    QCOMPARE(answer.status, 204);
    QCOMPARE(answer.headers.value("access-control-allow-origin"), "https://club.example");
    QVERIFY(answer.headers.value("access-control-allow-methods").contains("PATCH"));
    QVERIFY(answer.headers.value("access-control-allow-headers").contains("If-Match"));
    QCOMPARE(
        m_http->send("OPTIONS", u"/api/bets"_s, {}, {{"Origin", "http://evil.example"}}).status,
        403);
}

void TestFrontDoor::refusesUpgradesToNowhere()
{
    RawClient client;
    QVERIFY(client.open(m_server.port()));
    QVERIFY(!client.upgrade("/api/bets"));
    WsClient proper;
    QVERIFY(proper.open(m_server.webSocket(u"/ws"_s)));
}

QTEST_GUILESS_MAIN(TestFrontDoor)
#include "tst_front_door.moc"
