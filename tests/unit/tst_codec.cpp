// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/sample_bets.h"
#include "tests/support/sample_messages.h"
#include "wire/canonical_json.h"
#include "wire/codec.h"
#include "wire/limits.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace betlog;
using namespace betlog::wire;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

Mutation mutation(Operation operation)
{
    Mutation mutation;
    mutation.id = someId<base::MutationId>(1);
    mutation.betId = someId<base::BetId>(2);
    mutation.operation = std::move(operation);
    return mutation;
}

Change plainChange(ChangeType type)
{
    Change change = sampleChange();
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

    Mutation create = mutation(sampleCreate());
    create.reason = u"imported"_s;
    QTest::newRow("create") << ClientMessage(Mutate {create});
    Mutation edit = mutation(EditBet {sampleSystem().slip, u"A"_s, u"B"_s});
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
    QTest::newRow("updated") << ServerMessage(sampleChange());
    QTest::newRow("deleted") << ServerMessage(plainChange(ChangeType::Deleted));
    QTest::newRow("live") << ServerMessage(Live {base::Seq(12)});
    QTest::newRow("ack") << ServerMessage(
        Ack {someId<base::MutationId>(8), base::Seq(13), sampleSystem()});
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
        "limits":{"messageBytes":65536,"messagesPerSecond":0,"rooms":64,"unackedMutations":32}})");
}

void TstCodec::writesWhatProtocolShows()
{
    QFETCH(const ServerMessage, message);
    QFETCH(const QJsonObject, json);
    // How many messages a second is a setting of taste; that it is told is not.
    QByteArray text = encode(message);
    text.replace(
        "\"messagesPerSecond\":" + QByteArray::number(limits::kMessagesPerSecond),
        "\"messagesPerSecond\":0");
    QCOMPARE(QJsonDocument::fromJson(text).object(), json);
}

void TstCodec::leavesUnknownMembersAlone()
{
    const auto ping =
        decodeClientMessage(R"({"type":"ping","id":3,"colour":{"of":["the","sea"]}})");
    QVERIFY(ping);
    QCOMPARE(std::get<Ping>(*ping).id, 3);
}

QTEST_APPLESS_MAIN(TstCodec)
#include "tst_codec.moc"
