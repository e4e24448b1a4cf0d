// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/bet_bodies.h"
#include "tests/support/http_client.h"
#include "tests/support/server_process.h"

#include <QTest>

using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The camel-case spelling that the original client sent.
QJsonObject camelBody()
{
    const QJsonObject snake = betBody();
    return {
        {u"userName"_s, snake["user_name"_L1]},
        {u"league"_s, snake["league"_L1]},
        {u"awayTeam"_s, snake["away_team"_L1]},
        {u"homeTeam"_s, snake["home_team"_L1]},
        {u"weekKey"_s, snake["week_key"_L1]},
        {u"betData"_s, snake["bet_data"_L1]}};
}

} // namespace

/// The calls about bets (protocol.md, section 2), on a real server.
class TestHttpBets final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void tellsItsHealth();
    void createsABet();
    void createsABetInCamelCase();
    void givesTheFirstAnswerToARetry();
    void findsABetByIdAndByNumber();
    void pagesThroughBetsNewestFirst();
    void filtersBets_data();
    void filtersBets();
    void listsAWeekAsABareArray();
    void editsABet();
    void settlesABetAndTakesItBack();
    void refusesAStaleWriteWithTheBetAsItStands();
    void writesByNumber();
    void deletesABetOnce();
    void restoresADeletedBet();
    void deletesManyById();
    void deletesManyByWeekAndUser();
    void givesThePayoutOnceSomethingIsSettled();
    void givesTheHistoryOldestFirst();
    void namesWhoActs();
    void givesStatistics();
    void givesAndReplacesTheCatalogue();
    void answersHeadWithoutABody();
    void givesMetrics();

private:
    QJsonObject place(const QJsonObject& body);

    ServerProcess m_server;
    std::unique_ptr<HttpClient> m_http;
};

void TestHttpBets::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errors()));
    m_http = std::make_unique<HttpClient>(m_server.http(u"/"_s));
}

QJsonObject TestHttpBets::place(const QJsonObject& body)
{
    const HttpAnswer answer = m_http->post(u"/api/bets"_s, body);
    if (answer.status != 201)
        qWarning("%s", answer.body.constData());
    return answer.object();
}

void TestHttpBets::tellsItsHealth()
{
    const HttpAnswer answer = m_http->get(u"/api/health"_s);
    QCOMPARE(answer.status, 200);
    const QJsonObject health = answer.object();
    QCOMPARE(health["status"_L1].toString(), u"ok"_s);
    QCOMPARE(health["protocol"_L1].toInt(), 1);
    QCOMPARE(health["seq"_L1].toInt(-1), 0);
    QVERIFY(!QUuid(health["epoch"_L1].toString()).isNull());
    QVERIFY(health.contains("version"_L1));
    QVERIFY(health["uptimeSeconds"_L1].toInt(-1) >= 0);
    QVERIFY(health["connections"_L1].toInt() >= 1);
}

void TestHttpBets::createsABet()
{
    const HttpAnswer answer = m_http->post(u"/api/bets"_s, betBody());
    QCOMPARE(answer.status, 201);
    QCOMPARE(answer.headers.value("content-type"), "application/json");
    QCOMPARE(answer.headers.value("etag"), "\"1\"");
    const QJsonObject bet = answer.object();
    QVERIFY(!QUuid(bet["id"_L1].toString()).isNull());
    QCOMPARE(bet["number"_L1].toInt(), 1);
    QCOMPARE(bet["version"_L1].toInt(), 1);
    QCOMPARE(bet["week_key"_L1].toString(), u"2024-12-01"_s);
    QCOMPARE(bet["payout_data"_L1]["totalWager"_L1].toInt(), 3000);
}

void TestHttpBets::createsABetInCamelCase()
{
    const HttpAnswer answer = m_http->post(u"/api/bets"_s, camelBody());
    QCOMPARE(answer.status, 201);
    QCOMPARE(answer.object()["user_name"_L1].toString(), u"FLIGHTx12!"_s);
}

