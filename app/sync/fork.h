// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/ids.h"
#include "domain/room.h"

#include <QMetaType>

namespace betlog::sync {

/// The server's history of a room is another one than the one that this client has seen: its past
/// was rewritten, or cut off. What this client has of the room stays as it is, and nothing more of
/// it is taken, until the person decides for the server's copy.
struct Fork
{
    domain::Room room;
    qint64 n = 0; ///< the first change that differs, by its number in the room
    base::Seq seq; ///< where that change is in the server's log; 0: it is not there any more
    QByteArray ours; ///< the hash up to which this client has checked the room
    QByteArray theirs; ///< what the server has in its place; empty: nothing
    QString detail; ///< a plain sentence

    friend bool operator==(const Fork&, const Fork&) = default;
};

} // namespace betlog::sync

Q_DECLARE_METATYPE(betlog::sync::Fork)
