// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/raw_client.h"
#include "tests/support/server_process.h"

#include <QJsonDocument>
#include <QTest>

using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr char kText = '\x01';
constexpr char kWholeText = '\x81';
constexpr char kContinued = '\x00';
constexpr char kEnd = '\x80';
constexpr char kPing = '\x89';
constexpr char kClose = '\x88';
const QByteArray kPingMessage = QByteArrayLiteral(R"({"type":"ping","id":7})");

int closeCodeOf(const RawClient::Frame& frame)
{
    return frame.opcode == 8 && frame.payload.size() >= 2
        ? frame.payload.first(2).toHex().toInt(nullptr, 16)
        : 0;
}

} // namespace

/// A WebSocket on the wire (RFC 6455), byte by byte, on a real server.
class TestWsFrames final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void shakesHandsByTheBook();
    void takesAMessageInFragments();
    void takesAMessageByteByByte();
    void answersAPingWithWhatItBore();
    void answersAClose_data();
    void answersAClose();
    void closesWhatBreaksTheRules_data();
    void closesWhatBreaksTheRules();
    void readsNothingBehindAClose();

private:
    [[nodiscard]] QJsonObject nextMessage();

    ServerProcess m_server;
    std::unique_ptr<RawClient> m_client;
};

void TestWsFrames::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errors()));
}

void TestWsFrames::init()
{
    m_client = std::make_unique<RawClient>();
    QVERIFY(m_client->open(m_server.port()));
    if (QLatin1StringView(QTest::currentTestFunction()) == "shakesHandsByTheBook"_L1)
        return;
    QVERIFY(m_client->upgrade());
    QCOMPARE(nextMessage()["type"_L1].toString(), u"connection"_s);
}

QJsonObject TestWsFrames::nextMessage()
{
    return QJsonDocument::fromJson(m_client->readFrame().payload).object();
}

/// The key and its answer are the example of RFC 6455, section 1.3.
void TestWsFrames::shakesHandsByTheBook()
{
    m_client->send("GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: WebSocket\r\n"
                   "Connection: keep-alive, Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                   "Sec-WebSocket-Extensions: permessage-deflate\r\n"
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    const HttpAnswer answer = m_client->readAnswer();
    QCOMPARE(answer.status, 101);
    QCOMPARE(answer.headers.value("upgrade").toLower(), "websocket");
    QCOMPARE(answer.headers.value("sec-websocket-accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    QVERIFY(!answer.headers.contains("sec-websocket-extensions"));
    QCOMPARE(nextMessage()["type"_L1].toString(), u"connection"_s);
}

void TestWsFrames::takesAMessageInFragments()
{
    m_client->sendFrame(kText, kPingMessage.first(5));
    m_client->sendFrame(kPing, "between");
    m_client->sendFrame(kContinued, {});
    m_client->sendFrame(kEnd, kPingMessage.sliced(5));
    QCOMPARE(m_client->readFrame().payload, "between");
    QCOMPARE(nextMessage()["id"_L1].toInt(), 7);
}

void TestWsFrames::takesAMessageByteByByte()
{
    QByteArray bytes = QByteArray(1, kWholeText) + char(0x80 | kPingMessage.size());
    bytes += QByteArray(4, '\0') + kPingMessage;
    for (const char byte : bytes) {
        m_client->send(QByteArray(1, byte));
        m_client->socket().flush();
    }
    QCOMPARE(nextMessage()["id"_L1].toInt(), 7);
}

void TestWsFrames::answersAPingWithWhatItBore()
{
    for (const QByteArray& payload : {QByteArray(), QByteArray("x"), QByteArray(125, 'p')}) {
        m_client->sendFrame(kPing, payload);
        const RawClient::Frame pong = m_client->readFrame();
        QCOMPARE(pong.opcode, 0xa);
        QCOMPARE(pong.payload, payload);
    }
}

void TestWsFrames::answersAClose_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<int>("code");
    QTest::newRow("without a code") << QByteArray() << 1000;
    QTest::newRow("going away") << QByteArray("\x03\xe9gone") << 1001;
    QTest::newRow("with no such code") << QByteArray("\x03\xed") << 1002;
}

void TestWsFrames::answersAClose()
{
    QFETCH(QByteArray, payload);
    m_client->sendFrame(kClose, payload);
    QTEST(closeCodeOf(m_client->readFrame()), "code");
    QVERIFY(m_client->waitUntilClosed());
}

void TestWsFrames::closesWhatBreaksTheRules_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const QByteArray mask(4, '\0');
    QTest::newRow("no mask") << QByteArray("\x81\x01x") << 1002;
    QTest::newRow("a reserved bit") << "\xc1\x81" + mask + "x" << 1002;
    QTest::newRow("an unknown frame") << "\x83\x81" + mask + "x" << 1002;
    QTest::newRow("a ping in fragments") << "\x09\x81" + mask + "x" << 1002;
    QTest::newRow("a fragment of nothing") << QByteArray("\x80\x81") + mask + "x" << 1002;
    QTest::newRow("no UTF-8") << "\x81\x82" + mask + "\xc3\x28" << 1007;
    QTest::newRow("half a character") << "\x81\x81" + mask + "\xc3" << 1007;
    QTest::newRow("a surrogate") << "\x81\x83" + mask + "\xed\xa0\x80" << 1007;
    QTest::newRow("too large, by its header")
        << QByteArray("\x81\xff\x00\x00\x00\x00\x00\x01\x00\x01", 10) << 1009;
    QTest::newRow("too large for any memory")
        << QByteArray("\x81\xff\x7f\xff\xff\xff\xff\xff\xff\xff", 10) << 1009;
}

void TestWsFrames::closesWhatBreaksTheRules()
{
    QFETCH(QByteArray, bytes);
    m_client->send(bytes);
    QTEST(closeCodeOf(m_client->readFrame()), "code");
    QVERIFY(m_client->waitUntilClosed());
}

void TestWsFrames::readsNothingBehindAClose()
{
    m_client->sendFrame(kClose, "\x03\xe8");
    m_client->sendFrame(kWholeText, kPingMessage);
    QCOMPARE(closeCodeOf(m_client->readFrame()), 1000);
    QVERIFY(m_client->waitUntilClosed());
    QVERIFY(m_client->received().isEmpty());
}

QTEST_GUILESS_MAIN(TestWsFrames)
#include "tst_ws_frames.moc"
