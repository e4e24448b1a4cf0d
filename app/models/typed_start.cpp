// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/typed_start.h"

#include <QLocale>
#include <QRegularExpression>

namespace betlog::models {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMaxMinutesAhead = 366 * 24 * 60;
constexpr int kShortestName = 3; ///< "sun", "dec"

struct Typed
{
    QString day; ///< may be empty
    QTime time;
};

/// Takes the time off the end of the text.
[[nodiscard]] std::optional<Typed> split(const QString& text)
{
    static const QRegularExpression kTime(
        u"(?:^|\\s)(\\d{1,2})(?:[:.](\\d{2}))?\\s*(am|pm)?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch found = kTime.match(text);
    const bool hasMinutes = found.hasCaptured(2);
    const bool isHalfDay = !found.captured(3).isEmpty();
    if (!found.hasMatch() || (!hasMinutes && !isHalfDay))
        return std::nullopt; // a number alone may be anything
    int hour = found.captured(1).toInt();
    if (isHalfDay) {
        if (hour < 1 || hour > 12)
            return std::nullopt;
        const bool isAfternoon = found.captured(3).startsWith(u'p', Qt::CaseInsensitive);
        hour = hour % 12 + (isAfternoon ? 12 : 0);
    }
    const QTime time(hour, hasMinutes ? found.captured(2).toInt() : 0);
    if (!time.isValid())
        return std::nullopt;
    return Typed {text.left(found.capturedStart()).trimmed(), time};
}

/// Whether somebody who types `typed` means `name`, in English or in the machine's language.
[[nodiscard]] bool means(const QString& typed, const QString& english, const QString& local)
{
    return typed.size() >= kShortestName
        && (english.startsWith(typed, Qt::CaseInsensitive)
            || local.startsWith(typed, Qt::CaseInsensitive));
}

[[nodiscard]] std::optional<QDate> weekDay(const QString& typed, QDate today)
{
    for (int ahead = 0; ahead < 7; ++ahead) {
        const QDate day = today.addDays(ahead);
        if (means(typed, QLocale::c().dayName(day.dayOfWeek()), QLocale().dayName(day.dayOfWeek())))
            return day;
    }
    return std::nullopt;
}

/// "1 dec" or "dec 1", of the year in which it is nearest to today.
[[nodiscard]] std::optional<QDate> dayOfMonth(const QString& typed, QDate today)
{
    static const QRegularExpression kDay(
        u"^(?:(\\d{1,2})\\.?\\s+(\\pL+)|(\\pL+)\\s+(\\d{1,2}))$"_s);
    const QRegularExpressionMatch found = kDay.match(typed);
    if (!found.hasMatch())
        return std::nullopt;
    const int day = (found.captured(1) + found.captured(4)).toInt();
    const QString month = found.captured(2) + found.captured(3);
    std::optional<QDate> nearest;
    for (int number = 1; number <= 12; ++number) {
        if (!means(month, QLocale::c().monthName(number), QLocale().monthName(number)))
            continue;
        for (const int year : {today.year() - 1, today.year(), today.year() + 1}) {
            const QDate date(year, number, day);
            const bool isNearer = date.isValid()
                && (!nearest || std::abs(today.daysTo(date)) < std::abs(today.daysTo(*nearest)));
            if (isNearer)
                nearest = date;
        }
        break;
    }
    return nearest;
}

[[nodiscard]] std::optional<QDate> dayFromTyped(const QString& typed, QDate today)
{
    if (typed.isEmpty() || typed.compare("today"_L1, Qt::CaseInsensitive) == 0)
        return today;
    if (means(typed, u"tomorrow"_s, {}) && !typed.isEmpty())
        return today.addDays(1);
    if (const QDate date = QDate::fromString(typed, Qt::ISODate); date.isValid())
        return date;
    const std::optional<QDate> day = weekDay(typed, today);
    return day ? day : dayOfMonth(typed, today);
}

[[nodiscard]] std::optional<base::Timestamp> fromNow(const QString& text, base::Timestamp now)
{
    static const QRegularExpression kAhead(
        u"^\\+(\\d{1,6})\\s*(m|min|h)$"_s, QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch found = kAhead.match(text);
    if (!found.hasMatch())
        return std::nullopt;
    const bool isHours = found.captured(2).startsWith(u'h', Qt::CaseInsensitive);
    const int minutes = found.captured(1).toInt() * (isHours ? 60 : 1);
    if (minutes > kMaxMinutesAhead)
        return std::nullopt;
    const auto start = now.sinceEpoch() + std::chrono::minutes(minutes);
    return base::Timestamp(std::chrono::floor<std::chrono::minutes>(start));
}

} // namespace

std::optional<base::Timestamp>
startFromTyped(QStringView typed, base::Timestamp now, const QTimeZone& zone)
{
    const QString text = typed.toString().simplified();
    if (text.startsWith(u'+'))
        return fromNow(text, now);
    const std::optional<Typed> parts = split(text);
    if (!parts)
        return std::nullopt;
    const std::optional<QDate> day = dayFromTyped(parts->day, now.utc().toTimeZone(zone).date());
    if (!day)
        return std::nullopt;
    const QDateTime start(*day, parts->time, zone);
    // Where the clocks go forward there is no such time, and Qt would take another one.
    if (!start.isValid() || start.time() != parts->time || start.date() != *day)
        return std::nullopt;
    return base::Timestamp::fromDateTime(start);
}

QString typedStart(base::Timestamp start, const QTimeZone& zone)
{
    return start.utc().toTimeZone(zone).toString(u"yyyy-MM-dd HH:mm"_s);
}

} // namespace betlog::models
