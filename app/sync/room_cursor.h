// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/ids.h"
#include "domain/room.h"
#include "wire/room_head.h"

#include <QHash>

namespace betlog::sync {

/// How far each room has been heard, so that no change is applied twice and none is missing.
///
/// A room is covered from the moment its state as of some seq is here. Its changes are numbered
/// n = 1, 2, 3 … without a gap; after a snapshot that does not tell where it stands, the first
/// change tells it.
class RoomCursor
{
public:
    enum class Verdict {
        Next, ///< apply it
        Old, ///< it is in what is here already
        Gap, ///< one before it is missing: ask again
        Foreign ///< of a room that is not covered
    };

    struct Place
    {
        base::Seq seq;
        qint64 n = 0; ///< 0: not known

        friend bool operator==(const Place&, const Place&) = default;
    };

    using Places = QHash<domain::Room, Place>;

    struct Cover
    {
        domain::RoomPattern pattern;
        base::Seq since;
        bool fromStart = false; ///< a room without a place has no changes yet

        friend bool operator==(const Cover&, const Cover&) = default;
    };

    [[nodiscard]] Verdict judge(const domain::Room& room, base::Seq seq, qint64 n) const;
    /// The change was applied.
    void advance(const domain::Room& room, base::Seq seq, qint64 n);

    /// The state of all rooms that match is here as of `seq`.
    void cover(const QList<domain::RoomPattern>& patterns, base::Seq seq);
    /// The same, and these are all of those rooms that have changes, with the number of the last.
    void cover(
        const QList<domain::RoomPattern>& patterns,
        base::Seq seq,
        const QList<wire::RoomHead>& heads);
    /// Every room that was covered is told from its first change on.
    void coverFromStart(const QList<domain::RoomPattern>& patterns);
    /// Only these stay covered; of a wider cover, what is within them.
    void keepOnly(const QList<domain::RoomPattern>& patterns);
    void clear();
    /// As it was in an earlier run; places of rooms that are not covered count no more.
    void restore(const QList<Cover>& covers, const Places& places);

    [[nodiscard]] const QList<Cover>& covers() const { return m_covers; }

    [[nodiscard]] const Places& places() const { return m_rooms; }

    [[nodiscard]] QList<domain::RoomPattern> covered() const;
    [[nodiscard]] bool covers(const domain::Room& room) const;
    [[nodiscard]] bool covers(const domain::RoomPattern& pattern) const;
    /// Everything of the room up to here is applied; 0 where nothing is known.
    [[nodiscard]] base::Seq seqOf(const domain::Room& room) const;

private:
    void uncover(const QList<domain::RoomPattern>& patterns);
    /// The best cover of a room: the one that is newest.
    [[nodiscard]] const Cover* coverOf(const domain::Room& room) const;

    QList<Cover> m_covers;
    Places m_rooms;
};

} // namespace betlog::sync
