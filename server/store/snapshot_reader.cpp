// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/snapshot_reader.h"

#include "server/store/read_transaction.h"
#include "server/store/rows.h"
#include "server/store/sql_reader.h"
#include "wire/bet_json.h"

#include <QMap>

namespace betlog::store {

using namespace core;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Pick
{
    Statement statement;
    QVariantList values;
};

Pick sizesFor(const domain::RoomPattern& pattern)
{
    if (pattern.week)
        return {Statement::SizesOfWeek, {pattern.week->text()}};
    if (pattern.league)
        return {Statement::SizesOfLeague, {*pattern.league}};
    return {Statement::SizesOfAll, {}};
}

} // namespace

base::Expected<SnapshotPlan> SnapshotReader::plan(const QList<domain::RoomPattern>& rooms)
{
    return inReadTransaction(m_connection, [&] { return readPlan(rooms); });
}

base::Expected<SnapshotPlan> SnapshotReader::readPlan(const QList<domain::RoomPattern>& rooms)
{
    const base::Expected<base::Seq> seq = SqlReader(m_connection).head();
    if (!seq)
        return base::unexpected(seq.error());
    QMap<qint64, qsizetype> byNumber; // Patterns may overlap.
    for (const domain::RoomPattern& pattern : rooms) {
        const Pick pick = sizesFor(pattern);
        const QVariant league = textValue(pattern.league.value_or(QString()));
        const auto visited = m_connection.visit(
            pick.statement, pick.values + QVariantList {league, league}, [&](const QSqlQuery& row) {
                byNumber.insert(row.value(0).toLongLong(), row.value(1).toLongLong());
                return true;
            });
        if (!visited)
            return base::unexpected(visited.error());
    }
    const base::Expected<QList<wire::RoomHead>> heads = SqlReader(m_connection).headsOf(rooms);
    if (!heads)
        return base::unexpected(heads.error());
    return SnapshotPlan {byNumber.keys(), byNumber.values(), *seq, *heads};
}

base::Expected<QList<QByteArray>>
SnapshotReader::betsAsOf(const QList<qint64>& numbers, base::Seq seq)
{
    return inReadTransaction(m_connection, [&] { return readBetsAsOf(numbers, seq); });
}

base::Expected<QList<QByteArray>>
SnapshotReader::readBetsAsOf(const QList<qint64>& numbers, base::Seq seq)
{
    QList<QByteArray> bets;
    for (const qint64 number : numbers) {
        base::Expected<QByteArray> bet = readBetAsOf(number, seq);
        if (!bet)
            return base::unexpected(bet.error());
        bets.append(std::move(*bet));
    }
    return bets;
}

/// The text that stands, or the one inside the last change up to `seq`, which is the same bytes
/// that stood then.
base::Expected<QByteArray> SnapshotReader::readBetAsOf(qint64 number, base::Seq seq)
{
    QByteArray standing;
    const auto standsSince =
        m_connection.one(Statement::BetAndSeq, {number}, [&standing](const QSqlQuery& row) {
            standing = row.value(1).toByteArray();
            return base::Seq(row.value(0).toLongLong());
        });
    if (!standsSince)
        return base::unexpected(standsSince.error());
    if (*standsSince && **standsSince <= seq)
        return standing;
    const auto change =
        m_connection.one(Statement::BetAsOf, {number, seq.value()}, [](const QSqlQuery& row) {
            return row.value(0).toByteArray();
        });
    if (!change)
        return base::unexpected(change.error());
    if (!*change)
        return base::unexpected(
            base::Error {base::ErrorCode::NotFound, u"There was no such bet then."_s, {}});
    return betOfChangeText(**change).map(
        [](const domain::Bet& bet) { return wire::encodeBet(bet); });
}

} // namespace betlog::store
