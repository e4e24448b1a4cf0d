// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/week_key.h"

#include <algorithm>

namespace betlog::domain {

namespace {

using std::chrono::milliseconds;

constexpr int kDaysPerWeek = 7;
constexpr qint64 kMsPerSecond = 1000;
constexpr qint64 kMsPerHour = 3'600'000;
/// No zone is further than 15 hours from UTC, and no clock was ever set by more than 24 hours.
constexpr qint64 kWindowMs = 40 * kMsPerHour;

constexpr qsizetype kTextLength = 10;

/// The number of plain digits; -1 for anything else.
[[nodiscard]] int plainNumber(QStringView digits)
{
    int number = 0;
    for (const QChar digit : digits) {
        if (digit < u'0' || digit > u'9')
            return -1;
        number = number * 10 + (digit.unicode() - u'0');
    }
    return number;
}

[[nodiscard]] QDateTime utcMoment(qint64 msSinceEpoch)
{
    return QDateTime::fromMSecsSinceEpoch(msSinceEpoch, Qt::UTC);
}

[[nodiscard]] qint64 offsetMs(const QTimeZone& zone, qint64 msSinceEpoch)
{
    return zone.offsetFromUtc(utcMoment(msSinceEpoch)) * kMsPerSecond;
}

/// The moments in (from, to) at which the zone's clock is set, oldest first.
[[nodiscard]] QList<qint64> transitions(const QTimeZone& zone, qint64 from, qint64 to)
{
    QList<qint64> moments;
    if (!zone.hasTransitions())
        return moments;
    for (const auto& transition : zone.transitions(utcMoment(from), utcMoment(to)))
        moments.append(transition.atUtc.toMSecsSinceEpoch());
    return moments;
}

/// The first moment at which the zone's clock shows `localMs` (a wall time counted as if it were
/// UTC) or more: the wall time itself, the first of two, or the end of the gap that swallowed it.
[[nodiscard]] qint64 firstMomentAt(qint64 localMs, const QTimeZone& zone)
{
    qint64 start = localMs - kWindowMs;
    QList<qint64> ends = transitions(zone, start, localMs + kWindowMs);
    ends.append(localMs + kWindowMs);
    for (const qint64 end : ends) {
        const qint64 candidate = std::max(start, localMs - offsetMs(zone, start));
        if (candidate < end)
            return candidate;
        start = end;
    }
    Q_UNREACHABLE();
}

} // namespace

std::optional<WeekKey> WeekKey::fromText(QStringView text)
{
    // QDate also reads other forms, and takes its time over it.
    if (text.size() != kTextLength || text[4] != u'-' || text[7] != u'-')
        return std::nullopt;
    const int year = plainNumber(text.first(4));
    const QDate date(year, plainNumber(text.sliced(5, 2)), plainNumber(text.sliced(8, 2)));
    return date.isValid() && year >= 1 ? std::optional(WeekKey(date)) : std::nullopt;
}

WeekKey WeekStart::weekOf(base::Timestamp moment) const
{
    const qint64 ms = moment.sinceEpoch().count();
    const QDate localDate = utcMoment(ms + offsetMs(zone, ms)).date();
    const WeekKey week = weekContaining(localDate);
    if (moment < begin(week))
        return week.previous();
    return moment < begin(week.next()) ? week : week.next();
}

WeekKey WeekStart::weekContaining(QDate date) const
{
    const int daysSince = (date.dayOfWeek() - day + kDaysPerWeek) % kDaysPerWeek;
    return WeekKey(date.addDays(-daysSince));
}

base::Timestamp WeekStart::begin(WeekKey week) const
{
    const QDateTime wallTime(week.start(), QTime(hour, 0), Qt::UTC);
    return base::Timestamp(milliseconds(firstMomentAt(wallTime.toMSecsSinceEpoch(), zone)));
}

bool WeekStart::isWeekKey(WeekKey key) const
{
    return key.isValid() && key.start().dayOfWeek() == day;
}

} // namespace betlog::domain
