// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/bet_rules.h"
#include "wire/bet_json.h"
#include "wire/codec.h"
#include "wire/json_fields.h"
#include "wire/json_writer.h"
#include "wire/limits.h"
#include "wire/mutation_json.h"
#include "wire/room_patterns_json.h"

#include <algorithm>

namespace betlog::wire {

using base::Expected;
using base::JsonReader;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr JsonReader::TextLimits kNameLimits {0, domain::bet_limits::kMaxUserName};
constexpr JsonReader::TextLimits kTokenLimits {0, 512};

ClientMessage readHello(JsonReader& reader)
{
    Hello hello;
    hello.protocol = readCount(reader, "protocol"_L1);
    reader.optionalObject("client"_L1, [&](JsonReader& client) {
        hello.clientName = client.optionalText("name"_L1, kNameLimits);
        hello.clientVersion = client.optionalText("version"_L1, kNameLimits);
        hello.clientId = readOptionalId<base::ClientId>(client, "id"_L1).value_or(base::ClientId());
    });
    hello.user = reader.optionalText("user"_L1, kNameLimits);
    hello.token = reader.optionalText("token"_L1, kTokenLimits);
    hello.rooms = readRooms(reader);
    reader.optionalObject("resume"_L1, [&](JsonReader& cursor) {
        hello.resume = Cursor {readId<base::Epoch>(cursor, "epoch"_L1), readSeq(cursor, "seq"_L1)};
    });
    return hello;
}

ClientMessage readSubscribe(JsonReader& reader)
{
    return Subscribe {readRooms(reader)};
}

/// The `data` of a mutate, read as the body of the HTTP call.
template <typename Body>
Operation readBody(JsonReader& reader, Body (*read)(JsonReader&))
{
    Body body;
    reader.object("data"_L1, [&](JsonReader& fields) { body = read(fields); });
    return body;
}

Operation readOperation(JsonReader& reader)
{
    const QString name = readText(reader, "op"_L1);
    if (name == "create"_L1)
        return readBody(reader, &readCreateBet);
    if (name == "update"_L1)
        return readBody(reader, &readEditBet);
    if (name == "status"_L1)
        return readBody(reader, &readSetStatus);
    if (name == "delete"_L1)
        return DeleteBet {};
    if (name == "restore"_L1)
        return RestoreBet {};
    if (!name.isEmpty())
        reader.addError("op"_L1, u"An op is create, update, status, delete or restore."_s);
    return DeleteBet {};
}

ClientMessage readMutate(JsonReader& reader)
{
    return Mutate {readMutation(reader), BodySpelling(reader.raw().value("data"_L1).toObject())};
}

ClientMessage readPing(JsonReader& reader)
{
    return Ping {reader.optionalInteger("id"_L1, 0, domain::kMaxAmountMinor)};
}

struct Entry
{
    QLatin1StringView type;
    ClientMessage (*read)(JsonReader&);
};

constexpr Entry kEntries[] = {
    {"hello"_L1, &readHello},
    {"subscribe"_L1, &readSubscribe},
    {"mutate"_L1, &readMutate},
    {"ping"_L1, &readPing},
};

ClientMessage readMessage(JsonReader& reader)
{
    const QString type = readText(reader, "type"_L1);
    const auto* const entry = std::ranges::find_if(
        kEntries, [&](const Entry& candidate) { return type == candidate.type; });
    if (entry != std::end(kEntries))
        return entry->read(reader);
    if (reader.raw().value("type"_L1).isString())
        reader.addError("type"_L1, u"No message of a client has this type."_s);
    return {};
}

/// Each writes the members of its message in their order, inside an object that is open.
struct WriteMembers
{
    JsonWriter& writer;

    void operator()(const Hello& hello) const
    {
        writer.key("client"_L1);
        writer.openObject();
        if (!hello.clientId.isNull())
            writer.textMember("id"_L1, hello.clientId.text());
        writer.textMember("name"_L1, hello.clientName);
        writer.textMember("version"_L1, hello.clientVersion);
        writer.closeObject();
        writer.integerMember("protocol"_L1, hello.protocol);
        if (hello.resume) {
            writer.key("resume"_L1);
            writer.openObject();
            writer.textMember("epoch"_L1, hello.resume->epoch.text());
            writer.integerMember("seq"_L1, hello.resume->seq.value());
            writer.closeObject();
        }
        writeRooms(writer, hello.rooms);
        if (hello.token.isEmpty())
            writer.nullMember("token"_L1);
        else
            writer.textMember("token"_L1, hello.token);
        writer.textMember("type"_L1, "hello"_L1);
        if (!hello.user.isEmpty())
            writer.textMember("user"_L1, hello.user);
    }

    void operator()(const Subscribe& subscribe) const
    {
        writeRooms(writer, subscribe.rooms);
        writer.textMember("type"_L1, "subscribe"_L1);
    }

    void operator()(const Mutate& mutate) const
    {
        writeMutationMembers(writer, mutate.mutation);
        writer.textMember("type"_L1, "mutate"_L1);
    }

    void operator()(const Ping& ping) const
    {
        if (ping.id)
            writer.integerMember("id"_L1, *ping.id);
        writer.textMember("type"_L1, "ping"_L1);
    }
};

} // namespace

Mutation readMutation(JsonReader& reader)
{
    Mutation mutation;
    mutation.id = readId<base::MutationId>(reader, "mutationId"_L1);
    mutation.betId = readId<base::BetId>(reader, "betId"_L1);
    if (reader.hasValue("baseVersion"_L1))
        mutation.baseVersion = readCount(reader, "baseVersion"_L1);
    mutation.reason = reader.optionalText("reason"_L1, {0, domain::bet_limits::kMaxReason});
    mutation.operation = readOperation(reader);
    return mutation;
}

void writeMutationMembers(JsonWriter& writer, const Mutation& mutation)
{
    if (mutation.baseVersion)
        writer.integerMember("baseVersion"_L1, *mutation.baseVersion);
    writer.textMember("betId"_L1, mutation.betId.text());
    writer.key("data"_L1);
    writeOperation(writer, mutation.operation);
    writer.textMember("mutationId"_L1, mutation.id.text());
    writer.textMember("op"_L1, operationName(mutation.operation));
    if (!mutation.reason.isEmpty())
        writer.textMember("reason"_L1, mutation.reason);
}

Expected<ClientMessage> decodeClientMessage(QByteArrayView text)
{
    return decodeObject(text, limits::kMaxClientMessageBytes, &readMessage);
}

QByteArray encode(const ClientMessage& message)
{
    JsonWriter writer;
    writer.openObject();
    std::visit(WriteMembers {writer}, message);
    writer.closeObject();
    return writer.take();
}

std::optional<base::MutationId> mutationIdOf(QByteArrayView text)
{
    const auto object = parseObject(text, limits::kMaxClientMessageBytes);
    return object ? base::MutationId::fromText(object->value("mutationId"_L1).toString())
                  : std::nullopt;
}

} // namespace betlog::wire
