// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/sql_store.h"

#include "server/store/rows.h"
#include "wire/bet_json.h"
#include "wire/catalog_json.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>

namespace betlog::store {

using namespace Qt::Literals::StringLiterals;

namespace {

base::Error damaged(const QString& what)
{
    return {
        base::ErrorCode::StorageFailed,
        u"The log is damaged: %1 is missing or cannot be read."_s.arg(what),
        {}};
}

core::StoredAnswer storedAnswer(base::MutationId id, const QSqlQuery& row)
{
    core::StoredAnswer stored {id, row.value(0).toByteArray(), 0};
    if (!row.isNull(1))
        stored.answer = base::Seq(row.value(1).toLongLong());
    else if (!row.isNull(2))
        stored.answer = row.value(2).toByteArray();
    else
        stored.answer = row.value(3).toInt();
    return stored;
}

QString tagsText(const QStringList& tags)
{
    if (tags.isEmpty())
        return u"[]"_s;
    const QJsonDocument list(QJsonArray::fromStringList(tags));
    return QString::fromUtf8(list.toJson(QJsonDocument::Compact));
}

} // namespace

base::Expected<void> SqlStore::begin()
{
    return m_connection.execute(m_connection.dialect().begin);
}

base::Expected<void> SqlStore::commit()
{
    QElapsedTimer timer;
    timer.start();
    auto committed = m_connection.execute(u"COMMIT"_s);
    m_commitTook = std::chrono::microseconds(timer.nsecsElapsed() / 1000);
    return committed;
}

void SqlStore::rollback()
{
    // Fails only where the database has rolled back by itself already.
    (void)m_connection.execute(u"ROLLBACK"_s);
}

base::Expected<core::Counters> SqlStore::counters()
{
    const auto counters = m_connection.one(Statement::ReadCounters, {}, [](const QSqlQuery& row) {
        return core::Counters {base::Seq(row.value(0).toLongLong()), row.value(1).toLongLong()};
    });
    if (!counters)
        return base::unexpected(counters.error());
    if (!*counters)
        return base::unexpected(damaged(u"its counter"_s));
    return **counters;
}

base::Expected<std::optional<core::StoredAnswer>> SqlStore::answer(base::MutationId id)
{
    return m_connection.oneIfAny(Statement::ReadAnswer, {id.text()}, [id](const QSqlQuery& row) {
        return storedAnswer(id, row);
    });
}

base::Expected<std::optional<core::BetRecord>> SqlStore::bet(base::BetId id)
{
    struct Row
    {
        QByteArray json;
        QByteArray versions;
        core::BetRecord record;
        std::optional<domain::LineResult> result;
    };

    base::Expected<std::optional<Row>> found =
        m_connection.oneIfAny(Statement::ReadBetRecord, {id.text()}, [](const QSqlQuery& row) {
            Row read {row.value(0).toByteArray(), row.value(3).toByteArray(), {}, {}};
            read.record.isDeleted = row.value(1).toBool();
            read.record.seq = base::Seq(row.value(2).toLongLong());
            read.result = domain::lineResultFromName(row.value(4).toString());
            if (!row.isNull(5))
                read.record.possibleReturn = domain::Money(row.value(5).toLongLong());
            return read;
        });
    if (!found)
        return base::unexpected(found.error());
    if (!*found)
        return std::nullopt;
    Row& row = **found;
    base::Expected<domain::Bet> bet = betOfText(row.json);
    if (!bet)
        return base::unexpected(bet.error());
    const std::optional<core::BetVersions> versions = core::decodeVersions(row.versions);
    if (!row.result || !versions || versions->lines.size() != bet->slip.lines.size())
        return base::unexpected(damaged(u"a part of bet %1"_s.arg(bet->number)));
    row.record.bet = std::move(*bet);
    row.record.versions = *versions;
    row.record.result = *row.result;
    return std::move(row.record);
}

base::Expected<domain::Bet> SqlStore::betAt(qint64 number, int version)
{
    return betOfChange(Statement::ReadVersion, {number, version});
}

base::Expected<domain::Bet> SqlStore::betOfChange(base::Seq seq)
{
    return betOfChange(Statement::ReadChange, {seq.value()});
}

base::Expected<domain::Bet> SqlStore::betOfChange(Statement statement, const QVariantList& values)
{
    const auto json = m_connection.one(
        statement, values, [](const QSqlQuery& row) { return row.value(0).toByteArray(); });
    if (!json)
        return base::unexpected(json.error());
    if (!*json)
        return base::unexpected(damaged(u"a change"_s));
    return betOfChangeText(**json);
}

base::Expected<core::RoomHead> SqlStore::roomHead(const domain::Room& room)
{
    const auto head = m_connection.one(
        Statement::ReadRoomHead, {weekText(room.week), room.league}, [&room](const QSqlQuery& row) {
            return core::RoomHead {
                room, row.value(0).toLongLong(), row.value(1).toString().toLatin1()};
        });
    if (!head)
        return base::unexpected(head.error());
    return head->value_or(core::RoomHead {room, 0, {}});
}

base::Expected<QList<base::BetId>>
SqlStore::betsOfWeek(domain::WeekKey week, const QString& user, int limit)
{
    return m_connection.all(
        Statement::BetIdsOfWeek,
        {week.text(), textValue(user), textValue(user), limit},
        [](const QSqlQuery& row) {
            return base::BetId::fromText(row.value(0).toString()).value_or(base::BetId());
        });
}

base::Expected<void> SqlStore::putCounters(const core::Counters& counters)
{
    return m_connection.write(Statement::WriteCounters, {counters.seq.value(), counters.number});
}

base::Expected<void> SqlStore::putBet(const core::BetRecord& record)
{
    const domain::Bet& bet = record.bet;
    const domain::Payout& payout = bet.payout;
    QVariant evaluatedAt;
    if (payout.evaluatedAt)
        evaluatedAt = qint64(payout.evaluatedAt->sinceEpoch().count());
    QVariant possible;
    if (record.possibleReturn)
        possible = record.possibleReturn->minor();
    return m_connection.write(
        Statement::WriteBet,
        {bet.number,
         bet.id.text(),
         textValue(bet.league),
         weekText(bet.weekKey),
         textValue(bet.userName),
         QString(domain::lineResultName(record.result)),
         record.isDeleted ? 1 : 0,
         record.seq.value(),
         QString(domain::betKindName(bet.slip.kind)),
         tagsText(bet.slip.tags),
         resultLetters(bet.results),
         payout.totalWager.minor(),
         payout.totalReturn.minor(),
         payout.settled ? 1 : 0,
         evaluatedAt,
         possible,
         core::encodeVersions(record.versions),
         wire::encodeBet(bet)});
}

base::Expected<void> SqlStore::putRoomHead(const core::RoomHead& head)
{
    return m_connection.write(
        Statement::WriteRoomHead,
        {weekText(head.room.week), head.room.league, head.n, QString::fromLatin1(head.hash)});
}

base::Expected<void> SqlStore::putCatalog(const domain::Catalog& catalog)
{
    return m_connection.write(Statement::WriteCatalog, {wire::encodeCatalog(catalog)});
}

base::Expected<void> SqlStore::appendChange(const core::ChangeRecord& change)
{
    return m_connection.write(
        Statement::AppendChange,
        {change.seq.value(),
         change.room.league,
         weekText(change.room.week),
         change.betNumber,
         change.version,
         change.json});
}

base::Expected<void> SqlStore::appendAnswer(const core::StoredAnswer& answer)
{
    QVariant seq;
    QVariant refusal;
    QVariant deleted;
    if (const auto* acked = std::get_if<base::Seq>(&answer.answer))
        seq = acked->value();
    else if (const auto* refused = std::get_if<QByteArray>(&answer.answer))
        refusal = *refused;
    else
        deleted = std::get<int>(answer.answer);
    return m_connection.write(
        Statement::AppendAnswer, {answer.id.text(), answer.digest, seq, refusal, deleted});
}

} // namespace betlog::store
