// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "server/core/log_query.h"
#include "server/store/sql_connection.h"
#include "server/store/week_count.h"
#include "wire/statistics_json.h"

#include <QHash>

#include <memory>
#include <mutex>

namespace betlog::store {

/// Answers questions for statistics from figures of whole weeks, which it keeps in memory: a week's
/// bets are read again only after something in the week has changed, and an answer joins as many
/// figures as there are weeks. Safe from any thread; each call brings its own connection.
class StatisticsCache
{
public:
    [[nodiscard]] base::Expected<wire::Statistics>
    statistics(SqlConnection& connection, const core::StatisticsQuery& query);

    /// Reads the newest week that is not known yet, so that nobody has to wait for it later; false
    /// where all are known.
    [[nodiscard]] base::Expected<bool> readAhead(SqlConnection& connection);

    /// How often a week was read from the log since the start.
    [[nodiscard]] int weeksRead() const;

private:
    /// The figures of one week as of so many changes in it.
    struct Week
    {
        qint64 changes = 0;
        QHash<QString, Figures> byLeague; ///< "" for all leagues together
    };

    using SharedWeek = std::shared_ptr<const Week>;

    [[nodiscard]] base::Expected<wire::Statistics>
    read(SqlConnection& connection, const core::StatisticsQuery& query);
    [[nodiscard]] SharedWeek known(domain::WeekKey key, qint64 changes) const;
    [[nodiscard]] base::Expected<SharedWeek>
    week(SqlConnection& connection, domain::WeekKey key, qint64 changes);

    mutable std::mutex m_mutex;
    QHash<domain::WeekKey, SharedWeek> m_weeks;
    int m_weeksRead = 0;
};

} // namespace betlog::store
