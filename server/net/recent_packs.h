// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/net/recent_changes.h"

#include <QList>

namespace betlog::net {

/// Packs (wire/packing.h) of the newest changes, for those who can unpack. After a restart
/// thousands come back with the same cursor, for the same rooms: the last few packs are kept, so
/// that they cost one of them something and not each.
class RecentPacks
{
public:
    static constexpr qsizetype kKept = 4;
    static constexpr qsizetype kFewest = 8; ///< what is less goes out as it is

    struct Pack
    {
        base::Seq from;
        QList<domain::RoomPattern> rooms;
        base::Seq reached; ///< everything of the rooms up to here is in it
        QByteArray frame;
    };

    /// What follows `from` in the rooms; nullptr where that is too little for a pack. It may end
    /// before the newest change. Needs changes.reachesBackTo(from); valid until the next call.
    [[nodiscard]] const Pack*
    of(const RecentChanges& changes, base::Seq from, const QList<domain::RoomPattern>& rooms);

private:
    QList<Pack> m_packs; ///< the last one asked for first
};

} // namespace betlog::net
