// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/sample_bets.h"
#include "wire/canonical_json.h"
#include "wire/codec.h"
#include "wire/limits.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace betlog;
using namespace betlog::wire;
using namespace Qt::Literals::StringLiterals;

namespace {

base::Timestamp someMoment()
{
    return base::Timestamp::fromRfc3339(u"2024-12-01T10:30:00.123Z").value();
}

template <typename Id>
Id someId(int last)
{
    return Id::fromText(u"6f9619ff-8b86-4d01-b42d-00cf4fc9%1"_s.arg(last, 4, 10, QChar(u'0')))
        .value();
}

Mutation mutation(Operation operation)
{
    Mutation mutation;
    mutation.id = someId<base::MutationId>(1);
    mutation.betId = someId<base::BetId>(2);
    mutation.operation = std::move(operation);
    return mutation;
}

Hello fullHello()
{
    Hello hello;
    hello.protocol = 1;
    hello.clientName = u"betlog"_s;
    hello.clientVersion = u"0.1.0"_s;
    hello.clientId = someId<base::ClientId>(3);
    hello.user = u"FLIGHTx12!"_s;
    hello.token = u"secret"_s;
    hello.rooms = {
        *domain::RoomPattern::fromText(u"*/2024-12-01"), *domain::RoomPattern::fromText(u"NFL/*")};
    hello.resume = Cursor {someId<base::Epoch>(4), base::Seq(4711)};
    return hello;
}

Welcome fullWelcome()
{
    Welcome welcome;
    welcome.serverVersion = u"0.1.0"_s;
    welcome.epoch = someId<base::Epoch>(5);
    welcome.seq = base::Seq(4711);
    welcome.sessionId = someId<base::SessionId>(6);
    welcome.user = {u"Jaybers8"_s, true};
    welcome.serverTime = someMoment();
    welcome.weekKey = domain::WeekKey(QDate(2024, 12, 1));
    welcome.weekStart = {Qt::Monday, 6, QTimeZone("America/New_York")};
    welcome.currency = {u"USD"_s, u"$"_s, 2};
    welcome.rules.house.low = u"1/3"_s;
    welcome.rules.rounding = domain::Rounding::Floor;
    welcome.rules.scope = domain::RoundingScope::Line;
    welcome.heartbeat = std::chrono::seconds(20);
    return welcome;
}

Refusal fullRefusal()
{
    Refusal refusal;
    refusal.error = {
        base::ErrorCode::Conflict, u"Somebody was quicker."_s, {{u"/betStatus/0"_s, u"won"_s}}};
    refusal.mutationId = someId<base::MutationId>(7);
    refusal.retryable = true;
    refusal.retryAfter = std::chrono::milliseconds(1500);
    refusal.current = tests::sampleParlay();
    return refusal;
}

Snapshot fullSnapshot()
{
    return {
        base::Seq(9), {tests::sampleSingles(), tests::sampleParlay(), tests::sampleSystem()}, 2, 3};
}

Change plainChange(ChangeType type)
{
    Change change = tests::sampleChange();
    change.type = type;
    change.updateType.reset();
    change.reason.clear();
    return change;
}

/// Whether the bytes are their own RFC 8785 form, and so have their members in order.
bool isCanonical(const QByteArray& json)
{
    return canonicalJson(QJsonDocument::fromJson(json).object()) == json;
}

QJsonObject parsed(const char* json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

class TstCodec final : public QObject
{
    Q_OBJECT

private slots:
    void carriesEveryMessageOfAClient_data();
    void carriesEveryMessageOfAClient();
    void carriesEveryMessageOfAServer_data();
    void carriesEveryMessageOfAServer();
    void readsWhatProtocolShows();
    void writesWhatProtocolShows_data();
    void writesWhatProtocolShows();
    void leavesUnknownMembersAlone();
    void refusesWrongShapes_data();
    void refusesWrongShapes();
    void refusesWrongShapesOfServers_data();
    void refusesWrongShapesOfServers();
    void refusesWhatIsTooLarge();
    void refusesWhatIsTooDeep();
    void findsTheMutationOfABrokenMessage();
};

void TstCodec::carriesEveryMessageOfAClient_data()
{
    QTest::addColumn<ClientMessage>("message");
    Hello bare;
    bare.protocol = 1;
    bare.rooms = {domain::RoomPattern {}};
    QTest::newRow("hello") << ClientMessage(fullHello());
    QTest::newRow("bare hello") << ClientMessage(bare);
    QTest::newRow("subscribe") << ClientMessage(Subscribe {fullHello().rooms});
    QTest::newRow("subscribe to nothing") << ClientMessage(Subscribe {});
    QTest::newRow("ping") << ClientMessage(Ping {7});
    QTest::newRow("plain ping") << ClientMessage(Ping {});

    Mutation create = mutation(tests::sampleCreate());
    create.reason = u"imported"_s;
    QTest::newRow("create") << ClientMessage(Mutate {create});
    Mutation edit = mutation(EditBet {tests::sampleSystem().slip, u"A"_s, u"B"_s});
    edit.baseVersion = 3;
    QTest::newRow("edit") << ClientMessage(Mutate {edit});
    QTest::newRow("edit a team") << ClientMessage(
        Mutate {mutation(EditBet {std::nullopt, std::nullopt, u"B"_s})});
    const SetStatus results {
        {{0, domain::LineResult::HalfWon},
         {2, domain::LineResult::Pending},
         {10, domain::LineResult::Void}},
        std::nullopt};
    QTest::newRow("results") << ClientMessage(Mutate {mutation(results)});
    const domain::PayoutOverride payoutOverride {domain::Money(12), u"book"_s};
    QTest::newRow("payout override")
        << ClientMessage(Mutate {mutation(SetStatus {{}, std::optional(payoutOverride)})});
    SetStatus takeBack;
    takeBack.payoutOverride.emplace();
    QTest::newRow("payout override taken back") << ClientMessage(Mutate {mutation(takeBack)});
    QTest::newRow("delete") << ClientMessage(Mutate {mutation(DeleteBet {})});
    QTest::newRow("restore") << ClientMessage(Mutate {mutation(RestoreBet {})});
}

void TstCodec::carriesEveryMessageOfAClient()
{
    QFETCH(const ClientMessage, message);
    const QByteArray sent = encode(message);
    const auto received = decodeClientMessage(sent);
    QVERIFY2(received, sent);
    QVERIFY2(*received == message, sent);
    QVERIFY2(isCanonical(sent), sent);
}

void TstCodec::carriesEveryMessageOfAServer_data()
{
    QTest::addColumn<ServerMessage>("message");
    QTest::newRow("connection") << ServerMessage(Connection {someMoment()});
    QTest::newRow("welcome") << ServerMessage(fullWelcome());
    QTest::newRow("snapshot") << ServerMessage(fullSnapshot());
    QTest::newRow("empty snapshot") << ServerMessage(Snapshot {});
    QTest::newRow("created") << ServerMessage(plainChange(ChangeType::Created));
    QTest::newRow("updated") << ServerMessage(tests::sampleChange());
    QTest::newRow("deleted") << ServerMessage(plainChange(ChangeType::Deleted));
    QTest::newRow("live") << ServerMessage(Live {base::Seq(12)});
    QTest::newRow("ack") << ServerMessage(
        Ack {someId<base::MutationId>(8), base::Seq(13), tests::sampleSystem()});
    QTest::newRow("refusal") << ServerMessage(fullRefusal());
    QTest::newRow("bare refusal") << ServerMessage(
        Refusal {{base::ErrorCode::BadJson, u"No JSON."_s, {}}, {}, false, {}, {}});
    QTest::newRow("reset") << ServerMessage(Reset {u"restored from a backup"_s});
    QTest::newRow("heartbeat") << ServerMessage(Heartbeat {base::Seq(14), someMoment()});
    QTest::newRow("presence") << ServerMessage(Presence {{{u"Jaybers8"_s, 2}, {u"Änne"_s, 1}}});
    QTest::newRow("goodbye") << ServerMessage(
        Goodbye {u"restart"_s, std::chrono::milliseconds(100), std::chrono::milliseconds(5000)});
    QTest::newRow("pong") << ServerMessage(Pong {7, someMoment()});
    QTest::newRow("plain pong") << ServerMessage(Pong {std::nullopt, someMoment()});
    QTest::newRow("catalogue") << ServerMessage(CatalogChanged {});
}

void TstCodec::carriesEveryMessageOfAServer()
{
    QFETCH(const ServerMessage, message);
    const QByteArray sent = encode(message);
    const auto received = decodeServerMessage(sent);
    QVERIFY2(received, sent);
    QVERIFY2(*received == message, sent);
    QVERIFY2(isCanonical(sent), sent);
}

void TstCodec::readsWhatProtocolShows()
{
    const auto hello = decodeClientMessage(
        R"({"type":"hello","protocol":1,"client":{"name":"x","version":"1","id":null},
            "user":"FLIGHTx12!","token":null,"rooms":["*/2024-12-01"],
            "resume":{"epoch":"6f9619ff-8b86-4d01-b42d-00cf4fc90004","seq":4711}})");
    QVERIFY(hello);
    const auto& read = std::get<Hello>(*hello);
    QCOMPARE(read.user, u"FLIGHTx12!"_s);
    QCOMPARE(read.rooms.at(0).text(), u"*/2024-12-01"_s);
    QCOMPARE(read.resume->seq, base::Seq(4711));
}

void TstCodec::writesWhatProtocolShows_data()
{
    QTest::addColumn<ServerMessage>("message");
    QTest::addColumn<QJsonObject>("json");
    QTest::newRow("connection")
        << ServerMessage(Connection {someMoment()})
        << parsed(
               R"({"type":"connection","status":"connected","timestamp":"2024-12-01T10:30:00.123Z"})");
    QTest::newRow("live") << ServerMessage(Live {base::Seq(12)})
                          << parsed(R"({"type":"live","seq":12})");
    QTest::newRow("reset") << ServerMessage(Reset {u"why"_s})
                           << parsed(R"({"type":"reset","reason":"why"})");
    QTest::newRow("presence")
        << ServerMessage(Presence {{{u"Jaybers8"_s, 2}}})
        << parsed(R"({"type":"presence","users":[{"user_name":"Jaybers8","connections":2}]})");
    QTest::newRow("goodbye")
        << ServerMessage(
               Goodbye {u"stop"_s, std::chrono::milliseconds(1), std::chrono::milliseconds(2)})
        << parsed(R"({"type":"goodbye","reason":"stop","reconnectAfterMs":[1,2]})");
    QTest::newRow("plain pong") << ServerMessage(Pong {std::nullopt, someMoment()})
                                << parsed(
                                       R"({"type":"pong","timestamp":"2024-12-01T10:30:00.123Z"})");
    QTest::newRow("catalogue") << ServerMessage(CatalogChanged {})
                               << parsed(R"({"type":"catalog_changed"})");
    QTest::newRow("bare refusal")
        << ServerMessage(
               Refusal {{base::ErrorCode::TooFast, u"Slow down."_s, {}}, {}, true, {}, {}})
        << parsed(R"({"type":"error","code":"too_fast","message":"Slow down.","retryable":true})");
    QTest::newRow("welcome") << ServerMessage(fullWelcome()) << parsed(R"({
        "type":"welcome","protocol":1,"serverVersion":"0.1.0",
        "epoch":"6f9619ff-8b86-4d01-b42d-00cf4fc90005","seq":4711,
        "sessionId":"6f9619ff-8b86-4d01-b42d-00cf4fc90006",
        "user":{"name":"Jaybers8","bookkeeper":true},
        "serverTime":"2024-12-01T10:30:00.123Z","weekKey":"2024-12-01",
        "weekStart":{"day":"monday","hour":6,"timeZone":"America/New_York"},
        "currency":{"code":"USD","symbol":"$","exponent":2},
        "settlement":{"house":{"low":"1/3","medium":"3/5","high":"9/10","extreme":"19/10"},
                      "rounding":"floor","scope":"line"},
        "heartbeatSeconds":20,
        "limits":{"messageBytes":65536,"messagesPerSecond":50,"rooms":64,"unackedMutations":32}})");
}

