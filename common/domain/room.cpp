// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/room.h"

#include "domain/bet_rules.h"

#include <algorithm>

namespace betlog::domain {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString kAny = u"*"_s;

/// The two parts around the one slash; nothing if there is not exactly one.
[[nodiscard]] std::optional<std::pair<QString, QString>> halves(QStringView text)
{
    if (text.count(u'/') != 1)
        return std::nullopt;
    const qsizetype slash = text.indexOf(u'/');
    return std::pair(text.left(slash).toString(), text.mid(slash + 1).toString());
}

[[nodiscard]] bool isCovered(const RoomPattern& pattern, const QList<RoomPattern>& by)
{
    return std::any_of(
        by.begin(), by.end(), [&pattern](const RoomPattern& wide) { return wide.covers(pattern); });
}

[[nodiscard]] bool isLeague(const QString& text)
{
    return checkLeague(text, {}).isEmpty();
}

} // namespace

QString Room::text() const
{
    return league + u'/' + week.text();
}

std::optional<Room> Room::fromText(QStringView text)
{
    const auto parts = halves(text);
    const auto week = parts ? WeekKey::fromText(parts->second) : std::nullopt;
    if (!week || !isLeague(parts->first))
        return std::nullopt;
    return Room {parts->first, *week};
}

bool RoomPattern::matches(const Room& room) const
{
    return (!league || *league == room.league) && (!week || *week == room.week);
}

bool RoomPattern::covers(const RoomPattern& other) const
{
    return (!league || league == other.league) && (!week || week == other.week);
}

QString RoomPattern::text() const
{
    if (!league && !week)
        return kAny;
    return league.value_or(kAny) + u'/' + (week ? week->text() : kAny);
}

std::optional<RoomPattern> RoomPattern::fromText(QStringView text)
{
    if (text == kAny)
        return RoomPattern {};
    const auto parts = halves(text);
    if (!parts)
        return std::nullopt;
    RoomPattern pattern;
    if (parts->first != kAny)
        pattern.league = parts->first;
    if (parts->second != kAny)
        pattern.week = WeekKey::fromText(parts->second);
    const bool isWeekFine = parts->second == kAny || pattern.week;
    const bool isLeagueFine = !pattern.league || isLeague(*pattern.league);
    const bool isWhole = pattern.league || pattern.week; // Everything is written "*".
    return isWeekFine && isLeagueFine && isWhole ? std::optional(pattern) : std::nullopt;
}

bool matchesAny(const QList<RoomPattern>& patterns, const Room& room)
{
    return std::any_of(patterns.begin(), patterns.end(), [&room](const RoomPattern& pattern) {
        return pattern.matches(room);
    });
}

QList<RoomPattern> covered(const QList<RoomPattern>& patterns, const QList<RoomPattern>& by)
{
    QList<RoomPattern> found = patterns;
    found.removeIf([&by](const RoomPattern& pattern) { return !isCovered(pattern, by); });
    return found;
}

QList<RoomPattern> notCovered(const QList<RoomPattern>& patterns, const QList<RoomPattern>& by)
{
    QList<RoomPattern> found = patterns;
    found.removeIf([&by](const RoomPattern& pattern) { return isCovered(pattern, by); });
    return found;
}

} // namespace betlog::domain
