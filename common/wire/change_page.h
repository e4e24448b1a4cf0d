// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "wire/messages.h"

namespace betlog::wire {

/// The answer of GET /api/changes: what happened after `from`, up to and with `to`.
struct ChangePage
{
    base::Epoch epoch;
    base::Seq from;
    base::Seq
        to; ///< the cursor for the next request; changes of other rooms are skipped, not missing
    base::Seq head;
    bool more = false;
    QList<Change> changes;

    friend bool operator==(const ChangePage&, const ChangePage&) = default;
};

[[nodiscard]] base::Expected<ChangePage> decodeChangePage(QByteArrayView text);

/// The answer of GET /api/snapshot.
struct SnapshotPage
{
    base::Epoch epoch;
    base::Seq seq;
    QList<domain::Bet> bets;
    std::optional<QList<RoomHead>> heads = {}; ///< as in Snapshot

    friend bool operator==(const SnapshotPage&, const SnapshotPage&) = default;
};

[[nodiscard]] base::Expected<SnapshotPage> decodeSnapshotPage(QByteArrayView text);

/// Assembled from texts that are JSON already, so that a server never decodes what it only passes
/// on.
[[nodiscard]] QByteArray
encodeChangePage(const ChangePage& withoutChanges, const QList<QByteArray>& changes);
[[nodiscard]] QByteArray encodeSnapshotPage(
    base::Epoch epoch, base::Seq seq, const QList<QByteArray>& bets, const QList<RoomHead>& heads);
/// How a snapshot of bets that are so long is cut, so that each message stays below
/// kMaxServerMessageBytes: how many bets each part has, in their order; one empty part for none.
[[nodiscard]] QList<qsizetype> snapshotParts(const QList<qsizetype>& betBytes);
/// The heads of a snapshot, cut so that each list fits a message: parts of their own, behind those
/// of the bets.
[[nodiscard]] QList<QList<RoomHead>> headParts(const QList<RoomHead>& heads);
/// One message of a snapshot.
[[nodiscard]] QByteArray
encodeSnapshotPart(const Snapshot& withoutBets, const QList<QByteArray>& bets);

} // namespace betlog::wire
