// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/contract/ws_test.h"
#include "tests/support/bet_bodies.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QTest>

using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

/// WebSocket clients that say hello (protocol.md, section 3), on a real server. Heartbeat and
/// presence go by the clock and are in tst_deadlines.
class TestWsSynced final : public WsTest
{
    Q_OBJECT

private slots:
    void initTestCase();
    void isWelcomed();
    void startsWithASnapshotOfItsRooms();
    void sendsALargeSnapshotInParts();
    void resumesWithWhatItMissed();
    void resumesAfterTheServerWasRestarted();
    void isResetForAForeignCursor_data();
    void isResetForAForeignCursor();
    void hearsOnlyItsRooms();
    void changesItsRooms();
    void answersAPingWithItsNumber();
    void isClosedForABadHello_data();
    void isClosedForABadHello();
    void isClosedForASecondHello();
    void isToldOfANewCatalogue();
    void losesNothingWhileOthersWrite();
    void carriesAChainThatAnybodyCanCheck();
};

void TestWsSynced::initTestCase()
{
    QVERIFY2(start(), qPrintable(m_server.errors()));
}

void TestWsSynced::isWelcomed()
{
    WsClient client;
    QVERIFY(join(client, {u"*"_s}, u"Ann"_s));
    const QJsonObject welcome = client.next();
    QCOMPARE(welcome["type"_L1].toString(), u"welcome"_s);
    QCOMPARE(welcome["protocol"_L1].toInt(), 1);
    QCOMPARE(welcome["epoch"_L1], m_http->get(u"/api/health"_s).object()["epoch"_L1]);
    QVERIFY(welcome.contains("seq"_L1));
    QVERIFY(!QUuid(welcome["sessionId"_L1].toString()).isNull());
    QVERIFY(welcome["serverTime"_L1].toString().endsWith(u'Z'));
    QVERIFY(QDate::fromString(welcome["weekKey"_L1].toString(), Qt::ISODate).isValid());
    const QJsonObject weekStart = welcome["weekStart"_L1].toObject();
    QCOMPARE(weekStart["day"_L1].toString(), u"sunday"_s);
    QCOMPARE(weekStart["hour"_L1].toInt(), 10);
    QCOMPARE(weekStart["timeZone"_L1].toString(), u"America/Chicago"_s);
    const QJsonObject currency = welcome["currency"_L1].toObject();
    QCOMPARE(currency["code"_L1].toString(), u"USD"_s);
    QCOMPARE(currency["exponent"_L1].toInt(), 2);
    QCOMPARE(welcome["heartbeatSeconds"_L1].toInt(), 25);
    QVERIFY(welcome["limits"_L1].isObject());
    QVERIFY(welcome["user"_L1].isObject());
}

void TestWsSynced::startsWithASnapshotOfItsRooms()
{
    const QJsonObject bet = place(betBody(u"Ann"_s, u"NFL"_s, u"2023-01-01"_s));
    place(betBody(u"Ann"_s, u"NBA"_s, u"2023-01-01"_s));
    WsClient client;
    QVERIFY(join(client, {u"NFL/2023-01-01"_s}));
    QCOMPARE(client.next()["type"_L1].toString(), u"welcome"_s);
    const QJsonObject snapshot = client.next();
    QCOMPARE(snapshot["type"_L1].toString(), u"snapshot"_s);
    QCOMPARE(snapshot["bets"_L1].toArray(), QJsonArray {bet});
    QCOMPARE(snapshot["part"_L1].toInt(), 1);
    QCOMPARE(snapshot["parts"_L1].toInt(), 2);
    const QJsonObject heads = client.next(); // of the chains, behind the bets
    QCOMPARE(heads["type"_L1].toString(), u"snapshot"_s);
    QCOMPARE(heads["part"_L1].toInt(), 2);
    QCOMPARE(heads["heads"_L1].toArray().size(), 1);
    QCOMPARE(heads["heads"_L1][0]["room"_L1].toString(), u"NFL/2023-01-01"_s);
    const QJsonObject live = client.next();
    QCOMPARE(live["type"_L1].toString(), u"live"_s);
    QVERIFY(live["seq"_L1].toInt() >= snapshot["seq"_L1].toInt());

    WsClient nothing;
    QVERIFY(join(nothing, {u"XFL/2023-01-01"_s}));
    const QJsonObject empty = nothing.next(u"snapshot"_s);
    QVERIFY(empty["bets"_L1].isArray() && empty["bets"_L1].toArray().isEmpty());
}

