// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/sqlite_cache.h"
#include "app/sync/sqlite_outbox.h"
#include "tests/support/engine_world.h"

#include <QTemporaryDir>

namespace betlog::tests {

/// A profile's folder, and the engines that run on it one after the other. Its disk does at once
/// what it is asked, on the test's thread.
class EngineProfile
{
public:
    EngineProfile() { start(); }

    /// The program ends, and begins anew.
    EngineWorld& start()
    {
        m_world.reset();
        m_outbox = opened<sync::SqliteOutbox>(QStringLiteral("outbox.sqlite"));
        m_cache = opened<sync::SqliteCache>(QStringLiteral("cache.sqlite"));
        m_world = std::make_unique<EngineWorld>(++m_runs, m_outbox.get(), m_cache.get());
        return *m_world;
    }

    [[nodiscard]] EngineWorld& world() { return *m_world; }

    [[nodiscard]] sync::SyncEngine& engine() { return m_world->engine; }

    [[nodiscard]] sync::SqliteCache& cache() { return *m_cache; }

    [[nodiscard]] sync::SqliteOutbox& outbox() { return *m_outbox; }

    /// For the files that are opened from now on.
    void limitPages(int count) { m_pragmas = {QStringLiteral("max_page_count = %1").arg(count)}; }

private:
    template <typename File>
    [[nodiscard]] std::unique_ptr<File> opened(const QString& name) const
    {
        sync::SqlFileName file {m_folder.filePath(name)};
        file.pragmas = m_pragmas;
        return std::make_unique<File>(std::move(*sync::SqlFile::open(file, File::schema())));
    }

    QTemporaryDir m_folder;
    QStringList m_pragmas;
    quint32 m_runs = 0;
    std::unique_ptr<sync::SqliteOutbox> m_outbox;
    std::unique_ptr<sync::SqliteCache> m_cache;
    std::unique_ptr<EngineWorld> m_world;
};

} // namespace betlog::tests
