// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/random.h"
#include "tests/support/world/sim_time.h"

#include <memory>
#include <vector>

namespace betlog::tests {

class SimServer;
class SimWire;

/// What stands between one client and the server: a network that takes its time, breaks, refuses
/// upgrades, swallows everything and says nothing, or delivers a request twice.
class SimCable
{
public:
    struct Counters
    {
        qint64 messages = 0;
        qint64 cuts = 0; ///< connections that broke
        qint64 stalls = 0; ///< connections that fell silent
        qint64 lost = 0; ///< requests or answers that never arrived
        qint64 duplicates = 0; ///< that arrived twice, or after the sender had given up
    };

    /// What a message to the client may meet on its way; nothing in a healthy world.
    using Drop = std::function<bool(const QByteArray& text)>;

    SimCable(SimTime& time, base::Random& random, SimServer& server)
        : m_time(time)
        , m_random(random)
        , m_server(server)
    { }

    [[nodiscard]] SimTime& time() { return m_time; }

    [[nodiscard]] base::Random& random() { return m_random; }

    [[nodiscard]] SimServer& server() { return m_server; }

    [[nodiscard]] Counters& counters() { return m_counters; }

    [[nodiscard]] std::chrono::milliseconds delay();

    [[nodiscard]] bool happens(quint64 oneIn) { return m_random.below(oneIn) == 0; }

    void enter(const std::shared_ptr<SimWire>& wire);
    void cutAll(); ///< every connection breaks, and what is on its way is lost or late
    void stallAll(); ///< every connection falls silent, and nobody is told
    void clogAll(bool clogged); ///< the client reads nothing more, or goes on reading
    void heal();

    bool isReachable = true;
    bool refusesUpgrades = false;
    bool isSwallowing = false; ///< new connections get no answer at all
    bool losesSome = true; ///< requests and answers, now and then
    quint64 slowestMs = 80; ///< of one message
    std::function<bool()> isClientAlive = []() {
        return true;
    }; ///< what it says is said
    Drop drop; ///< messages to the client that a fault swallows

private:
    [[nodiscard]] std::vector<std::shared_ptr<SimWire>> standing();

    SimTime& m_time;
    base::Random& m_random;
    SimServer& m_server;
    Counters m_counters;
    std::vector<std::weak_ptr<SimWire>> m_wires;
};

} // namespace betlog::tests
