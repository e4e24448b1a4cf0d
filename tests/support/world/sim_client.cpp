// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/world/sim_client.h"

#include "app/sync/replica_writer.h"
#include "tests/support/world/sim_wire.h"

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Views have no business there, so that only the engine's own side knows.
sync::Replica::Writer& written(const sync::Replica& replica)
{
    return const_cast<sync::Replica&>(replica).writer();
}

} // namespace

SimClient::SimClient(
    SimTime& time, SimServer& server, PlantedFaults& faults, quint32 seed, const QString& name)
    : m_faults(faults)
    , m_random(seed)
    , m_machine(time)
    , m_name(name)
    , m_cable(time, m_random, server)
    , m_http(m_cable)
    , m_overHttp(m_http)
    , m_profile(m_machine, m_random, faults, ears())
{
    m_cable.isClientAlive = [this]() {
        return isAlive();
    };
    m_cable.drop = [this](const QByteArray& text) {
        return m_faults.swallows(text);
    };
}

SimClient::~SimClient() = default;

SimProfile::Ears SimClient::ears()
{
    return {
        [this](const sync::QueuedWrite& write) { m_fates[write.mutation.id].write = write; },
        [this](const sync::QueuedWrite& write) { noteShown(write); },
        [this](const sync::QueuedWrite& write) {
            noteFound(write);
        }};
}

void SimClient::noteShown(const sync::QueuedWrite& write)
{
    m_fates[write.mutation.id].wasShown = true;
    const std::optional<sync::ShownBet> shown = replica().find(write.mutation.betId);
    if (shown && m_faults.strikes(Fault::ReplayWithoutRewind))
        written(replica()).replace({}, {sync::PackedBet(shown->bet)});
}

/// The power may have gone between the disk and the screen: a refusal that is found in the queue is
/// a refusal that is seen, and what was taken back and is there again can be taken back again.
void SimClient::noteFound(const sync::QueuedWrite& write)
{
    WriteFate& fate = m_fates[write.mutation.id];
    fate.isLetGo = false;
    if (!write.refusal || fate.accepted || fate.refused)
        return;
    fate.refused = write.refusal->error;
    fate.epoch = write.log.epoch;
}

void SimClient::start()
{
    if (m_engine)
        return;
    m_profile.open();
    ++m_life;
    TransportFactory& transports = *this;
    m_engine = std::make_unique<sync::SyncEngine>(sync::Surroundings {
        m_machine,
        m_random,
        transports,
        &m_profile.outbox(),
        base::ClientId(m_random.uuid()),
        &m_profile.cache()});
    wireEngine();
    m_engine->setUser(m_name);
    m_engine->setServer(QUrl(u"http://log"_s));
    m_engine->connectToServer();
}

void SimClient::close()
{
    m_machine.wake();
    m_engine.reset();
    m_profile.close();
}

void SimClient::kill()
{
    m_profile.disk().crash();
    close();
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

std::optional<domain::Bet> SimClient::confirmed(base::BetId id) const
{
    return written(replica()).confirmed(id);
}

void SimClient::letGo(base::MutationId mutation)
{
    const QList<sync::QueueEntry> before = m_engine->queue();
    (void)m_engine->discard(mutation);
    QSet<base::MutationId> left;
    for (const sync::QueueEntry& entry : m_engine->queue())
        left.insert(entry.mutation);
    for (const sync::QueueEntry& entry : before) {
        if (!left.contains(entry.mutation))
            m_fates[entry.mutation].isLetGo = true;
    }
}

bool SimClient::isAtRest() const
{
    return isRunning() && m_engine->status().state == sync::ConnectionState::Live
        && replica().sendingCount() == 0;
}

} // namespace betlog::tests
