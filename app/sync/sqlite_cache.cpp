// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/sqlite_cache.h"

#include "app/sync/sync_logging.h"
#include "wire/codec.h"

namespace betlog::sync {

using base::Expected;
using namespace Qt::Literals::StringLiterals;

namespace {

base::Error damaged()
{
    return {
        base::ErrorCode::StorageFailed,
        u"What this computer kept of the log cannot be read; it is asked for anew."_s,
        {}};
}

base::Timestamp momentOf(const QVariant& value)
{
    return base::Timestamp(std::chrono::milliseconds(value.toLongLong()));
}

/// The bytes of the id: shorter than its text, and as good a key.
QByteArray keyOf(base::BetId id)
{
    return id.uuid().toRfc4122();
}

/// Never NULL, as QtSql would bind a text that is null.
QString textOf(const QByteArray& hash)
{
    return hash.isEmpty() ? u""_s : QString::fromLatin1(hash);
}

} // namespace

QString SqliteCache::schema()
{
    return u":/betlog/profile/cache"_s;
}

SqliteCache::SqliteCache(std::unique_ptr<SqlFile> file)
    : m_file(std::move(file))
{ }

SqliteCache::~SqliteCache() = default;

void SqliteCache::load(const QUrl& server, Loaded loaded)
{
    loaded(read(server));
}

void SqliteCache::write(const CacheStep& step)
{
    if (const auto done = apply(step); !done)
        qCWarning(lcFeed).noquote() << "cache:" << done.error().detail;
}

// ── reading ──

Expected<std::optional<CachedLog>> SqliteCache::read(const QUrl& url)
{
    const QString server = url.toString();
    std::optional<CachedLog> log;
    bool isSound = true;
    const auto take = [&log, &isSound](const QSqlQuery& row) {
        const auto position = decodePosition(row.value(1).toByteArray());
        const auto message = wire::decodeServerMessage(row.value(2).toByteArray());
        isSound = position && message && std::holds_alternative<wire::Welcome>(*message);
        if (isSound)
            log = CachedLog {
                *position, std::get<wire::Welcome>(*message), momentOf(row.value(0)), {}};
    };
    Expected<void> done = m_file->visit(
        u"SELECT told_at, position, welcome FROM logs WHERE server = ?"_s, {server}, take);
    if (done && log)
        done = readBets(server, *log);
    if (done && log)
        done = readHeads(server, *log);
    if (!done)
        return base::unexpected(done.error());
    if (!isSound)
        return base::unexpected(damaged());
    return log;
}

Expected<void> SqliteCache::readBets(const QString& server, CachedLog& log)
{
    bool isSound = true;
    const auto read = m_file->visit(
        u"SELECT bet FROM bets WHERE server = ?"_s, {server}, [&](const QSqlQuery& row) {
            if (auto bet = PackedBet::fromBytes(row.value(0).toByteArray()))
                log.bets.append(std::move(*bet));
            else
                isSound = false;
        });
    if (!read)
        return read;
    if (!isSound)
        return base::unexpected(damaged());
    return {};
}

Expected<void> SqliteCache::readHeads(const QString& server, CachedLog& log)
{
    bool isSound = true;
    const auto take = [&](const QSqlQuery& row) {
        const auto week = domain::WeekKey::fromText(row.value(0).toString());
        RoomChains::Head head {
            base::Seq(row.value(2).toLongLong()),
            row.value(3).toLongLong(),
            row.value(4).toString().toLatin1(),
            std::nullopt};
        if (!row.isNull(5)) {
            const auto fork = decodeFork(row.value(5).toByteArray());
            isSound = isSound && fork;
            if (fork)
                head.fork = *fork;
        }
        isSound = isSound && week;
        if (week)
            log.position.heads.insert({row.value(1).toString(), *week}, head);
    };
    const auto read = m_file->visit(
        u"SELECT week, league, seq, n, hash, fork FROM rooms WHERE server = ?"_s, {server}, take);
    if (!read)
        return read;
    if (!isSound)
        return base::unexpected(damaged());
    return {};
}

// ── writing ──

Expected<void> SqliteCache::apply(const CacheStep& step)
{
    return m_file->inTransaction([this, &step] { return applyAll(step); });
}

Expected<void> SqliteCache::applyAll(const CacheStep& step)
{
    const QString server = step.server.toString();
    Expected<void> done;
    if (step.isWhole)
        done = clear(server);
    if (done)
        done = writeBets(server, step);
    if (done)
        done = writeHeads(server, step);
    if (done) {
        done = m_file->run(
            u"INSERT INTO logs (server, told_at, position, welcome) VALUES (?, ?, ?, ?)"
            u" ON CONFLICT (server) DO UPDATE SET told_at = excluded.told_at,"
            u" position = excluded.position, welcome = excluded.welcome"_s,
            {server,
             static_cast<qint64>(step.toldAt.sinceEpoch().count()),
             encodePosition(step.position),
             wire::encode(wire::ServerMessage(step.welcome))});
    }
    if (done && step.isWhole)
        done = forgetOldLogs();
    return done;
}

Expected<void> SqliteCache::clear(const QString& server)
{
    for (const QString& sql :
         {u"DELETE FROM bets WHERE server = ?"_s, u"DELETE FROM rooms WHERE server = ?"_s})
    {
        if (auto done = m_file->run(sql, {server}); !done)
            return done;
    }
    return {};
}

Expected<void> SqliteCache::writeBets(const QString& server, const CacheStep& step)
{
    for (const PackedBet& bet : step.bets) {
        const auto done = m_file->run(
            u"INSERT OR REPLACE INTO bets (server, id, bet) VALUES (?, ?, ?)"_s,
            {server, keyOf(bet.id()), bet.bytes()});
        if (!done)
            return done;
    }
    for (const base::BetId id : step.gone) {
        const auto done =
            m_file->run(u"DELETE FROM bets WHERE server = ? AND id = ?"_s, {server, keyOf(id)});
        if (!done)
            return done;
    }
    return {};
}

Expected<void> SqliteCache::writeHeads(const QString& server, const CacheStep& step)
{
    const RoomChains::Heads& heads = step.position.heads;
    for (auto head = heads.begin(); head != heads.end(); ++head) {
        const auto done = m_file->run(
            u"INSERT OR REPLACE INTO rooms (server, week, league, seq, n, hash, fork)"
            u" VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
            {server,
             head.key().week.text(),
             head.key().league,
             head->seq.value(),
             head->n,
             textOf(head->hash),
             head->fork ? QVariant(encodeFork(*head->fork)) : QVariant()});
        if (!done)
            return done;
    }
    return {};
}

/// Somebody who tries many servers does not fill the disk with them.
Expected<void> SqliteCache::forgetOldLogs()
{
    Expected<void> done =
        m_file->run(u"DELETE FROM logs WHERE server NOT IN"
                    u" (SELECT server FROM logs ORDER BY told_at DESC LIMIT %1)"_s.arg(kMaxLogs));
    for (const QString& table : {u"bets"_s, u"rooms"_s}) {
        if (done)
            done = m_file->run(
                u"DELETE FROM %1 WHERE server NOT IN (SELECT server FROM logs)"_s.arg(table));
    }
    return done;
}

} // namespace betlog::sync
