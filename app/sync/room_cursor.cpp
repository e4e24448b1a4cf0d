// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/room_cursor.h"

#include <algorithm>
#include <utility>

namespace betlog::sync {

using domain::Room;
using domain::RoomPattern;

const RoomCursor::Cover* RoomCursor::coverOf(const Room& room) const
{
    const Cover* best = nullptr;
    for (const Cover& cover : m_covers) {
        if (cover.pattern.matches(room) && (!best || best->since < cover.since))
            best = &cover;
    }
    return best;
}

RoomCursor::Verdict RoomCursor::judge(const Room& room, base::Seq seq, qint64 n) const
{
    const Cover* const cover = coverOf(room);
    if (!cover)
        return Verdict::Foreign;
    const Place place = m_rooms.value(room);
    if (seq <= seqOf(room))
        return Verdict::Old;
    const bool isFirstKnown = place.n == 0 && !cover->fromStart;
    return isFirstKnown || n == place.n + 1 ? Verdict::Next : Verdict::Gap;
}

void RoomCursor::advance(const Room& room, base::Seq seq, qint64 n)
{
    m_rooms.insert(room, {seq, n});
}

void RoomCursor::cover(const QList<RoomPattern>& patterns, base::Seq seq)
{
    uncover(patterns);
    for (const RoomPattern& pattern : patterns)
        m_covers.append({pattern, seq, false});
}

void RoomCursor::cover(
    const QList<RoomPattern>& patterns, base::Seq seq, const QList<wire::RoomHead>& heads)
{
    uncover(patterns);
    for (const RoomPattern& pattern : patterns)
        m_covers.append({pattern, seq, true});
    for (const wire::RoomHead& head : heads)
        m_rooms.insert(head.room, {seq, head.n});
}

void RoomCursor::uncover(const QList<RoomPattern>& patterns)
{
    m_covers.removeIf([&patterns](const Cover& cover) {
        return std::ranges::any_of(patterns, [&cover](const RoomPattern& pattern) {
            return pattern.covers(cover.pattern);
        });
    });
    m_rooms.removeIf([&patterns](const std::pair<const Room&, Place&>& known) {
        return matchesAny(patterns, known.first);
    });
}

void RoomCursor::restore(const QList<Cover>& covers, const Places& places)
{
    m_covers = covers;
    m_rooms = places;
    m_rooms.removeIf(
        [this](const std::pair<const Room&, Place&>& known) { return !this->covers(known.first); });
}

void RoomCursor::coverFromStart(const QList<RoomPattern>& patterns)
{
    for (const RoomPattern& pattern : patterns)
        m_covers.append({pattern, base::Seq(), true});
}

void RoomCursor::keepOnly(const QList<RoomPattern>& patterns)
{
    const QList<Cover> before = std::exchange(m_covers, {});
    for (const RoomPattern& pattern : patterns) {
        const Cover* best = nullptr;
        for (const Cover& cover : before) {
            if (cover.pattern.covers(pattern) && (!best || best->since < cover.since))
                best = &cover;
        }
        if (best)
            m_covers.append({pattern, best->since, best->fromStart});
    }
    m_rooms.removeIf(
        [this](const std::pair<const Room&, Place&>& known) { return !covers(known.first); });
}

void RoomCursor::clear()
{
    m_covers.clear();
    m_rooms.clear();
}

QList<RoomPattern> RoomCursor::covered() const
{
    QList<RoomPattern> patterns;
    for (const Cover& cover : m_covers)
        patterns.append(cover.pattern);
    return patterns;
}

bool RoomCursor::covers(const Room& room) const
{
    return coverOf(room) != nullptr;
}

base::Seq RoomCursor::seqOf(const Room& room) const
{
    const Cover* const cover = coverOf(room);
    return std::max(cover ? cover->since : base::Seq(), m_rooms.value(room).seq);
}

bool RoomCursor::covers(const RoomPattern& pattern) const
{
    return std::ranges::any_of(
        m_covers, [&pattern](const Cover& cover) { return cover.pattern == pattern; });
}

} // namespace betlog::sync
