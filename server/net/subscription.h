// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/core/log_service.h"
#include "server/core/metrics.h"
#include "server/net/fan_out.h"

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
/// slow client costs is bounded, and once it has taken what waits it catches up by its cursor.
class Subscription final : private Subscriber
{
public:
    /// The client's side.
    class Outlet
    {
    public:
        virtual ~Outlet() = default;
        virtual void sendFrame(const QByteArray& frame) = 0;
        [[nodiscard]] virtual qsizetype waitingBytes() const = 0;
        /// Everything of its rooms up to `seq` is sent; what follows is live.
        virtual void becameLive(base::Seq seq) = 0;
        /// The log could not be read.
        virtual void readingFailed(const base::Error& error) = 0;
    };

    Subscription(core::LogService& log, FanOut& fanOut, core::Metrics& metrics, Outlet& outlet);
    ~Subscription() override;

    Q_DISABLE_COPY_MOVE(Subscription)

    /// Sends what happened in the rooms after `since`, a place in this log's history.
    void follow(const QList<domain::RoomPattern>& rooms, base::Seq since);
    /// Sends the rooms as they stand, as a snapshot.
    void followAnew(const QList<domain::RoomPattern>& rooms);
    /// Other rooms: a snapshot where some are new to the client; else nothing is missing.
    void changeRooms(const QList<domain::RoomPattern>& rooms);
    /// Nothing waits for the client any more.
    void drained();

    [[nodiscard]] bool isLive() const { return m_state == State::Live; }

    /// All of the client's rooms up to here has been sent, whether there was something or not.
    [[nodiscard]] base::Seq reached() const;

private:
    enum class State { Off, Reading, Sending, Live };

    void deliver(const LiveChange& change) override;
    void setRooms(const QList<domain::RoomPattern>& rooms);
    void catchUp();
    void sendRecent();
    void readChanges();
    void readSnapshot();
    /// Sends the messages, as the client takes them; then all up to `reached` is sent.
    void sendAll(const QList<QByteArray>& messages, base::Seq reached);
    void sendMore();
    void becomeLive();
    [[nodiscard]] bool isClogged() const;

    core::LogService& m_log;
    FanOut& m_fanOut;
    core::Metrics& m_metrics;
    Outlet& m_outlet;
    QObject m_life; ///< answers of the log come to this, if it still stands
    State m_state = State::Off;
    int m_reading = 0; ///< numbers the reads; an answer to any but the newest is out of date
    QList<domain::RoomPattern> m_rooms;
    base::Seq m_cursor;
    QList<QByteArray> m_messages; ///< still to be sent
    base::Seq m_afterMessages; ///< the cursor once they are
};

} // namespace betlog::net
