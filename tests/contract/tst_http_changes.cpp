// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/bet_bodies.h"
#include "tests/support/http_client.h"
#include "tests/support/server_process.h"
#include "tests/support/ws_client.h"

#include <QTest>

using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

/// GET /api/changes and GET /api/snapshot: the same state by every way in.
class TestHttpChanges final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void givesTheSameChangesAsTheWebSocket();
    void pagesFromACursor();
    void givesOnlyTheRoomsAskedFor();
    void movesTheCursorPastOtherRooms();
    void answersResetForAForeignCursor_data();
    void answersResetForAForeignCursor();
    void holdsTheAnswerUntilThereIsSomething();
    void holdsManyAnswersAtOnce();
    void answersAtOnceWithoutWait();
    void givesASnapshot();
    void refusesBadParameters_data();
    void refusesBadParameters();

private:
    [[nodiscard]] int head();
    void place(const QJsonObject& body);

    ServerProcess m_server;
    std::unique_ptr<HttpClient> m_http;
};

void TestHttpChanges::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errors()));
    m_http = std::make_unique<HttpClient>(m_server.http(u"/"_s));
}

int TestHttpChanges::head()
{
    return m_http->get(u"/api/health"_s).object()["seq"_L1].toInt();
}

void TestHttpChanges::place(const QJsonObject& body)
{
    QCOMPARE(m_http->post(u"/api/bets"_s, body).status, 201);
}

void TestHttpChanges::givesTheSameChangesAsTheWebSocket()
{
    WsClient live;
    QVERIFY(live.open(m_server.webSocket(u"/ws"_s)));
    QVERIFY(!live.next(u"connection"_s).isEmpty());
    const int since = head();
    for (int i = 0; i < 3; ++i)
        place(betBody());
    const HttpAnswer page = m_http->get(u"/api/changes?since=%1"_s.arg(since));
    QCOMPARE(page.status, 200);
    const QJsonArray changes = page.object()["changes"_L1].toArray();
    QCOMPARE(changes.size(), 3);
    for (const QJsonValue& change : changes)
        QCOMPARE(live.next(), change.toObject());
    QCOMPARE(page.object()["from"_L1].toInt(), since);
    QCOMPARE(page.object()["to"_L1].toInt(), since + 3);
    QCOMPARE(page.object()["head"_L1].toInt(), since + 3);
    QCOMPARE(page.object()["more"_L1].toBool(true), false);
}

void TestHttpChanges::pagesFromACursor()
{
    for (int i = 0; i < 7; ++i)
        place(betBody());
    const int end = head();
    int cursor = 0;
    int count = 0;
    bool more = true;
    while (more) {
        const QJsonObject page =
            m_http->get(u"/api/changes?since=%1&limit=3"_s.arg(cursor)).object();
        const QJsonArray changes = page["changes"_L1].toArray();
        QVERIFY(changes.size() <= 3);
        for (const QJsonValue& change : changes)
            QCOMPARE(change["seq"_L1].toInt(), ++count);
        more = page["more"_L1].toBool();
        cursor = page["to"_L1].toInt();
    }
    QCOMPARE(count, end);
    QCOMPARE(cursor, end);
}

void TestHttpChanges::givesOnlyTheRoomsAskedFor()
{
    const int since = head();
    place(betBody(u"Ann"_s, u"NFL"_s, u"2023-01-01"_s));
    place(betBody(u"Ann"_s, u"NBA"_s, u"2023-01-01"_s));
    place(betBody(u"Ann"_s, u"NFL"_s, u"2023-01-08"_s));
    const auto count = [&](const QString& rooms) {
        const QString path = u"/api/changes?since=%1&rooms=%2"_s.arg(since).arg(rooms);
        return m_http->get(path).object()["changes"_L1].toArray().size();
    };
    QCOMPARE(count(u"*"_s), 3);
    QCOMPARE(count(u"NFL/*"_s), 2);
    QCOMPARE(count(u"*/2023-01-01"_s), 2);
    QCOMPARE(count(u"NFL/2023-01-01"_s), 1);
    QCOMPARE(count(u"NFL/2023-01-01,NBA/*"_s), 2);
    QCOMPARE(count(u"WNBA/*"_s), 0);
}

void TestHttpChanges::movesTheCursorPastOtherRooms()
{
    const int since = head();
    place(betBody());
    const QJsonObject page =
        m_http->get(u"/api/changes?since=%1&rooms=NONE/*"_s.arg(since)).object();
    QVERIFY(page["changes"_L1].toArray().isEmpty());
    QCOMPARE(page["to"_L1].toInt(), since + 1);
}

void TestHttpChanges::answersResetForAForeignCursor_data()
{
    QTest::addColumn<QString>("query");
    QTest::newRow("another epoch") << u"since=0&epoch=%1"_s.arg(newUuid());
    QTest::newRow("ahead of the log") << u"since=1000000"_s;
    QTest::newRow("and waiting") << u"since=1000000&wait=20"_s;
}

