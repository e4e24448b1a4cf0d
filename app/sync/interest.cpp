// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/interest.h"

#include <algorithm>

namespace betlog::sync {

using domain::Room;
using domain::RoomPattern;
using domain::WeekKey;

RoomPattern wholeWeek(WeekKey week)
{
    return {std::nullopt, week};
}

bool Interest::setCurrentWeek(WeekKey week)
{
    const QList<RoomPattern> before = patterns();
    m_current = week;
    return patterns() != before;
}

bool Interest::show(WeekKey week)
{
    const QList<RoomPattern> before = patterns();
    m_shown.removeOne(week);
    m_shown.append(week);
    while (m_shown.size() > kWeeksKept)
        m_shown.removeFirst();
    return patterns() != before;
}

bool Interest::keepShowing(const QList<WeekKey>& weeks)
{
    const QList<RoomPattern> before = patterns();
    for (const WeekKey week : weeks) {
        if (m_shown.size() < kWeeksKept && !isWhole(week))
            m_shown.prepend(week);
    }
    return patterns() != before;
}

bool Interest::setCarriedRooms(const QList<Room>& rooms)
{
    const QList<RoomPattern> before = patterns();
    m_carried.clear();
    for (const Room& room : rooms) {
        if (!m_carried.contains(room))
            m_carried.append(room);
    }
    std::ranges::stable_sort(
        m_carried, [](const Room& a, const Room& b) { return b.week < a.week; });
    if (m_carried.size() > kMaxCarriedRooms)
        m_carried.resize(kMaxCarriedRooms);
    return patterns() != before;
}

bool Interest::addCarriedRoom(const Room& room)
{
    return setCarriedRooms(m_carried + QList<Room> {room});
}

WeekKey Interest::shownWeek() const
{
    return m_shown.isEmpty() ? WeekKey() : m_shown.last();
}

bool Interest::isWhole(WeekKey week) const
{
    return week == m_current || m_shown.contains(week);
}

/// In an order of their own, so that equal interests are equal lists.
QList<RoomPattern> Interest::patterns() const
{
    QList<WeekKey> weeks = m_shown;
    if (m_current.isValid() && !weeks.contains(m_current))
        weeks.append(m_current);
    std::ranges::sort(weeks, [](WeekKey a, WeekKey b) { return b < a; });
    QList<RoomPattern> patterns;
    for (const WeekKey week : weeks)
        patterns.append(wholeWeek(week));
    for (const Room& room : m_carried) {
        if (!isWhole(room.week))
            patterns.append({room.league, room.week});
    }
    return patterns;
}

} // namespace betlog::sync
