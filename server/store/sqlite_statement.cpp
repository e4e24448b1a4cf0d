// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/sqlite_statement.h"

#include "server/store/sqlite_handle.h"

#include <sqlite3.h>

namespace betlog::store {

using namespace Qt::Literals::StringLiterals;

SqliteStatement::SqliteStatement(sqlite3* handle, const QString& sql)
    : m_handle(handle)
{
    const QByteArray text = sql.toUtf8();
    sqlite3_prepare_v3(
        m_handle,
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

QSqlError SqliteStatement::run(const QVariantList& values)
{
    m_foundRow = false;
    if (m_statement == nullptr)
        return lastSqliteError(m_handle);
    if (const int wanted = sqlite3_bind_parameter_count(m_statement); values.size() != wanted)
        return {
            QString(),
            u"a statement takes %1 values and was given %2"_s.arg(wanted).arg(values.size()),
            QSqlError::StatementError};
    const int bound = bind(values);
    const int code = bound == SQLITE_OK ? sqlite3_step(m_statement) : bound;
    m_foundRow = code == SQLITE_ROW;
    const QSqlError error =
        m_foundRow || code == SQLITE_DONE ? QSqlError() : lastSqliteError(m_handle);
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement); // before what is bound goes
    m_texts.clear();
    return error;
}

/// Nothing is copied for SQLite: what is bound stands until the run is over.
int SqliteStatement::bind(const QVariantList& values)
{
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

} // namespace betlog::store