void TestWsSynced::sendsALargeSnapshotInParts()
{
    const QString week = u"2023-02-05"_s;
    QJsonArray lines;
    for (int i = 0; i < 40; ++i)
        lines.append(lineBody(100, u"x"_s.repeated(400)));
    QJsonObject large = betBody(u"Ann"_s, u"NFL"_s, week);
    large.insert(u"bet_data"_s, singlesBody(lines));
    constexpr int kBets = 30; // About 600 KB.
    for (int i = 0; i < kBets; ++i)
        QVERIFY(!place(large).isEmpty());
    WsClient client;
    qsizetype largest = 0;
    QObject::connect(
        &client.socket(), &QWebSocket::textMessageReceived, this, [&](const QString& text) {
            largest = std::max(largest, text.toUtf8().size());
        });
    QVERIFY(join(client, {u"*/"_s + week}));
    int parts = 0;
    qsizetype bets = 0;
    QJsonObject part;
    do {
        part = client.next(u"snapshot"_s);
        QCOMPARE(part["part"_L1].toInt(), ++parts);
        bets += part["bets"_L1].toArray().size();
    } while (parts < part["parts"_L1].toInt());
    QVERIFY(parts > 1);
    QCOMPARE(bets, kBets);
    QCOMPARE(client.next()["type"_L1].toString(), u"live"_s);
    QVERIFY(largest < 256 * 1024);
}

void TestWsSynced::resumesWithWhatItMissed()
{
    WsClient first;
    QVERIFY(join(first, {u"*"_s}));
    const QJsonObject epoch = first.next(u"welcome"_s);
    const int seen = first.next(u"live"_s)["seq"_L1].toInt();
    first.close();
    QVERIFY(first.waitUntilClosed());
    for (int i = 0; i < 3; ++i)
        place(betBody());

    WsClient second;
    QVERIFY(join(second, {u"*"_s}, {}, {{u"epoch"_s, epoch["epoch"_L1]}, {u"seq"_s, seen}}));
    QCOMPARE(second.next()["type"_L1].toString(), u"welcome"_s);
    for (int i = 1; i <= 3; ++i) {
        const QJsonObject change = second.next();
        QCOMPARE(change["type"_L1].toString(), u"bet_created"_s);
        QCOMPARE(change["seq"_L1].toInt(), seen + i);
    }
    const QJsonObject live = second.next();
    QCOMPARE(live["type"_L1].toString(), u"live"_s);
    QCOMPARE(live["seq"_L1].toInt(), seen + 3);
}

void TestWsSynced::resumesAfterTheServerWasRestarted()
{
    WsClient first;
    QVERIFY(join(first, {u"*"_s}));
    const QJsonValue epoch = first.next(u"welcome"_s)["epoch"_L1];
    const int seen = first.next(u"live"_s)["seq"_L1].toInt();
    place(betBody());
    m_server.kill();
    QVERIFY(m_server.start());
    WsClient second;
    QVERIFY(join(second, {u"*"_s}, {}, {{u"epoch"_s, epoch}, {u"seq"_s, seen}}));
    QCOMPARE(second.next(u"bet_created"_s)["seq"_L1].toInt(), seen + 1);
    QCOMPARE(second.next(u"live"_s)["seq"_L1].toInt(), seen + 1);
    QCOMPARE(second.count(u"snapshot"_s), 0);
}

void TestWsSynced::isResetForAForeignCursor_data()
{
    QTest::addColumn<bool>("foreignEpoch");
    QTest::addColumn<int>("ahead");
    QTest::newRow("another history") << true << 0;
    QTest::newRow("ahead of the log") << false << 1;
}

void TestWsSynced::isResetForAForeignCursor()
{
    QFETCH(bool, foreignEpoch);
    QFETCH(int, ahead);
    const QJsonObject health = m_http->get(u"/api/health"_s).object();
    const QJsonObject resume {
        {u"epoch"_s, foreignEpoch ? newUuid() : health["epoch"_L1].toString()},
        {u"seq"_s, health["seq"_L1].toInt() + ahead}};
    WsClient client;
    QVERIFY(join(client, {u"NONE/*"_s}, {}, resume));
    QCOMPARE(client.next()["type"_L1].toString(), u"welcome"_s);
    const QJsonObject reset = client.next();
    QCOMPARE(reset["type"_L1].toString(), u"reset"_s);
    QVERIFY(!reset["reason"_L1].toString().isEmpty());
    QCOMPARE(client.next()["type"_L1].toString(), u"snapshot"_s);
    QCOMPARE(client.next()["type"_L1].toString(), u"live"_s);
}

