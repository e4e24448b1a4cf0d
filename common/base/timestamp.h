// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QDateTime>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <compare>
#include <optional>

namespace betlog::base {

/// A moment in UTC, to the millisecond. Between the years 1 and 9999.
class Timestamp
{
public:
    constexpr Timestamp() = default;

    constexpr explicit Timestamp(std::chrono::milliseconds sinceEpoch)
        : m_sinceEpoch(sinceEpoch)
    { }

    /// Reads RFC 3339 with a zone (`Z` or an offset) and up to nine fractional digits (cut to
    /// three).
    [[nodiscard]] static std::optional<Timestamp> fromRfc3339(QStringView text);
    [[nodiscard]] static Timestamp fromDateTime(const QDateTime& moment);

    /// `2024-12-01T10:30:00.000Z`
    [[nodiscard]] QString rfc3339() const;
    [[nodiscard]] QDateTime utc() const;

    [[nodiscard]] constexpr std::chrono::milliseconds sinceEpoch() const { return m_sinceEpoch; }

    friend constexpr auto operator<=>(const Timestamp&, const Timestamp&) = default;

    friend constexpr Timestamp operator+(Timestamp moment, std::chrono::milliseconds step)
    {
        return Timestamp(moment.m_sinceEpoch + step);
    }

    friend constexpr std::chrono::milliseconds operator-(Timestamp a, Timestamp b)
    {
        return a.m_sinceEpoch - b.m_sinceEpoch;
    }

private:
    std::chrono::milliseconds m_sinceEpoch {0};
};

} // namespace betlog::base

Q_DECLARE_METATYPE(betlog::base::Timestamp)
