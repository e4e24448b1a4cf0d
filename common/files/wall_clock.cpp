// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "files/wall_clock.h"

#include <QRegularExpression>

namespace betlog::files {

using namespace Qt::Literals::StringLiterals;

std::optional<base::Timestamp> readWallClock(const QString& text, const QTimeZone& zone)
{
    static const QRegularExpression pattern(
        uR"(^(\d{1,2})/(\d{1,2})/(\d{4}), (\d{1,2}):(\d{2}):(\d{2}) ([AP])M$)"_s);
    // simplified() turns every kind of blank into a plain one.
    const QRegularExpressionMatch match = pattern.match(text.simplified());
    const int hour12 = match.captured(4).toInt();
    if (!match.hasMatch() || hour12 < 1 || hour12 > 12)
        return std::nullopt;
    const bool isAfternoon = match.captured(7) == u"P";
    const QDate date(
        match.captured(3).toInt(), match.captured(1).toInt(), match.captured(2).toInt());
    const QTime time(
        hour12 % 12 + (isAfternoon ? 12 : 0), match.captured(5).toInt(), match.captured(6).toInt());
    if (!date.isValid() || !time.isValid())
        return std::nullopt;
    return base::Timestamp::fromDateTime(QDateTime(date, time, zone));
}

} // namespace betlog::files
