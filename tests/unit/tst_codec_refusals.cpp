// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/sample_bets.h"
#include "tests/support/sample_messages.h"
#include "wire/codec.h"
#include "wire/limits.h"

#include <QTest>

using namespace betlog;
using namespace betlog::wire;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

class TstCodecRefusals final : public QObject
{
    Q_OBJECT

private slots:
    void refusesWrongShapes_data();
    void refusesWrongShapes();
    void refusesWrongShapesOfServers_data();
    void refusesWrongShapesOfServers();
    void refusesWhatIsTooLarge();
    void refusesWhatIsTooDeep();
    void findsTheMutationOfABrokenMessage();
};

void TstCodecRefusals::refusesWrongShapes_data()
{
    using base::ErrorCode;
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("pointer");
    const auto row = [](const char* name,
                        QByteArray text,
                        const QString& pointer,
                        ErrorCode code = ErrorCode::BadRequest) {
        QTest::newRow(name) << text << code << pointer;
    };
    row("empty", "", {}, ErrorCode::BadJson);
    row("garbage", "\xff\xfe{", {}, ErrorCode::BadJson);
    row("cut off", R"({"type":"ping")", {}, ErrorCode::BadJson);
    row("an array", "[]", {});
    row("no type", "{}", u"/type"_s);
    row("a type that is no text", R"({"type":1})", u"/type"_s);
    row("an unknown type", R"({"type":"helo"})", u"/type"_s);
    row("a message of a server", R"({"type":"live","seq":1})", u"/type"_s);
    row("hello without protocol", R"({"type":"hello","rooms":[]})", u"/protocol"_s);
    row("hello without rooms", R"({"type":"hello","protocol":1})", u"/rooms"_s);
    row("protocol as text", R"({"type":"hello","protocol":"1","rooms":[]})", u"/protocol"_s);
    row("no room pattern", R"({"type":"subscribe","rooms":["*","NFL"]})", u"/rooms/1"_s);
    row("a room that is no text", R"({"type":"subscribe","rooms":[1]})", u"/rooms/0"_s);
    row("no client id",
        R"({"type":"hello","protocol":1,"rooms":[],"client":{"id":"me"}})",
        u"/client/id"_s);
    row("resume without seq",
        R"({"type":"hello","protocol":1,"rooms":[],
            "resume":{"epoch":"6f9619ff-8b86-4d01-b42d-00cf4fc90004"}})",
        u"/resume/seq"_s);
    row("seq below zero",
        R"({"type":"hello","protocol":1,"rooms":[],
            "resume":{"epoch":"6f9619ff-8b86-4d01-b42d-00cf4fc90004","seq":-1}})",
        u"/resume/seq"_s);
    row("ping with a text", R"({"type":"ping","id":"1"})", u"/id"_s);
    row("ping with a fraction", R"({"type":"ping","id":1.5})", u"/id"_s);
    const QByteArray head =
        R"({"type":"mutate","mutationId":"6f9619ff-8b86-4d01-b42d-00cf4fc90001",)"
        R"("betId":"6f9619ff-8b86-4d01-b42d-00cf4fc90002",)";
    row("mutate without op", head + R"("data":{}})", u"/op"_s);
    row("mutate with an unknown op", head + R"("op":"erase","data":{}})", u"/op"_s);
    row("mutate without data", head + R"("op":"status"})", u"/data"_s);
    row("mutate with a list", head + R"("op":"status","data":[]})", u"/data"_s);
    row("an unknown result",
        head + R"("op":"status","data":{"betStatus":{"3":"one"}}})",
        u"/data/betStatus/3"_s);
    row("a base version of text", head + R"("op":"delete","baseVersion":"3"})", u"/baseVersion"_s);
    row("no mutation id",
        R"({"type":"mutate","betId":"6f9619ff-8b86-4d01-b42d-00cf4fc90002","op":"delete"})",
        u"/mutationId"_s);
    row("a mutation id in braces",
        R"({"type":"mutate","mutationId":"{6f9619ff-8b86-4d01-b42d-00cf4fc90001}",
            "betId":"6f9619ff-8b86-4d01-b42d-00cf4fc90002","op":"delete"})",
        u"/mutationId"_s);
}

void TstCodecRefusals::refusesWrongShapes()
{
    QFETCH(const QByteArray, text);
    QFETCH(const base::ErrorCode, code);
    QFETCH(const QString, pointer);
    const auto message = decodeClientMessage(text);
    QVERIFY(!message);
    QCOMPARE(message.error().code, code);
    QVERIFY(!message.error().detail.isEmpty());
    if (code == base::ErrorCode::BadRequest)
        QCOMPARE(message.error().fields.value(0).pointer, pointer);
}

