// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/room.h"
#include "wire/body_spelling.h"
#include "wire/cursor.h"
#include "wire/mutation.h"

#include <variant>

/// What a client says, one struct each (protocol.md section 3).
namespace betlog::wire {

struct Hello
{
    int protocol = 0;
    QString clientName;
    QString clientVersion;
    base::ClientId clientId;
    QString user; ///< empty: nobody yet
    QString token; ///< empty: none
    QList<domain::RoomPattern> rooms;
    std::optional<Cursor> resume;

    friend bool operator==(const Hello&, const Hello&) = default;
};

struct Subscribe
{
    QList<domain::RoomPattern> rooms;

    friend bool operator==(const Subscribe&, const Subscribe&) = default;
};

struct Mutate
{
    Mutation mutation;
    BodySpelling spelling {}; ///< of its `data`

    /// However it was spelled.
    friend bool operator==(const Mutate& a, const Mutate& b) { return a.mutation == b.mutation; }
};

struct Ping
{
    std::optional<qint64> id; ///< left out in plain mode

    friend bool operator==(const Ping&, const Ping&) = default;
};

using ClientMessage = std::variant<Hello, Subscribe, Mutate, Ping>;

} // namespace betlog::wire
