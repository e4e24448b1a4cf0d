// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "tests/support/world/seeded_world.h"

namespace betlog::tests {

/// What can happen to a world in one step: people write, lines break, machines fail.
class WorldActs
{
public:
    explicit WorldActs(SeededWorld& world);

    void step();
    [[nodiscard]] std::chrono::milliseconds pause(); ///< until the next step

private:
    /// One thing that can happen, and how often it does beside the others.
    struct Act
    {
        quint64 weight;
        void (WorldActs::*happen)();
    };

    // ── people ──
    void placeBet();
    void placeMany();
    void setResult();
    void editBet();
    void deleteBet();
    void restoreBet();
    void dealWithRefusal();
    void takeBack();
    void turnPage();
    void hideWindow();
    void askAtOnce();

    // ── lines ──
    void cutLine();
    void silenceLine();
    void pullCable();
    void swallowRequests();
    void refuseUpgrades();
    void clogLine();
    void slowDown();

    // ── machines ──
    void killServer();
    void cutServersPowerSoon();
    void stopServer();
    void startServer();
    void fillServersDisk();
    void keepBackup();
    void changeHistory();
    void killClient();
    void cutClientsPowerSoon();
    void sendToSleep();
    void setClock();

    [[nodiscard]] quint64 below(quint64 bound) { return m_world.m_random.below(bound); }

    /// One of the clients that run and are awake; nullptr if there is none.
    [[nodiscard]] SimClient* someone();
    [[nodiscard]] static std::optional<sync::ShownBet> someBet(SimClient& client);
    void note(const SimClient& client, const QString& what);

    SeededWorld& m_world;
    QList<Act> m_acts;
    quint64 m_weights = 0;
};

} // namespace betlog::tests
