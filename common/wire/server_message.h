// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "wire/change.h"
#include "wire/room_head.h"
#include "wire/welcome.h"

#include <chrono>
#include <variant>

/// What a server says, one struct each (protocol.md section 3).
namespace betlog::wire {

/// The first thing that a server sends.
struct Connection
{
    base::Timestamp timestamp;

    friend bool operator==(const Connection&, const Connection&) = default;
};

/// The full state of the subscribed rooms as of `seq`, in `parts` messages.
struct Snapshot
{
    base::Seq seq;
    QList<domain::Bet> bets;
    int part = 1; ///< 1 … parts
    int parts = 1;
    std::optional<QList<RoomHead>> heads = {}; ///< of rooms with changes; nullopt: not told
    /// Told in the first part: the rooms of which this is the whole state; nullopt: all that were
    /// asked for.
    std::optional<QList<domain::RoomPattern>> rooms = {};

    friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

/// Caught up: all that follows is live.
struct Live
{
    base::Seq seq;

    friend bool operator==(const Live&, const Live&) = default;
};

/// The write is on disk.
struct Ack
{
    base::MutationId mutationId;
    base::Seq seq; ///< of the change; of the change that stands, where the write changed nothing
    domain::Bet bet;

    friend bool operator==(const Ack&, const Ack&) = default;
};

/// A refusal, of a mutation or of a whole message. Its fields are read as the rules name them
/// ("/bet_data/note"), wherever in the message they stand.
struct Refusal
{
    base::Error error;
    std::optional<base::MutationId> mutationId;
    bool retryable = false;
    std::optional<std::chrono::milliseconds> retryAfter;
    std::optional<domain::Bet> current; ///< the bet as it stands, on a conflict

    friend bool operator==(const Refusal&, const Refusal&) = default;
};

/// The cursor is of another history; a snapshot follows.
struct Reset
{
    QString reason;

    friend bool operator==(const Reset&, const Reset&) = default;
};

struct Heartbeat
{
    base::Seq seq;
    base::Timestamp timestamp;

    friend bool operator==(const Heartbeat&, const Heartbeat&) = default;
};

struct PresenceUser
{
    QString userName;
    int connections = 0;

    friend bool operator==(const PresenceUser&, const PresenceUser&) = default;
};

struct Presence
{
    QList<PresenceUser> users;

    friend bool operator==(const Presence&, const Presence&) = default;
};

/// The server is stopping; reconnect at a random time in the window.
struct Goodbye
{
    QString reason;
    std::chrono::milliseconds reconnectAfterMin {0};
    std::chrono::milliseconds reconnectAfterMax {0};

    friend bool operator==(const Goodbye&, const Goodbye&) = default;
};

struct Pong
{
    std::optional<qint64> id;
    base::Timestamp timestamp;

    friend bool operator==(const Pong&, const Pong&) = default;
};

/// The catalogue was replaced; clients ask for it again.
struct CatalogChanged
{
    friend bool operator==(const CatalogChanged&, const CatalogChanged&) = default;
};

using ServerMessage = std::variant<
    Connection,
    Welcome,
    Snapshot,
    Change,
    Live,
    Ack,
    Refusal,
    Reset,
    Heartbeat,
    Presence,
    Goodbye,
    Pong,
    CatalogChanged>;

} // namespace betlog::wire
