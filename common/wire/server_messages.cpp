// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/answer_json.h"
#include "wire/bet_json.h"
#include "wire/codec.h"
#include "wire/error_code.h"
#include "wire/json_fields.h"
#include "wire/json_writer.h"
#include "wire/limits.h"
#include "wire/room_patterns_json.h"
#include "wire/welcome_json.h"

#include <algorithm>

namespace betlog::wire {

using base::Expected;
using base::JsonReader;
using std::chrono::milliseconds;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kMaxWaitMs = 24LL * 60 * 60 * 1000;
constexpr JsonReader::TextLimits kReasonLimits {0, 500};

ServerMessage readConnection(JsonReader& reader)
{
    return Connection {reader.timestamp("timestamp"_L1)};
}

ServerMessage readWelcomeMessage(JsonReader& reader)
{
    return readWelcome(reader);
}

ServerMessage readSnapshot(JsonReader& reader)
{
    Snapshot snapshot;
    snapshot.seq = readSeq(reader, "seq"_L1);
    reader.objects("bets"_L1, 0, limits::kMaxServerMessageBytes, [&](JsonReader& bet) {
        snapshot.bets.append(readBet(bet));
    });
    snapshot.parts = readCount(reader, "parts"_L1);
    snapshot.part = static_cast<int>(reader.integer("part"_L1, 1, std::max(snapshot.parts, 1)));
    snapshot.heads = readRoomHeads(reader);
    snapshot.rooms = readOptionalRooms(reader);
    return snapshot;
}

ServerMessage readChangeMessage(JsonReader& reader)
{
    return readChange(reader);
}

ServerMessage readLive(JsonReader& reader)
{
    return Live {readSeq(reader, "seq"_L1)};
}

ServerMessage readAckMessage(JsonReader& reader)
{
    return readAck(reader);
}

ServerMessage readRefusalMessage(JsonReader& reader)
{
    return readRefusal(reader);
}

ServerMessage readReset(JsonReader& reader)
{
    return Reset {reader.optionalText("reason"_L1, kReasonLimits)};
}

ServerMessage readHeartbeat(JsonReader& reader)
{
    return Heartbeat {readSeq(reader, "seq"_L1), reader.timestamp("timestamp"_L1)};
}

ServerMessage readPresence(JsonReader& reader)
{
    Presence presence;
    reader.objects("users"_L1, 0, limits::kMaxServerMessageBytes, [&](JsonReader& user) {
        presence.users.append({readText(user, "user_name"_L1), readCount(user, "connections"_L1)});
    });
    return presence;
}

ServerMessage readGoodbye(JsonReader& reader)
{
    Goodbye goodbye;
    goodbye.reason = reader.optionalText("reason"_L1, kReasonLimits);
    const QList<qint64> window = reader.integers("reconnectAfterMs"_L1, 2, 0, kMaxWaitMs, false);
    if (window.size() == 2 && window[0] <= window[1]) {
        goodbye.reconnectAfterMin = milliseconds(window[0]);
        goodbye.reconnectAfterMax = milliseconds(window[1]);
    } else {
        reader.addError("reconnectAfterMs"_L1, u"Two times are wanted, the shorter one first."_s);
    }
    return goodbye;
}

ServerMessage readPong(JsonReader& reader)
{
    return Pong {
        reader.optionalInteger("id"_L1, 0, domain::kMaxAmountMinor),
        reader.timestamp("timestamp"_L1)};
}

ServerMessage readCatalogChanged(JsonReader&)
{
    return CatalogChanged {};
}

struct Entry
{
    QLatin1StringView type;
    ServerMessage (*read)(JsonReader&);
};

constexpr Entry kEntries[] = {
    {"connection"_L1, &readConnection},
    {"welcome"_L1, &readWelcomeMessage},
    {"snapshot"_L1, &readSnapshot},
    {"bet_created"_L1, &readChangeMessage},
    {"bet_updated"_L1, &readChangeMessage},
    {"bet_deleted"_L1, &readChangeMessage},
    {"live"_L1, &readLive},
    {"ack"_L1, &readAckMessage},
    {"error"_L1, &readRefusalMessage},
    {"reset"_L1, &readReset},
    {"heartbeat"_L1, &readHeartbeat},
    {"presence"_L1, &readPresence},
    {"goodbye"_L1, &readGoodbye},
    {"pong"_L1, &readPong},
    {"catalog_changed"_L1, &readCatalogChanged},
};

ServerMessage readMessage(JsonReader& reader)
{
    const QString type = readText(reader, "type"_L1);
    const auto* const entry = std::ranges::find_if(
        kEntries, [&](const Entry& candidate) { return type == candidate.type; });
    if (entry != std::end(kEntries))
        return entry->read(reader);
    if (reader.raw().value("type"_L1).isString())
        reader.addError("type"_L1, u"No message of a server has this type."_s);
    return {};
}

/// Each writes the members of its message in their order, inside an object that is open.
struct WriteMembers
{
    JsonWriter& writer;

