// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/http_client.h"
#include "tests/support/net_house.h"
#include "tests/support/raw_client.h"
#include "tests/support/ws_client.h"

#include <QSignalSpy>
#include <QTest>

using namespace betlog;
using namespace betlog::tests;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

const domain::Room kRoom {u"NFL"_s, domain::WeekKey(QDate(2024, 12, 1))};

/// Whether the client is still there; the server's side of the story is in first.
bool isOpenAfterAll(RawClient& client)
{
    QCoreApplication::processEvents();
    client.received() += client.socket().readAll();
    return client.socket().state() == QAbstractSocket::ConnectedState;
}

} // namespace

/// What ends by time alone, over real sockets and with a clock that the test moves.
class TestDeadlines final : public QObject
{
    Q_OBJECT

private slots:
    void endsASilentConnection();
    void refusesAHeaderThatDoesNotEnd();
    void refusesABodyThatDoesNotCome();
    void endsAnIdleConnectionButNotBetweenQuickRequests();
    void timesTheNextRequestFromItsFirstByte();
    void turnsAwayWhoComesTooOften();
    void refusesTooManyRequestsAtOnce();
    void answersAPollThatWaitedInVain();
    void answersAPollAsSoonAsThereIsSomething();
    void leavesAPollAloneForOtherRooms();
    void beatsEvery25Seconds();
    void closesAStuckSession();
    void tellsWhoIsHere();

private:
    static void settle(NetHouse& house);
};

/// Lets the server take what was sent: one question and its answer, over another connection.
void TestDeadlines::settle(NetHouse& house)
{
    HttpClient client(house.url(u"http"_s));
    QCOMPARE(client.get(u"/api/health"_s, {{"Connection", "close"}}).status, 200);
}

void TestDeadlines::endsASilentConnection()
{
    NetHouse house;
    RawClient client;
    QVERIFY(client.open(house.port()));
    settle(house);
    house.time.advance(4s);
    QVERIFY(isOpenAfterAll(client));
    house.time.advance(2s);
    QVERIFY(client.waitUntilClosed());
    QVERIFY(client.received().isEmpty());
}

void TestDeadlines::refusesAHeaderThatDoesNotEnd()
{
    NetHouse house;
    RawClient client;
    QVERIFY(client.open(house.port()));
    client.send("GET /api/health HTTP/1.1\r\nHost: x\r\nX-Slow: ");
    settle(house);
    house.time.advance(4s);
    client.send("still coming");
    settle(house);
    house.time.advance(2s);
    const HttpAnswer answer = client.readAnswer();
    QCOMPARE(answer.status, 408);
    QCOMPARE(answer.code(), u"timeout"_s);
    QCOMPARE(answer.headers.value("content-type"), "application/problem+json");
    QVERIFY(client.waitUntilClosed());
}

void TestDeadlines::refusesABodyThatDoesNotCome()
{
    NetHouse house;
    RawClient client;
    QVERIFY(client.open(house.port()));
    client.send("POST /api/bets HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{");
    settle(house);
    house.time.advance(29s);
    QVERIFY(isOpenAfterAll(client));
    house.time.advance(2s);
    QCOMPARE(client.readAnswer().status, 408);
}

void TestDeadlines::endsAnIdleConnectionButNotBetweenQuickRequests()
{
    NetHouse house;
    RawClient client;
    QVERIFY(client.open(house.port()));
    for (int i = 0; i < 3; ++i) {
        client.send("GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n");
        QCOMPARE(client.readAnswer().status, 200);
        house.time.advance(50s);
        QVERIFY(isOpenAfterAll(client));
    }
    house.time.advance(11s);
    QVERIFY(client.waitUntilClosed());
    QVERIFY(client.received().isEmpty());
}

void TestDeadlines::timesTheNextRequestFromItsFirstByte()
{
    NetHouse house;
    RawClient client;
    QVERIFY(client.open(house.port()));
    client.send("GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n");
    QCOMPARE(client.readAnswer().status, 200);
    house.time.advance(20s);
    client.send("GET /api");
    settle(house);
    house.time.advance(4s);
    QVERIFY(isOpenAfterAll(client));
    house.time.advance(2s);
    QCOMPARE(client.readAnswer().status, 408);
}

void TestDeadlines::turnsAwayWhoComesTooOften()
{
    net::FrontDoor::Settings settings;
    settings.limits.fromLoopback = 2;
    NetHouse house(settings);
    RawClient first;
    RawClient second;
    RawClient third;
    QVERIFY(first.open(house.port()) && second.open(house.port()));
    first.send("GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n");
    second.send("GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n");
    QCOMPARE(first.readAnswer().status, 200);
    QCOMPARE(second.readAnswer().status, 200);
    QVERIFY(third.open(house.port()));
    const HttpAnswer answer = third.readAnswer();
    QCOMPARE(answer.status, 429);
    QVERIFY(answer.headers.contains("retry-after"));
    QVERIFY(third.waitUntilClosed());

    first.socket().disconnectFromHost();
    QVERIFY(first.waitUntilClosed());
    const auto isLetIn = [&] { // The place is free once the connection has wholly ended.
        house.time.advance(1s);
        RawClient next;
        next.send(next.open(house.port()) ? "GET /api/health HTTP/1.0\r\n\r\n" : "");
        return next.readAnswer().status == 200;
    };
    QTRY_VERIFY(isLetIn());
}