void TstCodec::writesWhatProtocolShows()
{
    QFETCH(const ServerMessage, message);
    QFETCH(const QJsonObject, json);
    QCOMPARE(QJsonDocument::fromJson(encode(message)).object(), json);
}

void TstCodec::leavesUnknownMembersAlone()
{
    const auto ping =
        decodeClientMessage(R"({"type":"ping","id":3,"colour":{"of":["the","sea"]}})");
    QVERIFY(ping);
    QCOMPARE(std::get<Ping>(*ping).id, 3);
}

void TstCodec::refusesWrongShapes_data()
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

void TstCodec::refusesWrongShapes()
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

void TstCodec::refusesWrongShapesOfServers_data()
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
    QTest::newRow("a short hash") << changed(tests::sampleChange(), "aaaaaaaa\"", "\"")
                                  << u"/hash"_s;
    QTest::newRow("a hash in capitals")
        << changed(tests::sampleChange(), "aaaaaaaa\"", "AAAAAAAA\"") << u"/hash"_s;
    QTest::newRow("an update of no type")
        << changed(tests::sampleChange(), R"("updateType":"status",)", "") << u"/updateType"_s;
    QTest::newRow("an unknown update")
        << changed(tests::sampleChange(), R"("updateType":"status")", R"("updateType":"paint")")
        << u"/updateType"_s;
    QTest::newRow("another week than the bet's")
        << changed(tests::sampleChange(), R"("weekKey":"2024-12-01")", R"("weekKey":"2024-12-08")")
        << u"/weekKey"_s;
    QTest::newRow("a room without a week")
        << changed(tests::sampleChange(), R"("room":"NFL/2024-12-01")", R"("room":"NFL")")
        << u"/room"_s;
    QTest::newRow("an ack without a bet") << QByteArray(
        R"({"type":"ack","mutationId":"6f9619ff-8b86-4d01-b42d-00cf4fc90001","seq":1})")
                                          << u"/bet"_s;
    QTest::newRow("a snapshot with a broken bet")
        << changed(fullSnapshot(), R"("format":"decimal")", R"("format":"roman")")
        << u"/bets/1/bet_data/price/format"_s;
}

