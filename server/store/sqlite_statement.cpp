// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/sqlite_statement.h"

#include <QSqlDatabase>
#include <QSqlDriver>

#include <sqlite3.h>

namespace betlog::store {

namespace {

/// Of a connection that is open.
sqlite3* handleOf(const QSqlDatabase& connection)
{
    const QVariant handle = connection.driver()->handle();
    Q_ASSERT(qstrcmp(handle.typeName(), "sqlite3*") == 0);
    return *static_cast<sqlite3* const*>(handle.constData());
}

} // namespace

SqliteStatement::SqliteStatement(const QSqlDatabase& connection, const QString& sql)
    : m_database(handleOf(connection))
{
    const QByteArray text = sql.toUtf8();
    sqlite3_prepare_v3(
        m_database,
        text.constData(),
        static_cast<int>(text.size()),
        SQLITE_PREPARE_PERSISTENT,
        &m_statement,
        nullptr);
}

SqliteStatement::~SqliteStatement()
{
    sqlite3_finalize(m_statement);
}

QString SqliteStatement::library()
{
    return QString::fromLatin1(sqlite3_sourceid());
}

QSqlError SqliteStatement::run(const QVariantList& values)
{
    m_foundRow = false;
    if (m_statement == nullptr)
        return lastError();
    const int bound = bind(values);
    const int code = bound == SQLITE_OK ? sqlite3_step(m_statement) : bound;
    m_foundRow = code == SQLITE_ROW;
    const QSqlError error = m_foundRow || code == SQLITE_DONE ? QSqlError() : lastError();
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement); // before what is bound goes
    m_texts.clear();
    return error;
}

/// Nothing is copied for SQLite: what is bound stands until the run is over.
int SqliteStatement::bind(const QVariantList& values)
{
    Q_ASSERT(values.size() == sqlite3_bind_parameter_count(m_statement));
    int code = SQLITE_OK;
    for (int i = 0; i < values.size() && code == SQLITE_OK; ++i) {
        const QVariant& value = values.at(i);
        const int place = i + 1;
        if (!value.isValid()) {
            code = sqlite3_bind_null(m_statement, place);
        } else if (value.typeId() == QMetaType::QByteArray) {
            const auto& bytes = *static_cast<const QByteArray*>(value.constData());
            code = sqlite3_bind_blob64(
                m_statement,
                place,
                bytes.constData(),
                static_cast<sqlite3_uint64>(bytes.size()),
                SQLITE_STATIC);
        } else if (value.typeId() == QMetaType::QString) {
            m_texts.append(static_cast<const QString*>(value.constData())->toUtf8());
            code = sqlite3_bind_text64(
                m_statement,
                place,
                m_texts.constLast().constData(),
                static_cast<sqlite3_uint64>(m_texts.constLast().size()),
                SQLITE_STATIC,
                SQLITE_UTF8);
        } else {
            code = sqlite3_bind_int64(m_statement, place, value.toLongLong());
        }
    }
    return code;
}

QSqlError SqliteStatement::lastError() const
{
    return {
        QString(),
        QString::fromUtf8(sqlite3_errmsg(m_database)),
        QSqlError::StatementError,
        QString::number(sqlite3_extended_errcode(m_database))};
}

} // namespace betlog::store
