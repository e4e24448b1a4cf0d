// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/bet_bodies.h"
#include "tests/support/http_client.h"
#include "tests/support/server_process.h"

#include <QTest>

using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A bet with one line, one member of which is as given.
QByteArray betWithLine(const QString& member, const QJsonValue& value)
{
    QJsonObject line = lineBody();
    line.insert(member, value);
    QJsonObject bet = betBody();
    bet.insert(u"bet_data"_s, singlesBody({line}));
    return jsonText(bet);
}

QByteArray betWith(const QString& member, const QJsonValue& value)
{
    QJsonObject bet = betBody();
    bet.insert(member, value);
    return jsonText(bet);
}

/// A bet of that moment, of no week in particular.
QJsonObject dated(const QString& moment)
{
    QJsonObject bet = betBody();
    bet.remove(u"week_key"_s);
    bet.insert(u"bet_date"_s, moment);
    return bet;
}

QJsonObject shortLines(int count)
{
    QJsonArray lines;
    for (int i = 0; i < count; ++i)
        lines.append(QJsonObject {{u"selection"_s, u"a"_s}, {u"stake"_s, 1}});
    return singlesBody(lines);
}

} // namespace

/// Every refusal of the HTTP API is problem+json (RFC 9457) that says what is wrong, and where.
class TestHttpErrors final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void knowsNoSuchPath_data();
    void knowsNoSuchPath();
    void namesTheMethodsOfAPath_data();
    void namesTheMethodsOfAPath();
    void refusesABadBody_data();
    void refusesABadBody();
    void refusesABodyThatIsTooDeepOrTooLarge();
    void refusesBadHeaders_data();
    void refusesBadHeaders();
    void refusesABadBulkDelete_data();
    void refusesABadBulkDelete();
    void keepsBookkeepingToBookkeepers();
    void refusesAnIdThatIsTaken();

private:
    void checkProblem(const HttpAnswer& answer, int status, const QString& code);

    ServerProcess m_server;
    std::unique_ptr<HttpClient> m_http;
};

void TestHttpErrors::initTestCase()
{
    QVERIFY2(m_server.start({u"--bookkeeper"_s, u"Clara"_s}), qPrintable(m_server.errors()));
    m_http = std::make_unique<HttpClient>(m_server.http(u"/"_s));
}

void TestHttpErrors::checkProblem(const HttpAnswer& answer, int status, const QString& code)
{
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.headers.value("content-type"), "application/problem+json");
    const QJsonObject problem = answer.object();
    QCOMPARE(problem["status"_L1].toInt(), status);
    QCOMPARE(problem["code"_L1].toString(), code);
    for (const QLatin1StringView member : {"type"_L1, "title"_L1, "detail"_L1})
        QVERIFY(!problem[member].toString().isEmpty());
    QVERIFY(problem["errors"_L1].isArray());
}

void TestHttpErrors::knowsNoSuchPath_data()
{
    QTest::addColumn<QString>("path");
    for (const QString& path :
         {u"/"_s,
          u"/api"_s,
          u"/api/bet"_s,
          u"/api/bets/"_s,
          u"/api/bets/1/nothing"_s,
          u"/api/bets/1/payout/more"_s,
          u"/api//bets"_s,
          u"/API/bets"_s})
        QTest::newRow(qPrintable(path)) << path;
}

void TestHttpErrors::knowsNoSuchPath()
{
    QFETCH(QString, path);
    checkProblem(m_http->get(path), 404, u"not_found"_s);
}

void TestHttpErrors::namesTheMethodsOfAPath_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("allowed");
    const auto row = [](const QByteArray& method, const QString& path, const QByteArray& allowed) {
        QTest::addRow("%s %s", method.constData(), qPrintable(path)) << method << path << allowed;
    };
    row("DELETE", u"/api/bets"_s, "GET, HEAD, POST");
    row("PUT", u"/api/bets/7"_s, "GET, HEAD, PATCH, DELETE");
    row("GET", u"/api/bets/7/status"_s, "PUT");
    row("GET", u"/api/bets/7/restore"_s, "POST");
    row("POST", u"/api/health"_s, "GET, HEAD");
    row("PATCH", u"/api/catalog"_s, "GET, HEAD, PUT");
    row("POST", u"/metrics"_s, "GET, HEAD");
}

void TestHttpErrors::namesTheMethodsOfAPath()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    const HttpAnswer answer = m_http->send(method, path, "{}");
    checkProblem(answer, 405, u"method_not_allowed"_s);
    QTEST(answer.headers.value("allow"), "allowed");
}