void TestHttpBets::givesTheFirstAnswerToARetry()
{
    const HttpHeaders key {{"Idempotency-Key", newUuid().toLatin1()}};
    const HttpAnswer first = m_http->post(u"/api/bets"_s, betBody(), key);
    const HttpAnswer second = m_http->post(u"/api/bets"_s, betBody(), key);
    QCOMPARE(first.status, 201);
    QCOMPARE(second.status, 201);
    QCOMPARE(second.body, first.body);

    const HttpHeaders refused {{"Idempotency-Key", newUuid().toLatin1()}};
    const QString nobody = u"/api/bets/"_s + newUuid();
    const HttpAnswer refusal = m_http->send("DELETE", nobody, {}, refused);
    QCOMPARE(refusal.status, 404);
    QCOMPARE(m_http->send("DELETE", nobody, {}, refused).body, refusal.body);
}

void TestHttpBets::findsABetByIdAndByNumber()
{
    const QJsonObject bet = place(betBody());
    const HttpAnswer byId = m_http->get(u"/api/bets/"_s + bet["id"_L1].toString());
    QCOMPARE(byId.status, 200);
    QCOMPARE(byId.object(), bet);
    QCOMPARE(byId.headers.value("etag"), "\"1\"");
    const QString number = QString::number(bet["number"_L1].toInt());
    QCOMPARE(m_http->get(u"/api/bets/"_s + number).object(), bet);
    QCOMPARE(m_http->get(u"/api/bets/"_s + newUuid()).status, 404);
    QCOMPARE(m_http->get(u"/api/bets/99999999"_s).status, 404);
    QCOMPARE(m_http->get(u"/api/bets/nonsense"_s).status, 404);
}

void TestHttpBets::pagesThroughBetsNewestFirst()
{
    const QString week = u"2023-01-01"_s;
    for (int i = 0; i < 5; ++i)
        place(betBody(u"Pager"_s, u"NFL"_s, week));
    QList<int> numbers;
    QString cursor;
    do {
        const HttpAnswer page =
            m_http->get(u"/api/bets?week=%1&limit=2&cursor=%2"_s.arg(week, cursor));
        QCOMPARE(page.status, 200);
        QVERIFY(page.object()["bets"_L1].toArray().size() <= 2);
        QVERIFY(page.object()["seq"_L1].toInt() >= 5);
        for (const QJsonValue& bet : page.object()["bets"_L1].toArray())
            numbers.append(bet["number"_L1].toInt());
        cursor = page.object()["next"_L1].toVariant().toString();
    } while (!cursor.isEmpty());
    QCOMPARE(numbers.size(), 5);
    QVERIFY(std::is_sorted(numbers.rbegin(), numbers.rend()));
}

void TestHttpBets::filtersBets_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("count");
    QTest::newRow("week") << u"week=2023-01-08"_s << 3;
    QTest::newRow("another week") << u"week=2023-01-15"_s << 0;
    QTest::newRow("league") << u"week=2023-01-08&league=NBA"_s << 1;
    QTest::newRow("no such league") << u"week=2023-01-08&league=XFL"_s << 0;
    QTest::newRow("user with a blank") << u"week=2023-01-08&user=Ann%20B"_s << 2;
    QTest::newRow("user as a form writes it") << u"week=2023-01-08&user=Ann+B"_s << 2;
    QTest::newRow("status") << u"week=2023-01-08&status=won"_s << 1;
    QTest::newRow("pending") << u"week=2023-01-08&status=pending"_s << 2;
}

void TestHttpBets::filtersBets()
{
    static const bool placed = [this] {
        const QString week = u"2023-01-08"_s;
        place(betBody(u"Ann B"_s, u"NFL"_s, week));
        place(betBody(u"Ann B"_s, u"NBA"_s, week));
        const QJsonObject won = place(betBody(u"Bob"_s, u"NFL"_s, week));
        const QString status = u"/api/bets/%1/status"_s.arg(won["id"_L1].toString());
        return m_http->send("PUT", status, jsonText(statusBody(u"won"_s))).status == 200;
    }();
    QVERIFY(placed);
    QFETCH(QString, query);
    QFETCH(int, count);
    const HttpAnswer answer = m_http->get(u"/api/bets?"_s + query);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.object()["bets"_L1].toArray().size(), count);
}

