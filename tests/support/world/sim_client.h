// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/memory_outbox.h"
#include "app/sync/network_transports.h"
#include "app/sync/replica.h"
#include "app/sync/sync_engine.h"
#include "tests/support/seeded_random.h"
#include "tests/support/world/planted_faults.h"
#include "tests/support/world/sim_cable.h"
#include "tests/support/world/sim_http.h"

#include <QMap>

namespace betlog::tests {

/// What a client was told about one of its writes.
struct WriteFate
{
    sync::QueuedWrite write;
    base::Epoch epoch; ///< of the log for which it was answered
    std::optional<domain::Bet> accepted; ///< the bet as the server acked it
    std::optional<base::Error> refused;
    bool isContradicted = false; ///< accepted and refused within one history
};

/// A whole client in the simulated world: the real engine, its real polling, and its outbox, behind
/// a cable. It can sleep, have a wrong clock, and be killed and started again.
class SimClient final : private sync::TransportFactory
{
public:
    SimClient(
        SimTime& time, SimServer& server, PlantedFaults& faults, quint32 seed, const QString& name);
    ~SimClient() override;

    void start();
    void kill(); ///< the process is gone, and its memory with it

    [[nodiscard]] bool isRunning() const { return m_engine != nullptr; }

    [[nodiscard]] sync::SyncEngine& engine() { return *m_engine; }

    [[nodiscard]] const sync::Replica& replica() const { return m_engine->replica(); }

    [[nodiscard]] SimCable& cable() { return m_cable; }

    [[nodiscard]] MachineTime& machine() { return m_machine; }

    [[nodiscard]] SeededRandom& random() { return m_random; }

    [[nodiscard]] const QString& name() const { return m_name; }

    /// Everything it shows, by id.
    [[nodiscard]] QMap<base::BetId, domain::Bet> shown() const;
    /// The bet as the feed told it, without this client's own writes; nullptr if it told of none.
    [[nodiscard]] const domain::Bet* confirmed(base::BetId id) const;
    /// Live, and nothing of its own is unanswered.
    [[nodiscard]] bool isAtRest() const;

    /// Every write that it ever showed as pending, and what became of it.
    [[nodiscard]] const QMap<base::MutationId, WriteFate>& fates() const { return m_fates; }

    /// How often it was started, so that others know when it began anew.
    [[nodiscard]] int life() const { return m_life; }

    [[nodiscard]] int garbled() const { return m_garbled; }

private:
    class NotedOutbox;

    [[nodiscard]] std::unique_ptr<sync::Transport> makeWebSocket() override;
    [[nodiscard]] std::unique_ptr<sync::Transport> makePolling() override;
    void askPendingRooms(const QUrl& httpAddress, QObject* context, Rooms answer) override;
    void wireEngine();
    void note(const sync::QueuedWrite& write);
    [[nodiscard]] WriteFate* fateOf(base::MutationId mutation);

    PlantedFaults& m_faults;
    SeededRandom m_random;
    MachineTime m_machine;
    QString m_name;
    SimCable m_cable;
    SimHttp m_http;
    sync::NetworkTransports m_overHttp;
    sync::MemoryOutbox m_kept;
    std::unique_ptr<NotedOutbox> m_outbox;
    std::unique_ptr<sync::SyncEngine> m_engine;
    QMap<base::MutationId, WriteFate> m_fates;
    int m_life = 0;
    int m_garbled = 0;
};

} // namespace betlog::tests
