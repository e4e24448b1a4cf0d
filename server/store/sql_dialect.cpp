// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/sql_dialect.h"

#include "base/sqlite_code.h"

#include <QSqlError>
#include <QUrl>

namespace betlog::store {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList sqliteOnOpen(Access access)
{
    QStringList pragmas {
        u"PRAGMA foreign_keys = ON"_s,
        u"PRAGMA synchronous = FULL"_s,
        u"PRAGMA trusted_schema = OFF"_s,
        u"PRAGMA cell_size_check = ON"_s,
    };
    if (access == Access::ReadWrite) {
        pragmas.append(u"PRAGMA journal_mode = WAL"_s);
        pragmas.append(u"PRAGMA journal_size_limit = 67108864"_s);
        // A checkpoint syncs twice, in the midst of a commit: so not for every few of them. A
        // server's writer sees to it in another way (see WalLength). Ids are random, and their
        // indexes should be found in memory.
        pragmas.append(u"PRAGMA wal_autocheckpoint = 4000"_s);
        pragmas.append(u"PRAGMA cache_size = -16384"_s);
    } else {
        pragmas.append(u"PRAGMA query_only = ON"_s);
    }
    return pragmas;
}

/// A log in WAL mode can be read only with a file beside it, which a read-only disk does not take;
/// "immutable" does without (sqlite.org/uri.html).
QString sqliteName(Access access, const QString& file)
{
    if (access != Access::Unchanging)
        return file;
    const QByteArray path = QUrl::toPercentEncoding(file, "/");
    return u"file:"_s + QString::fromLatin1(path) + u"?immutable=1"_s;
}

QString sqliteConnectOptions(Access access, int busyTimeoutMs)
{
    const QString timeout = u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyTimeoutMs);
    switch (access) {
    case Access::ReadWrite:
        return timeout;
    case Access::ReadOnly:
        return timeout + u";QSQLITE_OPEN_READONLY"_s;
    case Access::Unchanging:
        return timeout + u";QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"_s;
    }
    Q_UNREACHABLE();
}

QString sqliteSentence(int code)
{
    switch (code) {
    case base::SqliteBusy:
    case base::SqliteLocked:
        return u"The log is locked by another program"_s;
    case base::SqliteReadOnly:
        return u"The log cannot be written: its file or folder is read-only"_s;
    case base::SqliteInputOutput:
        return u"The disk could not read or write the log"_s;
    case base::SqliteCorrupt:
        return u"The file of the log is damaged"_s;
    case base::SqliteFull:
        return u"The disk is full; nothing was written"_s;
    case base::SqliteCannotOpen:
        return u"The file of the log cannot be opened"_s;
    case base::SqliteNotADatabase:
        return u"The file of the log is no database, or it is damaged"_s;
    default:
        return u"The log could not be read or written"_s;
    }
}

base::Error sqliteError(const QSqlError& error)
{
    constexpr int kPrimaryCode = 0xff; // Extended codes keep the primary one in the low byte.
    const int code = error.nativeErrorCode().toInt() & kPrimaryCode;
    const bool canRetry = code == base::SqliteBusy || code == base::SqliteLocked;
    return {
        canRetry ? base::ErrorCode::Busy : base::ErrorCode::StorageFailed,
        u"%1 (%2)."_s.arg(sqliteSentence(code), error.databaseText()),
        {}};
}

} // namespace

const SqlDialect& sqliteDialect()
{
    static const SqlDialect dialect {
        u"QSQLITE"_s,
        u"BEGIN IMMEDIATE"_s,
        u"BEGIN DEFERRED"_s,
        u"EXPLAIN QUERY PLAN "_s,
        sqliteOnOpen,
        sqliteName,
        sqliteConnectOptions,
        sqliteError};
    return dialect;
}

} // namespace betlog::store
