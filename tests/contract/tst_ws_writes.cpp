// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/contract/ws_test.h"
#include "tests/support/bet_bodies.h"

#include <QTest>

using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

/// Mutations over the WebSocket (protocol.md, section 3), on a real server.
class TestWsWrites final : public WsTest
{
    Q_OBJECT

private slots:
    void initTestCase();
    void writesAndIsAcknowledged();
    void hearsItsOwnChangeBeforeTheAck();
    void givesTheFirstAnswerToARetry();
    void refusesABadMutationAndGoesOn_data();
    void refusesABadMutationAndGoesOn();
    void pointsIntoTheMessageThatWasSent();
    void refusesAConflictWithTheBetAsItStands();
    void refusesMoreUnansweredWritesThanAllowed();
};

void TestWsWrites::initTestCase()
{
    QVERIFY2(start(), qPrintable(m_server.errors()));
}

void TestWsWrites::writesAndIsAcknowledged()
{
    WsClient client;
    QVERIFY(join(client, {u"*/2023-06-04"_s}, u"Ann"_s));
    QVERIFY(!client.next(u"live"_s).isEmpty());
    const QString bet = newUuid();
    const QList<std::tuple<QString, QJsonObject, QString>> steps {
        {u"create"_s, betBody(u"Ann"_s, u"NFL"_s, u"2023-06-04"_s), u"bet_created"_s},
        {u"update"_s, {{u"home_team"_s, u"Team C"_s}}, u"bet_updated"_s},
        {u"status"_s, statusBody(u"won"_s), u"bet_updated"_s},
        {u"delete"_s, {}, u"bet_deleted"_s},
        {u"restore"_s, {}, u"bet_updated"_s}};
    int version = 0;
    for (const auto& [op, data, type] : steps) {
        const QString id =
            client.mutate(op, bet, data, version > 0 ? std::optional(version) : std::nullopt);
        const QJsonObject change = client.next(type);
        QCOMPARE(change["mutationId"_L1].toString(), id);
        QCOMPARE(change["actor"_L1].toString(), u"Ann"_s);
        const QJsonObject ack = client.next(u"ack"_s);
        QCOMPARE(ack["mutationId"_L1].toString(), id);
        QCOMPARE(ack["seq"_L1], change["seq"_L1]);
        QCOMPARE(ack["bet"_L1]["id"_L1].toString(), bet);
        version = ack["bet"_L1]["version"_L1].toInt();
    }
    QCOMPARE(m_http->get(u"/api/bets/"_s + bet).object()["version"_L1].toInt(), version);
}

void TestWsWrites::hearsItsOwnChangeBeforeTheAck()
{
    WsClient client;
    QVERIFY(join(client, {u"*"_s}, u"Ann"_s));
    QVERIFY(!client.next(u"live"_s).isEmpty());
    client.mutate(u"create"_s, newUuid(), betBody());
    QStringList types;
    while (types.size() < 2) {
        const QString type = client.next()["type"_L1].toString();
        if (type != u"presence"_s)
            types.append(type);
    }
    QCOMPARE(types, (QStringList {u"bet_created"_s, u"ack"_s}));
}

void TestWsWrites::givesTheFirstAnswerToARetry()
{
    WsClient client;
    QVERIFY(join(client, {u"NONE/*"_s}, u"Ann"_s));
    QJsonObject message {
        {u"type"_s, u"mutate"_s},
        {u"mutationId"_s, newUuid()},
        {u"op"_s, u"create"_s},
        {u"betId"_s, newUuid()},
        {u"data"_s, betBody()}};
    client.send(message);
    const QJsonObject first = client.next(u"ack"_s);
    client.send(message);
    QCOMPARE(client.next(u"ack"_s), first);

    message["op"_L1] = u"delete"_s;
    message["data"_L1] = QJsonObject();
    message["mutationId"_L1] = newUuid();
    message["betId"_L1] = newUuid();
    client.send(message);
    const QJsonObject refusal = client.next(u"error"_s);
    QCOMPARE(refusal["code"_L1].toString(), u"not_found"_s);
    client.send(message);
    QCOMPARE(client.next(u"error"_s), refusal);
}

