// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/room.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace betlog::wire {

/// Where the hash chain of a room ends.
struct SealedRoom
{
    domain::Room room;
    qint64 n = 0; ///< of its last change
    QByteArray hash; ///< of that change: 64 lower-case hex digits

    friend bool operator==(const SealedRoom&, const SealedRoom&) = default;
};

inline constexpr int kSealWords = 6;

/// Six words that stand for everything that was ever written in a week: the same for everybody who
/// holds the same log, so that it can be compared over the telephone. Whoever changed the past of
/// one room would have to find another past with the same 48 bits.
///
///     SHA-256 of the RFC 8785 form of [{"hash", "n", "room"}, …], rooms in the order of their
///     names' UTF-8 bytes; its first six bytes, each as a word (seal_words.h).
///
/// The order of `rooms` does not matter; empty for none.
[[nodiscard]] QStringList weeklySeal(QList<SealedRoom> rooms);

} // namespace betlog::wire
