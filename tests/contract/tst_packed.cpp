// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/bet_bodies.h"
#include "tests/support/http_client.h"
#include "tests/support/raw_client.h"
#include "tests/support/server_process.h"
#include "tests/support/ws_client.h"
#include "wire/packing.h"

#include <QJsonDocument>
#include <QTest>

using namespace betlog;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kBets = 40;

} // namespace

/// Catch-up and large answers, packed for those who say that they can unpack them.
class TestPacked final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void packsASnapshot();
    void packsMissedChangesAndNothingThatIsLive_data();
    void packsMissedChangesAndNothingThatIsLive();
    void packsNothingUnasked();
    void packsAnswersOverHttp();
    void leavesAnswersAloneUnasked_data();
    void leavesAnswersAloneUnasked();

private:
    /// All that the client is sent until it is live, unpacked, and how much of it was packed.
    struct Heard
    {
        QList<QJsonObject> messages;
        int packs = 0;
        qsizetype packedBytes = 0;
    };

    [[nodiscard]] Heard hear(const QJsonObject& more);
    [[nodiscard]] static QList<QJsonObject> ofType(const Heard& heard, const QString& type);

    ServerProcess m_server;
    std::unique_ptr<HttpClient> m_http;
};

void TestPacked::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errors()));
    m_http = std::make_unique<HttpClient>(m_server.http(u"/"_s));
    for (int i = 0; i < kBets; ++i)
        QCOMPARE(m_http->post(u"/api/bets"_s, betBody()).status, 201);
}

TestPacked::Heard TestPacked::hear(const QJsonObject& more)
{
    Heard heard;
    WsClient client;
    const auto take = [&heard](const QByteArray& text) {
        heard.messages.append(QJsonDocument::fromJson(text).object());
    };
    QObject::connect(
        &client.socket(), &QWebSocket::textMessageReceived, this, [&](const QString& text) {
            take(text.toUtf8());
        });
    QObject::connect(
        &client.socket(), &QWebSocket::binaryMessageReceived, this, [&](const QByteArray& pack) {
            ++heard.packs;
            heard.packedBytes += pack.size();
            const auto messages = wire::unpackMessages(pack);
            QVERIFY(messages);
            for (const QByteArray& message : *messages)
                take(message);
        });
    QJsonObject hello {
        {u"type"_s, u"hello"_s}, {u"protocol"_s, 1}, {u"rooms"_s, QJsonArray {u"*"_s}}};
    for (auto member = more.begin(); member != more.end(); ++member)
        hello.insert(member.key(), member.value());
    if (client.open(m_server.webSocket(u"/ws"_s))) {
        client.send(hello);
        (void)client.next(u"live"_s);
    }
    return heard;
}

QList<QJsonObject> TestPacked::ofType(const Heard& heard, const QString& type)
{
    QList<QJsonObject> found;
    for (const QJsonObject& message : heard.messages) {
        if (message["type"_L1] == type)
            found.append(message);
    }
    return found;
}

void TestPacked::packsASnapshot()
{
    const Heard packed = hear({{u"compress"_s, QJsonArray {u"zstd"_s}}});
    QCOMPARE(packed.packs, 1);
    const QList<QJsonObject> snapshots = ofType(packed, u"snapshot"_s);
    QCOMPARE(snapshots.size(), 2); // the bets, and where the chains of their rooms end
    QCOMPARE(snapshots.first()["bets"_L1].toArray().size(), kBets);
    QCOMPARE(snapshots, ofType(hear({}), u"snapshot"_s));
    const QByteArray plain = QJsonDocument(snapshots.first()).toJson(QJsonDocument::Compact);
    QVERIFY(packed.packedBytes * 100 < plain.size() * 15);
}

void TestPacked::packsMissedChangesAndNothingThatIsLive_data()
{
    QTest::addColumn<bool>("isOld");
    QTest::newRow("the newest, from memory") << false;
    QTest::newRow("older ones, from the log") << true;
}

void TestPacked::packsMissedChangesAndNothingThatIsLive()
{
    QFETCH(bool, isOld);
    const QString epoch = m_http->get(u"/api/health"_s).object()["epoch"_L1].toString();
    if (isOld)
        QVERIFY(m_server.stop() == 0 && m_server.start());
    const QJsonObject resume {{u"epoch"_s, epoch}, {u"seq"_s, 0}};
    const Heard packed =
        hear({{u"resume"_s, resume}, {u"compress"_s, QJsonArray {u"zstd"_s, u"br"_s}}});
    QCOMPARE(packed.packs, 1);
    const QList<QJsonObject> changes = ofType(packed, u"bet_created"_s);
    QCOMPARE(changes.size(), kBets);
    for (qsizetype i = 0; i < changes.size(); ++i)
        QCOMPARE(changes[i]["seq"_L1].toInt(), i + 1);
    QCOMPARE(changes, ofType(hear({{u"resume"_s, resume}}), u"bet_created"_s));
    QCOMPARE(packed.messages.last()["type"_L1].toString(), u"live"_s);
}

void TestPacked::packsNothingUnasked()
{
    QCOMPARE(hear({}).packs, 0);
    QCOMPARE(hear({{u"compress"_s, QJsonArray {u"br"_s}}}).packs, 0);
}

void TestPacked::packsAnswersOverHttp()
{
    const QByteArray plain = m_http->get(u"/api/snapshot"_s).body;
    RawClient client;
    QVERIFY(client.open(m_server.port()));
    for (int i = 0; i < 2; ++i) { // The connection goes on after a packed answer.
        client.send("GET /api/snapshot HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip, zstd\r\n\r\n");
        const HttpAnswer answer = client.readAnswer();
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.headers.value("content-encoding"), "zstd");
        QVERIFY(answer.headers.value("vary").contains("Accept-Encoding"));
        QVERIFY(answer.body.size() * 100 < plain.size() * 15);
        // An answer is no message, and ends in no line feed.
        QCOMPARE(wire::packBytes(plain).size(), answer.body.size());
    }
}

void TestPacked::leavesAnswersAloneUnasked_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("not asked") << QByteArray("GET /api/snapshot HTTP/1.1\r\nHost: x\r\n\r\n");
    QTest::newRow("refused") << QByteArray("GET /api/snapshot HTTP/1.1\r\nHost: x\r\n"
                                           "Accept-Encoding: zstd;q=0\r\n\r\n");
    QTest::newRow("too small") << QByteArray("GET /api/health HTTP/1.1\r\nHost: x\r\n"
                                             "Accept-Encoding: zstd\r\n\r\n");
}

void TestPacked::leavesAnswersAloneUnasked()
{
    QFETCH(QByteArray, request);
    RawClient client;
    QVERIFY(client.open(m_server.port()));
    client.send(request);
    const HttpAnswer answer = client.readAnswer();
    QCOMPARE(answer.status, 200);
    QVERIFY(!answer.headers.contains("content-encoding"));
    QVERIFY(!answer.object().isEmpty());
}

QTEST_GUILESS_MAIN(TestPacked)
#include "tst_packed.moc"
