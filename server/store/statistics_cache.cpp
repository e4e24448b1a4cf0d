// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/statistics_cache.h"

#include "server/store/read_transaction.h"
#include "server/store/rows.h"

namespace betlog::store {

using namespace domain;
using namespace Qt::Literals::StringLiterals;

namespace {

struct WeekState
{
    WeekKey key;
    qint64 changes = 0;
};

base::Expected<QList<WeekState>>
weeksAsked(SqlConnection& connection, const core::StatisticsQuery& query)
{
    const QString first = query.from ? query.from->text() : u""_s;
    const QString last = query.to ? query.to->text() : u"9999-12-31"_s;
    return connection.all(Statement::ChangesOfWeeks, {first, last}, [](const QSqlQuery& row) {
        const std::optional<WeekKey> key = WeekKey::fromText(row.value(0).toString());
        return WeekState {key.value_or(WeekKey()), row.value(1).toLongLong()};
    });
}

} // namespace

base::Expected<wire::Statistics>
StatisticsCache::statistics(SqlConnection& connection, const core::StatisticsQuery& query)
{
    return inReadTransaction(connection, [&] { return read(connection, query); });
}

int StatisticsCache::weeksRead() const
{
    const std::lock_guard lock(m_mutex);
    return m_weeksRead;
}

base::Expected<wire::Statistics>
StatisticsCache::read(SqlConnection& connection, const core::StatisticsQuery& query)
{
    const base::Expected<QList<WeekState>> states = weeksAsked(connection, query);
    if (!states)
        return base::unexpected(states.error());
    Figures joined;
    joined.at(All) = tallyRuns({}, GroupBy::All);
    TallyRuns weeks;
    for (const WeekState& state : *states) {
        const base::Expected<SharedWeek> figures = week(connection, state.key, state.changes);
        if (!figures)
            return base::unexpected(figures.error());
        const auto found = (*figures)->byLeague.constFind(query.league);
        if (found == (*figures)->byLeague.constEnd())
            continue;
        for (size_t group = 0; group < joined.size(); ++group)
            joinRuns(joined.at(group), found->at(group));
        weeks.insert(state.key.text(), found->at(All).value({}));
    }
    wire::Statistics statistics;
    statistics.total = rankedTallies(joined.at(All)).first();
    statistics.people = rankedTallies(joined.at(Person));
    statistics.leagues = rankedTallies(joined.at(League));
    statistics.kinds = rankedTallies(joined.at(Kind));
    statistics.tags = rankedTallies(joined.at(Tag));
    statistics.weeks = rankedTallies(weeks);
    return statistics;
}

base::Expected<bool> StatisticsCache::readAhead(SqlConnection& connection)
{
    return inReadTransaction(connection, [&]() -> base::Expected<bool> {
        const base::Expected<QList<WeekState>> states = weeksAsked(connection, {});
        if (!states)
            return base::unexpected(states.error());
        for (auto state = states->crbegin(); state != states->crend(); ++state) {
            if (known(state->key, state->changes))
                continue;
            return week(connection, state->key, state->changes).map([](const SharedWeek&) {
                return true;
            });
        }
        return false;
    });
}

/// A week's changes only grow, so the same number of them means the same bets.
StatisticsCache::SharedWeek StatisticsCache::known(WeekKey key, qint64 changes) const
{
    const std::lock_guard lock(m_mutex);
    const SharedWeek found = m_weeks.value(key);
    return found && found->changes == changes ? found : nullptr;
}

base::Expected<StatisticsCache::SharedWeek>
StatisticsCache::week(SqlConnection& connection, WeekKey key, qint64 changes)
{
    if (SharedWeek figures = known(key, changes))
        return figures;
    WeekCount count;
    const auto visited =
        connection.visit(Statement::FiguresOfWeek, {key.text()}, [&](const QSqlQuery& row) {
            count.add(figuresOf(row, key));
            return true;
        });
    if (!visited)
        return base::unexpected(visited.error());
    auto figures = std::make_shared<const Week>(Week {changes, count.figures()});
    const std::lock_guard lock(m_mutex);
    m_weeks.insert(key, figures);
    ++m_weeksRead;
    return figures;
}

} // namespace betlog::store
