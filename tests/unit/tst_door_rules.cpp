// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/door_rules.h"
#include "server/net/request_head.h"

#include <QSysInfo>
#include <QTest>

using namespace betlog;
using namespace betlog::net;
using namespace Qt::Literals::StringLiterals;
using base::ErrorCode;

namespace {

const QByteArray kUpgrade = "Upgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n";
const QByteArray kKey = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
const QByteArray kVersion = "Sec-WebSocket-Version: 13\r\n";

RequestHead head(const QByteArray& line, const QByteArray& headers)
{
    auto parsed = parseRequestHead(line + "\r\nHost: x\r\n" + headers + "\r\n");
    Q_ASSERT(parsed);
    return *parsed;
}

base::Expected<Admission>
ask(const QByteArray& line,
    const QByteArray& headers = {},
    const Endpoint& local = {QHostAddress(u"127.0.0.1"_s), 3000})
{
    return admit(head(line, headers), local, {{u"https://club.example"_s}});
}

} // namespace

class TestDoorRules final : public QObject
{
    Q_OBJECT

private slots:
    void letsRequestsIn();
    void refuses_data();
    void refuses();
    void judgesOrigins_data();
    void judgesOrigins();
    void letsWebSocketsIn();
    void refusesUpgrades_data();
    void refusesUpgrades();
    void readsWhetherTheConnectionStays_data();
    void readsWhetherTheConnectionStays();
    void wantsOneHost();
    void knowsItsHosts_data();
    void knowsItsHosts();
    void normalisesOrigins_data();
    void normalisesOrigins();
};

void TestDoorRules::letsRequestsIn()
{
    const auto get = ask("GET /api/bets HTTP/1.1");
    QVERIFY(get);
    QCOMPARE(*get, Admission());
    const auto post =
        ask("POST /api/bets HTTP/1.1", "Content-Length: 1048576\r\nExpect: 100-continue\r\n");
    QVERIFY(post);
    QCOMPARE(post->bodyBytes, 1048576);
    QVERIFY(post->awaitsContinue);
}

void TestDoorRules::refuses_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<ErrorCode>("code");
    const QByteArray post = "POST / HTTP/1.1";
    const auto row = [&](const char* tag, const QByteArray& headers, ErrorCode code) {
        QTest::newRow(tag) << post << headers << code;
    };
    QTest::newRow("unknown method")
        << QByteArray("BREW / HTTP/1.1") << QByteArray() << ErrorCode::MethodNotAllowed;
    QTest::newRow("tunnel") << QByteArray("CONNECT / HTTP/1.1") << QByteArray()
                            << ErrorCode::MethodNotAllowed;
    row("chunks", "Transfer-Encoding: chunked\r\n", ErrorCode::LengthRequired);
    row("both lengths",
        "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
        ErrorCode::LengthRequired);
    row("two lengths", "Content-Length: 3\r\nContent-Length: 3\r\n", ErrorCode::BadRequest);
    row("list of lengths", "Content-Length: 3, 3\r\n", ErrorCode::BadRequest);
    row("empty length", "Content-Length:\r\n", ErrorCode::BadRequest);
    row("negative length", "Content-Length: -3\r\n", ErrorCode::BadRequest);
    row("signed length", "Content-Length: +3\r\n", ErrorCode::BadRequest);
    row("large body", "Content-Length: 1048577\r\n", ErrorCode::TooLarge);
    row("absurd body", "Content-Length: 99999999999999999999999\r\n", ErrorCode::TooLarge);
}

void TestDoorRules::refuses()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, headers);
    QFETCH(ErrorCode, code);
    const auto admission = ask(line, headers);
    QVERIFY(!admission);
    QCOMPARE(admission.error().code, code);
    QVERIFY(!admission.error().detail.isEmpty());
}

