// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/core/log_service.h"
#include "server/core/metrics.h"
#include "server/net/fan_out.h"

#include <optional>

namespace betlog::net {

/// How one client follows its rooms: it is sent what it lacks, and then every change as it happens,
/// each once, in order, none left out.
///
///        follow / followAnew                        all sent, nothing newer was told
///   Off ─────────────────────▶ Reading ──▶ Sending ─────────────────────▶ Live
///                                 ▲           │  ▲                          │
///                                 └───────────┘  └───── too much waits ─────┘
///                              there is more
///
/// Why nothing is lost or doubled between reading and living: `m_cursor` says what was sent. It
/// goes Live only in a turn of the event loop in which m_cursor has reached the newest change that
/// the feed has told of (RecentChanges::told). Whatever is committed later is told later, on this
/// thread, one after the other, and deliver() then sends what is beyond the cursor. The log may be
/// read ahead of what was told; those changes are told while it is Live already, and are not beyond
/// the cursor.
///
/// Paced: while more than kLaggingBytes wait for the client, nothing is read or sent; so what a
/// slow client costs is bounded, and once it has taken what waits it catches up by its cursor. A
/// snapshot is read part by part in the same way, all of it as of one place in the log.
///
/// Other rooms are snapshotted alone: of those that the client knows, it is told on from the
/// cursor. A change of a new room that was made while its snapshot was on its way may be told
/// behind it once more; its seq says that it is old.
///
/// At most one read of the log is in work for a client, however often it changes its rooms; what it
/// wants by the time of the answer is read next.
class Subscription final : private Subscriber
{
public:
    /// The client's side.
    class Outlet
    {
    public:
        virtual ~Outlet() = default;
        virtual void sendFrame(const QByteArray& frame) = 0;
        /// The same for one of many, whom the fan-out counts: false where it is not sent.
        virtual bool sendLive(const QByteArray& frame) = 0;
        [[nodiscard]] virtual qsizetype waitingBytes() const = 0;
        /// Everything of its rooms up to `seq` is sent; what follows is live.
        virtual void becameLive(base::Seq seq) = 0;
        /// The log could not be read; Reset where the place that it was to go on from is of another
        /// history.
        virtual void readingFailed(const base::Error& error) = 0;
    };

    Subscription(core::LogService& log, FanOut& fanOut, core::Metrics& metrics, Outlet& outlet);
    ~Subscription() override;

    Q_DISABLE_COPY_MOVE(Subscription)

    /// From now on what is caught up goes out in packs (wire/packing.h); what is live does not.
    void usePacks() { m_usesPacks = true; }

    /// Sends what happened in the rooms after `since`, a place in this log's history.
    void follow(const QList<domain::RoomPattern>& rooms, base::Seq since);
    /// Sends the rooms as they stand, as a snapshot.
    void followAnew(const QList<domain::RoomPattern>& rooms);
    /// The cursor was of another history: sends the rooms as they stand.
    void startOver();
    /// Other rooms: a snapshot of those that are new to the client.
    void changeRooms(const QList<domain::RoomPattern>& rooms);
    /// Nothing waits for the client any more.
    void drained();

    [[nodiscard]] bool isLive() const { return m_state == State::Live; }

    /// All of the client's rooms up to here has been sent, whether there was something or not.
    [[nodiscard]] base::Seq reached() const;

private:
    enum class State { Off, Reading, Sending, Live };
    enum class Want { Changes, Snapshot, SnapshotPart };

    bool deliver(const LiveChange& change) override;
    void setRooms(const QList<domain::RoomPattern>& rooms);
    void catchUp();
    void sendRecent();
    void sendRecentPacks();
    void readChanges();
    void readSnapshot();
    void leaveSnapshot();
    /// Reads what is wanted, once no read is in work any more.
    void startReading(Want want);
    void readNow();
    template <typename T, typename Take>
    void read(QFuture<base::Expected<T>> answer, Take take);
    void takeSlice(const core::ChangeSlice& slice);
    void takePlan(const core::SnapshotPlan& plan);
    void takePart(const QList<QByteArray>& bets);
    /// Rooms that the client has not been sent.
    [[nodiscard]] QList<domain::RoomPattern> missing() const;
    /// Sends the messages and then the rest of the snapshot, as the client takes them.
    void sendMore();
    void sendNextPart();
    [[nodiscard]] QByteArray takeFrame();
    void becomeLive();
    [[nodiscard]] bool isClogged() const;

    core::LogService& m_log;
    FanOut& m_fanOut;
    core::Metrics& m_metrics;
    Outlet& m_outlet;
    QObject m_life; ///< answers of the log come to this, if it still stands
    State m_state = State::Off;
    Want m_want = Want::Changes; ///< what is read, or to be read next
    bool m_isReading = false;
    bool m_isOutOfDate = false; ///< what is being read is not wanted any more
    QFuture<void> m_reading;
    QList<domain::RoomPattern> m_rooms;
    QList<domain::RoomPattern> m_known; ///< of these the client has all up to the cursor
    base::Seq m_cursor;
    QList<QByteArray> m_messages; ///< still to be sent

    /// The snapshot that is being sent.
    struct Snapshot
    {
        QList<domain::RoomPattern> rooms;
        QList<qint64> numbers;
        QList<qsizetype> parts; ///< how many bets each has
        base::Seq seq;
        QList<QList<wire::RoomHead>> headParts; ///< sent behind the bets
        qsizetype sentParts = 0;
        qsizetype sentBets = 0;

        [[nodiscard]] QList<qint64> numbersOfNext() const
        {
            return numbers.mid(sentBets, parts.at(sentParts));
        }
    };

    std::optional<Snapshot> m_snapshot;
    base::Seq m_afterMessages; ///< the cursor once they are
    bool m_usesPacks = false;
};

} // namespace betlog::net
