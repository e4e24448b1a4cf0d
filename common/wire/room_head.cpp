// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/room_head.h"

#include "domain/bet_rules.h"
#include "wire/json_fields.h"
#include "wire/json_writer.h"

#include <limits>

namespace betlog::wire {

using namespace Qt::Literals::StringLiterals;

void writeRoomHead(JsonWriter& writer, const RoomHead& head)
{
    writer.openObject();
    writer.textMember("hash"_L1, QLatin1StringView(head.hash));
    writer.integerMember("n"_L1, head.n);
    writer.textMember("room"_L1, head.room.text());
    writer.closeObject();
}

QByteArray encodeRoomHead(const RoomHead& head)
{
    JsonWriter writer(160);
    writeRoomHead(writer, head);
    return writer.take();
}

RoomHead readRoomHead(base::JsonReader& reader)
{
    RoomHead head;
    head.room = readNamed<domain::Room>(reader, "room"_L1, &domain::Room::fromText);
    head.n = reader.integer("n"_L1, 1, domain::kMaxAmountMinor);
    head.hash = readHash(reader);
    return head;
}

std::optional<QList<RoomHead>> readRoomHeads(base::JsonReader& reader)
{
    if (!reader.hasValue("heads"_L1))
        return std::nullopt;
    QList<RoomHead> heads;
    reader.objects("heads"_L1, 0, std::numeric_limits<int>::max(), [&](base::JsonReader& head) {
        heads.append(readRoomHead(head));
    });
    return heads;
}

} // namespace betlog::wire
