// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/fork.h"
#include "wire/change.h"
#include "wire/room_head.h"

#include <QHash>

namespace betlog::sync {

/// Where the chain of each room ended when it was last heard, and whether what the server tells
/// goes on from there. Nobody, the host included, rewrites the past of a room unseen: the hash of
/// each change is taken over the one before.
///
/// A room that this client meets for the first time is taken at the server's word.
class RoomChains
{
public:
    struct Head
    {
        base::Seq seq; ///< up to which the room was heard
        qint64 n = 0;
        QByteArray hash;
        std::optional<Fork> fork; ///< the server has another history than this

        friend bool operator==(const Head&, const Head&) = default;
    };

    using Heads = QHash<domain::Room, Head>;

    /// The next change of its room: moves the head on to it, or says why it is not the next.
    [[nodiscard]] std::optional<Fork> follow(const wire::Change& change);
    /// A change that is known already: whether it is the one that was here.
    [[nodiscard]] std::optional<Fork> recheck(const wire::Change& change);
    /// The room as a snapshot as of `seq` tells it; nullptr: it says that the room has no changes.
    /// Where the server went on, the changes between are not known; it is taken at its word.
    [[nodiscard]] std::optional<Fork>
    meet(const domain::Room& room, const wire::RoomHead* told, base::Seq seq);

    [[nodiscard]] bool isForked(const domain::Room& room) const;
    [[nodiscard]] QList<Fork> forks() const;

    /// The server's word is taken for the room from now on.
    void forget(const domain::Room& room) { m_heads.remove(room); }

    void clear() { m_heads.clear(); } ///< another history begins

    [[nodiscard]] const Heads& heads() const { return m_heads; }

    void restore(const Heads& heads) { m_heads = heads; }

private:
    [[nodiscard]] Fork
    fork(Head& head, const domain::Room& room, qint64 n, base::Seq seq, const QByteArray& theirs);

    Heads m_heads;
};

} // namespace betlog::sync
