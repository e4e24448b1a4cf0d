// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/room_chains.h"
#include "app/sync/room_cursor.h"

namespace betlog::sync {

/// How far a log was heard, without the bets themselves: what the next run goes on from.
struct FeedPosition
{
    base::Epoch epoch;
    base::Seq seq;
    QList<RoomCursor::Cover> covers;
    RoomChains::Heads heads;

    friend bool operator==(const FeedPosition&, const FeedPosition&) = default;
};

/// Epoch, seq and covers; the heads are kept apart.
[[nodiscard]] QByteArray encodePosition(const FeedPosition& position);
[[nodiscard]] base::Expected<FeedPosition> decodePosition(QByteArrayView text);

[[nodiscard]] QByteArray encodeFork(const Fork& fork);
[[nodiscard]] base::Expected<Fork> decodeFork(QByteArrayView text);

} // namespace betlog::sync