void TstCodecRefusals::refusesWrongShapesOfServers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("pointer");
    const auto changed = [](const ServerMessage& message, const char* from, const char* to) {
        const QByteArray text = encode(message);
        Q_ASSERT(text.contains(from));
        return QByteArray(text).replace(from, to);
    };
    QTest::newRow("a message of a client") << QByteArray(R"({"type":"ping"})") << u"/type"_s;
    QTest::newRow("live without seq") << QByteArray(R"({"type":"live"})") << u"/seq"_s;
    QTest::newRow("a goodbye of one time")
        << QByteArray(R"({"type":"goodbye","reason":"","reconnectAfterMs":[1]})")
        << u"/reconnectAfterMs"_s;
    QTest::newRow("a goodbye backwards")
        << QByteArray(R"({"type":"goodbye","reason":"","reconnectAfterMs":[2,1]})")
        << u"/reconnectAfterMs"_s;
    QTest::newRow("part 4 of 3") << changed(fullSnapshot(), R"("part":2)", R"("part":4)")
                                 << u"/part"_s;
    QTest::newRow("an unknown time zone")
        << changed(fullWelcome(), "America/New_York", "America/New_Amsterdam")
        << u"/weekStart/timeZone"_s;
    QTest::newRow("an unknown day")
        << changed(fullWelcome(), "monday", "mittwoch") << u"/weekStart/day"_s;
    QTest::newRow("an hour too many")
        << changed(fullWelcome(), R"("hour":6)", R"("hour":24)") << u"/weekStart/hour"_s;
    QTest::newRow("an unknown rounding")
        << changed(fullWelcome(), "floor", "half_even") << u"/settlement/rounding"_s;
    QTest::newRow("a short hash") << changed(sampleChange(), "aaaaaaaa\"", "\"") << u"/hash"_s;
    QTest::newRow("a hash in capitals")
        << changed(sampleChange(), "aaaaaaaa\"", "AAAAAAAA\"") << u"/hash"_s;
    QTest::newRow("an update of no type")
        << changed(sampleChange(), R"("updateType":"status",)", "") << u"/updateType"_s;
    QTest::newRow("an unknown update")
        << changed(sampleChange(), R"("updateType":"status")", R"("updateType":"paint")")
        << u"/updateType"_s;
    QTest::newRow("another week than the bet's")
        << changed(sampleChange(), R"("weekKey":"2024-12-01")", R"("weekKey":"2024-12-08")")
        << u"/weekKey"_s;
    QTest::newRow("a room without a week")
        << changed(sampleChange(), R"("room":"NFL/2024-12-01")", R"("room":"NFL")") << u"/room"_s;
    QTest::newRow("an ack without a bet") << QByteArray(
        R"({"type":"ack","mutationId":"6f9619ff-8b86-4d01-b42d-00cf4fc90001","seq":1})")
                                          << u"/bet"_s;
    QTest::newRow("a snapshot with a broken bet")
        << changed(fullSnapshot(), R"("format":"decimal")", R"("format":"roman")")
        << u"/bets/1/bet_data/price/format"_s;
}

void TstCodecRefusals::refusesWrongShapesOfServers()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, pointer);
    const auto message = decodeServerMessage(text);
    QVERIFY(!message);
    QCOMPARE(message.error().code, base::ErrorCode::BadRequest);
    QCOMPARE(message.error().fields.value(0).pointer, pointer);
}

void TstCodecRefusals::refusesWhatIsTooLarge()
{
    const QByteArray start = R"({"type":"ping","id":1,"pad":")";
    const QByteArray end = R"("})";
    const QByteArray pad(limits::kMaxClientMessageBytes - start.size() - end.size(), 'x');
    QVERIFY(decodeClientMessage(start + pad + end));
    const auto tooLarge = decodeClientMessage(start + pad + 'x' + end);
    QVERIFY(!tooLarge);
    QCOMPARE(tooLarge.error().code, base::ErrorCode::TooLarge);
}

void TstCodecRefusals::refusesWhatIsTooDeep()
{
    const auto nested = [](int depth) {
        return R"({"type":"ping","id":1,"deep":)" + QByteArray(depth, '[') + QByteArray(depth, ']')
            + '}';
    };
    QVERIFY(decodeClientMessage(nested(limits::kMaxJsonDepth - 1)));
    const auto tooDeep = decodeClientMessage(nested(limits::kMaxJsonDepth));
    QVERIFY(!tooDeep);
    QCOMPARE(tooDeep.error().code, base::ErrorCode::BadJson);
    QVERIFY(!decodeClientMessage(nested(10'000)));
}

void TstCodecRefusals::findsTheMutationOfABrokenMessage()
{
    const auto id = mutationIdOf(
        R"({"type":"mutate","mutationId":"6f9619ff-8b86-4d01-b42d-00cf4fc90001","op":"erase"})");
    QCOMPARE(id, std::optional(someId<base::MutationId>(1)));
    QVERIFY(!mutationIdOf(R"({"type":"mutate","mutationId":"mine"})"));
    QVERIFY(!mutationIdOf(R"({"type":"mutate"})"));
    QVERIFY(!mutationIdOf("{"));
}

QTEST_APPLESS_MAIN(TstCodecRefusals)
#include "tst_codec_refusals.moc"
