// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/offline_log.h"

#include "server/store/log_file.h"
#include "server/store/terms.h"

namespace betlog::store {

base::Expected<std::unique_ptr<OfflineLog>> OfflineLog::open(
    const QString& folder,
    const core::LogSettings& settings,
    const core::LogTerms& asked,
    const base::Clock& clock,
    base::Random& random)
{
    base::Expected<std::unique_ptr<FolderLock>> lock = FolderLock::take(folder);
    if (!lock)
        return base::unexpected(lock.error());
    base::Expected<std::unique_ptr<SqlConnection>> connection = openLog({logFile(folder)}, random);
    if (!connection)
        return base::unexpected(connection.error());
    const auto settled = settleTerms(**connection, asked, settings);
    if (!settled)
        return base::unexpected(settled.error());
    return std::unique_ptr<OfflineLog>(
        new OfflineLog(std::move(*lock), std::move(*connection), *settled, clock, random));
}

OfflineLog::OfflineLog(
    std::unique_ptr<FolderLock> lock,
    std::unique_ptr<SqlConnection> connection,
    const core::LogSettings& settings,
    const base::Clock& clock,
    base::Random& random)
    : m_lock(std::move(lock))
    , m_connection(std::move(connection))
    , m_settings(settings)
    , m_store(*m_connection)
    , m_ledger(m_store, m_settings, clock, random)
{ }

} // namespace betlog::store
