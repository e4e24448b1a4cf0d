// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/diagnostics.h"
#include "app/sync/network_transports.h"
#include "app/sync/replica.h"
#include "app/sync/sync_engine.h"
#include "base/random.h"
#include "tests/support/time_lapse.h"

#include <QNetworkAccessManager>

#include <algorithm>

namespace betlog::tests {

/// A whole client over real sockets, of which the engine's waiting alone is shortened.
class RealClient
{
public:
    static constexpr int kSpeed = 10;

    RealClient(const QString& user, quint16 port)
        : time(kSpeed)
        , transports(network)
        , engine({time, random, transports})
    {
        engine.setUser(user);
        engine.setServer(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port)));
        engine.connectToServer();
    }

    [[nodiscard]] sync::ConnectionState state() const { return engine.status().state; }

    [[nodiscard]] bool isLive() const { return state() == sync::ConnectionState::Live; }

    /// Nothing is on its way in either direction.
    [[nodiscard]] bool isSettled() const
    {
        return isLive() && engine.replica().sendingCount() == 0;
    }

    /// Everything that is shown, in one order for all.
    [[nodiscard]] QList<domain::Bet> world() const
    {
        QList<domain::Bet> bets;
        for (const base::BetId id : engine.replica().allBets())
            bets.append(engine.replica().find(id)->bet);
        std::ranges::sort(
            bets, [](const domain::Bet& a, const domain::Bet& b) { return a.id < b.id; });
        return bets;
    }

    TimeLapse time;
    base::SystemRandom random;
    QNetworkAccessManager network;
    sync::NetworkTransports transports;
    sync::SyncEngine engine;
};

} // namespace betlog::tests
