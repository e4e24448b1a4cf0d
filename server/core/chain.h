// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "wire/change.h"

namespace betlog::core {

/// Where the chain of one room ends. A room without changes is at n = 0 with no hash.
struct RoomHead
{
    domain::Room room;
    qint64 n = 0;
    QByteArray hash; ///< 64 lower-case hex digits

    friend bool operator==(const RoomHead&, const RoomHead&) = default;
};

/// Makes `change` the next link: gives it its `n` and `hash`, and moves the head on to it.
[[nodiscard]] QByteArray extendChain(RoomHead& head, wire::Change& change);

/// Moves the head on to a stored change if it is the next link; else says what is wrong with it.
[[nodiscard]] base::Expected<void>
followChain(RoomHead& head, const wire::Change& change, QByteArrayView json);

} // namespace betlog::core