void TestHttpBets::listsAWeekAsABareArray()
{
    const QString week = u"2023-02-05"_s;
    place(betBody(u"Ann"_s, u"NFL"_s, week));
    const QJsonObject newest = place(betBody(u"Bob"_s, u"NBA"_s, week));
    const QJsonArray all = m_http->get(u"/api/bets/"_s + week).array();
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.first().toObject(), newest);
    QCOMPARE(m_http->get(u"/api/bets/%1?userName=Ann"_s.arg(week)).array().size(), 1);
    QCOMPARE(m_http->get(u"/api/bets/2023-02-12"_s).body, "[]");
}

void TestHttpBets::editsABet()
{
    const QString path = u"/api/bets/"_s + place(betBody())["id"_L1].toString();
    const QJsonObject edit {
        {u"home_team"_s, u"Team C"_s}, {u"bet_data"_s, singlesBody({lineBody(4500)})}};
    const HttpAnswer answer = m_http->send("PATCH", path, jsonText(edit), {{"If-Match", "\"1\""}});
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.headers.value("etag"), "\"2\"");
    QCOMPARE(answer.object()["home_team"_L1].toString(), u"Team C"_s);
    QCOMPARE(answer.object()["away_team"_L1].toString(), u"Team A"_s);
    QCOMPARE(answer.object()["payout_data"_L1]["totalWager"_L1].toInt(), 4500);
}

void TestHttpBets::settlesABetAndTakesItBack()
{
    const QString path = u"/api/bets/%1/status"_s.arg(place(betBody())["id"_L1].toString());
    const HttpAnswer won = m_http->send("PUT", path, jsonText(statusBody(u"won"_s)));
    QCOMPARE(won.status, 200);
    QCOMPARE(won.object()["bet_status"_L1]["0"_L1].toString(), u"won"_s);
    QCOMPARE(won.object()["payout_data"_L1]["totalReturn"_L1].toInt(), 4800);
    const HttpAnswer back = m_http->send("PUT", path, R"({"betStatus":{"0":null}})");
    QCOMPARE(back.status, 200);
    QVERIFY(back.object()["bet_status"_L1].toObject().isEmpty());
    QCOMPARE(back.object()["payout_data"_L1]["settled"_L1].toBool(true), false);
}

void TestHttpBets::refusesAStaleWriteWithTheBetAsItStands()
{
    const QString path = u"/api/bets/"_s + place(betBody())["id"_L1].toString();
    const HttpHeaders seen {{"If-Match", "\"1\""}};
    QCOMPARE(m_http->send("PATCH", path, R"({"home_team":"Team C"})", seen).status, 200);
    const HttpAnswer stale = m_http->send("PATCH", path, R"({"home_team":"Team D"})", seen);
    QCOMPARE(stale.status, 409);
    QCOMPARE(stale.code(), u"conflict"_s);
    QCOMPARE(stale.object()["current"_L1]["home_team"_L1].toString(), u"Team C"_s);
    // Another field merges.
    const HttpAnswer merged = m_http->send("PATCH", path, R"({"away_team":"Team E"})", seen);
    QCOMPARE(merged.status, 200);
    QCOMPARE(merged.object()["home_team"_L1].toString(), u"Team C"_s);
}