void TestDoorRules::judgesOrigins_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QString>("local");
    QTest::addColumn<bool>("welcome");
    QTest::addColumn<bool>("foreign");
    const auto row =
        [](const QByteArray& origin, const QString& local, bool welcome, bool foreign = false) {
            QTest::addRow("%s at %s", origin.constData(), qPrintable(local))
                << origin << local << welcome << foreign;
        };
    const QString loopback = u"127.0.0.1"_s;
    const QString lan = u"192.168.1.7"_s;
    row("http://localhost:3000", loopback, true);
    row("http://127.0.0.1:3000", loopback, true);
    row("http://[::1]:3000", loopback, true);
    row("http://localhost", loopback, false);
    row("http://localhost:3001", loopback, false);
    row("http://192.168.1.7:3000", loopback, false);
    row("http://192.168.1.7:3000", lan, true);
    row("http://localhost:3000", lan, false);
    row("http://evil.example:3000", loopback, false);
    row("https://club.example", loopback, true, true);
    row("https://club.example:444", loopback, false);
    row("http://club.example", loopback, false);
    row("https://club.example.evil.example", loopback, false);
    row("null", loopback, false);
    row("", loopback, false);
    row("file://", loopback, false);
}

void TestDoorRules::judgesOrigins()
{
    QFETCH(QByteArray, origin);
    QFETCH(QString, local);
    QFETCH(bool, welcome);
    QFETCH(bool, foreign);
    const Endpoint end {QHostAddress(local), 3000};
    const auto admission = ask("GET / HTTP/1.1", "Origin: " + origin + "\r\n", end);
    QCOMPARE(admission.has_value(), welcome);
    if (welcome)
        QCOMPARE(admission->foreignOrigin, foreign ? origin : QByteArray());
    else
        QCOMPARE(admission.error().code, ErrorCode::Forbidden);
}

void TestDoorRules::letsWebSocketsIn()
{
    for (const char* const path : {"/", "/ws", "/ws/casino", "/ws?a=b"}) {
        const auto admission =
            ask("GET " + QByteArray(path) + " HTTP/1.1", kUpgrade + kKey + kVersion);
        QVERIFY2(admission, path);
        QCOMPARE(admission->kind, Admission::Kind::WebSocket);
    }
    const auto plain = ask("GET / HTTP/1.1", "Upgrade: h2c\r\nConnection: Upgrade\r\n");
    QVERIFY(plain);
    QCOMPARE(plain->kind, Admission::Kind::Http);
}

void TestDoorRules::refusesUpgrades_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<ErrorCode>("code");
    const QByteArray ws = "GET /ws HTTP/1.1";
    const auto row =
        [](const char* tag, const QByteArray& line, const QByteArray& headers, ErrorCode code) {
            QTest::newRow(tag) << line << kUpgrade + headers << code;
        };
    row("elsewhere", "GET /api HTTP/1.1", kKey + kVersion, ErrorCode::NotFound);
    row("HTTP/1.0", "GET /ws HTTP/1.0", kKey + kVersion, ErrorCode::BadRequest);
    row("with a body", ws, kKey + kVersion + "Content-Length: 4\r\n", ErrorCode::BadRequest);
    row("old version", ws, kKey + "Sec-WebSocket-Version: 8\r\n", ErrorCode::BadRequest);
    row("no version", ws, kKey, ErrorCode::BadRequest);
    row("no key", ws, kVersion, ErrorCode::BadRequest);
    row("short key", ws, kVersion + "Sec-WebSocket-Key: AAAA\r\n", ErrorCode::BadRequest);
    row("odd key", ws, kVersion + "Sec-WebSocket-Key: ????\r\n", ErrorCode::BadRequest);
    row("foreign page",
        ws,
        kKey + kVersion + "Origin: http://evil.example\r\n",
        ErrorCode::Forbidden);
}

void TestDoorRules::refusesUpgrades()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, headers);
    QFETCH(ErrorCode, code);
    const auto admission = ask(line, headers);
    QVERIFY(!admission);
    QCOMPARE(admission.error().code, code);
}

void TestDoorRules::readsWhetherTheConnectionStays_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<bool>("stays");
    const QByteArray get = "GET / HTTP/1.1";
    QTest::newRow("1.1") << get << QByteArray() << true;
    QTest::newRow("close") << get << QByteArray("Connection: close\r\n") << false;
    QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0") << QByteArray() << false;
}

