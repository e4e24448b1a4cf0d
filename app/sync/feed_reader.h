// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/feed_position.h"
#include "app/sync/log_event.h"
#include "app/sync/replica_writer.h"
#include "wire/messages.h"

#include <QObject>

namespace betlog::sync {

/// Reads the server's feed into the replica: snapshots, changes, resets; keeps the cursor, and says
/// what to ask for next.
///
/// One question is open at a time: `hello` or `subscribe` asks for rooms, and `live` ends the
/// answer. In between come a snapshot of the rooms that are new, and the changes since the cursor.
/// Changes of rooms whose snapshot is still coming wait for it.
///
/// Each change is checked against the chain of its room. A room whose history turns out to be
/// another one is forked: what is here of it stays, and nothing more of it is taken.
class FeedReader final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype kMaxEarly = 10'000; ///< more than a snapshot's time can bring

    explicit FeedReader(Replica::Writer& replica, QObject* parent = nullptr);

    // ── asking ──
    void want(const QList<domain::RoomPattern>& rooms);
    /// The rooms and the cursor for a hello; from now on its answer is awaited.
    [[nodiscard]] std::pair<QList<domain::RoomPattern>, std::optional<wire::Cursor>> hello();
    /// The rooms for a subscribe, or nullopt while the last question is still open; the wish is
    /// kept, and `nextQuestionDue` tells when to ask.
    [[nodiscard]] std::optional<QList<domain::RoomPattern>> subscribe();
    /// Forgets everything; for another server.
    void clear();
    /// Goes on from where an earlier run was; the replica has the bets already.
    void restore(const FeedPosition& position);
    /// Nothing that is here of the room counts any more; the next hello asks for everything.
    void takeServersCopy(const domain::Room& room);

    // ── hearing ──
    void welcomed(const wire::Welcome& welcome);
    void hear(const wire::Snapshot& part);
    void hear(const wire::Change& change, bool isLive);
    void hear(const wire::Live& live);
    void hear(const wire::Reset& reset);

    // ── knowing ──
    [[nodiscard]] bool isLoaded(domain::WeekKey week) const;
    /// Whether the change `seq` of this room is still to be told.
    [[nodiscard]] bool isComing(const domain::Room& room, base::Seq seq) const;

    [[nodiscard]] FeedPosition position() const;

    [[nodiscard]] const RoomChains::Heads& heads() const { return m_chains.heads(); }

    [[nodiscard]] QList<Fork> forks() const { return m_chains.forks(); }

signals:
    void applied(const betlog::sync::LogEvent& event, betlog::base::MutationId mutation);
    void snapshotApplied();
    /// A change is missing; the next hello asks for it again.
    void gapFound(const QString& what);
    void weekLoaded(betlog::domain::WeekKey week);
    void historyReset(const QString& reason);
    void forkFound(const betlog::sync::Fork& fork);
    /// The last question was answered, and other rooms are wanted by now.
    void nextQuestionDue();

private:
    void startOver(const QString& reason);
    void leaveHistory(const QString& reason);
    void takeSnapshot(base::Seq seq);
    void meetRooms(const QList<domain::RoomPattern>& scope, base::Seq seq);
    void takeFromStart();
    void finishCovering(const QList<domain::RoomPattern>& scope);
    void replaceRooms(const QList<domain::RoomPattern>& scope, const QList<PackedBet>& bets);
    void hearEarly(const wire::Change& change);
    void apply(const wire::Change& change, bool isLive);
    void foundGap(const QString& what);
    [[nodiscard]] QList<domain::RoomPattern> missing() const;
    [[nodiscard]] bool isFollowedOn(base::BetId bet, const domain::Room& room) const;
    [[nodiscard]] QList<LogEvent> newsIn(const QList<PackedBet>& bets) const;
    [[nodiscard]] QList<LogEvent>
    takeDeletions(const QList<domain::RoomPattern>& scope, const QList<PackedBet>& bets);

    Replica::Writer& m_replica;
    RoomCursor m_rooms;
    RoomChains m_chains;
    base::Epoch m_epoch;
    base::Seq m_seq; ///< everything of the covered rooms up to here is applied
    QList<domain::RoomPattern> m_wanted;
    QList<domain::RoomPattern> m_asked;
    bool m_isAsking = false;
    bool m_isHello = false; ///< the open question is a hello
    bool m_isGreeted = true; ///< the last hello was answered by a welcome
    bool m_isWhole = true; ///< its answer replaces everything that is known
    QList<PackedBet> m_parts;
    QList<domain::RoomPattern> m_partRooms; ///< of the snapshot that is coming in
    std::optional<QList<wire::RoomHead>> m_partHeads; ///< nullopt: the server does not tell
    int m_nextPart = 1;
    QList<wire::Change> m_early; ///< changes of rooms whose snapshot is still coming
    QString m_resetReason;
    int m_gapsInARow = 0;
};

} // namespace betlog::sync