void TestHttpBets::writesByNumber()
{
    const QString path = u"/api/bets/"_s + QString::number(place(betBody())["number"_L1].toInt());
    QCOMPARE(m_http->send("PATCH", path, R"({"home_team":"Team N"})").status, 200);
    QCOMPARE(m_http->send("PUT", path + u"/status"_s, jsonText(statusBody(u"lost"_s))).status, 200);
    QCOMPARE(m_http->send("DELETE", path).status, 200);
    QCOMPARE(m_http->send("POST", path + u"/restore"_s).status, 200);
    QCOMPARE(m_http->get(path).object()["home_team"_L1].toString(), u"Team N"_s);
    QCOMPARE(m_http->send("DELETE", u"/api/bets/99999999"_s).status, 404);
}

void TestHttpBets::deletesABetOnce()
{
    const QJsonObject bet = place(betBody());
    const QString path = u"/api/bets/"_s + bet["id"_L1].toString();
    const HttpAnswer answer = m_http->send("DELETE", path);
    QCOMPARE(answer.status, 200);
    QVERIFY(!answer.object()["message"_L1].toString().isEmpty());
    QCOMPARE(answer.object()["bet"_L1]["id"_L1], bet["id"_L1]);
    QCOMPARE(m_http->get(path).status, 404);
    QCOMPARE(m_http->send("DELETE", path).status, 404);
}

void TestHttpBets::restoresADeletedBet()
{
    const QString path = u"/api/bets/"_s + place(betBody())["id"_L1].toString();
    QCOMPARE(m_http->send("DELETE", path).status, 200);
    const HttpAnswer answer = m_http->send("POST", path + u"/restore"_s);
    QCOMPARE(answer.status, 200);
    QCOMPARE(m_http->get(path).object(), answer.object());
}

void TestHttpBets::deletesManyById()
{
    QJsonArray ids;
    for (int i = 0; i < 3; ++i)
        ids.append(place(betBody())["id"_L1]);
    const HttpAnswer answer = m_http->post(u"/api/bets/delete"_s, {{u"ids"_s, ids}});
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.object()["deleted"_L1].toInt(), 3);
    for (const QJsonValue& id : ids)
        QCOMPARE(m_http->get(u"/api/bets/"_s + id.toString()).status, 404);
}

void TestHttpBets::deletesManyByWeekAndUser()
{
    const QString week = u"2023-03-05"_s;
    place(betBody(u"Ann"_s, u"NFL"_s, week));
    place(betBody(u"Ann"_s, u"NBA"_s, week));
    place(betBody(u"Bob"_s, u"NFL"_s, week));
    const QJsonObject annsWeek {{u"week"_s, week}, {u"user"_s, u"Ann"_s}};
    QCOMPARE(m_http->post(u"/api/bets/delete"_s, annsWeek).object()["deleted"_L1].toInt(), 2);
    QCOMPARE(m_http->get(u"/api/bets/"_s + week).array().size(), 1);
    QCOMPARE(m_http->post(u"/api/bets/delete"_s, annsWeek).object()["deleted"_L1].toInt(-1), 0);
}

void TestHttpBets::givesThePayoutOnceSomethingIsSettled()
{
    const QString path = u"/api/bets/"_s + place(betBody())["id"_L1].toString();
    const HttpAnswer early = m_http->get(path + u"/payout"_s);
    QCOMPARE(early.status, 409);
    QCOMPARE(early.code(), u"not_settled"_s);
    QCOMPARE(m_http->send("PUT", path + u"/status"_s, jsonText(statusBody(u"won"_s))).status, 200);
    const HttpAnswer payout = m_http->get(path + u"/payout"_s);
    QCOMPARE(payout.status, 200);
    QCOMPARE(payout.object()["payout"_L1]["profit"_L1].toInt(), 1800);
    QCOMPARE(payout.object()["bet"_L1]["payout_data"_L1], payout.object()["payout"_L1]);
    QCOMPARE(m_http->get(u"/api/bets/%1/payout"_s.arg(newUuid())).status, 404);
}