    void operator()(const Connection& connection) const
    {
        writer.textMember("status"_L1, "connected"_L1);
        writer.textMember("timestamp"_L1, connection.timestamp.rfc3339());
        writer.textMember("type"_L1, "connection"_L1);
    }

    void operator()(const Welcome& welcome) const { writeWelcomeMembers(writer, welcome); }

    void operator()(const Snapshot& snapshot) const
    {
        writer.key("bets"_L1);
        writer.openArray();
        for (const domain::Bet& bet : snapshot.bets)
            writeBet(writer, bet);
        writer.closeArray();
        writeHeads(snapshot);
        writer.integerMember("part"_L1, snapshot.part);
        writer.integerMember("parts"_L1, snapshot.parts);
        if (snapshot.rooms)
            writeRooms(writer, *snapshot.rooms);
        writer.integerMember("seq"_L1, snapshot.seq.value());
        writer.textMember("type"_L1, "snapshot"_L1);
    }

    void writeHeads(const Snapshot& snapshot) const
    {
        if (!snapshot.heads)
            return;
        writer.key("heads"_L1);
        writer.openArray();
        for (const RoomHead& head : *snapshot.heads)
            writeRoomHead(writer, head);
        writer.closeArray();
    }

    void operator()(const Change& change) const { writeChangeMembers(writer, change); }

    void operator()(const Live& live) const
    {
        writer.integerMember("seq"_L1, live.seq.value());
        writer.textMember("type"_L1, "live"_L1);
    }

    void operator()(const Ack& ack) const { writeAckMembers(writer, ack); }

    void operator()(const Refusal& refusal) const { writeRefusalMembers(writer, refusal); }

    void operator()(const Reset& reset) const
    {
        writer.textMember("reason"_L1, reset.reason);
        writer.textMember("type"_L1, "reset"_L1);
    }

    void operator()(const Heartbeat& heartbeat) const
    {
        writer.integerMember("seq"_L1, heartbeat.seq.value());
        writer.textMember("timestamp"_L1, heartbeat.timestamp.rfc3339());
        writer.textMember("type"_L1, "heartbeat"_L1);
    }

    void operator()(const Presence& presence) const
    {
        writer.textMember("type"_L1, "presence"_L1);
        writer.key("users"_L1);
        writer.openArray();
        for (const PresenceUser& user : presence.users) {
            writer.openObject();
            writer.integerMember("connections"_L1, user.connections);
            writer.textMember("user_name"_L1, user.userName);
            writer.closeObject();
        }
        writer.closeArray();
    }

    void operator()(const Goodbye& goodbye) const
    {
        writer.textMember("reason"_L1, goodbye.reason);
        writer.key("reconnectAfterMs"_L1);
        writer.openArray();
        writer.integer(goodbye.reconnectAfterMin.count());
        writer.integer(goodbye.reconnectAfterMax.count());
        writer.closeArray();
        writer.textMember("type"_L1, "goodbye"_L1);
    }

    void operator()(const Pong& pong) const
    {
        if (pong.id)
            writer.integerMember("id"_L1, *pong.id);
        writer.textMember("timestamp"_L1, pong.timestamp.rfc3339());
        writer.textMember("type"_L1, "pong"_L1);
    }

    void operator()(const CatalogChanged&) const
    {
        writer.textMember("type"_L1, "catalog_changed"_L1);
    }
};

} // namespace

Expected<ServerMessage> decodeServerMessage(QByteArrayView text)
{
    return decodeObject(text, limits::kMaxServerMessageBytes, &readMessage);
}

QByteArray encode(const ServerMessage& message)
{
    JsonWriter writer;
    writer.openObject();
    std::visit(WriteMembers {writer}, message);
    writer.closeObject();
    return writer.take();
}

} // namespace betlog::wire
