// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/clock.h"

#include <QList>

namespace betlog::sync {

/// How many bytes went over the line in each second of the last two minutes.
class TrafficMeter
{
public:
    static constexpr qsizetype kSeconds = 120;

    /// `clock` outlives the meter.
    explicit TrafficMeter(const base::Clock& clock);

    void add(qint64 bytes);
    /// Oldest first, kSeconds at most; the last is the second that has begun.
    [[nodiscard]] QList<qint64> bytesASecond() const;

private:
    void catchUp();

    const base::Clock* m_clock;
    std::chrono::seconds m_second; ///< of the last of m_bytes
    QList<qint64> m_bytes {0};
};

} // namespace betlog::sync
