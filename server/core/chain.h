// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "wire/change.h"
#include "wire/room_head.h"

namespace betlog::core {

using wire::RoomHead;

/// Makes `change` the next link: gives it its `n` and `hash`, and moves the head on to it.
[[nodiscard]] QByteArray extendChain(RoomHead& head, wire::Change& change);

/// Moves the head on to a stored change if it is the next link; else says what is wrong with it.
[[nodiscard]] base::Expected<void>
followChain(RoomHead& head, const wire::Change& change, QByteArrayView json);

} // namespace betlog::core