void TestWsWrites::refusesABadMutationAndGoesOn_data()
{
    QTest::addColumn<QString>("op");
    QTest::addColumn<QJsonObject>("bet");
    QTest::addColumn<QString>("code");
    QJsonObject longUser = betBody();
    longUser["user_name"_L1] = u"x"_s.repeated(65);
    QJsonObject noUser = betBody();
    noUser.remove("user_name"_L1);
    QTest::newRow("breaks a rule") << u"create"_s << longUser << u"invalid"_s;
    QTest::newRow("lacks a member") << u"create"_s << noUser << u"bad_request"_s;
    QTest::newRow("unknown op") << u"burn"_s << betBody() << u"bad_request"_s;
    QTest::newRow("no such bet") << u"delete"_s << QJsonObject() << u"not_found"_s;
}

void TestWsWrites::refusesABadMutationAndGoesOn()
{
    QFETCH(QString, op);
    QFETCH(QJsonObject, bet);
    WsClient client;
    QVERIFY(join(client, {u"NONE/*"_s}, u"Ann"_s));
    const QString id = client.mutate(op, newUuid(), bet);
    const QJsonObject error = client.next(u"error"_s);
    QCOMPARE(error["mutationId"_L1].toString(), id);
    QTEST(error["code"_L1].toString(), "code");
    QVERIFY(!error["message"_L1].toString().isEmpty());
    QCOMPARE(error["retryable"_L1].toBool(true), false);
    client.mutate(u"create"_s, newUuid(), betBody());
    QVERIFY(!client.next(u"ack"_s).isEmpty());
}

void TestWsWrites::pointsIntoTheMessageThatWasSent()
{
    WsClient client;
    QVERIFY(join(client, {u"NONE/*"_s}, u"Ann"_s));
    const auto pointerOf = [&client](const QJsonObject& body) {
        client.mutate(u"create"_s, newUuid(), body);
        return client.next(u"error"_s)["errors"_L1][0]["pointer"_L1].toString();
    };
    QJsonObject body = betBody();
    body.insert(u"user_name"_s, u""_s); // against a rule
    QCOMPARE(pointerOf(body), u"/data/user_name"_s);
    body.insert(u"user_name"_s, 7); // of the wrong shape
    QCOMPARE(pointerOf(body), u"/data/user_name"_s);
    body.remove(u"user_name"_s);
    body.insert(u"userName"_s, u""_s);
    QCOMPARE(pointerOf(body), u"/data/userName"_s);

    const QString id = place(betBody())["id"_L1].toString();
    client.mutate(u"update"_s, id, {{u"home_team"_s, u"Team C"_s}}, 7);
    const QJsonObject error = client.next(u"error"_s);
    QCOMPARE(error["errors"_L1][0]["pointer"_L1].toString(), u"/baseVersion"_s);
}

void TestWsWrites::refusesAConflictWithTheBetAsItStands()
{
    const QJsonObject bet = place(betBody());
    const QString id = bet["id"_L1].toString();
    WsClient ann;
    WsClient bob;
    QVERIFY(join(ann, {u"NONE/*"_s}, u"Ann"_s) && join(bob, {u"NONE/*"_s}, u"Bob"_s));
    ann.mutate(u"update"_s, id, {{u"home_team"_s, u"Team C"_s}}, 1);
    QVERIFY(!ann.next(u"ack"_s).isEmpty());
    bob.mutate(u"update"_s, id, {{u"home_team"_s, u"Team D"_s}}, 1);
    const QJsonObject error = bob.next(u"error"_s);
    QCOMPARE(error["code"_L1].toString(), u"conflict"_s);
    QCOMPARE(error["current"_L1]["home_team"_L1].toString(), u"Team C"_s);
}

void TestWsWrites::refusesMoreUnansweredWritesThanAllowed()
{
    WsClient client;
    QVERIFY(join(client, {u"NONE/*"_s}, u"Ann"_s));
    QVERIFY(!client.next(u"live"_s).isEmpty());
    constexpr int kWrites = 200;
    for (int i = 0; i < kWrites; ++i)
        client.mutate(u"create"_s, newUuid(), betBody());
    QTRY_COMPARE(client.count(u"ack"_s) + client.count(u"error"_s), kWrites);
    QVERIFY(client.count(u"ack"_s) >= 32);
    QJsonObject refused;
    if (client.count(u"error"_s) > 0)
        refused = client.next(u"error"_s);
    QCOMPARE(refused["code"_L1].toString(u"busy"_s), u"busy"_s);
    QCOMPARE(refused["retryable"_L1].toBool(true), true);
}

QTEST_GUILESS_MAIN(TestWsWrites)
#include "tst_ws_writes.moc"
