// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "domain/statistics.h"

namespace betlog::wire {

/// The answer of GET /api/stats.
struct Statistics
{
    domain::Tally total;
    QList<domain::Tally> people; ///< the leaderboard
    QList<domain::Tally> leagues;
    QList<domain::Tally> kinds;
    QList<domain::Tally> tags;
    QList<domain::Tally> weeks;

    friend bool operator==(const Statistics&, const Statistics&) = default;
};

[[nodiscard]] QByteArray encodeStatistics(const Statistics& statistics);
[[nodiscard]] base::Expected<Statistics> decodeStatistics(QByteArrayView text);

} // namespace betlog::wire
