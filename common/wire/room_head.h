// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/json_reader.h"
#include "domain/room.h"

namespace betlog::wire {

class JsonWriter;

/// Where the chain of one room ends. A room without changes is at n = 0 with no hash.
struct RoomHead
{
    domain::Room room;
    qint64 n = 0;
    QByteArray hash; ///< 64 lower-case hex digits

    friend bool operator==(const RoomHead&, const RoomHead&) = default;
};

/// `{"hash":"…","n":12,"room":"NFL/2024-12-01"}`
[[nodiscard]] QByteArray encodeRoomHead(const RoomHead& head);
void writeRoomHead(JsonWriter& writer, const RoomHead& head);
[[nodiscard]] RoomHead readRoomHead(base::JsonReader& reader);
/// The member `heads`; nullopt where it is left out, as by a server that does not tell them.
[[nodiscard]] std::optional<QList<RoomHead>> readRoomHeads(base::JsonReader& reader);

} // namespace betlog::wire
