// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/sqlite_handle.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlQuery>
#include <QVariant>

#include <sqlite3.h>

namespace betlog::store {

using namespace Qt::Literals::StringLiterals;

namespace {

auto unusable(const QString& sentence)
{
    return base::unexpected(base::Error {base::ErrorCode::Internal, sentence, {}});
}

} // namespace

base::Expected<sqlite3*> sqliteHandle(const QSqlDatabase& connection)
{
    const QVariant handle = connection.driver()->handle();
    if (!handle.isValid() || qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return unusable(
            u"Qt's driver %1 does not give a handle of SQLite; the log needs one."_s.arg(
                connection.driverName()));
    QSqlQuery query(connection);
    if (!query.exec(u"SELECT sqlite_source_id()"_s) || !query.next())
        return unusable(u"Qt's SQLite does not say which one it is: %1."_s.arg(
            query.lastError().databaseText()));
    const QString linked = QString::fromLatin1(sqlite3_sourceid());
    if (query.value(0).toString() != linked)
        return unusable(u"Qt's SQLite is another one (%1) than the one of this program (%2)."_s.arg(
            query.value(0).toString(), linked));
    return *static_cast<sqlite3* const*>(handle.constData());
}

QSqlError lastSqliteError(sqlite3* handle)
{
    return {
        QString(),
        QString::fromUtf8(sqlite3_errmsg(handle)),
        QSqlError::StatementError,
        QString::number(sqlite3_extended_errcode(handle))};
}

} // namespace betlog::store
