// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/network_transports.h"
#include "app/sync/replica.h"
#include "app/sync/sync_engine.h"
#include "tests/support/seeded_random.h"
#include "tests/support/world/planted_faults.h"
#include "tests/support/world/sim_cable.h"
#include "tests/support/world/sim_http.h"
#include "tests/support/world/sim_profile.h"

#include <QMap>

namespace betlog::tests {

/// What a client was told about one of its writes.
struct WriteFate
{
    sync::QueuedWrite write;
    base::Epoch epoch; ///< of the log for which it was answered
    std::optional<domain::Bet> accepted; ///< the bet as the server acked it
    std::optional<base::Error> refused;
    bool wasShown = false; ///< as pending: its outbox has said that it is on disk
    bool isLetGo = false; ///< the person took it back
    bool isContradicted = false; ///< accepted and refused within one history
};

/// A whole client in the simulated world: the real engine and its real polling behind a cable, its
/// real outbox and cache on a simulated disk. It can sleep, have a wrong clock, be killed at any
/// step, lose its disk's power in the middle of a write, and start again.
class SimClient final : private sync::TransportFactory
{
public:
    SimClient(
        SimTime& time, SimServer& server, PlantedFaults& faults, quint32 seed, const QString& name);
    ~SimClient() override;

    void start();
    void close(); ///< the person ends the program
    void kill(); ///< the process and its machine: what was not synced is lost

    [[nodiscard]] bool isRunning() const { return m_engine && isAlive(); }

    /// Its disk has power: what it says now is said.
    [[nodiscard]] bool isAlive() const { return !m_profile.disk().isDown(); }

    /// The power went by itself; the rest follows.
    [[nodiscard]] bool hasDied() const { return m_engine && !isAlive(); }

    [[nodiscard]] SimDisk& disk() { return m_profile.disk(); }

    [[nodiscard]] sync::SyncEngine& engine() { return *m_engine; }

    [[nodiscard]] const sync::Replica& replica() const { return m_engine->replica(); }

    [[nodiscard]] SimCable& cable() { return m_cable; }

    [[nodiscard]] MachineTime& machine() { return m_machine; }

    [[nodiscard]] SeededRandom& random() { return m_random; }

    [[nodiscard]] const QString& name() const { return m_name; }

    /// Everything it shows, by id.
    [[nodiscard]] QMap<base::BetId, domain::Bet> shown() const;
    /// The bet as the feed told it, without this client's own writes; nullptr if it told of none.
    [[nodiscard]] std::optional<domain::Bet> confirmed(base::BetId id) const;
    /// Live, and nothing of its own is unanswered.
    [[nodiscard]] bool isAtRest() const;

    /// The person takes back what was not sent yet, or was refused.
    void letGo(base::MutationId mutation);

    /// Every write that it ever tried to keep, and what became of it.
    [[nodiscard]] const QMap<base::MutationId, WriteFate>& fates() const { return m_fates; }

    /// How often it was started, so that others know when it began anew.
    [[nodiscard]] int life() const { return m_life; }

    [[nodiscard]] int garbled() const { return m_garbled; }

private:
    [[nodiscard]] std::unique_ptr<sync::Transport> makeWebSocket() override;
    [[nodiscard]] std::unique_ptr<sync::Transport> makePolling() override;
    void askPendingRooms(const QUrl& httpAddress, QObject* context, Rooms answer) override;
    void wireEngine();
    [[nodiscard]] SimProfile::Ears ears();
    void noteFound(const sync::QueuedWrite& write);
    void noteShown(const sync::QueuedWrite& write);
    [[nodiscard]] WriteFate* fateOf(base::MutationId mutation);

    PlantedFaults& m_faults;
    SeededRandom m_random;
    MachineTime m_machine;
    QString m_name;
    SimCable m_cable;
    SimHttp m_http;
    sync::NetworkTransports m_overHttp;
    SimProfile m_profile;
    std::unique_ptr<sync::SyncEngine> m_engine;
    QMap<base::MutationId, WriteFate> m_fates;
    int m_life = 0;
    int m_garbled = 0;
};

} // namespace betlog::tests
