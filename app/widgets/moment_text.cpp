// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/moment_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

QString momentText(base::Timestamp moment, base::Timestamp now, const QTimeZone& zone)
{
    const QLocale locale;
    const QDateTime at = moment.utc().toTimeZone(zone);
    const QDate today = now.utc().toTimeZone(zone).date();
    const qint64 days = today.daysTo(at.date());
    if (days == 0)
        return locale.toString(at, u"HH:mm"_s);
    if (std::abs(days) < 7)
        return locale.toString(at, u"ddd HH:mm"_s);
    if (at.date().year() == today.year())
        return locale.toString(at, u"d MMM HH:mm"_s);
    return locale.toString(at, u"d MMM yyyy"_s);
}

QString momentTextInFull(base::Timestamp moment, const QTimeZone& zone)
{
    return QLocale().toString(moment.utc().toTimeZone(zone), u"dddd, d MMMM yyyy, HH:mm:ss"_s);
}

QString weekText(domain::WeekKey week)
{
    return QCoreApplication::translate("Week", "Week of %1")
        .arg(QLocale().toString(week.start(), u"d MMMM yyyy"_s));
}

QString shortWeekText(domain::WeekKey week)
{
    return QCoreApplication::translate("Week", "Week of %1")
        .arg(QLocale().toString(week.start(), u"d MMM"_s));
}

} // namespace betlog::widgets
