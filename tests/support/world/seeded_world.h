// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "tests/support/world/sim_client.h"
#include "tests/support/world/sim_poller.h"
#include "tests/support/world/sim_server.h"
#include "tests/support/world/told_history.h"
#include "tests/support/world/world_report.h"

#include <QCryptographicHash>

#include <array>

namespace betlog::tests {

/// A server, three people who write all the time, and two scripts that poll, in a world in which
/// everything breaks; the seed decides what and when. One seed is one run, bit for bit.
///
/// All along, a client may show as confirmed only what the server has told of, and each room only
/// as it once was, never further back than before. What must hold in the end is in world_checks.h.
class SeededWorld
{
public:
    explicit SeededWorld(const WorldPlan& plan);
    ~SeededWorld();

    Q_DISABLE_COPY_MOVE(SeededWorld)

    [[nodiscard]] WorldReport run();

private:
    friend class WorldActs;
    friend class WorldChecks;

    static constexpr int kClients = 3;

    void startAll();
    void afterEach();
    void heal();
    void comeToRest();
    [[nodiscard]] bool isAtRest() const;
    void startServer();
    void serverStarted();
    void noticeShown();
    void checkShown(const SimClient& client);
    void checkTold(const SimClient& client, const domain::Bet& bet);
    void checkRooms(SimClient& client, size_t which);
    void note(const QString& event);
    void noteChange(const QByteArray& json);
    void fail(const QString& why);
    [[nodiscard]] WorldReport report() const;

    /// Where each client has seen each room, in one of its lives.
    struct Seen
    {
        int life = 0;
        base::Epoch epoch;
        QMap<QString, qsizetype> places; ///< by the text of the room
    };

    WorldPlan m_plan;
    SeededRandom m_random;
    SimTime m_time;
    PlantedFaults m_faults;
    SimServer m_server;
    std::vector<std::unique_ptr<SimClient>> m_clients;
    std::array<std::unique_ptr<SimPoller>, 2> m_pollers;
    QMap<base::Epoch, ToldHistory> m_told;
    QMap<base::MutationId, QList<wire::Mutation>> m_asked; ///< in each form in which it came
    base::Epoch m_epoch; ///< of the log as it is
    std::array<Seen, kClients> m_seen;
    WorldReport m_report;
    QCryptographicHash m_digest {QCryptographicHash::Sha256};
};

} // namespace betlog::tests
