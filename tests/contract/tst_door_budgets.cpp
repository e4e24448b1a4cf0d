// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/http_client.h"
#include "tests/support/net_house.h"
#include "tests/support/raw_client.h"

#include <QTest>

#include <sys/socket.h>

using namespace betlog;
using namespace betlog::tests;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

const domain::Room kRoom {u"NFL"_s, domain::WeekKey(QDate(2024, 12, 1))};
constexpr qsizetype kLarge = 8 * 1024 * 1024; ///< more than a kernel keeps for a deaf client

QByteArray postOf(qsizetype bytes)
{
    return "POST /api/bets HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: "
        + QByteArray::number(bytes) + "\r\n\r\n";
}

} // namespace

/// What one client may cost, so that nobody harms everybody: bodies that come slowly, answers that
/// nobody takes, polls of clients that are gone.
class TestDoorBudgets final : public QObject
{
    Q_OBJECT

private slots:
    void countsABodyAsItArrives();
    void refusesALargeAnswerWhereTooManyWait();
    void sendsALastAnswerWholeHoweverSlowlyItIsTaken();
    void letsGoOfAPollWhoseClientIsGone();
    void answersAPollWhoseClientOnlyStoppedSending();
    void closesAFloodOfPings();

private:
    /// Lets the server take what was sent: one question and its answer; how many are connected.
    static int settle(NetHouse& house);
    /// The client asks for changes that fill the answer, and the server has read the log.
    static void askForALargeAnswer(NetHouse& house, RawClient& client, const QByteArray& header);
};

int TestDoorBudgets::settle(NetHouse& house)
{
    HttpClient client(house.url(u"http"_s));
    const HttpAnswer health = client.get(u"/api/health"_s, {{"Connection", "close"}});
    return health.object()["connections"_L1].toInt();
}

void TestDoorBudgets::askForALargeAnswer(
    NetHouse& house, RawClient& client, const QByteArray& header)
{
    client.send("GET /api/changes HTTP/1.1\r\nHost: 127.0.0.1\r\n" + header + "\r\n");
    QTRY_VERIFY(house.log.hasReads());
    house.log.serveReads();
}

void TestDoorBudgets::countsABodyAsItArrives()
{
    net::FrontDoor::Settings settings;
    settings.bodiesBytes = 200'000;
    NetHouse house(settings);
    std::vector<std::unique_ptr<RawClient>> idle;
    for (int i = 0; i < 64; ++i) { // All of them announce much, and send nothing.
        idle.push_back(std::make_unique<RawClient>());
        QVERIFY(idle.back()->open(house.port()));
        idle.back()->send(postOf(1'000'000));
    }
    settle(house);
    RawClient sender;
    QVERIFY(sender.open(house.port()));
    sender.send(postOf(100'000) + QByteArray(100'000, ' '));
    QCOMPARE(sender.readAnswer().status, 413); // Read to its end; no bet is so large.

    idle.front()->send(QByteArray(150'000, ' '));
    settle(house);
    RawClient late;
    QVERIFY(late.open(house.port()));
    late.send(postOf(100'000) + QByteArray(100'000, ' '));
    const HttpAnswer answer = late.readAnswer();
    QCOMPARE(answer.status, 503);
    QVERIFY(answer.headers.contains("retry-after"));

    idle.clear(); // Gone: its room is free again.
    settle(house);
    RawClient next;
    QVERIFY(next.open(house.port()));
    next.send(postOf(100'000) + QByteArray(100'000, ' '));
    QCOMPARE(next.readAnswer().status, 413);
}

void TestDoorBudgets::refusesALargeAnswerWhereTooManyWait()
{
    net::FrontDoor::Settings settings;
    settings.answersBytes = kLarge + kLarge / 2;
    NetHouse house(settings);
    house.log.commit(kRoom, kLarge);
    auto deaf = std::make_unique<RawClient>();
    QVERIFY(deaf->openDeaf(house.port()));
    askForALargeAnswer(house, *deaf, {});
    settle(house);
    RawClient second;
    QVERIFY(second.open(house.port()));
    askForALargeAnswer(house, second, {});
    const HttpAnswer answer = second.readAnswer();
    QCOMPARE(answer.status, 503);
    QVERIFY(answer.headers.contains("retry-after"));

    deaf.reset();
    settle(house);
    RawClient third;
    QVERIFY(third.open(house.port()));
    askForALargeAnswer(house, third, {});
    QCOMPARE(third.readAnswer().status, 200);
}

void TestDoorBudgets::sendsALastAnswerWholeHoweverSlowlyItIsTaken()
{
    NetHouse house;
    house.log.commit(kRoom, kLarge);
    RawClient client;
    QVERIFY(client.openDeaf(house.port()));
    askForALargeAnswer(house, client, "Connection: close\r\n");
    settle(house);
    for (int i = 0; i < 5; ++i) {
        house.time.advance(1s);
        QCoreApplication::processEvents();
    }
    client.listen();
    QVERIFY(client.waitForBytes(kLarge));
    const HttpAnswer answer = client.readAnswer();
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.size() > kLarge);
    QVERIFY(client.waitUntilClosed());
}

void TestDoorBudgets::letsGoOfAPollWhoseClientIsGone()
{
    NetHouse house;
    RawClient client;
    QVERIFY(client.open(house.port()));
    client.send("GET /api/changes?wait=25 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    QTRY_VERIFY(house.log.hasReads());
    house.log.serveReads();
    QCOMPARE(settle(house), 2);
    client.socket().abort();
    int left = 2;
    for (int i = 0; i < 10 && left > 1; ++i) { // Far from the 25 seconds that it would have waited.
        house.time.advance(1s);
        left = settle(house);
    }
    QCOMPARE(left, 1);
}

void TestDoorBudgets::answersAPollWhoseClientOnlyStoppedSending()
{
    NetHouse house;
    RawClient client;
    QVERIFY(client.open(house.port()));
    client.send("GET /api/changes?wait=25 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    QTRY_VERIFY(house.log.hasReads());
    house.log.serveReads();
    settle(house);
    QCOMPARE(::shutdown(static_cast<int>(client.socket().socketDescriptor()), SHUT_WR), 0);
    const HttpAnswer answer = client.readAnswer();
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.object()["changes"_L1].toArray().isEmpty());
}

void TestDoorBudgets::closesAFloodOfPings()
{
    NetHouse house;
    RawClient client;
    QVERIFY(client.open(house.port()));
    QVERIFY(client.upgrade());
    constexpr int kBurst = 1000; // The clock stands still, so nothing is refilled.
    for (int i = 0; i < kBurst + kBurst / 2 + 1; ++i)
        client.sendFrame('\x89', {});
    RawClient::Frame frame;
    int pongs = 0;
    while ((frame = client.readFrame()).opcode >= 0 && frame.opcode != 0x8)
        pongs += frame.opcode == 0xa ? 1 : 0;
    QCOMPARE(frame.opcode, 0x8);
    QCOMPARE(frame.payload.first(2).toHex(), "114d"); // 4429
    QVERIFY(pongs >= kBurst);
}

QTEST_GUILESS_MAIN(TestDoorBudgets)
#include "tst_door_budgets.moc"
