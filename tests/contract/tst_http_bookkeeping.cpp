// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/bet_bodies.h"
#include "tests/support/http_client.h"
#include "tests/support/server_process.h"

#include <QTest>

using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

const HttpHeaders kAnn {{"X-Betlog-User", "Ann"}};
const HttpHeaders kClara {{"X-Betlog-User", "Clara"}}; ///< the bookkeeper

QByteArray overrideBody(int totalReturn, const QString& reason)
{
    return jsonText(
        {{u"payout_override"_s,
          QJsonObject {{u"totalReturn"_s, totalReturn}, {u"reason"_s, reason}}}});
}

QStringList pointersOf(const HttpAnswer& answer)
{
    QStringList pointers;
    for (const QJsonValue& error : answer.object()["errors"_L1].toArray())
        pointers.append(error["pointer"_L1].toString());
    return pointers;
}

} // namespace

/// What is a bookkeeper's alone: another payout, and lines that have started; and which of two
/// writers wins.
class TestHttpBookkeeping final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void overridesAPayoutAndTakesItBack();
    void keepsAnOverrideToBookkeepers();
    void refusesABadOverride_data();
    void refusesABadOverride();
    void takesNoPayoutFromAClient();
    void locksALineThatHasStarted();
    void letsABookkeeperChangeItWithAReason();
    void mergesTheStatusOfDifferentLines();
    void refusesAVersionThatIsYetToCome();
    void letsDeleteBeatEdit();
    void refusesAKeyThatWasUsedForAnotherWrite();

private:
    [[nodiscard]] QString place(const QJsonObject& body);
    [[nodiscard]] QString placeStarted();

    ServerProcess m_server;
    std::unique_ptr<HttpClient> m_http;
};

void TestHttpBookkeeping::initTestCase()
{
    QVERIFY2(m_server.start({u"--bookkeeper"_s, u"Clara"_s}), qPrintable(m_server.errors()));
    m_http = std::make_unique<HttpClient>(m_server.http(u"/"_s));
}

/// The path of a new bet.
QString TestHttpBookkeeping::place(const QJsonObject& body)
{
    const HttpAnswer answer = m_http->post(u"/api/bets"_s, body);
    if (answer.status != 201)
        qWarning("%s", answer.body.constData());
    return u"/api/bets/"_s + answer.object()["id"_L1].toString();
}

/// The path of a new bet whose second line has started, and whose first has not.
QString TestHttpBookkeeping::placeStarted()
{
    QJsonObject started = lineBody();
    started.insert(u"starts_at"_s, u"2020-01-01T00:00:00.000Z"_s);
    QJsonObject bet = betBody();
    bet.insert(u"bet_data"_s, singlesBody({lineBody(1000), started}));
    return place(bet);
}

void TestHttpBookkeeping::overridesAPayoutAndTakesItBack()
{
    const QString path = place(betBody());
    const QByteArray won = jsonText(statusBody(u"won"_s));
    QCOMPARE(m_http->send("PUT", path + u"/status"_s, won).status, 200);
    const HttpAnswer other = m_http->send(
        "PUT", path + u"/status"_s, overrideBody(4700, u"the book paid less"_s), kClara);
    QCOMPARE(other.status, 200);
    const QJsonObject payout = other.object()["payout_data"_L1].toObject();
    QCOMPARE(payout["totalReturn"_L1].toInt(), 4700);
    QCOMPARE(payout["profit"_L1].toInt(), 1700);
    QCOMPARE(payout["payout_override"_L1]["reason"_L1].toString(), u"the book paid less"_s);
    QCOMPARE(m_http->get(path + u"/payout"_s).object()["payout"_L1].toObject(), payout);

    const HttpAnswer back =
        m_http->send("PUT", path + u"/status"_s, R"({"payout_override":null})", kClara);
    QCOMPARE(back.status, 200);
    QCOMPARE(back.object()["payout_data"_L1]["totalReturn"_L1].toInt(), 4800);
    QVERIFY(!back.object()["payout_data"_L1].toObject().contains("payout_override"_L1));
}

