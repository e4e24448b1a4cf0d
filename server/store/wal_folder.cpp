// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/wal_folder.h"

#include "server/store/sqlite_handle.h"

#include <QLoggingCategory>

#include <sqlite3.h>

namespace betlog::store {

namespace {

Q_LOGGING_CATEGORY(lcStore, "betlog.store", QtInfoMsg)

} // namespace

base::Expected<bool> foldWal(SqlConnection& connection)
{
    int pages = 0;
    int folded = 0;
    const int code = sqlite3_wal_checkpoint_v2(
        connection.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &pages, &folded);
    if (code == SQLITE_BUSY) // Somebody else is at it.
        return false;
    if (code != SQLITE_OK)
        return base::unexpected(connection.dialect().error(lastSqliteError(connection.handle())));
    return folded == pages;
}

void WalFolder::fold(const base::Expected<SqlConnection*>& connection)
{
    const base::Expected<bool> folded =
        connection ? foldWal(**connection) : base::unexpected(connection.error());
    if (!folded && !m_isFailing)
        qCWarning(lcStore).noquote()
            << "The write-ahead log cannot be folded into the log, and grows meanwhile; nothing is "
               "lost, and it is tried again:"
            << folded.error().detail;
    else if (folded && m_isFailing)
        qCInfo(lcStore) << "The write-ahead log is folded into the log again.";
    m_isFailing = !folded;
    ++(folded ? m_metrics.folds : m_metrics.failedFolds);
}

} // namespace betlog::store
