// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/world/sim_profile.h"

#include "tests/support/world/sim_disk_worker.h"

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;

/// Tells what becomes of writes on their way to the disk.
class SimProfile::NotedOutbox final : public sync::Outbox
{
public:
    NotedOutbox(const SimProfile& profile, sync::Outbox& outbox)
        : m_profile(profile)
        , m_outbox(outbox)
    { }

    void load(Loaded loaded) override
    {
        m_outbox.load([this, loaded](const base::Expected<QList<sync::QueuedWrite>>& writes) {
            loaded(writes);
            if (!writes)
                return;
            for (const sync::QueuedWrite& write : *writes)
                m_profile.m_ears.found(write);
        });
    }

    void keep(const sync::QueuedWrite& write, Kept kept) override
    {
        m_profile.m_ears.tried(write);
        m_outbox.keep(write, [this, write, kept](const base::Expected<void>& result) {
            if (m_profile.m_faults.isPlanted(Fault::OutboxForgets))
                m_outbox.forget(write.mutation.id);
            kept(result);
            if (result)
                m_profile.m_ears.kept(write);
        });
    }

    void forget(base::MutationId mutation) override { m_outbox.forget(mutation); }

private:
    const SimProfile& m_profile;
    sync::Outbox& m_outbox;
};

/// Passes everything on, unless the fault is planted that it does not.
class SimProfile::TornCache final : public sync::Cache
{
public:
    TornCache(SimProfile& profile, sync::Cache& cache)
        : m_profile(profile)
        , m_cache(cache)
    { }

    void load(const QUrl& server, Loaded loaded) override
    {
        m_cache.load(server, std::move(loaded));
    }

    void write(const sync::CacheStep& step) override
    {
        sync::CacheStep torn = step;
        if (m_profile.m_faults.isPlanted(Fault::CacheTorn) && !step.isWhole)
            torn.bets.clear();
        m_cache.write(torn);
    }

private:
    SimProfile& m_profile;
    sync::Cache& m_cache;
};

SimProfile::SimProfile(
    base::Scheduler& machine, base::Random& random, PlantedFaults& faults, Ears ears)
    : m_machine(machine)
    , m_random(random)
    , m_faults(faults)
    , m_ears(std::move(ears))
    , m_disk(random)
{ }

SimProfile::~SimProfile() = default;

template <typename File>
std::unique_ptr<File> SimProfile::opened(const QString& name)
{
    return std::make_unique<File>(
        sync::SqlFileName {m_disk.path(name)},
        std::make_unique<SimDiskWorker>(m_machine, m_random));
}

void SimProfile::open()
{
    m_disk.powerOn();
    m_disk.setLying(m_faults.isPlanted(Fault::OutboxNotSynced));
    m_outboxFile = opened<sync::DurableOutbox>(u"outbox.db"_s);
    m_cacheFile = opened<sync::DurableCache>(u"cache.db"_s);
    m_outbox = std::make_unique<NotedOutbox>(*this, *m_outboxFile);
    m_cache = std::make_unique<TornCache>(*this, *m_cacheFile);
}

void SimProfile::close()
{
    m_outbox.reset();
    m_cache.reset();
    m_outboxFile.reset();
    m_cacheFile.reset();
}

sync::Outbox& SimProfile::outbox()
{
    return *m_outbox;
}

sync::Cache& SimProfile::cache()
{
    return *m_cache;
}

} // namespace betlog::tests
