// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QtGlobal>

struct sqlite3;

namespace betlog::store {

class SqlConnection;

/// How long the write-ahead log is after each commit of a connection. SQLite tells that to one
/// listener, which until then is its own automatic checkpoint: as long as this lives, nobody folds
/// the write-ahead log in unless asked to. Belongs to the thread of the connection, which outlives
/// it.
class WalLength
{
public:
    explicit WalLength(SqlConnection& connection);
    ~WalLength();

    Q_DISABLE_COPY_MOVE(WalLength)

    /// After the last commit; 0 before the first. Few again once all was folded in and the
    /// write-ahead log begins anew.
    [[nodiscard]] int pages() const { return m_pages; }

private:
    sqlite3* m_handle;
    int m_pages = 0;
};

} // namespace betlog::store
