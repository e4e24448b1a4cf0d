// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/subscription.h"

#include "server/net/frame.h"
#include "server/net/when_done.h"
#include "wire/change_page.h"
#include "wire/limits.h"

#include <algorithm>

namespace betlog::net {

using core::Metrics;
using domain::RoomPattern;

namespace {

/// So few that even the largest changes of one page are no burden; each page is sent before the
/// next is read.
constexpr int kPage = 100;

bool covers(const RoomPattern& wide, const RoomPattern& narrow)
{
    return (!wide.league || wide.league == narrow.league)
        && (!wide.week || wide.week == narrow.week);
}

bool coversAll(const QList<RoomPattern>& wide, const QList<RoomPattern>& narrow)
{
    return std::ranges::all_of(narrow, [&](const RoomPattern& pattern) {
        return std::ranges::any_of(
            wide, [&](const RoomPattern& candidate) { return covers(candidate, pattern); });
    });
}

} // namespace

Subscription::Subscription(core::LogService& log, FanOut& fanOut, Metrics& metrics, Outlet& outlet)
    : m_log(log)
    , m_fanOut(fanOut)
    , m_metrics(metrics)
    , m_outlet(outlet)
{ }

Subscription::~Subscription()
{
    m_fanOut.unsubscribe(*this, m_rooms);
}

void Subscription::follow(const QList<RoomPattern>& rooms, base::Seq since)
{
    setRooms(rooms);
    m_cursor = since;
    m_afterMessages = since;
    catchUp();
}

void Subscription::followAnew(const QList<RoomPattern>& rooms)
{
    setRooms(rooms);
    readSnapshot();
}

void Subscription::changeRooms(const QList<RoomPattern>& rooms)
{
    if (!coversAll(m_rooms, rooms))
        return followAnew(rooms);
    setRooms(rooms);
    if (m_state == State::Live)
        becomeLive();
}

void Subscription::setRooms(const QList<RoomPattern>& rooms)
{
    m_fanOut.unsubscribe(*this, m_rooms);
    m_rooms = rooms;
    m_fanOut.subscribe(*this, m_rooms);
}

base::Seq Subscription::reached() const
{
    return isLive() ? std::max(m_cursor, m_fanOut.recent().told()) : m_cursor;
}

bool Subscription::isClogged() const
{
    return m_outlet.waitingBytes() > wire::limits::kLaggingBytes;
}

void Subscription::deliver(const LiveChange& change)
{
    if (m_state != State::Live || change.seq <= m_cursor)
        return;
    m_outlet.sendFrame(change.frame);
    m_cursor = change.seq;
    if (isClogged())
        m_state = State::Sending;
}

void Subscription::drained()
{
    if (m_state == State::Sending)
        sendMore();
}

void Subscription::catchUp()
{
    if (m_fanOut.recent().reachesBackTo(m_cursor))
        sendRecent();
    else
        readChanges();
}

void Subscription::sendRecent()
{
    m_state = State::Sending;
    while (const LiveChange* const change = m_fanOut.recent().after(m_cursor)) {
        if (isClogged())
            return;
        if (domain::matchesAny(m_rooms, change->room))
            m_outlet.sendFrame(change->frame);
        m_cursor = change->seq;
    }
    becomeLive();
}

void Subscription::readChanges()
{
    m_metrics.add(Metrics::Count::CatchUps);
    m_state = State::Reading;
    whenDone(
        m_log.changes({m_cursor, m_rooms, kPage}),
        m_life,
        [this, reading = ++m_reading](const base::Expected<core::ChangeSlice>& slice) {
            if (reading != m_reading)
                return;
            if (slice)
                sendAll(slice->changes, slice->to);
            else
                m_outlet.readingFailed(slice.error());
        });
}

void Subscription::readSnapshot()
{
    m_metrics.add(Metrics::Count::Snapshots);
    m_state = State::Reading;
    m_messages.clear();
    whenDone(
        m_log.snapshot(m_rooms),
        m_life,
        [this, reading = ++m_reading](const base::Expected<core::SnapshotSlice>& slice) {
            if (reading != m_reading)
                return;
            if (slice)
                sendAll(wire::encodeSnapshotParts(slice->seq, slice->bets), slice->seq);
            else
                m_outlet.readingFailed(slice.error());
        });
}

void Subscription::sendAll(const QList<QByteArray>& messages, base::Seq reached)
{
    m_state = State::Sending;
    m_messages = messages;
    m_afterMessages = reached;
    sendMore();
}

void Subscription::sendMore()
{
    while (!m_messages.isEmpty()) {
        if (isClogged())
            return;
        m_outlet.sendFrame(textFrame(m_messages.takeFirst()));
    }
    m_cursor = std::max(m_cursor, m_afterMessages);
    catchUp();
}

void Subscription::becomeLive()
{
    m_state = State::Live;
    m_outlet.becameLive(reached());
}

} // namespace betlog::net
