// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/cache.h"
#include "app/sync/sql_file.h"

namespace betlog::sync {

/// A cache in a file of its own. Everything happens at once, on the caller's thread; a window uses
/// it through DurableCache.
class SqliteCache final : public Cache
{
public:
    static constexpr int kMaxLogs = 8; ///< those that were heard last

    /// The folder of its schema.
    [[nodiscard]] static QString schema();

    explicit SqliteCache(std::unique_ptr<SqlFile> file);
    ~SqliteCache() override;

    void load(const QUrl& server, Loaded loaded) override;
    void write(const CacheStep& step) override;

    [[nodiscard]] base::Expected<std::optional<CachedLog>> read(const QUrl& server);
    [[nodiscard]] base::Expected<void> apply(const CacheStep& step);

private:
    [[nodiscard]] base::Expected<void> readBets(const QString& server, CachedLog& log);
    [[nodiscard]] base::Expected<void> readHeads(const QString& server, CachedLog& log);
    [[nodiscard]] base::Expected<void> applyAll(const CacheStep& step);
    [[nodiscard]] base::Expected<void> clear(const QString& server);
    [[nodiscard]] base::Expected<void> writeBets(const QString& server, const CacheStep& step);
    [[nodiscard]] base::Expected<void> writeHeads(const QString& server, const CacheStep& step);
    [[nodiscard]] base::Expected<void> forgetOldLogs();

    std::unique_ptr<SqlFile> m_file;
};

} // namespace betlog::sync
