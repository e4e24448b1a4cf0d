// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/durable_cache.h"
#include "app/sync/durable_outbox.h"
#include "base/scheduler.h"
#include "tests/support/sim_disk.h"
#include "tests/support/world/planted_faults.h"

namespace betlog::tests {

/// The profile of a simulated client: the real outbox and cache, on a simulated disk, each behind
/// a simulated thread. Whatever was not synced when the power goes is lost.
class SimProfile
{
public:
    using Heard = std::function<void(const sync::QueuedWrite& write)>;

    /// What the world hears of the outbox.
    struct Ears
    {
        Heard tried; ///< it was asked to keep a write
        Heard kept; ///< it said that the write is on disk
        Heard found; ///< the write is there from a run before
    };

    SimProfile(base::Scheduler& machine, base::Random& random, PlantedFaults& faults, Ears ears);
    ~SimProfile();

    Q_DISABLE_COPY_MOVE(SimProfile)

    void open();
    void close(); ///< in order: what was given is on disk

    [[nodiscard]] SimDisk& disk() { return m_disk; }

    [[nodiscard]] const SimDisk& disk() const { return m_disk; }

    // ── while it is open ──
    [[nodiscard]] sync::Outbox& outbox();
    [[nodiscard]] sync::Cache& cache();

private:
    class NotedOutbox;
    class TornCache;

    template <typename File>
    [[nodiscard]] std::unique_ptr<File> opened(const QString& name);

    base::Scheduler& m_machine;
    base::Random& m_random;
    PlantedFaults& m_faults;
    Ears m_ears;
    SimDisk m_disk;
    std::unique_ptr<sync::DurableOutbox> m_outboxFile;
    std::unique_ptr<sync::DurableCache> m_cacheFile;
    std::unique_ptr<NotedOutbox> m_outbox;
    std::unique_ptr<TornCache> m_cache;
};

} // namespace betlog::tests
