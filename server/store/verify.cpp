// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/verify.h"

#include "server/core/replay.h"
#include "server/store/log_file.h"
#include "server/store/read_transaction.h"
#include "server/store/rows.h"

namespace betlog::store {

using namespace Qt::Literals::StringLiterals;
using core::Replay;

namespace {

/// Rows in memory at a time; a row is 64 KiB at most.
constexpr int kPage = 500;

core::ChangeRecord changeRow(const QSqlQuery& row)
{
    return {
        base::Seq(row.value(0).toLongLong()),
        roomOf(row, 1, 2),
        row.value(3).toLongLong(),
        row.value(4).toInt(),
        row.value(5).toByteArray()};
}

core::FoundBet betRow(const QSqlQuery& row)
{
    const std::optional<domain::WeekKey> week = domain::WeekKey::fromText(row.value(13).toString());
    return {
        row.value(12).toString(),
        figuresOf(row, week.value_or(domain::WeekKey())),
        row.value(14).toBool(),
        base::Seq(row.value(15).toLongLong()),
        row.value(16).toByteArray(),
        row.value(17).toByteArray()};
}

struct AnswerRow
{
    QString id;
    std::optional<base::Seq> seq;
};

AnswerRow answerRow(const QSqlQuery& row)
{
    AnswerRow answer {row.value(0).toString(), {}};
    if (!row.isNull(1))
        answer.seq = base::Seq(row.value(1).toLongLong());
    return answer;
}

/// Gives every row of a statement that takes a cursor and a limit to `check`, page by page.
/// `cursorOf` tells where the next page begins.
template <typename Read, typename CursorOf, typename Check>
base::Expected<void> eachRow(
    SqlConnection& connection,
    Statement statement,
    QVariant cursor,
    const Read& read,
    const CursorOf& cursorOf,
    const Check& check)
{
    while (true) {
        const auto page = connection.all(statement, {cursor, kPage}, read);
        if (!page)
            return base::unexpected(page.error());
        for (const auto& row : *page) {
            if (const auto checked = check(row); !checked)
                return base::unexpected(checked.error());
        }
        if (page->size() < kPage)
            return {};
        cursor = cursorOf(page->last());
    }
}

base::Expected<void> checkFile(SqlConnection& connection)
{
    const auto finding = connection.ask(u"PRAGMA integrity_check(1)"_s);
    if (!finding)
        return base::unexpected(finding.error());
    if (finding->toString() == "ok"_L1)
        return {};
    return base::unexpected(base::Error {
        base::ErrorCode::StorageFailed, u"the file is damaged: %1"_s.arg(finding->toString()), {}});
}

base::Expected<void> followChanges(SqlConnection& connection, Replay& replay)
{
    return eachRow(
        connection,
        Statement::ChangeRows,
        qint64(0),
        changeRow,
        [](const core::ChangeRecord& change) { return change.seq.value(); },
        [&replay](const core::ChangeRecord& change) { return replay.follow(change); });
}

base::Expected<void> checkBets(SqlConnection& connection, Replay& replay)
{
    return eachRow(
        connection,
        Statement::BetRows,
        qint64(0),
        betRow,
        [](const core::FoundBet& bet) { return bet.figures.number; },
        [&connection, &replay](const core::FoundBet& bet) -> base::Expected<void> {
            const auto history =
                connection.all(Statement::History, {bet.figures.number}, [](const QSqlQuery& row) {
                    return row.value(0).toByteArray();
                });
            if (!history)
                return base::unexpected(history.error());
            return replay.checkBet(bet, *history);
        });
}

base::Expected<void> checkRooms(SqlConnection& connection, Replay& replay)
{
    const auto rooms = connection.all(Statement::RoomRows, {}, roomHeadOf);
    if (!rooms)
        return base::unexpected(rooms.error());
    for (const core::RoomHead& room : *rooms) {
        if (auto checked = replay.checkRoom(room); !checked)
            return checked;
    }
    return {};
}

base::Expected<void> checkAnswers(SqlConnection& connection, Replay& replay)
{
    return eachRow(
        connection,
        Statement::AnswerRows,
        u""_s,
        answerRow,
        [](const AnswerRow& answer) { return answer.id; },
        [&replay](const AnswerRow& answer) { return replay.checkAnswer(answer.id, answer.seq); });
}

base::Expected<void> checkCounters(SqlConnection& connection, const Replay& replay)
{
    const auto counters = connection.one(Statement::ReadCounters, {}, [](const QSqlQuery& row) {
        return core::Counters {base::Seq(row.value(0).toLongLong()), row.value(1).toLongLong()};
    });
    if (!counters)
        return base::unexpected(counters.error());
    return replay.checkCounters(counters->value_or(core::Counters()));
}

base::Expected<VerifyReport> verify(SqlConnection& connection)
{
    Replay replay;
    for (const auto& step : std::initializer_list<std::function<base::Expected<void>()>> {
             [&] { return checkFile(connection); },
             [&] { return followChanges(connection, replay); },
             [&] { return checkCounters(connection, replay); },
             [&] { return checkBets(connection, replay); },
             [&] { return checkRooms(connection, replay); },
             [&] { return checkAnswers(connection, replay); },
             [&] {
                 return replay.checkNothingIsMissing();
             }})
    {
        if (const auto done = step(); !done)
            return base::unexpected(done.error());
    }
    return VerifyReport {replay.changes(), replay.rooms()};
}

} // namespace

QString VerifyReport::text() const
{
    return u"ok: %1 changes, %2 rooms"_s.arg(changes).arg(rooms);
}

base::Expected<VerifyReport> verifyLog(const QString& folder)
{
    return verifyLogFile(logFile(folder));
}

base::Expected<VerifyReport> verifyLogFile(const QString& file)
{
    const auto connection = openLogForReading({file});
    if (!connection)
        return base::unexpected(connection.error());
    return verifyLog(**connection);
}

base::Expected<VerifyReport> verifyLog(SqlConnection& connection)
{
    return inReadTransaction(connection, [&] { return verify(connection); });
}

} // namespace betlog::store
