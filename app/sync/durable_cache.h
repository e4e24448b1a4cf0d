// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/disk_worker.h"
#include "app/sync/sqlite_cache.h"

namespace betlog::sync {

/// A SqliteCache on a thread of its own. A file that is damaged, or of a newer program, is set
/// aside and begun anew; where there is no file to be had, nothing is known and nothing kept. Lives
/// on the thread of the engine that uses it.
class DurableCache final : public QObject, public Cache
{
    Q_OBJECT

public:
    explicit DurableCache(const SqlFileName& file, QObject* parent = nullptr);
    /// The same, with the disk's work in somebody else's hands.
    DurableCache(
        const SqlFileName& file, std::unique_ptr<DiskWorker> disk, QObject* parent = nullptr);
    ~DurableCache() override; ///< what was given is on disk

    void load(const QUrl& server, Loaded loaded) override;
    void write(const CacheStep& step) override;

private:
    void open(const SqlFileName& file);

    std::unique_ptr<SqliteCache> m_cache; ///< of the disk's thread
    std::unique_ptr<DiskWorker> m_disk; ///< ends first
};

} // namespace betlog::sync
