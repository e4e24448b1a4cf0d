// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/bet_bodies.h"
#include "tests/support/http_client.h"
#include "tests/support/raw_client.h"
#include "tests/support/server_process.h"
#include "tests/support/ws_client.h"

#include <QJsonDocument>
#include <QTest>

using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kText = 0x1;
constexpr int kClose = 0x8;
constexpr char kTextFrame = '\x81';
constexpr int kChanges = 200; ///< of 25 KB: more than any kernel keeps for one who does not read

QJsonObject largeBet()
{
    QJsonArray lines;
    for (int i = 0; i < 40; ++i)
        lines.append(lineBody(100, u"x"_s.repeated(500)));
    QJsonObject bet = betBody();
    bet.insert(u"bet_data"_s, singlesBody(lines));
    return bet;
}

/// The message that places this bet.
QJsonObject placing(const QJsonObject& bet)
{
    return {
        {u"type"_s, u"mutate"_s},
        {u"mutationId"_s, newUuid()},
        {u"op"_s, u"create"_s},
        {u"betId"_s, newUuid()},
        {u"data"_s, bet}};
}

} // namespace

/// Subscribers that do not read: they cost nobody else anything, lose nothing if they come back in
/// time, and are closed if they do not. Ten silent seconds are in tst_deadlines.
class TestSlowConsumer final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void doesNotHoldUpOthers();
    void catchesUpWithoutALoss();
    void isClosedWhenTooMuchWaits();

private:
    void placeMany(int count);
    [[nodiscard]] bool openDeaf(RawClient& client);
    [[nodiscard]] int metric(const QByteArray& name);

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<HttpClient> m_http;
};

void TestSlowConsumer::init()
{
    m_server = std::make_unique<ServerProcess>();
    QVERIFY2(m_server->start(), qPrintable(m_server->errors()));
    m_http = std::make_unique<HttpClient>(m_server->http(u"/"_s));
}

void TestSlowConsumer::placeMany(int count)
{
    const QByteArray body = jsonText(largeBet());
    std::vector<HttpClient::Call> calls;
    for (int i = 0; i < count; ++i)
        calls.push_back(m_http->begin("POST", u"/api/bets"_s, body));
    for (const HttpClient::Call& call : calls)
        QCOMPARE(HttpClient::finish(call).status, 201);
}

bool TestSlowConsumer::openDeaf(RawClient& client)
{
    const int before = metric("betlog_plain_sessions");
    if (!client.openDeaf(m_server->port()))
        return false;
    client.send("GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    return QTest::qWaitFor([&] { return metric("betlog_plain_sessions") == before + 1; });
}

int TestSlowConsumer::metric(const QByteArray& name)
{
    const QByteArray text = m_http->get(u"/metrics"_s).body;
    const qsizetype at = text.indexOf('\n' + name + ' ');
    return at < 0 ? -1 : text.mid(at + name.size() + 2).split('\n').first().toInt();
}

void TestSlowConsumer::doesNotHoldUpOthers()
{
    RawClient deaf;
    QVERIFY(openDeaf(deaf));
    WsClient healthy;
    QVERIFY(healthy.open(m_server->webSocket(u"/ws"_s)));
    placeMany(kChanges);
    for (int seq = 1; seq <= kChanges; ++seq)
        QCOMPARE(healthy.next(u"bet_created"_s)["seq"_L1].toInt(), seq);
}

void TestSlowConsumer::catchesUpWithoutALoss()
{
    RawClient slow;
    QVERIFY(openDeaf(slow));
    placeMany(kChanges);
    slow.listen();
    QCOMPARE(slow.readAnswer().status, 101);
    int expected = 0;
    while (expected < kChanges) {
        const RawClient::Frame frame = slow.readFrame();
        QCOMPARE(frame.opcode, kText);
        const QJsonObject message = QJsonDocument::fromJson(frame.payload).object();
        QVERIFY(!message.isEmpty()); // Whole frames only, however the bytes were cut.
        if (message["type"_L1] == "bet_created"_L1)
            QCOMPARE(message["seq"_L1].toInt(), ++expected);
    }
    placeMany(1);
    const QJsonObject live = QJsonDocument::fromJson(slow.readFrame().payload).object();
    QCOMPARE(live["seq"_L1].toInt(), kChanges + 1);
    QCOMPARE(metric("betlog_slow_consumers_total"), 0);
}

void TestSlowConsumer::isClosedWhenTooMuchWaits()
{
    RawClient deaf;
    QVERIFY(openDeaf(deaf));
    const QJsonObject name {{u"name"_s, u"deaf"_s}, {u"version"_s, u"1"_s}, {u"id"_s, newUuid()}};
    const QJsonObject hello {
        {u"type"_s, u"hello"_s},
        {u"protocol"_s, 1},
        {u"client"_s, name},
        {u"rooms"_s, QJsonArray()}};
    deaf.sendFrame(kTextFrame, jsonText(hello));
    QTRY_COMPARE(metric("betlog_synced_sessions"), 1);
    // Each write is answered with its bet, and no answer is read.
    int sent = 0;
    const auto isClosed = [&] {
        const int placed = m_http->get(u"/api/health"_s).object()["seq"_L1].toInt();
        constexpr int kAtOnce = 16;
        for (; sent < kChanges && sent < placed + kAtOnce; ++sent)
            deaf.sendFrame(kTextFrame, jsonText(placing(largeBet())));
        return metric("betlog_slow_consumers_total") == 1;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isClosed(), 20000);
    deaf.listen();
    QCOMPARE(deaf.readAnswer().status, 101);
    RawClient::Frame last;
    for (RawClient::Frame frame = deaf.readFrame(); frame.opcode >= 0; frame = deaf.readFrame())
        last = frame;
    QCOMPARE(last.opcode, kClose);
    QCOMPARE(last.payload.first(2).toHex().toInt(nullptr, 16), 4408);
}

QTEST_GUILESS_MAIN(TestSlowConsumer)
#include "tst_slow_consumer.moc"
