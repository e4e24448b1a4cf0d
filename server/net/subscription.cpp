// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/subscription.h"

#include "server/net/frame.h"
#include "server/net/when_done.h"
#include "wire/change_page.h"
#include "wire/limits.h"
#include "wire/packing.h"

#include <algorithm>
#include <utility>

namespace betlog::net {

using core::Metrics;
using domain::RoomPattern;

namespace {

/// So few that even the largest changes of one page are no burden; each page is sent before the
/// next is read.
constexpr int kPage = 100;

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
    m_reading.cancel(); // What is not read yet need not be.
}

void Subscription::follow(const QList<RoomPattern>& rooms, base::Seq since)
{
    setRooms(rooms);
    m_known = rooms;
    m_cursor = since;
    m_afterMessages = since;
    // A client may have heard over HTTP of what the feed has yet to tell; the log itself knows.
    if (since > m_fanOut.recent().told())
        readChanges();
    else
        catchUp();
}

void Subscription::startOver()
{
    m_known.clear();
    readSnapshot();
}

void Subscription::followAnew(const QList<RoomPattern>& rooms)
{
    setRooms(rooms);
    startOver();
}

void Subscription::changeRooms(const QList<RoomPattern>& rooms)
{
    setRooms(rooms);
    m_known = domain::covered(rooms, m_known);
    if (!missing().isEmpty())
        readSnapshot();
    else if (m_state == State::Live)
        becomeLive();
    else
        leaveSnapshot();
}

/// The rooms that were being snapshotted are not wanted any more.
void Subscription::leaveSnapshot()
{
    m_messages.clear();
    m_snapshot.reset();
    readChanges();
}

QList<RoomPattern> Subscription::missing() const
{
    return domain::notCovered(m_rooms, m_known);
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

bool Subscription::deliver(const LiveChange& change)
{
    if (m_state != State::Live || change.seq <= m_cursor)
        return false;
    const bool isSent = m_outlet.sendLive(change.frame);
    m_cursor = change.seq;
    if (isClogged())
        m_state = State::Sending;
    return isSent;
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

/// The long rest of what it lacks, where it can unpack; what is left then is short.
void Subscription::sendRecentPacks()
{
    while (m_usesPacks && !isClogged()) {
        const auto* const pack = m_fanOut.packs().of(m_fanOut.recent(), m_cursor, m_rooms);
        if (!pack)
            return;
        m_outlet.sendFrame(pack->frame);
        m_cursor = pack->reached;
    }
}

void Subscription::sendRecent()
{
    m_state = State::Sending;
    sendRecentPacks();
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
    startReading(Want::Changes);
}

void Subscription::readSnapshot()
{
    m_metrics.add(Metrics::Count::Snapshots);
    m_messages.clear();
    m_snapshot.reset();
    startReading(Want::Snapshot);
}

void Subscription::startReading(Want want)
{
    m_state = State::Reading;
    m_want = want;
    m_isOutOfDate = m_isReading;
    if (!m_isReading)
        readNow();
}

void Subscription::readNow()
{
    switch (m_want) {
    case Want::Changes:
        return read(m_log.changes({m_cursor, m_rooms, kPage}), &Subscription::takeSlice);
    case Want::Snapshot:
        return read(m_log.snapshotPlan(missing()), &Subscription::takePlan);
    case Want::SnapshotPart:
        return read(
            m_log.betsAsOf(m_snapshot->numbersOfNext(), m_snapshot->seq), &Subscription::takePart);
    }
    Q_UNREACHABLE();
}

template <typename T, typename Take>
void Subscription::read(QFuture<base::Expected<T>> answer, Take take)
{
    m_isReading = true;
    m_reading = QFuture<void>(answer);
    whenDone(answer, m_life, [this, take](const base::Expected<T>& found) {
        m_isReading = false;
        if (std::exchange(m_isOutOfDate, false))
            readNow();
        else if (found)
            (this->*take)(*found);
        else
            m_outlet.readingFailed(found.error());
    });
}

void Subscription::takeSlice(const core::ChangeSlice& slice)
{
    m_messages = slice.changes;
    m_afterMessages = slice.to;
    sendMore();
}

void Subscription::takePlan(const core::SnapshotPlan& plan)
{
    m_snapshot = Snapshot {
        missing(),
        plan.numbers,
        wire::snapshotParts(plan.bytes),
        plan.seq,
        wire::headParts(plan.heads)};
    sendMore();
}

void Subscription::takePart(const QList<QByteArray>& bets)
{
    const qsizetype parts = m_snapshot->parts.size() + m_snapshot->headParts.size();
    wire::Snapshot part {m_snapshot->seq, {}, 0, static_cast<int>(parts), {}};
    part.part = static_cast<int>(++m_snapshot->sentParts);
    if (part.part == 1)
        part.rooms = m_snapshot->rooms;
    m_snapshot->sentBets += bets.size();
    m_messages = {wire::encodeSnapshotPart(part, bets)};
    if (m_snapshot->sentParts == m_snapshot->parts.size()) {
        part.rooms.reset();
        for (const QList<wire::RoomHead>& heads : std::as_const(m_snapshot->headParts)) {
            ++part.part;
            part.heads = heads;
            m_messages.append(wire::encodeSnapshotPart(part, {}));
        }
        m_afterMessages = m_known.isEmpty() ? m_snapshot->seq : m_cursor;
        m_snapshot.reset();
    }
    sendMore();
}

void Subscription::sendMore()
{
    m_state = State::Sending;
    while (!m_messages.isEmpty()) {
        if (isClogged())
            return;
        m_outlet.sendFrame(takeFrame());
    }
    if (m_snapshot)
        return sendNextPart();
    m_known = m_rooms;
    m_cursor = std::max(m_cursor, m_afterMessages);
    catchUp();
}

void Subscription::sendNextPart()
{
    if (isClogged())
        return;
    if (m_snapshot->numbers.isEmpty())
        takePart({});
    else
        startReading(Want::SnapshotPart);
}

/// The next message, or a pack of as many as fit one.
QByteArray Subscription::takeFrame()
{
    constexpr qsizetype kWorthPacking = 1024;
    qsizetype bytes = 0;
    qsizetype count = 0;
    for (const QByteArray& message : m_messages) {
        if (bytes + message.size() + 1 > wire::kMaxUnpackedBytes)
            break;
        bytes += message.size() + 1;
        ++count;
    }
    if (!m_usesPacks || bytes < kWorthPacking)
        return textFrame(m_messages.takeFirst());
    const QByteArray pack = wire::packMessages(m_messages.first(count));
    m_messages.remove(0, count);
    return binaryFrame(pack);
}

void Subscription::becomeLive()
{
    m_state = State::Live;
    m_outlet.becameLive(reached());
}

} // namespace betlog::net
