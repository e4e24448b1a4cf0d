// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/week_key.h"

#include <QString>

namespace betlog::domain {

/// What a client subscribes to: the bets of one league in one week, written `NFL/2024-12-01`.
struct Room
{
    QString league;
    WeekKey week;

    [[nodiscard]] QString text() const;
    [[nodiscard]] static std::optional<Room> fromText(QStringView text);

    friend bool operator==(const Room&, const Room&) = default;

    friend size_t qHash(const Room& room, size_t seed = 0)
    {
        return qHashMulti(seed, room.league, room.week);
    }
};

/// `*`, `NFL/*`, `*/2024-12-01` or `NFL/2024-12-01`.
struct RoomPattern
{
    std::optional<QString> league; ///< nullopt: any
    std::optional<WeekKey> week; ///< nullopt: any

    [[nodiscard]] bool matches(const Room& room) const;
    /// Whether every room that matches `other` matches this one.
    [[nodiscard]] bool covers(const RoomPattern& other) const;
    [[nodiscard]] QString text() const;
    [[nodiscard]] static std::optional<RoomPattern> fromText(QStringView text);

    friend bool operator==(const RoomPattern&, const RoomPattern&) = default;
};

[[nodiscard]] bool matchesAny(const QList<RoomPattern>& patterns, const Room& room);
/// Those of `patterns` that one of `by` covers; and the others.
[[nodiscard]] QList<RoomPattern>
covered(const QList<RoomPattern>& patterns, const QList<RoomPattern>& by);
[[nodiscard]] QList<RoomPattern>
notCovered(const QList<RoomPattern>& patterns, const QList<RoomPattern>& by);

} // namespace betlog::domain