void TestWsSynced::hearsOnlyItsRooms()
{
    WsClient client;
    QVERIFY(join(client, {u"NBA/*"_s, u"*/2023-03-05"_s}));
    QVERIFY(!client.next(u"live"_s).isEmpty());
    place(betBody(u"other"_s, u"NFL"_s, u"2023-03-12"_s));
    place(betBody(u"first"_s, u"NBA"_s, u"2023-03-12"_s));
    place(betBody(u"second"_s, u"NFL"_s, u"2023-03-05"_s));
    place(betBody(u"third"_s, u"NBA"_s, u"2023-03-05"_s));
    for (const QString& user : {u"first"_s, u"second"_s, u"third"_s})
        QCOMPARE(client.next(u"bet_created"_s)["data"_L1]["user_name"_L1].toString(), user);
}

void TestWsSynced::changesItsRooms()
{
    place(betBody(u"Ann"_s, u"NFL"_s, u"2023-04-02"_s));
    WsClient client;
    QVERIFY(join(client, {u"*/2023-04-09"_s}));
    QVERIFY(!client.next(u"live"_s).isEmpty());
    client.send(
        {{u"type"_s, u"subscribe"_s},
         {u"rooms"_s, QJsonArray {u"*/2023-04-02"_s, u"*/2023-04-09"_s}}});
    QCOMPARE(client.next(u"snapshot"_s)["bets"_L1].toArray().size(), 1);
    QCOMPARE(client.next(u"snapshot"_s)["heads"_L1].toArray().size(), 1);
    QCOMPARE(client.next()["type"_L1].toString(), u"live"_s);
    place(betBody(u"Bob"_s, u"NFL"_s, u"2023-04-02"_s));
    QCOMPARE(client.next(u"bet_created"_s)["data"_L1]["user_name"_L1].toString(), u"Bob"_s);

    client.send({{u"type"_s, u"subscribe"_s}, {u"rooms"_s, QJsonArray {u"*/2023-04-09"_s}}});
    QVERIFY(!client.next(u"live"_s).isEmpty());
    QCOMPARE(client.count(u"snapshot"_s), 0); // Nothing is missing.
    place(betBody(u"unheard"_s, u"NFL"_s, u"2023-04-02"_s));
    place(betBody(u"heard"_s, u"NFL"_s, u"2023-04-09"_s));
    QCOMPARE(client.next(u"bet_created"_s)["data"_L1]["user_name"_L1].toString(), u"heard"_s);
}

void TestWsSynced::answersAPingWithItsNumber()
{
    WsClient client;
    QVERIFY(join(client, {u"NONE/*"_s}));
    client.send({{u"type"_s, u"ping"_s}, {u"id"_s, 77}});
    QCOMPARE(client.next(u"pong"_s)["id"_L1].toInt(), 77);
}

void TestWsSynced::isClosedForABadHello_data()
{
    QTest::addColumn<QJsonObject>("change");
    QTest::addColumn<QString>("code");
    QTest::newRow("another protocol") << QJsonObject {{u"protocol"_s, 2}} << u"protocol_version"_s;
    QTest::newRow("no protocol") << QJsonObject {{u"protocol"_s, QJsonValue::Null}}
                                 << u"bad_request"_s;
    QTest::newRow("rooms that are none")
        << QJsonObject {{u"rooms"_s, QJsonArray {u"NFL"_s}}} << u"bad_request"_s;
    QTest::newRow("too many rooms") << [] {
        QJsonArray rooms;
        for (int i = 0; i < 65; ++i)
            rooms.append(u"L%1/*"_s.arg(i));
        return QJsonObject {{u"rooms"_s, rooms}};
    }() << u"bad_request"_s;
    QTest::newRow("a name that is none")
        << QJsonObject {{u"user"_s, u"x"_s.repeated(65)}} << u"bad_request"_s;
}

void TestWsSynced::isClosedForABadHello()
{
    QFETCH(QJsonObject, change);
    WsClient client;
    QVERIFY(client.open(m_server.webSocket(u"/ws"_s)));
    QJsonObject hello {
        {u"type"_s, u"hello"_s},
        {u"protocol"_s, 1},
        {u"client"_s,
         QJsonObject {{u"name"_s, u"t"_s}, {u"version"_s, u"1"_s}, {u"id"_s, newUuid()}}},
        {u"rooms"_s, QJsonArray {u"*"_s}}};
    for (auto it = change.begin(); it != change.end(); ++it)
        hello.insert(it.key(), it.value());
    client.send(hello);
    QTEST(client.next(u"error"_s)["code"_L1].toString(), "code");
    QVERIFY(client.waitUntilClosed());
    QCOMPARE(client.closeCode(), 4400);
}

