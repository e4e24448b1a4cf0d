// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/json_reader.h"
#include "domain/room.h"

namespace betlog::wire {

class JsonWriter;

/// The member `rooms` of hello, subscribe and snapshot: at most kMaxRoomPatterns.
[[nodiscard]] QList<domain::RoomPattern> readRooms(base::JsonReader& reader);
/// nullopt where the member is absent or null.
[[nodiscard]] std::optional<QList<domain::RoomPattern>> readOptionalRooms(base::JsonReader& reader);
void writeRooms(JsonWriter& writer, const QList<domain::RoomPattern>& rooms);

} // namespace betlog::wire
