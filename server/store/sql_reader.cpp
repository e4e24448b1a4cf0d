// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/sql_reader.h"

#include "server/store/read_transaction.h"
#include "server/store/rows.h"
#include "wire/limits.h"

#include <QFile>
#include <QMap>
#include <QSet>

#include <algorithm>
#include <limits>

namespace betlog::store {

using namespace core;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kNoLimit = std::numeric_limits<qint64>::max();

// Every week's text lies between these.
constexpr auto kFirstWeek = "0000-00-00"_L1;
constexpr auto kLastWeek = "9999-99-99"_L1;

base::Error notFound()
{
    return {base::ErrorCode::NotFound, u"There is no such bet."_s, {}};
}

base::Error foreignCursor()
{
    return {
        base::ErrorCode::Reset,
        u"The cursor is of another history of the log. Ask for a snapshot."_s,
        {}};
}

base::Error tooLong()
{
    return {
        base::ErrorCode::TooLarge,
        u"The answer would be longer than %1 MiB; ask page by page."_s.arg(
            wire::limits::kMaxHttpAnswerBytes / (1024 * 1024)),
        {}};
}

struct BetRow
{
    qint64 number = 0;
    QByteArray json;
};

BetRow betRow(const QSqlQuery& row)
{
    return {row.value(0).toLongLong(), row.value(1).toByteArray()};
}

QByteArray firstColumn(const QSqlQuery& row)
{
    return row.value(0).toByteArray();
}

/// The statement whose index leaves the fewest bets to look at, and the value that picks them.
struct Pick
{
    Statement statement;
    QVariantList values;
};

Pick pickFor(const BetQuery& query, const QString& result)
{
    if (query.week)
        return {Statement::BetsOfWeek, {query.week->text()}};
    if (query.result == domain::LineResult::Pending)
        return {Statement::BetsWithResult, {result}};
    if (!query.user.isEmpty())
        return {Statement::BetsOfUser, {query.user}};
    if (!query.league.isEmpty())
        return {Statement::BetsOfLeague, {query.league}};
    if (query.result)
        return {Statement::BetsWithResult, {result}};
    return {Statement::BetsOfAll, {}};
}

QVariantList
filterValues(qint64 before, const QString& league, const QString& user, const QString& result)
{
    return {
        before,
        textValue(league),
        textValue(league),
        textValue(user),
        textValue(user),
        textValue(result),
        textValue(result)};
}

Pick pickFor(const domain::RoomPattern& pattern)
{
    if (pattern.week)
        return {Statement::BetsOfWeek, {pattern.week->text()}};
    if (pattern.league)
        return {Statement::BetsOfLeague, {*pattern.league}};
    return {Statement::BetsOfAll, {}};
}

bool asksForAll(const QList<domain::RoomPattern>& patterns)
{
    const auto isAll = [](const domain::RoomPattern& pattern) {
        return !pattern.league && !pattern.week;
    };
    return std::any_of(patterns.begin(), patterns.end(), isAll);
}

} // namespace

base::Expected<BetPage> SqlReader::bets(const BetQuery& query)
{
    return inReadTransaction(m_connection, [&] { return readBets(query); });
}

base::Expected<BetPage> SqlReader::readBets(const BetQuery& query)
{
    const base::Expected<base::Seq> seq = head();
    if (!seq)
        return base::unexpected(seq.error());
    const bool isLimited = query.limit > 0 || !query.week;
    const int limit = query.limit > 0 ? query.limit : wire::limits::kDefaultPageRows;
    const QString result =
        query.result ? QString(domain::lineResultName(*query.result)) : QString();
    const Pick pick = pickFor(query, result);
    QVariantList values = pick.values;
    values += filterValues(query.before.value_or(kNoLimit), query.league, query.user, result);
    values += isLimited ? qint64(limit) + 1 : kNoLimit; // One more tells if there is more.

    BetPage page;
    page.seq = *seq;
    qsizetype bytes = 0;
    qint64 last = 0;
    const auto visited = m_connection.visit(pick.statement, values, [&](const QSqlQuery& row) {
        const bool isFull = page.bets.size() >= limit || bytes >= wire::limits::kMaxPageBytes;
        if (isLimited && isFull) {
            page.next = last;
            return false;
        }
        BetRow bet = betRow(row);
        last = bet.number;
        bytes += bet.json.size();
        page.bets.append(std::move(bet.json));
        return bytes <= wire::limits::kMaxHttpAnswerBytes;
    });
    if (!visited)
        return base::unexpected(visited.error());
    if (bytes > wire::limits::kMaxHttpAnswerBytes)
        return base::unexpected(tooLong());
    return page;
}

