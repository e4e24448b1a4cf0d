// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/room_patterns_json.h"

#include "domain/bet_rules.h"
#include "wire/json_writer.h"
#include "wire/limits.h"

namespace betlog::wire {

using base::JsonReader;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr JsonReader::TextLimits kPatternLimits {1, domain::bet_limits::kMaxLeague + 16};

} // namespace

QList<domain::RoomPattern> readRooms(JsonReader& reader)
{
    QList<domain::RoomPattern> rooms;
    const QStringList texts =
        reader.texts("rooms"_L1, limits::kMaxRoomPatterns, kPatternLimits, false);
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const auto pattern = domain::RoomPattern::fromText(texts.at(i));
        if (pattern)
            rooms.append(*pattern);
        else if (!texts.at(i).isEmpty())
            reader.addErrorAt(
                reader.pointerTo("rooms"_L1, i),
                u"Rooms are written *, NFL/*, */2024-12-01 or NFL/2024-12-01."_s);
    }
    return rooms;
}

std::optional<QList<domain::RoomPattern>> readOptionalRooms(JsonReader& reader)
{
    return reader.hasValue("rooms"_L1) ? std::optional(readRooms(reader)) : std::nullopt;
}

void writeRooms(JsonWriter& writer, const QList<domain::RoomPattern>& rooms)
{
    writer.key("rooms"_L1);
    writer.openArray();
    for (const domain::RoomPattern& room : rooms)
        writer.text(room.text());
    writer.closeArray();
}

} // namespace betlog::wire