void TestHttpErrors::refusesABadBody_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("pointer");
    const auto row =
        [](const char* tag, const QByteArray& body, int status, const QString& pointer = {}) {
            QTest::newRow(tag) << body << status << pointer;
        };
    row("nothing", "", 400);
    row("no JSON", "{", 400);
    row("an array", "[]", 400);
    row("broken UTF-8", "{\"user_name\":\"\xff\"}", 400);
    row("no user", betWith(u"user_name"_s, QJsonValue::Null), 400, u"/user_name"_s);
    row("empty user", betWith(u"user_name"_s, u""_s), 422, u"/user_name"_s);
    row("long user", betWith(u"user_name"_s, u"x"_s.repeated(65)), 422, u"/user_name"_s);
    row("user with a bell", betWith(u"user_name"_s, u"\a"_s), 422, u"/user_name"_s);
    row("league with a slash", betWith(u"league"_s, u"N/A"_s), 422, u"/league"_s);
    row("league with a star", betWith(u"league"_s, u"*"_s), 422, u"/league"_s);
    row("long team", betWith(u"home_team"_s, u"x"_s.repeated(81)), 422, u"/home_team"_s);
    row("week on a Monday", betWith(u"week_key"_s, u"2024-12-02"_s), 422, u"/week_key"_s);
    row("id that is none", betWith(u"id"_s, u"7"_s), 400, u"/id"_s);
    row("date before the first week",
        jsonText(dated(u"0001-01-01T00:00:00.000Z"_s)),
        422,
        u"/bet_date"_s);
    row("camel case",
        R"({"userName":"","league":"NFL","awayTeam":"A","homeTeam":"B","betData":{"kind":"singles",
            "lines":[{"selection":"a","stake":0}]}})",
        422,
        u"/userName"_s);
    row("camel case, within",
        R"({"userName":"Ann","league":"NFL","awayTeam":"A","homeTeam":"B","betData":{
            "kind":"singles","lines":[{"selection":"a","stake":0}]}})",
        422,
        u"/betData/lines/0/stake"_s);
    row("2,000 lines", betWith(u"bet_data"_s, shortLines(2000)), 422, u"/bet_data/lines"_s);
    row("no lines", betWith(u"bet_data"_s, singlesBody({})), 422, u"/bet_data/lines"_s);
    row("stake as a text", betWithLine(u"stake"_s, u"30"_s), 400, u"/bet_data/lines/0/stake"_s);
    row("half a cent", betWithLine(u"stake"_s, 30.5), 400, u"/bet_data/lines/0/stake"_s);
    row("no stake", betWithLine(u"stake"_s, 0), 422, u"/bet_data/lines/0/stake"_s);
    row("huge stake", betWithLine(u"stake"_s, 1e13), 422, u"/bet_data/lines/0/stake"_s);
    row("long selection",
        betWithLine(u"selection"_s, u"x"_s.repeated(501)),
        422,
        u"/bet_data/lines/0/selection"_s);
}

void TestHttpErrors::refusesABadBody()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, pointer);
    const HttpAnswer answer = m_http->send("POST", u"/api/bets"_s, body);
    const QString code = status == 422 ? u"invalid"_s : answer.code();
    checkProblem(answer, status, code);
    QStringList pointers;
    for (const QJsonValue& error : answer.object()["errors"_L1].toArray())
        pointers.append(error["pointer"_L1].toString());
    if (!pointer.isEmpty())
        QVERIFY2(pointers.contains(pointer), answer.body.constData());
}

void TestHttpErrors::refusesABodyThatIsTooDeepOrTooLarge()
{
    checkProblem(m_http->send("POST", u"/api/bets"_s, QByteArray(10000, '[')), 400, u"bad_json"_s);
    QJsonArray lines;
    for (int i = 0; i < 51; ++i)
        lines.append(lineBody());
    checkProblem(
        m_http->send("POST", u"/api/bets"_s, betWith(u"bet_data"_s, singlesBody(lines))),
        422,
        u"invalid"_s);
    const QByteArray large = betWith(u"note"_s, u"x"_s.repeated(70000));
    checkProblem(m_http->send("POST", u"/api/bets"_s, large), 413, u"too_large"_s);
}

void TestHttpErrors::refusesBadHeaders_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("status");
    QTest::newRow("key that is no UUID")
        << QByteArray("Idempotency-Key") << QByteArray("again") << 400;
    QTest::newRow("version that is none") << QByteArray("If-Match") << QByteArray("\"x\"") << 400;
    QTest::newRow("version zero") << QByteArray("If-Match") << QByteArray("\"0\"") << 400;
    QTest::newRow("nobody's name") << QByteArray("X-Betlog-User") << QByteArray(65, 'x') << 422;
}

void TestHttpErrors::refusesBadHeaders()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(int, status);
    const QString path =
        u"/api/bets/"_s + m_http->post(u"/api/bets"_s, betBody()).object()["id"_L1].toString();
    const HttpAnswer answer = m_http->send("DELETE", path, {}, {{name, value}});
    checkProblem(answer, status, status == 422 ? u"invalid"_s : u"bad_request"_s);
    QCOMPARE(m_http->get(path).status, 200);
}

void TestHttpErrors::refusesABadBulkDelete_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray("{}");
    QTest::newRow("no ids") << QByteArray(R"({"ids":[]})");
    QTest::newRow("no UUIDs") << QByteArray(R"({"ids":["7"]})");
    QTest::newRow("numbers") << QByteArray(R"({"ids":[7]})");
    QTest::newRow("both") << QByteArray(
        R"({"ids":["00000000-0000-4000-8000-000000000001"],"week":"2024-12-01"})");
    QTest::newRow("no week") << QByteArray(R"({"week":"soon"})");
    QTest::newRow("a user alone") << QByteArray(R"({"user":"Ann"})");
}

void TestHttpErrors::refusesABadBulkDelete()
{
    QFETCH(QByteArray, body);
    checkProblem(m_http->send("POST", u"/api/bets/delete"_s, body), 400, u"bad_request"_s);
}

void TestHttpErrors::keepsBookkeepingToBookkeepers()
{
    const QByteArray catalog = R"({"leagues":[]})";
    checkProblem(
        m_http->send("PUT", u"/api/catalog"_s, catalog, {{"X-Betlog-User", "Ann"}}),
        403,
        u"forbidden"_s);
    QCOMPARE(
        m_http->send("PUT", u"/api/catalog"_s, catalog, {{"X-Betlog-User", "Clara"}}).status, 200);
}

void TestHttpErrors::refusesAnIdThatIsTaken()
{
    QJsonObject bet = betBody();
    bet.insert(u"id"_s, newUuid());
    QCOMPARE(m_http->post(u"/api/bets"_s, bet).status, 201);
    checkProblem(m_http->post(u"/api/bets"_s, bet), 409, u"already_exists"_s);
}

QTEST_GUILESS_MAIN(TestHttpErrors)
#include "tst_http_errors.moc"