base::Expected<QByteArray> SqlReader::bet(const BetKey& key)
{
    const auto* id = std::get_if<base::BetId>(&key);
    const auto found = id
        ? m_connection.one(Statement::BetById, {id->text()}, firstColumn)
        : m_connection.one(Statement::BetByNumber, {std::get<qint64>(key)}, firstColumn);
    if (!found)
        return base::unexpected(found.error());
    if (!*found)
        return base::unexpected(notFound());
    return **found;
}

base::Expected<base::BetId> SqlReader::idOf(qint64 number)
{
    const auto text = m_connection.one(Statement::IdOfNumber, {number}, [](const QSqlQuery& row) {
        return row.value(0).toString();
    });
    if (!text)
        return base::unexpected(text.error());
    const auto id = text->has_value() ? base::BetId::fromText(**text) : std::nullopt;
    if (!id)
        return base::unexpected(notFound());
    return *id;
}

base::Expected<QList<QByteArray>> SqlReader::history(const BetKey& key)
{
    return inReadTransaction(m_connection, [&] { return readHistory(key); });
}

base::Expected<QList<QByteArray>> SqlReader::readHistory(const BetKey& key)
{
    const auto* id = std::get_if<base::BetId>(&key);
    const auto toNumber = [](const QSqlQuery& row) {
        return row.value(0).toLongLong();
    };
    const auto number = id
        ? m_connection.one(Statement::NumberOfId, {id->text()}, toNumber)
        : m_connection.one(Statement::NumberIfThere, {std::get<qint64>(key)}, toNumber);
    if (!number)
        return base::unexpected(number.error());
    if (!*number)
        return base::unexpected(notFound());
    QList<QByteArray> changes;
    qsizetype bytes = 0;
    const auto visited =
        m_connection.visit(Statement::History, {**number}, [&](const QSqlQuery& row) {
            changes.append(firstColumn(row));
            bytes += changes.last().size();
            return bytes <= wire::limits::kMaxHttpAnswerBytes;
        });
    if (!visited)
        return base::unexpected(visited.error());
    if (bytes > wire::limits::kMaxHttpAnswerBytes)
        return base::unexpected(tooLong());
    return changes;
}

base::Expected<ChangeSlice> SqlReader::changes(const ChangeQuery& query)
{
    return inReadTransaction(m_connection, [&] { return readChanges(query); });
}

base::Expected<ChangeSlice> SqlReader::readChanges(const ChangeQuery& query)
{
    const base::Expected<base::Seq> seq = head();
    if (!seq)
        return base::unexpected(seq.error());
    ChangeSlice slice;
    slice.to = *seq;
    slice.head = *seq;
    // Told by the same look at the log that the changes are read with: a cursor that a client got
    // of a commit a moment ago is no stranger's.
    if (query.since > *seq)
        return base::unexpected(foreignCursor());
    if (query.since == *seq)
        return slice;
    const base::Expected<QList<qint64>> seqs = seqsOf(query);
    if (!seqs)
        return base::unexpected(seqs.error());
    if (const auto read = readChangesOf(*seqs, slice); !read)
        return base::unexpected(read.error());
    const qsizetype given = slice.changes.size();
    if (given < seqs->size() || given == query.limit)
        slice.to = base::Seq(seqs->at(given - 1));
    return slice;
}

/// The seqs of the next `limit` changes of these rooms, in order. Each pattern's own next `limit`
/// hold all that can be among the first of them all.
base::Expected<QList<qint64>> SqlReader::seqsOf(const ChangeQuery& query)
{
    const qint64 since = query.since.value();
    const auto toSeq = [](const QSqlQuery& row) {
        return row.value(0).toLongLong();
    };
    if (asksForAll(query.rooms))
        return m_connection.all(Statement::SeqsOfAll, {since, query.limit}, toSeq);
    QList<qint64> seqs;
    for (const domain::RoomPattern& room : query.rooms) {
        const QString league = room.league.value_or(u""_s);
        const auto some = room.week
            ? m_connection.all(
                Statement::SeqsOfWeek,
                {room.week->text(), since, league, league, query.limit},
                toSeq)
            : m_connection.all(Statement::SeqsOfLeague, {league, since, query.limit}, toSeq);
        if (!some)
            return base::unexpected(some.error());
        seqs += *some;
    }
    std::sort(seqs.begin(), seqs.end());
    seqs.erase(std::unique(seqs.begin(), seqs.end()), seqs.end());
    seqs.resize(std::min<qsizetype>(seqs.size(), query.limit));
    return seqs;
}

