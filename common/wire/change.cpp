// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/change.h"

#include "base/sha256.h"
#include "domain/bet_rules.h"
#include "wire/bet_json.h"
#include "wire/canonical_json.h"
#include "wire/json_fields.h"
#include "wire/json_writer.h"
#include "wire/limits.h"

namespace betlog::wire {

using base::Expected;
using base::JsonReader;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What most changes need; more grows by itself.
constexpr qsizetype kExpectedChangeBytes = 2048;

/// The members that sort before `hash`.
void writeHead(JsonWriter& writer, const Change& change)
{
    writer.textMember("actor"_L1, change.actor);
    writer.key("data"_L1);
    writeBet(writer, change.bet);
}

/// The members that sort behind `hash`.
void writeTail(JsonWriter& writer, const Change& change)
{
    writer.textMember("mutationId"_L1, change.mutationId.text());
    writer.integerMember("n"_L1, change.n);
    if (!change.reason.isEmpty())
        writer.textMember("reason"_L1, change.reason);
    writer.textMember("room"_L1, change.room.text());
    writer.integerMember("seq"_L1, change.seq.value());
    writer.textMember("timestamp"_L1, change.timestamp.rfc3339());
    writer.textMember("type"_L1, changeTypeName(change.type));
    if (change.updateType)
        writer.textMember("updateType"_L1, updateTypeName(*change.updateType));
    writer.dateMember("weekKey"_L1, change.bet.weekKey.start());
}

QByteArray hashMember(const QByteArray& hash)
{
    return ",\"hash\":\"" + hash + '"';
}

/// The previous hash as raw bytes; zeros for the first of a room.
QByteArray rawHash(const QByteArray& hexDigits)
{
    return hexDigits.isEmpty() ? QByteArray(kHashBytes, '\0') : QByteArray::fromHex(hexDigits);
}

QByteArray chainHash(const QByteArray& previousHash, QByteArrayView canonicalChange)
{
    base::Sha256 sha;
    sha.add(rawHash(previousHash));
    sha.add(canonicalChange);
    return sha.result().toHex();
}

} // namespace

QLatin1StringView changeTypeName(ChangeType type)
{
    switch (type) {
    case ChangeType::Created:
        return "bet_created"_L1;
    case ChangeType::Updated:
        return "bet_updated"_L1;
    case ChangeType::Deleted:
        return "bet_deleted"_L1;
    }
    Q_UNREACHABLE();
}

std::optional<ChangeType> changeTypeFromName(QStringView name)
{
    for (const auto type : {ChangeType::Created, ChangeType::Updated, ChangeType::Deleted}) {
        if (name == changeTypeName(type))
            return type;
    }
    return std::nullopt;
}

QLatin1StringView updateTypeName(UpdateType type)
{
    switch (type) {
    case UpdateType::Status:
        return "status"_L1;
    case UpdateType::Edit:
        return "edit"_L1;
    case UpdateType::Restore:
        return "restore"_L1;
    }
    Q_UNREACHABLE();
}

std::optional<UpdateType> updateTypeFromName(QStringView name)
{
    for (const auto type : {UpdateType::Status, UpdateType::Edit, UpdateType::Restore}) {
        if (name == updateTypeName(type))
            return type;
    }
    return std::nullopt;
}

EncodedChange encodeChange(const Change& change, const QByteArray& previousHash)
{
    JsonWriter writer(kExpectedChangeBytes);
    writer.openObject();
    writeHead(writer, change);
    const qsizetype hashAt = writer.size();
    writeTail(writer, change);
    writer.closeObject();
    QByteArray json = writer.take();
    const QByteArray hash = chainHash(previousHash, json);
    json.insert(hashAt, hashMember(hash));
    return {json, hash};
}

void writeChangeMembers(JsonWriter& writer, const Change& change)
{
    writeHead(writer, change);
    writer.textMember("hash"_L1, QLatin1StringView(change.hash));
    writeTail(writer, change);
}

Change readChange(JsonReader& reader)
{
    Change change;
    change.type = readNamed<ChangeType>(reader, "type"_L1, &changeTypeFromName);
    if (change.type == ChangeType::Updated)
        change.updateType = readNamed<UpdateType>(reader, "updateType"_L1, &updateTypeFromName);
    reader.object("data"_L1, [&](JsonReader& bet) { change.bet = readBet(bet); });
    if (readWeekKey(reader, "weekKey"_L1) != change.bet.weekKey)
        reader.addError("weekKey"_L1, u"This is not the week of the bet."_s);
    change.timestamp = reader.timestamp("timestamp"_L1);
    change.seq = readSeq(reader, "seq"_L1);
    change.room = readNamed<domain::Room>(reader, "room"_L1, &domain::Room::fromText);
    change.n = reader.integer("n"_L1, 1, domain::kMaxAmountMinor);
    change.hash = readHash(reader);
    change.mutationId = readId<base::MutationId>(reader, "mutationId"_L1);
    change.actor = readText(reader, "actor"_L1);
    change.reason = readOptionalText(reader, "reason"_L1);
    QJsonObject hashed = reader.raw();
    hashed.remove("hash"_L1);
    change.hashedText = canonicalJson(hashed);
    return change;
}

Expected<Change> decodeChange(QByteArrayView text)
{
    return decodeObject(text, limits::kMaxServerMessageBytes, &readChange);
}

QByteArray hashAfter(const Change& change, const QByteArray& previousHash)
{
    if (change.hashedText.isEmpty())
        return encodeChange(change, previousHash).hash;
    return chainHash(previousHash, change.hashedText);
}

bool operator==(const Change& a, const Change& b)
{
    const auto members = [](const Change& change) {
        return std::tie(
            change.type,
            change.updateType,
            change.bet,
            change.timestamp,
            change.seq,
            change.room,
            change.n,
            change.hash,
            change.mutationId,
            change.actor,
            change.reason);
    };
    return members(a) == members(b);
}

Expected<QByteArray> expectedHash(QByteArrayView changeJson, const QByteArray& previousHash)
{
    Expected<QJsonObject> change = parseObject(changeJson, limits::kMaxServerMessageBytes);
    if (!change)
        return base::unexpected(change.error());
    change->remove("hash"_L1);
    return chainHash(previousHash, canonicalJson(*change));
}

} // namespace betlog::wire
