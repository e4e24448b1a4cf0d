// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/request_head.h"

#include <QTest>

using namespace betlog;
using namespace betlog::net;

class TestRequestHead final : public QObject
{
    Q_OBJECT

private slots:
    void readsAWholeHead();
    void takesAWholeUrlApart_data();
    void takesAWholeUrlApart();
    void findsTokensInLists_data();
    void findsTokensInLists();
    void acceptsOrRefuses_data();
    void acceptsOrRefuses();
    void refusesTooManyHeaders();
    void knowsHowARequestBegins_data();
    void knowsHowARequestBegins();
};

void TestRequestHead::readsAWholeHead()
{
    const auto head = parseRequestHead(
        "PATCH /api/bets/7?x=1 HTTP/1.1\r\nHost: a:1\r\nIF-Match:\t\"3\" \r\nX: \r\n\r\n");
    QVERIFY(head);
    QCOMPARE(head->method, "PATCH");
    QCOMPARE(head->target, "/api/bets/7?x=1");
    QCOMPARE(head->path().toByteArray(), "/api/bets/7");
    QVERIFY(head->isHttp11);
    QCOMPARE(head->header("host"), "a:1");
    QCOMPARE(head->header("if-match"), "\"3\"");
    QCOMPARE(head->count("x"), 1);
    QCOMPARE(head->count("y"), 0);
}

void TestRequestHead::takesAWholeUrlApart_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("authority");
    QTest::addColumn<QByteArray>("target");
    const auto row = [](const char* sent, const char* authority, const char* target) {
        QTest::newRow(sent) << QByteArray(sent) << QByteArray(authority) << QByteArray(target);
    };
    row("/api/bets?x=1", "", "/api/bets?x=1");
    row("//x/api", "", "//x/api");
    row("/http://x/", "", "/http://x/");
    row("http://box:3000/api/bets?x=1", "box:3000", "/api/bets?x=1");
    row("HTTP://box/api", "box", "/api");
    row("https://bets.example", "bets.example", "/");
    row("http://box?x=1", "box", "/?x=1");
}

void TestRequestHead::takesAWholeUrlApart()
{
    QFETCH(QByteArray, sent);
    const auto head = parseRequestHead("GET " + sent + " HTTP/1.1\r\nHost: a\r\n\r\n");
    QVERIFY(head);
    QTEST(head->authority, "authority");
    QTEST(head->target, "target");
}

void TestRequestHead::findsTokensInLists_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("found");
    QTest::newRow("alone") << QByteArray("Upgrade") << true;
    QTest::newRow("in a list") << QByteArray("keep-alive,  uPGRADE") << true;
    QTest::newRow("a part of a word") << QByteArray("upgraded") << false;
    QTest::newRow("not there") << QByteArray("keep-alive") << false;
}

void TestRequestHead::findsTokensInLists()
{
    QFETCH(QByteArray, value);
    RequestHead head;
    head.headers.append({"connection", value});
    QTEST(head.hasToken("connection", "upgrade"), "found");
}

void TestRequestHead::acceptsOrRefuses_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<bool>("accepted");
    const auto row = [](const char* tag, const QByteArray& head, bool accepted) {
        QTest::newRow(tag) << head << accepted;
    };
    row("simple", "GET / HTTP/1.1\r\n\r\n", true);
    row("HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", true);
    row("HTTP/2", "PRI * HTTP/2.0\r\n\r\n", false);
    row("HTTP/1.2", "GET / HTTP/1.2\r\n\r\n", false);
    row("no version", "GET /\r\n\r\n", false);
    row("two blanks", "GET  / HTTP/1.1\r\n\r\n", false);
    row("a blank in the target", "GET /a b HTTP/1.1\r\n\r\n", false);
    row("absolute target", "GET http://x/ HTTP/1.1\r\n\r\n", true);
    row("absolute target of another scheme", "GET ftp://x/ HTTP/1.1\r\n\r\n", false);
    row("half an absolute target", "GET http:/x HTTP/1.1\r\n\r\n", false);
    row("blank in an absolute target", "GET http://x y/ HTTP/1.1\r\n\r\n", false);
    row("authority alone", "CONNECT x:80 HTTP/1.1\r\n\r\n", false);
    row("fragment", "GET /#a HTTP/1.1\r\n\r\n", false);
    row("8-bit target", "GET /\xc3\xa9 HTTP/1.1\r\n\r\n", false);
    row("percent-encoded target", "GET /%C3%A9 HTTP/1.1\r\n\r\n", true);
    row("method with a colon", "G:T / HTTP/1.1\r\n\r\n", false);
    row("bare line feed", "GET / HTTP/1.1\nHost: x\r\n\r\n", false);
    row("line feed in a value", "GET / HTTP/1.1\r\nA: b\nC: d\r\n\r\n", false);
    row("carriage return in a value", "GET / HTTP/1.1\r\nA: b\rC: d\r\n\r\n", false);
    row("folded header", "GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n", false);
    row("blank before the colon", "GET / HTTP/1.1\r\nA : b\r\n\r\n", false);
    row("no colon", "GET / HTTP/1.1\r\nAb\r\n\r\n", false);
    row("no name", "GET / HTTP/1.1\r\n: b\r\n\r\n", false);
    row("8-bit value", "GET / HTTP/1.1\r\nA: \xc3\xa9\r\n\r\n", true);
    row("NUL in a value", QByteArrayLiteral("GET / HTTP/1.1\r\nA: b\0c\r\n\r\n"), false);
    row("nothing", "\r\n", false);
}

void TestRequestHead::acceptsOrRefuses()
{
    QFETCH(QByteArray, head);
    QTEST(parseRequestHead(head).has_value(), "accepted");
}

void TestRequestHead::refusesTooManyHeaders()
{
    const QByteArray line = "GET / HTTP/1.1\r\n";
    const QByteArray header = "A: b\r\n";
    QVERIFY(parseRequestHead(line + header.repeated(kMaxRequestHeaders) + "\r\n"));
    const auto refused = parseRequestHead(line + header.repeated(kMaxRequestHeaders + 1) + "\r\n");
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, base::ErrorCode::TooLarge);
}

void TestRequestHead::knowsHowARequestBegins_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("may");
    QTest::newRow("one letter") << QByteArray("G") << true;
    QTest::newRow("a method") << QByteArray("OPTIONS /x") << true;
    QTest::newRow("a blank") << QByteArray(" GET") << false;
    QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02") << false;
    QTest::newRow("zeros") << QByteArray(4, '\0') << false;
    QTest::newRow("an endless word") << QByteArray(17, 'A') << false;
}

void TestRequestHead::knowsHowARequestBegins()
{
    QFETCH(QByteArray, bytes);
    QTEST(canBeginRequest(bytes), "may");
}

QTEST_GUILESS_MAIN(TestRequestHead)
#include "tst_request_head.moc"
