// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/sql_statements.h"

#include <array>

namespace betlog::store {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What statistics are made of; read by figuresOf().
constexpr QLatin1StringView kFigures =
    "number, league, user_name, kind, tags, results, result, wager, returned, settled,"
    " evaluated_at, possible"_L1;

/// What every query of bets takes after the condition that picks the index: a cursor, three filters
/// that are each given twice ('' lets everything pass), and a limit.
QString betsWhere(const QString& condition)
{
    return u"SELECT number, json FROM bets WHERE deleted = 0 AND "_s + condition
        + u" number < ? AND (? = '' OR league = ?) AND (? = '' OR user_name = ?)"
          u" AND (? = '' OR result = ?) ORDER BY number DESC LIMIT ?"_s;
}

/// The bets that a snapshot holds, and how long they are, without reading them.
QString sizesWhere(const QString& condition)
{
    return u"SELECT number, LENGTH(json) FROM bets WHERE deleted = 0 AND "_s + condition
        + u" number > 0 AND (? = '' OR league = ?) ORDER BY number"_s;
}

QString ledgerSql(Statement statement)
{
    switch (statement) {
    case Statement::ReadCounters:
        return u"SELECT seq, number FROM log WHERE id = 1"_s;
    case Statement::WriteCounters:
        return u"UPDATE log SET seq = ?, number = ? WHERE id = 1"_s;
    case Statement::ReadAnswer:
        return u"SELECT digest, seq, refusal, deleted FROM answers WHERE id = ?"_s;
    case Statement::AppendAnswer:
        return u"INSERT INTO answers (id, digest, seq, refusal, deleted)"
               u" VALUES (?, ?, ?, ?, ?)"_s;
    case Statement::ReadBetRecord:
        return u"SELECT json, deleted, seq, versions, result, possible FROM bets WHERE id = ?"_s;
    case Statement::WriteBet:
        return u"INSERT INTO bets (number, id, league, week, user_name, result, deleted, seq, kind,"
               u" tags, results, wager, returned, settled, evaluated_at, possible, versions, json)"
               u" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
               u" ON CONFLICT (number) DO UPDATE SET result = excluded.result,"
               u" deleted = excluded.deleted, seq = excluded.seq, kind = excluded.kind,"
               u" tags = excluded.tags, results = excluded.results, wager = excluded.wager,"
               u" returned = excluded.returned, settled = excluded.settled,"
               u" evaluated_at = excluded.evaluated_at, possible = excluded.possible,"
               u" versions = excluded.versions,"
               u" json = excluded.json"_s;
    case Statement::ReadChange:
        return u"SELECT json FROM changes WHERE seq = ?"_s;
    case Statement::ReadVersion:
        return u"SELECT json FROM changes WHERE bet = ? AND version = ? ORDER BY seq LIMIT 1"_s;
    case Statement::AppendChange:
        return u"INSERT INTO changes (seq, league, week, bet, version, json)"
               u" VALUES (?, ?, ?, ?, ?, ?)"_s;
    case Statement::ReadRoomHead:
        return u"SELECT n, hash FROM rooms WHERE week = ? AND league = ?"_s;
    case Statement::WriteRoomHead:
        return u"INSERT INTO rooms (week, league, n, hash) VALUES (?, ?, ?, ?)"
               u" ON CONFLICT (week, league) DO UPDATE SET n = excluded.n, hash = excluded.hash"_s;
    case Statement::BetIdsOfWeek:
        return u"SELECT id FROM bets WHERE deleted = 0 AND week = ?"
               u" AND (? = '' OR user_name = ?) ORDER BY number LIMIT ?"_s;
    case Statement::WriteCatalog:
        return u"INSERT INTO catalog (id, json) VALUES (1, ?)"
               u" ON CONFLICT (id) DO UPDATE SET json = excluded.json"_s;
    default:
        return {};
    }
}

QString betSql(Statement statement)
{
    switch (statement) {
    case Statement::BetById:
        return u"SELECT json FROM bets WHERE id = ? AND deleted = 0"_s;
    case Statement::BetByNumber:
        return u"SELECT json FROM bets WHERE number = ? AND deleted = 0"_s;
    case Statement::NumberOfId:
        return u"SELECT number FROM bets WHERE id = ?"_s;
    case Statement::NumberIfThere:
        return u"SELECT number FROM bets WHERE number = ?"_s;
    case Statement::IdOfNumber:
        return u"SELECT id FROM bets WHERE number = ?"_s;
    case Statement::BetAndSeq:
        return u"SELECT seq, json FROM bets WHERE number = ?"_s;
    case Statement::BetAsOf:
        return u"SELECT json FROM changes WHERE bet = ? AND seq <= ?"
               u" ORDER BY version DESC, seq DESC LIMIT 1"_s;
    case Statement::SizesOfWeek:
        return sizesWhere(u"week = ? AND"_s);
    case Statement::SizesOfLeague:
        return sizesWhere(u"league = ? AND"_s);
    case Statement::SizesOfAll:
        return sizesWhere({});
    case Statement::BetsOfWeek:
        return betsWhere(u"week = ? AND"_s);
    case Statement::BetsOfUser:
        return betsWhere(u"user_name = ? AND"_s);
    case Statement::BetsOfLeague:
        return betsWhere(u"league = ? AND"_s);
    case Statement::BetsWithResult:
        return betsWhere(u"result = ? AND"_s);
    case Statement::BetsOfAll:
        return betsWhere({});
    case Statement::FiguresOfWeek:
        return u"SELECT "_s + kFigures + u" FROM bets WHERE deleted = 0 AND week = ?"_s;
    case Statement::BetRows:
        return u"SELECT "_s + kFigures
            + u", id, week, deleted, seq, json, versions FROM bets WHERE number > ?"
              u" ORDER BY number LIMIT ?"_s;
    default:
        return {};
    }
}

QString logSql(Statement statement)
{
    switch (statement) {
    case Statement::ReadEpoch:
        return u"SELECT epoch FROM log WHERE id = 1"_s;
    case Statement::WriteEpoch:
        return u"UPDATE log SET epoch = ? WHERE id = 1"_s;
    case Statement::CreateLog:
        return u"INSERT INTO log (id, epoch, seq, number) VALUES (1, ?, 0, 0)"_s;
    case Statement::ReadTerms:
        return u"SELECT time_zone, week_day, week_hour, currency, house, rounding, scope"
               u" FROM terms WHERE id = 1"_s;
    case Statement::WriteTerms:
        return u"INSERT INTO terms"
               u" (id, time_zone, week_day, week_hour, currency, house, rounding, scope)"
               u" VALUES (1, ?, ?, ?, ?, ?, ?, ?)"
               u" ON CONFLICT (id) DO UPDATE SET house = excluded.house,"
               u" rounding = excluded.rounding, scope = excluded.scope"_s;
    case Statement::ReadCatalog:
        return u"SELECT json FROM catalog WHERE id = 1"_s;
    case Statement::History:
        return u"SELECT json FROM changes WHERE bet = ? ORDER BY version, seq"_s;
    case Statement::SeqsOfAll:
        return u"SELECT seq FROM changes WHERE seq > ? ORDER BY seq LIMIT ?"_s;
    case Statement::SeqsOfWeek:
        return u"SELECT seq FROM changes WHERE week = ? AND seq > ? AND (? = '' OR league = ?)"
               u" ORDER BY seq LIMIT ?"_s;
    case Statement::SeqsOfLeague:
        return u"SELECT seq FROM changes WHERE league = ? AND seq > ? ORDER BY seq LIMIT ?"_s;
    case Statement::ChangesOfWeeks:
        return u"SELECT week, SUM(n) FROM rooms WHERE week >= ? AND week <= ? GROUP BY week"_s;
    case Statement::ChangeRows:
        return u"SELECT seq, league, week, bet, version, json FROM changes WHERE seq > ?"
               u" ORDER BY seq LIMIT ?"_s;
    case Statement::RoomRows:
        return u"SELECT week, league, n, hash FROM rooms ORDER BY week, league"_s;
    case Statement::RoomRowsOfWeeks:
        return u"SELECT week, league, n, hash FROM rooms WHERE week >= ? AND week <= ?"_s;
    case Statement::AnswerRows:
        return u"SELECT id, seq FROM answers WHERE id > ? ORDER BY id LIMIT ?"_s;
    default:
        return {};
    }
}

QString textOf(Statement statement)
{
    for (QString (*sql)(Statement) : {ledgerSql, betSql, logSql}) {
        if (QString text = sql(statement); !text.isEmpty())
            return text;
    }
    Q_UNREACHABLE();
}

} // namespace

const QString& sqlText(Statement statement)
{
    static const std::array<QString, kStatements> texts = [] {
        std::array<QString, kStatements> all;
        for (int i = 0; i < kStatements; ++i)
            all.at(static_cast<size_t>(i)) = textOf(static_cast<Statement>(i));
        return all;
    }();
    return texts.at(static_cast<size_t>(statement));
}

} // namespace betlog::store