void TestDeadlines::refusesTooManyRequestsAtOnce()
{
    NetHouse house;
    RawClient client;
    QVERIFY(client.open(house.port()));
    const QByteArray request = "GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n";
    client.send(request.repeated(2001)); // The clock stands still, so nothing is refilled.
    for (int i = 0; i < 2000; ++i)
        QCOMPARE(client.readAnswer().status, 200);
    const HttpAnswer answer = client.readAnswer();
    QCOMPARE(answer.status, 429);
    QVERIFY(answer.headers.contains("retry-after"));
}

void TestDeadlines::answersAPollThatWaitedInVain()
{
    NetHouse house;
    HttpClient client(house.url(u"http"_s));
    const auto call = client.begin("GET", u"/api/changes?since=0&wait=20"_s);
    QTRY_VERIFY(house.log.hasReads());
    house.log.serveReads();
    settle(house);
    house.time.advance(19s);
    settle(house);
    QVERIFY(!call->isFinished());
    house.time.advance(1s);
    const HttpAnswer answer = HttpClient::finish(call);
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.object()["changes"_L1].toArray().isEmpty());
    QCOMPARE(answer.object()["to"_L1].toInt(-1), 0);
    QCOMPARE(answer.object()["more"_L1].toBool(true), false);
}

void TestDeadlines::answersAPollAsSoonAsThereIsSomething()
{
    NetHouse house;
    HttpClient client(house.url(u"http"_s));
    const auto call = client.begin("GET", u"/api/changes?since=0&wait=20&rooms=NFL/*"_s);
    QTRY_VERIFY(house.log.hasReads());
    house.log.serveReads();
    settle(house);
    house.log.commit(kRoom);
    house.log.tell(1);
    QTRY_VERIFY(house.log.hasReads());
    house.log.serveReads();
    const HttpAnswer answer = HttpClient::finish(call);
    QCOMPARE(answer.object()["changes"_L1].toArray().size(), 1);
    QCOMPARE(answer.object()["to"_L1].toInt(), 1);
}

void TestDeadlines::leavesAPollAloneForOtherRooms()
{
    NetHouse house;
    HttpClient client(house.url(u"http"_s));
    const auto call = client.begin("GET", u"/api/changes?since=0&wait=20&rooms=NBA/*"_s);
    QTRY_VERIFY(house.log.hasReads());
    house.log.serveReads();
    settle(house);
    house.log.commit(kRoom);
    house.log.tell(1);
    settle(house);
    QVERIFY(!house.log.hasReads());
    QVERIFY(!call->isFinished());
    house.time.advance(20s);
    QCOMPARE(HttpClient::finish(call).status, 200);
}

void TestDeadlines::beatsEvery25Seconds()
{
    NetHouse house;
    WsClient synced;
    WsClient plain;
    QVERIFY(synced.open(house.url(u"ws"_s)) && plain.open(house.url(u"ws"_s)));
    synced.hello({u"*"_s});
    QVERIFY(!synced.next(u"welcome"_s).isEmpty());
    QTRY_VERIFY(house.log.hasReads());
    house.log.serveReads();
    QVERIFY(!synced.next(u"live"_s).isEmpty());
    house.log.commit(kRoom);
    house.log.tell(1);
    for (int i = 1; i <= 3; ++i) {
        house.time.advance(25s);
        const QJsonObject beat = synced.next(u"heartbeat"_s);
        QCOMPARE(beat["seq"_L1].toInt(), 1);
        QVERIFY(beat.contains("timestamp"_L1));
        QCOMPARE(synced.count(u"heartbeat"_s), 0);
    }
    QCOMPARE(plain.count(u"heartbeat"_s), 0);
}

void TestDeadlines::closesAStuckSession()
{
    NetHouse house;
    RawClient deaf;
    QVERIFY(deaf.openDeaf(house.port()));
    deaf.send("GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    QTRY_COMPARE(house.hub().sessionCount(), 1);
    for (int i = 0; i < 2000; ++i) { // More than the kernel takes for one who reads none.
        house.log.commit(kRoom, 4096);
        house.log.tell(1);
    }
    house.time.advance(9s);
    QCOMPARE(house.hub().sessionCount(), 1);
    house.time.advance(2s);
    QCOMPARE(house.hub().sessionCount(), 0);
}

void TestDeadlines::tellsWhoIsHere()
{
    NetHouse house;
    WsClient ann;
    QVERIFY(ann.open(house.url(u"ws"_s)));
    ann.hello({u"*"_s}, u"Ann"_s);
    QVERIFY(!ann.next(u"welcome"_s).isEmpty());
    house.time.advance(1s);
    const QJsonObject alone = ann.next(u"presence"_s);
    QCOMPARE(alone["users"_L1].toArray().size(), 1);
    QCOMPARE(alone["users"_L1][0]["user_name"_L1].toString(), u"Ann"_s);

    WsClient second;
    WsClient bob;
    QVERIFY(second.open(house.url(u"ws"_s)) && bob.open(house.url(u"ws"_s)));
    second.hello({u"*"_s}, u"Ann"_s);
    bob.hello({u"*"_s}, u"Bob"_s);
    QVERIFY(!second.next(u"welcome"_s).isEmpty() && !bob.next(u"welcome"_s).isEmpty());
    house.time.advance(1s);
    const QJsonArray together = ann.next(u"presence"_s)["users"_L1].toArray();
    QCOMPARE(together.size(), 2); // One message, though two came.
    QCOMPARE(together[0]["connections"_L1].toInt(), 2);

    bob.close();
    QVERIFY(bob.waitUntilClosed());
    QTRY_COMPARE(house.hub().sessionCount(), 2);
    house.time.advance(1s);
    QCOMPARE(ann.next(u"presence"_s)["users"_L1].toArray().size(), 1);
}

QTEST_GUILESS_MAIN(TestDeadlines)
#include "tst_deadlines.moc"