void TestHttpBookkeeping::keepsAnOverrideToBookkeepers()
{
    const QString path = place(betBody());
    const HttpAnswer answer =
        m_http->send("PUT", path + u"/status"_s, overrideBody(1, u"because"_s), kAnn);
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.code(), u"forbidden"_s);
    QCOMPARE(m_http->get(path).object()["version"_L1].toInt(), 1);
}

void TestHttpBookkeeping::refusesABadOverride_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("pointer");
    const QString amount = u"/payout_override/totalReturn"_s;
    const QString reason = u"/payout_override/reason"_s;
    QTest::newRow("no reason") << overrideBody(4700, {}) << 422 << reason;
    QTest::newRow("blank reason") << overrideBody(4700, u" "_s) << 422 << reason;
    QTest::newRow("less than nothing") << overrideBody(-1, u"x"_s) << 422 << amount;
    QTest::newRow("half a cent") << QByteArray(
        R"({"payout_override":{"totalReturn":1.5,"reason":"x"}})")
                                 << 400 << amount;
    QTest::newRow("no amount") << QByteArray(R"({"payout_override":{"reason":"x"}})") << 400
                               << amount;
}

void TestHttpBookkeeping::refusesABadOverride()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, pointer);
    const QString path = place(betBody());
    const HttpAnswer answer = m_http->send("PUT", path + u"/status"_s, body, kClara);
    QCOMPARE(answer.status, status);
    QVERIFY2(pointersOf(answer).contains(pointer), answer.body.constData());
}

void TestHttpBookkeeping::takesNoPayoutFromAClient()
{
    QJsonObject body = betBody();
    body.insert(u"number"_s, 77777);
    body.insert(u"version"_s, 9);
    body.insert(u"payout_data"_s, QJsonObject {{u"totalReturn"_s, 1000000}});
    const HttpAnswer answer = m_http->post(u"/api/bets"_s, body);
    if (answer.status == 201) { // What is the server's, the server fills in.
        QVERIFY(answer.object()["number"_L1].toInt() < 77777);
        QCOMPARE(answer.object()["version"_L1].toInt(), 1);
        QCOMPARE(answer.object()["payout_data"_L1]["totalReturn"_L1].toInt(), 0);
    } else {
        QCOMPARE(answer.status, 400);
    }
}

void TestHttpBookkeeping::locksALineThatHasStarted()
{
    const QString path = placeStarted();
    QJsonObject changed = lineBody(9999);
    changed.insert(u"starts_at"_s, u"2020-01-01T00:00:00.000Z"_s);
    const auto edit = [](const QJsonArray& lines) {
        return jsonText({{u"bet_data"_s, singlesBody(lines)}});
    };
    const HttpAnswer answer = m_http->send("PATCH", path, edit({lineBody(1000), changed}), kAnn);
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.code(), u"locked"_s);
    QCOMPARE(pointersOf(answer), QStringList {u"/bet_data/lines/1"_s});

    QJsonObject same = lineBody();
    same.insert(u"starts_at"_s, u"2020-01-01T00:00:00.000Z"_s);
    QCOMPARE(m_http->send("PATCH", path, edit({lineBody(1500), same}), kAnn).status, 200);
}

void TestHttpBookkeeping::letsABookkeeperChangeItWithAReason()
{
    const QString path = placeStarted();
    const QByteArray edit = jsonText({{u"bet_data"_s, singlesBody({lineBody(1000)})}});
    const HttpAnswer unsaid = m_http->send("PATCH", path, edit, kClara);
    QCOMPARE(unsaid.status, 422);
    QCOMPARE(pointersOf(unsaid), QStringList()); // It stands in a header, not in the body.

    HttpHeaders withReason = kClara;
    withReason.insert("X-Betlog-Reason", "entered%20twice");
    QCOMPARE(m_http->send("PATCH", path, edit, withReason).status, 200);
    const QJsonArray changes = m_http->get(path + u"/history"_s).object()["changes"_L1].toArray();
    QCOMPARE(changes.last()["reason"_L1].toString(), u"entered twice"_s);
    QCOMPARE(changes.last()["actor"_L1].toString(), u"Clara"_s);
}

