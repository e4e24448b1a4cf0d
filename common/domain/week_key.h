// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/timestamp.h"

#include <QDate>
#include <QMetaType>
#include <QTimeZone>

#include <optional>

namespace betlog::domain {

/// A week of the log, named by the date on which it begins.
class WeekKey
{
public:
    WeekKey() = default;

    explicit WeekKey(QDate start)
        : m_start(start)
    { }

    /// Reads exactly "2024-12-01"; whether that is a day on which weeks begin, WeekStart knows.
    [[nodiscard]] static std::optional<WeekKey> fromText(QStringView text);

    [[nodiscard]] bool isValid() const { return m_start.isValid(); }

    [[nodiscard]] QDate start() const { return m_start; }

    [[nodiscard]] QString text() const { return m_start.toString(Qt::ISODate); }

    [[nodiscard]] WeekKey next() const { return WeekKey(m_start.addDays(7)); }

    [[nodiscard]] WeekKey previous() const { return WeekKey(m_start.addDays(-7)); }

    friend bool operator==(const WeekKey&, const WeekKey&) = default;

    friend auto operator<=>(const WeekKey& a, const WeekKey& b)
    {
        return a.m_start.toJulianDay() <=> b.m_start.toJulianDay();
    }

    friend size_t qHash(const WeekKey& key, size_t seed = 0) { return qHash(key.m_start, seed); }

private:
    QDate m_start;
};

/// When weeks begin: a day and an hour in the log's time zone.
struct WeekStart
{
    Qt::DayOfWeek day = Qt::Sunday;
    int hour = 10; ///< 0 to 23
    QTimeZone zone = QTimeZone::utc();

    /// The week that a moment belongs to. Where the clock skips the hour, the week begins at the
    /// first moment after the gap; where it repeats, at the first of the two.
    [[nodiscard]] WeekKey weekOf(base::Timestamp moment) const;
    /// The week that contains the date (as a whole day): the newest start that is not after it.
    [[nodiscard]] WeekKey weekContaining(QDate date) const;
    [[nodiscard]] base::Timestamp begin(WeekKey week) const;
    [[nodiscard]] bool isWeekKey(WeekKey key) const;

    friend bool operator==(const WeekStart&, const WeekStart&) = default;
};

} // namespace betlog::domain

Q_DECLARE_METATYPE(betlog::domain::WeekKey)