void TestDoorRules::readsWhetherTheConnectionStays()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, headers);
    QTEST(ask(line, headers)->keepsAlive, "stays");
}

void TestDoorRules::wantsOneHost()
{
    const auto with = [](const QByteArray& hosts) {
        return admit(*parseRequestHead("GET / HTTP/1.1\r\n" + hosts + "\r\n"), {}, {}).has_value();
    };
    QVERIFY(with("Host: a\r\n"));
    QVERIFY(!with(""));
    QVERIFY(!with("Host: a\r\nHost: a\r\n"));
    QVERIFY(admit(*parseRequestHead("GET / HTTP/1.0\r\n\r\n"), {}, {}));
}

void TestDoorRules::knowsItsHosts_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("isOurs");
    const QByteArray machine = QSysInfo::machineHostName().toLatin1();
    QTest::newRow("address") << QByteArray("192.0.2.7:3000") << true;
    QTest::newRow("IPv6 address") << QByteArray("[2001:db8::7]:3000") << true;
    QTest::newRow("localhost") << QByteArray("LOCALHOST:3000") << true;
    QTest::newRow("name in the house") << QByteArray("box") << true;
    QTest::newRow("this machine") << machine << true;
    QTest::newRow("this machine nearby") << machine + ".local:3000" << true;
    QTest::newRow("allowed") << QByteArray("Bets.Example") << true;
    QTest::newRow("of an allowed origin") << QByteArray("club.example") << true;
    QTest::newRow("bent to our address") << QByteArray("evil.example:3000") << false;
    QTest::newRow("address of somebody else's zone")
        << QByteArray("127.0.0.1.evil.example") << false;
    QTest::newRow("below an allowed name") << QByteArray("evil.bets.example") << false;
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("no name") << QByteArray("a b") << false;
}

void TestDoorRules::knowsItsHosts()
{
    QFETCH(QByteArray, host);
    QFETCH(bool, isOurs);
    const auto parsed = parseRequestHead("GET /api/bets HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    QVERIFY(parsed);
    const DoorRules rules {{u"https://club.example"_s}, {u"bets.example"_s}};
    const auto admission = admit(*parsed, {QHostAddress(u"127.0.0.1"_s), 3000}, rules);
    QCOMPARE(admission.has_value(), isOurs);
    if (!host.isEmpty()) { // A host in the target overrules the header.
        const auto whole = parseRequestHead(
            "GET http://" + host + "/api/bets HTTP/1.1\r\nHost: evil.example\r\n\r\n");
        QVERIFY(!isOurs || whole);
        if (whole)
            QCOMPARE(
                admit(*whole, {QHostAddress(u"127.0.0.1"_s), 3000}, rules).has_value(), isOurs);
    }
    if (!isOurs)
        QCOMPARE(admission.error().code, ErrorCode::Forbidden);
}

void TestDoorRules::normalisesOrigins_data()
{
    QTest::addColumn<QString>("origin");
    QTest::addColumn<QString>("normal");
    QTest::newRow("host") << u"http://a.example"_s << u"http://a.example"_s;
    QTest::newRow("port") << u"https://a.example:8443"_s << u"https://a.example:8443"_s;
    QTest::newRow("case") << u"HTTP://A.Example"_s << u"http://a.example"_s;
    QTest::newRow("path") << u"http://a.example/"_s << QString();
    QTest::newRow("person") << u"http://me@a.example"_s << QString();
    QTest::newRow("scheme") << u"ftp://a.example"_s << QString();
    QTest::newRow("no scheme") << u"a.example"_s << QString();
    QTest::newRow("any") << u"*"_s << QString();
}

void TestDoorRules::normalisesOrigins()
{
    QFETCH(QString, origin);
    QTEST(normalisedOrigin(origin), "normal");
}

QTEST_GUILESS_MAIN(TestDoorRules)
#include "tst_door_rules.moc"
