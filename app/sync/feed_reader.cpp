// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/feed_reader.h"

#include <QMap>
#include <QSet>

#include <limits>
#include <utility>

namespace betlog::sync {

using domain::RoomPattern;
using namespace Qt::Literals::StringLiterals;

namespace {

LogEvent eventOf(const wire::Change& change, const std::optional<domain::Bet>& before, bool isLive)
{
    LogEvent event;
    event.type = change.type;
    event.updateType = change.updateType;
    event.actor = change.actor;
    event.reason = change.reason;
    event.bet = change.bet;
    event.before = before;
    event.timestamp = change.timestamp;
    event.live = isLive;
    return event;
}

} // namespace

FeedReader::FeedReader(Replica::Writer& replica, QObject* parent)
    : QObject(parent)
    , m_replica(replica)
{ }

void FeedReader::want(const QList<RoomPattern>& rooms)
{
    m_wanted = rooms;
}

std::pair<QList<RoomPattern>, std::optional<wire::Cursor>> FeedReader::hello()
{
    m_isAsking = true;
    m_isHello = true;
    m_isGreeted = false;
    m_parts.clear();
    m_early.clear();
    m_rooms.keepOnly(m_wanted);
    const QList<RoomPattern> resumable = m_rooms.covered();
    m_isWhole = m_epoch.isNull() || resumable.isEmpty();
    m_asked = m_isWhole ? m_wanted : resumable;
    if (m_isWhole)
        return {m_asked, std::nullopt};
    m_replica.keepOnly(m_wanted); // What is not followed any more is out of date from here on.
    return {m_asked, wire::Cursor {m_epoch, m_seq}};
}

std::optional<QList<RoomPattern>> FeedReader::subscribe()
{
    if (m_isAsking)
        return std::nullopt;
    m_isAsking = true;
    m_isHello = false;
    m_asked = m_wanted;
    m_rooms.keepOnly(m_wanted);
    m_replica.keepOnly(m_wanted);
    return m_asked;
}

void FeedReader::clear()
{
    startOver({});
    m_resetReason.clear();
    m_epoch = {};
    m_isAsking = false;
    m_gapsInARow = 0;
    m_chains.clear();
    m_replica.keepOnly({});
}

void FeedReader::restore(const FeedPosition& position)
{
    m_epoch = position.epoch;
    m_seq = position.seq;
    RoomCursor::Places places;
    for (auto head = position.heads.begin(); head != position.heads.end(); ++head)
        places.insert(head.key(), {head->seq, head->n});
    m_rooms.restore(position.covers, places);
    m_chains.restore(position.heads);
}

FeedPosition FeedReader::position() const
{
    return {m_epoch, m_seq, m_rooms.covers(), m_chains.heads()};
}

void FeedReader::takeServersCopy(const domain::Room& room)
{
    m_chains.forget(room);
    startOver({});
}

/// What is here is of another history, or in doubt: the answer to the open question is all there
/// is.
void FeedReader::startOver(const QString& reason)
{
    m_rooms.clear();
    m_seq = {};
    m_parts.clear();
    m_early.clear();
    m_isWhole = true;
    m_resetReason = reason;
}

void FeedReader::welcomed(const wire::Welcome& welcome)
{
    m_isGreeted = true;
    if (!m_epoch.isNull() && m_epoch != welcome.epoch) {
        m_chains.clear();
        leaveHistory(u"The server has another history than before."_s);
    }
    m_epoch = welcome.epoch;
}

void FeedReader::hear(const wire::Reset& reset)
{
    leaveHistory(reset.reason.isEmpty() ? u"The server's history has changed."_s : reset.reason);
}

/// What was acknowledged there is not waited for: its seq means something else from now on.
void FeedReader::leaveHistory(const QString& reason)
{
    startOver(reason);
    m_replica.settleUpTo(base::Seq(std::numeric_limits<qint64>::max()));
}

void FeedReader::hear(const wire::Snapshot& part)
{
    if (part.part == 1) {
        m_parts.clear();
        m_partHeads =
            part.heads ? std::optional<QList<wire::RoomHead>>(std::in_place) : std::nullopt;
        m_partRooms = part.rooms.value_or(m_asked);
        m_nextPart = 1;
    }
    if (part.part != m_nextPart)
        return foundGap(u"part %1 of a snapshot"_s.arg(m_nextPart));
    ++m_nextPart;
    m_parts += packed(part.bets);
    if (m_partHeads && part.heads)
        *m_partHeads += *part.heads;
    if (part.part == part.parts)
        takeSnapshot(part.seq);
}

/// Rooms that were asked for, and whose state is not here.
QList<RoomPattern> FeedReader::missing() const
{
    QList<RoomPattern> patterns;
    for (const RoomPattern& pattern : m_asked) {
        if (!m_rooms.covers(pattern))
            patterns.append(pattern);
    }
    return patterns;
}

/// The state of every room that was new, as of `seq`; of the others this client is told on from its
/// cursor.
void FeedReader::takeSnapshot(base::Seq seq)
{
    const QList<RoomPattern> scope = std::exchange(m_partRooms, {});
    const QList<PackedBet> bets = std::exchange(m_parts, {});
    const QList<LogEvent> news = newsIn(bets) + takeDeletions(scope, bets);
    meetRooms(scope, seq);
    replaceRooms(scope, bets);
    const bool isAll = domain::notCovered(m_rooms.covered(), scope).isEmpty();
    if (m_partHeads)
        m_rooms.cover(scope, seq, *m_partHeads);
    else
        m_rooms.cover(scope, seq);
    if (isAll) {
        m_seq = seq;
        m_replica.settleUpTo(seq);
    }
    for (const LogEvent& event : news)
        emit applied(event, {});
    finishCovering(scope);
}

/// Compares where the chains end with where they ended here.
void FeedReader::meetRooms(const QList<RoomPattern>& scope, base::Seq seq)
{
    if (!m_partHeads)
        return;
    QHash<domain::Room, const wire::RoomHead*> told;
    for (const wire::RoomHead& head : std::as_const(*m_partHeads))
        told.insert(head.room, &head);
    for (const domain::Room& room : m_chains.heads().keys()) {
        if (matchesAny(scope, room) && !told.contains(room))
            told.insert(room, nullptr);
    }
    for (auto room = told.cbegin(); room != told.cend(); ++room) {
        if (const auto fork = m_chains.meet(room.key(), room.value(), seq))
            emit forkFound(*fork);
    }
}

/// Of a room that was heard before, and of which this client's own copy can be told from others'.
bool FeedReader::isFollowedOn(base::BetId bet, const domain::Room& room) const
{
    return m_rooms.covers(room) && !m_chains.isForked(room) && !m_replica.isWriting(bet);
}

/// What others did in rooms that were heard before, and is told by a snapshot and not as a change:
/// it happened while other rooms were being asked for, or so long ago that the server says it at
/// once.
QList<LogEvent> FeedReader::newsIn(const QList<PackedBet>& bets) const
{
    QList<LogEvent> news;
    for (const PackedBet& told : bets) {
        const base::BetId id = told.id();
        const std::optional<PackedBet> known = m_replica.confirmedAtRest(id);
        const bool isKnown =
            known && (*known == told || known->glance().version >= told.glance().version);
        if (isKnown || !isFollowedOn(id, told.room()))
            continue;
        wire::Change change;
        change.bet = told.unpack();
        change.actor = change.bet.updatedBy;
        change.timestamp = change.bet.updatedAt;
        std::optional<domain::Bet> before;
        if (known) {
            before = known->unpack();
            const bool isResult = before->results != change.bet.results;
            change.type = wire::ChangeType::Updated;
            change.updateType = isResult ? wire::UpdateType::Status : wire::UpdateType::Edit;
        }
        news.append(eventOf(change, before, !m_isHello));
    }
    return news;
}

/// The bets that a snapshot has no more were deleted. It does not say by whom and when: somebody
/// did, since the bet was last heard of. They can be brought back like others that were deleted.
QList<LogEvent>
FeedReader::takeDeletions(const QList<RoomPattern>& scope, const QList<PackedBet>& bets)
{
    QSet<base::BetId> there;
    there.reserve(bets.size());
    for (const PackedBet& bet : bets)
        there.insert(bet.id());
    QMap<qint64, domain::Bet> gone; // By number, so that their order is the same for all.
    for (const PackedBet& bet : m_replica.allConfirmed()) {
        if (there.contains(bet.id()))
            continue;
        const domain::Room room = bet.room();
        if (matchesAny(scope, room) && isFollowedOn(bet.id(), room)) {
            const domain::Bet last = bet.unpack();
            gone.insert(last.number, last);
        }
    }
    QList<LogEvent> news;
    for (const domain::Bet& bet : gone) {
        wire::Change change;
        change.type = wire::ChangeType::Deleted;
        change.bet = bet;
        change.timestamp = bet.updatedAt;
        news.append(eventOf(change, bet, !m_isHello));
        m_replica.apply(change);
    }
    return news;
}

/// `live` came and no snapshot before it: the missing rooms are told as changes, from the first.
void FeedReader::takeFromStart()
{
    const QList<RoomPattern> scope = missing();
    if (scope.isEmpty())
        return;
    replaceRooms(scope, {});
    m_rooms.coverFromStart(scope);
    finishCovering(scope);
}

/// Where nothing that is here can be trusted, rooms that nobody asked for go too. Of a forked room
/// this client's own copy stays.
void FeedReader::replaceRooms(const QList<RoomPattern>& scope, const QList<PackedBet>& bets)
{
    QList<PackedBet> inScope;
    inScope.reserve(bets.size());
    for (const PackedBet& bet : bets) {
        const domain::Room room = bet.room();
        if (matchesAny(scope, room) && !m_chains.isForked(room))
            inScope.append(bet);
    }
    if (!m_chains.forks().isEmpty()) {
        for (const PackedBet& bet : m_replica.allConfirmed()) {
            if (m_chains.isForked(bet.room()))
                inScope.append(bet);
        }
    }
    const bool isWhole = std::exchange(m_isWhole, false);
    m_replica.replace(isWhole ? QList<RoomPattern> {RoomPattern {}} : scope, inScope);
}

void FeedReader::finishCovering(const QList<RoomPattern>& scope)
{
    emit snapshotApplied();
    if (const QString reason = std::exchange(m_resetReason, {}); !reason.isEmpty())
        emit historyReset(reason);
    const QList<wire::Change> early = std::exchange(m_early, {});
    for (const wire::Change& change : early)
        hear(change, false);
    for (const RoomPattern& pattern : scope) {
        if (!pattern.league && pattern.week)
            emit weekLoaded(*pattern.week);
    }
}

void FeedReader::hear(const wire::Change& change, bool isLive)
{
    // Until the server has read our hello it tells us of everything as it happens; what we lack
    // comes first, after its welcome.
    if (!m_isGreeted || m_chains.isForked(change.room))
        return;
    switch (m_rooms.judge(change.room, change.seq, change.n)) {
    case RoomCursor::Verdict::Next:
        return apply(change, isLive);
    case RoomCursor::Verdict::Old:
        if (const auto fork = m_chains.recheck(change))
            emit forkFound(*fork);
        return;
    case RoomCursor::Verdict::Foreign:
        return hearEarly(change);
    case RoomCursor::Verdict::Gap:
        break;
    }
    m_seq = std::min(m_seq, m_rooms.seqOf(change.room));
    foundGap(u"a change before number %1 of %2"_s.arg(change.n).arg(change.room.text()));
}

void FeedReader::hearEarly(const wire::Change& change)
{
    if (!m_isAsking || !matchesAny(m_asked, change.room))
        return;
    if (m_early.size() >= kMaxEarly)
        return foundGap(u"a snapshot of %1"_s.arg(change.room.text()));
    m_early.append(change);
}

void FeedReader::apply(const wire::Change& change, bool isLive)
{
    if (const auto fork = m_chains.follow(change)) {
        emit forkFound(*fork);
        return;
    }
    const LogEvent event = eventOf(change, m_replica.confirmed(change.bet.id), isLive);
    m_rooms.advance(change.room, change.seq, change.n);
    m_seq = std::max(m_seq, change.seq);
    m_replica.apply(change);
    emit applied(event, change.mutationId);
}

void FeedReader::hear(const wire::Live& live)
{
    takeFromStart();
    m_seq = std::max(m_seq, live.seq);
    m_isAsking = false;
    m_gapsInARow = 0;
    m_replica.settleUpTo(m_seq);
    if (m_wanted != m_asked)
        emit nextQuestionDue();
}

/// Asks again from where the room was whole; if that does not help, for everything.
void FeedReader::foundGap(const QString& what)
{
    if (++m_gapsInARow > 1)
        startOver({});
    emit gapFound(what);
}

bool FeedReader::isLoaded(domain::WeekKey week) const
{
    return m_rooms.covers(RoomPattern {std::nullopt, week});
}

bool FeedReader::isComing(const domain::Room& room, base::Seq seq) const
{
    if (!m_rooms.covers(room))
        return m_isAsking && matchesAny(m_asked, room);
    return seq > std::max(m_seq, m_rooms.seqOf(room));
}

} // namespace betlog::sync