void TestWsSynced::isClosedForASecondHello()
{
    WsClient client;
    QVERIFY(join(client, {u"*"_s}));
    client.hello({u"*"_s});
    QVERIFY(client.waitUntilClosed());
    QCOMPARE(client.closeCode(), 4400);
}

void TestWsSynced::isToldOfANewCatalogue()
{
    WsClient client;
    QVERIFY(join(client, {u"NONE/*"_s}));
    QVERIFY(!client.next(u"live"_s).isEmpty());
    QCOMPARE(m_http->send("PUT", u"/api/catalog"_s, R"({"leagues":[]})").status, 200);
    QJsonObject message;
    do {
        message = client.next();
    } while (message["type"_L1].toString() == u"presence"_s);
    QVERIFY2(
        message["type"_L1].toString().contains(u"catalog"_s),
        qPrintable(message["type"_L1].toString()));
}

/// Clients come and go while the log is written; each ends up with every change, once, in order.
void TestWsSynced::losesNothingWhileOthersWrite()
{
    constexpr int kBets = 150;
    const QString epoch = m_http->get(u"/api/health"_s).object()["epoch"_L1].toString();
    const int start = m_http->get(u"/api/health"_s).object()["seq"_L1].toInt();
    std::vector<HttpClient::Call> calls;
    for (int i = 0; i < kBets; ++i)
        calls.push_back(m_http->begin("POST", u"/api/bets"_s, jsonText(betBody())));
    std::vector<std::unique_ptr<WsClient>> clients;
    for (int i = 0; i < 10; ++i) { // Each joins while the bets of the others are being written.
        clients.push_back(std::make_unique<WsClient>());
        QVERIFY(join(*clients.back(), {u"*"_s}, {}, {{u"epoch"_s, epoch}, {u"seq"_s, start}}));
        QVERIFY(!clients.back()->next(u"welcome"_s).isEmpty());
    }
    for (const HttpClient::Call& call : calls)
        QCOMPARE(HttpClient::finish(call).status, 201);
    for (int i = 0; i < 10; ++i) {
        int expected = start;
        while (expected < start + kBets)
            QCOMPARE(clients[size_t(i)]->next(u"bet_created"_s)["seq"_L1].toInt(), ++expected);
        QCOMPARE(clients[size_t(i)]->count(u"bet_created"_s), 0);
    }
}

/// Checked from the bytes alone: a change is canonical JSON, so leaving the hash out of its text
/// gives the text that was hashed.
void TestWsSynced::carriesAChainThatAnybodyCanCheck()
{
    const QString week = u"2023-07-02"_s;
    const QString room = u"NFL/"_s + week;
    WsClient client;
    QList<QByteArray> texts;
    QObject::connect(
        &client.socket(), &QWebSocket::textMessageReceived, this, [&](const QString& text) {
            if (text.contains(u"\"hash\""_s))
                texts.append(text.toUtf8());
        });
    QVERIFY(join(client, {room}));
    QVERIFY(!client.next(u"live"_s).isEmpty());
    const QString path =
        u"/api/bets/"_s + place(betBody(u"Zo\u00eb"_s, u"NFL"_s, week))["id"_L1].toString();
    place(betBody(u"Ann"_s, u"NBA"_s, week)); // Another room, another chain.
    QCOMPARE(m_http->send("PATCH", path, R"({"home_team":"\u2028\ud83d\ude00"})").status, 200);
    QCOMPARE(m_http->send("DELETE", path).status, 200);
    QTRY_COMPARE(texts.size(), 3);
    QByteArray previous(32, '\0');
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const QJsonObject change = QJsonDocument::fromJson(texts[i]).object();
        QCOMPARE(change["room"_L1].toString(), room);
        QCOMPARE(change["n"_L1].toInt(), i + 1);
        const QByteArray hash = change["hash"_L1].toString().toLatin1();
        QByteArray unhashed = texts[i];
        unhashed.replace("\"hash\":\"" + hash + "\",", "");
        QCOMPARE(unhashed.size(), texts[i].size() - hash.size() - 10);
        previous = QCryptographicHash::hash(previous + unhashed, QCryptographicHash::Sha256);
        QCOMPARE(previous.toHex(), hash);
    }
}

QTEST_GUILESS_MAIN(TestWsSynced)
#include "tst_ws_synced.moc"
