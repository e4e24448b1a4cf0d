// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/bet_bodies.h"
#include "tests/support/http_client.h"
#include "tests/support/server_process.h"
#include "tests/support/ws_client.h"

#include <QTest>

using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString kPath = QStringLiteral("/api/bets/delete");

} // namespace

/// POST /api/bets/delete from end to end: many bets go in one transaction, and everybody is told of
/// each.
class TestBulkDelete final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void tellsFollowersOfEachBet();
    void givesTheFirstAnswerToARetry();
    void passesOverWhatIsNotThere();
    void canBeUndoneBetByBet();
    void namesWhoDidIt();
    void refusesTooManyIds();
    void refusesAWeekThatBeginsOnNoSuchDay();

private:
    [[nodiscard]] QJsonArray placeMany(int count, const QString& week);

    ServerProcess m_server;
    std::unique_ptr<HttpClient> m_http;
};

void TestBulkDelete::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errors()));
    m_http = std::make_unique<HttpClient>(m_server.http(u"/"_s));
}

/// The ids of new bets, each other one in another league.
QJsonArray TestBulkDelete::placeMany(int count, const QString& week)
{
    QJsonArray ids;
    for (int i = 0; i < count; ++i) {
        const QString league = i % 2 == 0 ? u"NFL"_s : u"NBA"_s;
        const QJsonObject body = betBody(u"Ann"_s, league, week);
        ids.append(m_http->post(u"/api/bets"_s, body).object()["id"_L1]);
    }
    return ids;
}

void TestBulkDelete::tellsFollowersOfEachBet()
{
    const QString week = u"2023-01-01"_s;
    const QJsonArray ids = placeMany(6, week);
    WsClient everybody;
    WsClient nflOnly;
    QVERIFY(everybody.open(m_server.webSocket(u"/ws"_s)));
    QVERIFY(nflOnly.open(m_server.webSocket(u"/ws"_s)));
    nflOnly.hello({u"NFL/"_s + week});
    QVERIFY(!nflOnly.next(u"live"_s).isEmpty());
    QVERIFY(!everybody.next(u"connection"_s).isEmpty());

    const int before = m_http->get(u"/api/health"_s).object()["seq"_L1].toInt();
    const HttpAnswer answer = m_http->post(kPath, {{u"ids"_s, ids}});
    QCOMPARE(answer.object()["deleted"_L1].toInt(), 6);
    QString mutation;
    for (int i = 0; i < 6; ++i) {
        const QJsonObject change = everybody.next(u"bet_deleted"_s);
        QCOMPARE(change["seq"_L1].toInt(), before + 1 + i);
        QCOMPARE(change["data"_L1]["id"_L1], ids[i]);
        if (i == 0)
            mutation = change["mutationId"_L1].toString();
        QCOMPARE(change["mutationId"_L1].toString(), mutation);
    }
    for (const int place : {0, 2, 4})
        QCOMPARE(nflOnly.next(u"bet_deleted"_s)["data"_L1]["id"_L1], ids[place]);
    QVERIFY(m_http->get(u"/api/bets/"_s + week).array().isEmpty());
}

void TestBulkDelete::givesTheFirstAnswerToARetry()
{
    const HttpHeaders key {{"Idempotency-Key", newUuid().toLatin1()}};
    const QJsonObject body {{u"ids"_s, placeMany(3, u"2023-01-08"_s)}};
    const HttpAnswer first = m_http->post(kPath, body, key);
    QCOMPARE(first.object()["deleted"_L1].toInt(), 3);
    const int seq = m_http->get(u"/api/health"_s).object()["seq"_L1].toInt();
    QCOMPARE(m_http->post(kPath, body, key).body, first.body);
    QCOMPARE(m_http->get(u"/api/health"_s).object()["seq"_L1].toInt(), seq);
    // The same wish under another key is another deletion, of what is gone already.
    QCOMPARE(m_http->post(kPath, body).object()["deleted"_L1].toInt(-1), 0);
    const QJsonObject other {{u"ids"_s, placeMany(1, u"2023-01-08"_s)}};
    QCOMPARE(m_http->post(kPath, other, key).status, 409);
}

void TestBulkDelete::passesOverWhatIsNotThere()
{
    QJsonArray ids = placeMany(2, u"2023-01-15"_s);
    ids.append(ids.first()); // Twice.
    ids.append(newUuid()); // Never placed.
    QCOMPARE(m_http->post(kPath, {{u"ids"_s, ids}}).object()["deleted"_L1].toInt(), 2);
}

void TestBulkDelete::canBeUndoneBetByBet()
{
    const QString week = u"2023-01-22"_s;
    const QJsonArray ids = placeMany(3, week);
    const QJsonArray before = m_http->get(u"/api/bets/"_s + week).array();
    QCOMPARE(m_http->post(kPath, {{u"week"_s, week}}).object()["deleted"_L1].toInt(), 3);
    for (const QJsonValue& id : ids)
        QCOMPARE(m_http->send("POST", u"/api/bets/%1/restore"_s.arg(id.toString())).status, 200);
    const QJsonArray after = m_http->get(u"/api/bets/"_s + week).array();
    QCOMPARE(after.size(), before.size());
    for (qsizetype i = 0; i < after.size(); ++i) {
        QCOMPARE(after[i]["id"_L1], before[i]["id"_L1]);
        QCOMPARE(after[i]["bet_data"_L1], before[i]["bet_data"_L1]);
    }
}

void TestBulkDelete::namesWhoDidIt()
{
    const QString week = u"2023-01-29"_s;
    const QString id = placeMany(1, week).first().toString();
    QCOMPARE(m_http->post(kPath, {{u"week"_s, week}}, {{"X-Betlog-User", "Zed"}}).status, 200);
    const QJsonArray changes =
        m_http->get(u"/api/bets/%1/history"_s.arg(id)).object()["changes"_L1].toArray();
    QCOMPARE(changes.last()["actor"_L1].toString(), u"Zed"_s);
}

void TestBulkDelete::refusesTooManyIds()
{
    QJsonArray ids;
    for (int i = 0; i < 5001; ++i)
        ids.append(newUuid());
    const HttpAnswer answer = m_http->post(kPath, {{u"ids"_s, ids}});
    QVERIFY2(answer.status == 400 || answer.status == 422, answer.body.constData());
    QCOMPARE(answer.object()["errors"_L1][0]["pointer"_L1].toString(), u"/ids"_s);
    ids.removeLast();
    QCOMPARE(m_http->post(kPath, {{u"ids"_s, ids}}).object()["deleted"_L1].toInt(-1), 0);
}

void TestBulkDelete::refusesAWeekThatBeginsOnNoSuchDay()
{
    const HttpAnswer answer = m_http->post(kPath, {{u"week"_s, u"2023-01-30"_s}});
    QCOMPARE(answer.status, 422);
    QCOMPARE(answer.code(), u"invalid"_s);
}

QTEST_GUILESS_MAIN(TestBulkDelete)
#include "tst_bulk_delete.moc"