void TestHttpBets::givesTheHistoryOldestFirst()
{
    const QString path = u"/api/bets/"_s + place(betBody())["id"_L1].toString();
    QCOMPARE(m_http->send("PATCH", path, R"({"home_team":"Team H"})").status, 200);
    QCOMPARE(m_http->send("DELETE", path).status, 200);
    const QJsonArray changes = m_http->get(path + u"/history"_s).object()["changes"_L1].toArray();
    QCOMPARE(changes.size(), 3);
    QCOMPARE(changes[0]["type"_L1].toString(), u"bet_created"_s);
    QCOMPARE(changes[1]["updateType"_L1].toString(), u"edit"_s);
    QCOMPARE(changes[2]["type"_L1].toString(), u"bet_deleted"_s);
    QCOMPARE(m_http->get(u"/api/bets/%1/history"_s.arg(newUuid())).status, 404);
}

void TestHttpBets::namesWhoActs()
{
    const QString path = u"/api/bets/"_s + place(betBody())["id"_L1].toString();
    const HttpHeaders zoe {{"X-Betlog-User", QByteArray("Zo\xc3\xab")}};
    QCOMPARE(m_http->send("PATCH", path, R"({"home_team":"Team Z"})", zoe).status, 200);
    const QJsonArray changes = m_http->get(path + u"/history"_s).object()["changes"_L1].toArray();
    QCOMPARE(changes[0]["actor"_L1].toString(), u"FLIGHTx12!"_s);
    QCOMPARE(changes[1]["actor"_L1].toString(), u"Zo\u00eb"_s);
}

void TestHttpBets::givesStatistics()
{
    const QString week = u"2023-04-02"_s;
    const QString id = place(betBody(u"Stat"_s, u"NFL"_s, week))["id"_L1].toString();
    QCOMPARE(
        m_http->send("PUT", u"/api/bets/%1/status"_s.arg(id), jsonText(statusBody(u"won"_s)))
            .status,
        200);
    const HttpAnswer answer = m_http->get(u"/api/stats?from=%1&to=%1&league=NFL"_s.arg(week));
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.contains("Stat"));
    QVERIFY(answer.body.contains("1800"));
    QCOMPARE(m_http->get(u"/api/stats?from=yesterday"_s).status, 400);
}

void TestHttpBets::givesAndReplacesTheCatalogue()
{
    const HttpAnswer before = m_http->get(u"/api/catalog"_s);
    QCOMPARE(before.status, 200);
    QVERIFY(before.object().contains("leagues"_L1));
    const QJsonObject league {
        {u"name"_s, u"Backyard"_s},
        {u"color"_s, u""_s},
        {u"teams"_s, QJsonArray()},
        {u"players"_s, QJsonArray()},
        {u"lines"_s, QJsonArray()}};
    const QByteArray catalog = jsonText({{u"leagues"_s, QJsonArray {league}}});
    QCOMPARE(m_http->send("PUT", u"/api/catalog"_s, catalog).status, 200);
    const QJsonArray leagues = m_http->get(u"/api/catalog"_s).object()["leagues"_L1].toArray();
    QCOMPARE(leagues.size(), 1);
    QCOMPARE(leagues[0]["name"_L1].toString(), u"Backyard"_s);
    QVERIFY(m_http->send("PUT", u"/api/catalog"_s, R"({"leagues":7})").status >= 400);
}

void TestHttpBets::answersHeadWithoutABody()
{
    const HttpAnswer answer = m_http->send("HEAD", u"/api/health"_s);
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.isEmpty());
    QVERIFY(answer.headers.value("content-length").toInt() > 0);
}

void TestHttpBets::givesMetrics()
{
    const HttpAnswer answer = m_http->get(u"/metrics"_s);
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.headers.value("content-type").startsWith("text/plain; version=0.0.4"));
    QVERIFY(answer.body.contains("# TYPE betlog_http_requests_total counter"));
    QVERIFY(answer.body.contains("betlog_commit_seconds_bucket"));
    QVERIFY(answer.body.contains("betlog_refusals_total{code=\"not_found\"}"));
}

QTEST_GUILESS_MAIN(TestHttpBets)
#include "tst_http_bets.moc"
