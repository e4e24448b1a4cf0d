// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/wal_length.h"

#include "server/store/sql_connection.h"

#include <sqlite3.h>

namespace betlog::store {

WalLength::WalLength(SqlConnection& connection)
    : m_handle(connection.handle())
{
    const auto tell = [](void* told, sqlite3*, const char*, int pages) {
        *static_cast<int*>(told) = pages;
        return SQLITE_OK;
    };
    sqlite3_wal_hook(m_handle, tell, &m_pages);
}

WalLength::~WalLength()
{
    sqlite3_wal_hook(m_handle, nullptr, nullptr);
}

} // namespace betlog::store
