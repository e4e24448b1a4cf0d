// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/world/sim_client.h"

#include "app/sync/replica_writer.h"
#include "tests/support/world/sim_wire.h"

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;

/// Writes down which writes were kept, and so were shown as pending.
class SimClient::NotedOutbox final : public sync::Outbox
{
public:
    NotedOutbox(SimClient& client, sync::Outbox& outbox)
        : m_client(client)
        , m_outbox(outbox)
    { }

    void load(Loaded loaded) override { m_outbox.load(std::move(loaded)); }

    void keep(const sync::QueuedWrite& write, Kept kept) override
    {
        m_client.m_fates[write.mutation.id].write = write;
        m_outbox.keep(
            write, [this, write, kept = std::move(kept)](const base::Expected<void>& result) {
                if (result)
                    m_client.m_fates[write.mutation.id].wasShown = true;
                if (m_client.m_faults.isPlanted(Fault::OutboxForgets))
                    m_outbox.forget(write.mutation.id);
                kept(result);
            });
    }

    void forget(base::MutationId mutation) override
    {
        m_outbox.forget(mutation);
        m_client.m_fates[mutation].isUntold = !m_client.isAlive();
    }

private:
    SimClient& m_client;
    sync::Outbox& m_outbox;
};

SimClient::SimClient(
    SimTime& time, SimServer& server, PlantedFaults& faults, quint32 seed, const QString& name)
    : m_faults(faults)
    , m_random(seed)
    , m_machine(time)
    , m_name(name)
    , m_cable(time, m_random, server)
    , m_http(m_cable)
    , m_overHttp(m_http)
    , m_disk(m_random)
{
    m_cable.isClientAlive = [this]() {
        return isAlive();
    };
    m_cable.drop = [this](const QByteArray& text) {
        return m_faults.swallows(text);
    };
}

SimClient::~SimClient() = default;

bool SimClient::openDisk()
{
    m_disk.powerOn();
    m_disk.setLying(m_faults.isPlanted(Fault::OutboxNotSynced));
    auto outbox = sync::SqlFile::open({m_disk.path(u"outbox.db"_s)}, sync::SqliteOutbox::schema());
    auto cache = sync::SqlFile::open({m_disk.path(u"cache.db"_s)}, sync::SqliteCache::schema());
    if (!outbox || !cache)
        return false;
    m_kept = std::make_unique<sync::SqliteOutbox>(std::move(*outbox));
    m_cache = std::make_unique<sync::SqliteCache>(std::move(*cache));
    m_outbox = std::make_unique<NotedOutbox>(*this, *m_kept);
    return true;
}

/// Where its disk fails once more it stays off, until somebody starts it again.
void SimClient::start()
{
    if (m_engine || !openDisk())
        return;
    ++m_life;
    TransportFactory& transports = *this;
    m_engine = std::make_unique<sync::SyncEngine>(sync::Surroundings {
        m_machine,
        m_random,
        transports,
        m_outbox.get(),
        base::ClientId(m_random.uuid()),
        m_cache.get()});
    wireEngine();
    m_engine->setUser(m_name);
    m_engine->setServer(QUrl(u"http://log"_s));
    noteRefusalsFound();
    m_engine->connectToServer();
}

/// The power may have gone between the disk and the screen: a refusal that is found in the queue is
/// a refusal that is seen.
void SimClient::noteRefusalsFound()
{
    for (const sync::QueueEntry& entry : m_engine->queue()) {
        const bool isRefused =
            entry.state == sync::QueueState::Refused || entry.state == sync::QueueState::Conflicted;
        WriteFate& fate = m_fates[entry.mutation];
        if (!isRefused || fate.accepted || fate.refused)
            continue;
        fate.refused = entry.error;
        fate.epoch = fate.write.log.epoch;
    }
}

void SimClient::kill()
{
    m_disk.crash();
    m_machine.wake();
    m_engine.reset();
    m_outbox.reset();
    m_cache.reset();
    m_kept.reset();
}

void SimClient::wireEngine()
{
    sync::SyncEngine* const engine = m_engine.get();
    QObject::connect(
        engine,
        &sync::SyncEngine::accepted,
        engine,
        [this](base::MutationId mutation, const domain::Bet& bet) {
            if (!isAlive())
                return;
            WriteFate* const fate = fateOf(mutation);
            fate->isContradicted |= fate->refused.has_value();
            fate->accepted = bet;
        });
    QObject::connect(
        engine,
        &sync::SyncEngine::refused,
        engine,
        [this](base::MutationId mutation, base::BetId, const base::Error& error) {
            if (!isAlive())
                return; // Nobody sees what a machine without power says.
            WriteFate* const fate = fateOf(mutation);
            fate->isContradicted |= fate->accepted.has_value();
            fate->refused = error;
        });
}

/// What was answered for another history counts no more: there it never happened.
WriteFate* SimClient::fateOf(base::MutationId mutation)
{
    WriteFate& fate = m_fates[mutation];
    const base::Epoch epoch = m_engine->welcome() ? m_engine->welcome()->epoch : base::Epoch();
    if (fate.epoch != epoch) {
        fate.epoch = epoch;
        fate.accepted.reset();
        fate.refused.reset();
    }
    return &fate;
}

std::unique_ptr<sync::Transport> SimClient::makeWebSocket()
{
    auto line = std::make_unique<SimLine>(m_cable);
    QObject::connect(line.get(), &sync::Transport::garbled, line.get(), [this]() { ++m_garbled; });
    return line;
}

std::unique_ptr<sync::Transport> SimClient::makePolling()
{
    return m_overHttp.makePolling();
}

void SimClient::askPendingRooms(const QUrl& httpAddress, QObject* context, Rooms answer)
{
    m_overHttp.askPendingRooms(httpAddress, context, std::move(answer));
}

QMap<base::BetId, domain::Bet> SimClient::shown() const
{
    QMap<base::BetId, domain::Bet> bets;
    for (const base::BetId id : replica().allBets())
        bets.insert(id, replica().find(id)->bet);
    return bets;
}

/// Views have no business there, so that only the engine's own side knows.
const domain::Bet* SimClient::confirmed(base::BetId id) const
{
    return const_cast<sync::Replica&>(replica()).writer().confirmed(id);
}

bool SimClient::isAtRest() const
{
    return isRunning() && m_engine->status().state == sync::ConnectionState::Live
        && replica().sendingCount() == 0;
}

} // namespace betlog::tests
