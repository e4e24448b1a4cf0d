// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/sql_statistics.h"

#include "server/store/read_transaction.h"
#include "server/store/rows.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace betlog::store {

using namespace domain;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList tagsOf(const QString& text)
{
    QStringList tags;
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const QJsonValue& tag : array)
        tags.append(tag.toString());
    return tags;
}

StatEntry statEntry(const QSqlQuery& row, WeekKey week)
{
    StatEntry entry;
    entry.number = row.value(0).toLongLong();
    entry.league = row.value(1).toString();
    entry.userName = row.value(2).toString();
    entry.kind = row.value(3).toString();
    entry.tags = tagsOf(row.value(4).toString());
    entry.week = week;
    entry.results = resultsFromLetters(row.value(5).toString());
    entry.result = lineResultFromName(row.value(6).toString()).value_or(LineResult::Pending);
    entry.payout.totalWager = Money(row.value(7).toLongLong());
    entry.payout.totalReturn = Money(row.value(8).toLongLong());
    entry.payout.profit = entry.payout.totalReturn - entry.payout.totalWager;
    entry.payout.settled = row.value(9).toBool();
    if (!row.isNull(10))
        entry.payout.evaluatedAt =
            base::Timestamp(std::chrono::milliseconds(row.value(10).toLongLong()));
    return entry;
}

base::Expected<QList<StatEntry>>
readEntries(SqlConnection& connection, const core::StatisticsQuery& query)
{
    const QString from = query.from ? query.from->text() : u""_s;
    const QString to = query.to ? query.to->text() : u"9999-12-31"_s;
    const auto weeks =
        connection.all(Statement::ChangesOfWeeks, {from, to}, [](const QSqlQuery& row) {
            return row.value(0).toString();
        });
    if (!weeks)
        return base::unexpected(weeks.error());
    QList<StatEntry> entries;
    for (const QString& text : *weeks) {
        const WeekKey week = WeekKey::fromText(text).value_or(WeekKey());
        const auto visited =
            connection.visit(Statement::FiguresOfWeek, {text}, [&](const QSqlQuery& row) {
                StatEntry entry = statEntry(row, week);
                if (query.league.isEmpty() || entry.league == query.league)
                    entries.append(std::move(entry));
                return true;
            });
        if (!visited)
            return base::unexpected(visited.error());
    }
    return entries;
}

} // namespace

base::Expected<wire::Statistics>
readStatistics(SqlConnection& connection, const core::StatisticsQuery& query)
{
    const auto entries =
        inReadTransaction(connection, [&] { return readEntries(connection, query); });
    if (!entries)
        return base::unexpected(entries.error());
    wire::Statistics statistics;
    statistics.total = tally(*entries, GroupBy::All).value(0);
    statistics.people = tally(*entries, GroupBy::Person);
    statistics.leagues = tally(*entries, GroupBy::League);
    statistics.kinds = tally(*entries, GroupBy::Kind);
    statistics.tags = tally(*entries, GroupBy::Tag);
    statistics.weeks = tally(*entries, GroupBy::Week);
    return statistics;
}

} // namespace betlog::store