void TestHttpChanges::answersResetForAForeignCursor()
{
    QFETCH(QString, query);
    const HttpAnswer answer = m_http->get(u"/api/changes?"_s + query);
    QCOMPARE(answer.status, 409);
    QCOMPARE(answer.code(), u"reset"_s);
    const QString epoch = m_http->get(u"/api/health"_s).object()["epoch"_L1].toString();
    QCOMPARE(m_http->get(u"/api/changes?since=0&epoch="_s + epoch).status, 200);
}

void TestHttpChanges::holdsTheAnswerUntilThereIsSomething()
{
    const auto poll = m_http->begin("GET", u"/api/changes?wait=25&since=%1"_s.arg(head()));
    // Another poll has gone the whole way, so the first one waits by now.
    QCOMPARE(m_http->get(u"/api/changes?since=%1"_s.arg(head())).status, 200);
    QVERIFY(!poll->isFinished());
    place(betBody(u"Waker"_s));
    const QJsonArray changes = HttpClient::finish(poll).object()["changes"_L1].toArray();
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes[0]["data"_L1]["user_name"_L1].toString(), u"Waker"_s);
}

void TestHttpChanges::holdsManyAnswersAtOnce()
{
    constexpr int kPolls = 50;
    const QString path = u"/api/changes?wait=25&since=%1"_s.arg(head());
    std::vector<std::unique_ptr<HttpClient>> clients;
    std::vector<HttpClient::Call> polls;
    for (int i = 0; i < kPolls; ++i) {
        clients.push_back(std::make_unique<HttpClient>(m_server.http(u"/"_s)));
        polls.push_back(clients.back()->begin("GET", path));
    }
    place(betBody());
    for (const HttpClient::Call& poll : polls)
        QCOMPARE(HttpClient::finish(poll).object()["changes"_L1].toArray().size(), 1);
}

void TestHttpChanges::answersAtOnceWithoutWait()
{
    const HttpAnswer answer = m_http->get(u"/api/changes?since=%1"_s.arg(head()));
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.object()["changes"_L1].toArray().isEmpty());
}

void TestHttpChanges::givesASnapshot()
{
    const QString rooms = u"NFL/2023-05-07"_s;
    place(betBody(u"Ann"_s, u"NFL"_s, u"2023-05-07"_s));
    place(betBody(u"Ann"_s, u"NBA"_s, u"2023-05-07"_s));
    const HttpAnswer answer = m_http->get(u"/api/snapshot?rooms="_s + rooms);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.object()["bets"_L1].toArray().size(), 1);
    QCOMPARE(answer.object()["seq"_L1].toInt(), head());
    const HttpAnswer all = m_http->get(u"/api/snapshot"_s);
    QVERIFY(all.object()["bets"_L1].toArray().size() > 1);
    QCOMPARE(all.object()["epoch"_L1], m_http->get(u"/api/health"_s).object()["epoch"_L1]);
}

void TestHttpChanges::refusesBadParameters_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("pointer");
    const auto row = [](const QString& path, const QString& pointer) {
        QTest::newRow(qPrintable(path)) << path << pointer;
    };
    row(u"/api/changes?since=-1"_s, u"/since"_s);
    row(u"/api/changes?since=x"_s, u"/since"_s);
    row(u"/api/changes?wait=26"_s, u"/wait"_s);
    row(u"/api/changes?limit=0"_s, u"/limit"_s);
    row(u"/api/changes?limit=1001"_s, u"/limit"_s);
    row(u"/api/changes?epoch=7"_s, u"/epoch"_s);
    row(u"/api/changes?rooms=NFL"_s, u"/rooms"_s);
    row(u"/api/snapshot?rooms=NFL/yesterday"_s, u"/rooms"_s);
    row(u"/api/bets?week=2024-13-01"_s, u"/week"_s);
    row(u"/api/bets?limit=501"_s, u"/limit"_s);
    row(u"/api/bets?status=sunny"_s, u"/status"_s);
    row(u"/api/bets?cursor=first"_s, u"/cursor"_s);
    row(u"/api/bets?user="_s + u"x"_s.repeated(65), u"/user"_s);
}

void TestHttpChanges::refusesBadParameters()
{
    QFETCH(QString, path);
    const HttpAnswer answer = m_http->get(path);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.code(), u"bad_request"_s);
    const QJsonArray errors = answer.object()["errors"_L1].toArray();
    QCOMPARE(errors.size(), 1);
    QTEST(errors[0]["pointer"_L1].toString(), "pointer");
}

QTEST_GUILESS_MAIN(TestHttpChanges)
#include "tst_http_changes.moc"