void TestHttpBookkeeping::mergesTheStatusOfDifferentLines()
{
    QJsonObject bet = betBody();
    bet.insert(u"bet_data"_s, singlesBody({lineBody(), lineBody()}));
    const QString path = place(bet) + u"/status"_s;
    const HttpHeaders seen {{"If-Match", "\"1\""}};
    QCOMPARE(m_http->send("PUT", path, jsonText(statusBody(u"won"_s, 0)), seen).status, 200);
    const HttpAnswer merged = m_http->send("PUT", path, jsonText(statusBody(u"lost"_s, 1)), seen);
    QCOMPARE(merged.status, 200);
    const QJsonObject both {{u"0"_s, u"won"_s}, {u"1"_s, u"lost"_s}};
    QCOMPARE(merged.object()["bet_status"_L1].toObject(), both);
    HttpHeaders bobs = seen; // Ann may correct herself; Bob did not see what she set.
    bobs.insert("X-Betlog-User", "Bob");
    const HttpAnswer stale = m_http->send("PUT", path, jsonText(statusBody(u"push"_s, 0)), bobs);
    QCOMPARE(stale.status, 409);
    QCOMPARE(stale.code(), u"conflict"_s);
    QCOMPARE(stale.object()["current"_L1]["bet_status"_L1].toObject(), both);
}

void TestHttpBookkeeping::refusesAVersionThatIsYetToCome()
{
    const QString path = place(betBody());
    const HttpAnswer answer =
        m_http->send("PATCH", path, R"({"home_team":"Team C"})", {{"If-Match", "\"2\""}});
    QCOMPARE(answer.status, 409);
    QCOMPARE(answer.code(), u"conflict"_s);
    QCOMPARE(answer.object()["current"_L1]["version"_L1].toInt(), 1);
    QCOMPARE(pointersOf(answer), QStringList());
    QVERIFY(answer.object()["detail"_L1].toString().contains(u"version 1"_s));
}

void TestHttpBookkeeping::letsDeleteBeatEdit()
{
    const QString path = place(betBody());
    QCOMPARE(m_http->send("DELETE", path, {}, {{"If-Match", "\"1\""}}).status, 200);
    const HttpHeaders seen {{"If-Match", "\"1\""}};
    const HttpAnswer edit = m_http->send("PATCH", path, R"({"home_team":"Team C"})", seen);
    QCOMPARE(edit.status, 404);
    QCOMPARE(edit.code(), u"not_found"_s);
    const QByteArray won = jsonText(statusBody(u"won"_s));
    QCOMPARE(m_http->send("PUT", path + u"/status"_s, won, seen).status, 404);
    QCOMPARE(m_http->send("POST", path + u"/restore"_s).status, 200);
    QCOMPARE(m_http->send("PATCH", path, R"({"home_team":"Team C"})").status, 200);
}

void TestHttpBookkeeping::refusesAKeyThatWasUsedForAnotherWrite()
{
    const HttpHeaders key {{"Idempotency-Key", newUuid().toLatin1()}};
    QCOMPARE(m_http->post(u"/api/bets"_s, betBody(u"Ann"_s), key).status, 201);
    const HttpAnswer other = m_http->post(u"/api/bets"_s, betBody(u"Bob"_s), key);
    QCOMPARE(other.status, 409);
    QCOMPARE(other.code(), u"already_exists"_s);
}

QTEST_GUILESS_MAIN(TestHttpBookkeeping)
#include "tst_http_bookkeeping.moc"