/// Reads the changes until the slice is long enough; at least one.
base::Expected<void> SqlReader::readChangesOf(const QList<qint64>& seqs, ChangeSlice& slice)
{
    qsizetype bytes = 0;
    for (const qint64 seq : seqs) {
        const auto json = m_connection.one(Statement::ReadChange, {seq}, firstColumn);
        if (!json)
            return base::unexpected(json.error());
        bytes += (*json)->size();
        slice.changes.append(**json);
        if (bytes >= wire::limits::kMaxPageBytes)
            break;
    }
    return {};
}

base::Expected<SnapshotSlice> SqlReader::snapshot(const QList<domain::RoomPattern>& rooms)
{
    return inReadTransaction(m_connection, [&] { return readSnapshot(rooms); });
}

base::Expected<SnapshotSlice> SqlReader::readSnapshot(const QList<domain::RoomPattern>& rooms)
{
    const base::Expected<base::Seq> seq = head();
    if (!seq)
        return base::unexpected(seq.error());
    const QList<domain::RoomPattern> patterns =
        asksForAll(rooms) ? QList<domain::RoomPattern> {{}} : rooms;
    qsizetype bytes = 0;
    QMap<qint64, QByteArray> byNumber; // Patterns may overlap.
    for (const domain::RoomPattern& pattern : patterns) {
        const Pick pick = pickFor(pattern);
        QVariantList values = pick.values;
        values += filterValues(kNoLimit, pattern.league.value_or(QString()), {}, {});
        values += kNoLimit;
        const auto visited = m_connection.visit(pick.statement, values, [&](const QSqlQuery& row) {
            BetRow bet = betRow(row);
            bytes += bet.json.size();
            byNumber.insert(bet.number, std::move(bet.json));
            return bytes <= wire::limits::kMaxHttpAnswerBytes;
        });
        if (!visited)
            return base::unexpected(visited.error());
        if (bytes > wire::limits::kMaxHttpAnswerBytes)
            return base::unexpected(tooLong());
    }
    const base::Expected<QList<wire::RoomHead>> heads = headsOf(patterns);
    if (!heads)
        return base::unexpected(heads.error());
    return SnapshotSlice {byNumber.values(), *seq, *heads};
}

base::Expected<QList<wire::RoomHead>> SqlReader::headsOf(const QList<domain::RoomPattern>& rooms)
{
    const auto hasNoWeek = [](const domain::RoomPattern& pattern) {
        return !pattern.week;
    };
    QSet<QString> weeks; // Patterns of one week share a reading.
    for (const domain::RoomPattern& pattern : rooms)
        weeks.insert(pattern.week ? pattern.week->text() : QString());
    if (std::any_of(rooms.begin(), rooms.end(), hasNoWeek))
        weeks = {QString()};
    QList<wire::RoomHead> heads;
    for (const QString& week : weeks) {
        const QVariantList span = week.isEmpty()
            ? QVariantList {QString(kFirstWeek), QString(kLastWeek)}
            : QVariantList {week, week};
        const auto read = m_connection.visit(
            Statement::RoomRowsOfWeeks, span, [&rooms, &heads](const QSqlQuery& row) {
                const wire::RoomHead head = roomHeadOf(row);
                if (domain::matchesAny(rooms, head.room))
                    heads.append(head);
                return true;
            });
        if (!read)
            return base::unexpected(read.error());
    }
    return heads;
}

base::Expected<QByteArray> SqlReader::catalog()
{
    const auto stored = m_connection.one(Statement::ReadCatalog, {}, firstColumn);
    if (!stored)
        return base::unexpected(stored.error());
    if (*stored)
        return **stored;
    QFile builtIn(u":/betlog/catalog.json"_s);
    if (!builtIn.open(QIODevice::ReadOnly))
        return base::unexpected(
            base::Error {base::ErrorCode::Internal, u"The catalogue is not built in."_s, {}});
    return builtIn.readAll();
}

base::Expected<bool> SqlReader::knows(base::BetId id)
{
    const auto number =
        m_connection.one(Statement::NumberOfId, {id.text()}, [](const QSqlQuery&) { return true; });
    if (!number)
        return base::unexpected(number.error());
    return number->has_value();
}

base::Expected<base::Seq> SqlReader::head()
{
    const auto seq = m_connection.one(Statement::ReadCounters, {}, [](const QSqlQuery& row) {
        return base::Seq(row.value(0).toLongLong());
    });
    if (!seq)
        return base::unexpected(seq.error());
    if (!*seq)
        return base::unexpected(
            base::Error {base::ErrorCode::StorageFailed, u"The log has lost its counter."_s, {}});
    return **seq;
}

} // namespace betlog::store