void TstCodec::refusesWrongShapesOfServers()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, pointer);
    const auto message = decodeServerMessage(text);
    QVERIFY(!message);
    QCOMPARE(message.error().code, base::ErrorCode::BadRequest);
    QCOMPARE(message.error().fields.value(0).pointer, pointer);
}

void TstCodec::refusesWhatIsTooLarge()
{
    const QByteArray start = R"({"type":"ping","id":1,"pad":")";
    const QByteArray end = R"("})";
    const QByteArray pad(limits::kMaxClientMessageBytes - start.size() - end.size(), 'x');
    QVERIFY(decodeClientMessage(start + pad + end));
    const auto tooLarge = decodeClientMessage(start + pad + 'x' + end);
    QVERIFY(!tooLarge);
    QCOMPARE(tooLarge.error().code, base::ErrorCode::TooLarge);
}

void TstCodec::refusesWhatIsTooDeep()
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

void TstCodec::findsTheMutationOfABrokenMessage()
{
    const auto id = mutationIdOf(
        R"({"type":"mutate","mutationId":"6f9619ff-8b86-4d01-b42d-00cf4fc90001","op":"erase"})");
    QCOMPARE(id, std::optional(someId<base::MutationId>(1)));
    QVERIFY(!mutationIdOf(R"({"type":"mutate","mutationId":"mine"})"));
    QVERIFY(!mutationIdOf(R"({"type":"mutate"})"));
    QVERIFY(!mutationIdOf("{"));
}

Q_DECLARE_METATYPE(betlog::base::ErrorCode)
Q_DECLARE_METATYPE(betlog::wire::ClientMessage)
Q_DECLARE_METATYPE(betlog::wire::ServerMessage)

QTEST_APPLESS_MAIN(TstCodec)
#include "tst_codec.moc"
