// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/core/ledger.h"
#include "server/core/log_terms.h"
#include "server/store/folder_lock.h"
#include "server/store/sql_connection.h"
#include "server/store/sql_reader.h"
#include "server/store/sql_store.h"

namespace betlog::store {

/// A log that one program has to itself, on its own thread: for imports. It holds the data folder
/// as a server does, so the two never write at once.
class OfflineLog
{
public:
    /// Opens the log, or makes it with these settings. Busy where a server has the folder; Invalid
    /// where the log's terms are not those that were asked for.
    [[nodiscard]] static base::Expected<std::unique_ptr<OfflineLog>> open(
        const QString& folder,
        const core::LogSettings& settings,
        const core::LogTerms& asked,
        const base::Clock& clock,
        base::Random& random);

    /// What the log is kept under.
    [[nodiscard]] const core::LogSettings& settings() const { return m_settings; }

    [[nodiscard]] core::Ledger& ledger() { return m_ledger; }

    [[nodiscard]] SqlReader reader() { return SqlReader(*m_connection); }

private:
    OfflineLog(
        std::unique_ptr<FolderLock> lock,
        std::unique_ptr<SqlConnection> connection,
        const core::LogSettings& settings,
        const base::Clock& clock,
        base::Random& random);

    std::unique_ptr<FolderLock> m_lock;
    std::unique_ptr<SqlConnection> m_connection;
    core::LogSettings m_settings;
    SqlStore m_store;
    core::Ledger m_ledger;
};

} // namespace betlog::store
