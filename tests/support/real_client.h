// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/diagnostics.h"
#include "app/sync/network_transports.h"
#include "app/sync/replica.h"
#include "app/sync/sync_engine.h"
#include "base/random.h"
#include "tests/support/elastic_time.h"

#include <QNetworkAccessManager>
#include <QPointer>

#include <algorithm>

namespace betlog::tests {

/// The ways of real life, which remember the newest WebSocket.
class WatchedTransports final : public sync::TransportFactory
{
public:
    explicit WatchedTransports(QNetworkAccessManager& network)
        : m_transports(network)
    { }

    [[nodiscard]] std::unique_ptr<sync::Transport> makeWebSocket() override
    {
        auto line = m_transports.makeWebSocket();
        m_line = line.get();
        return line;
    }

    [[nodiscard]] std::unique_ptr<sync::Transport> makePolling() override
    {
        return m_transports.makePolling();
    }

    void askPendingRooms(const QUrl& httpAddress, QObject* context, Rooms answer) override
    {
        m_transports.askPendingRooms(httpAddress, context, std::move(answer));
    }

    /// Whether a WebSocket stands or is being tried.
    [[nodiscard]] bool hasLine() const { return !m_line.isNull(); }

private:
    sync::NetworkTransports m_transports;
    QPointer<sync::Transport> m_line;
};

/// A whole client over real sockets, of which the engine's waiting alone is shortened: for as long
/// as a server has to answer, its patience is the real one.
class RealClient
{
public:
    RealClient(const QString& user, quint16 port)
        : time([this]() { return speed(); })
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

    ElasticTime time;
    base::SystemRandom random;
    QNetworkAccessManager network;
    WatchedTransports transports;
    sync::SyncEngine engine;

private:
    [[nodiscard]] int speed() const
    {
        switch (state()) {
        case sync::ConnectionState::Offline:
            return 200; // a retry is due in half a minute at most
        case sync::ConnectionState::Connecting:
        case sync::ConnectionState::CatchingUp:
            return 1;
        case sync::ConnectionState::Live:
            return 10; // pings and the pace of writes
        case sync::ConnectionState::Polling:
            return transports.hasLine() ? 1 : 60; // polls after five seconds, upgrades after 30
        }
        return 1;
    }
};

} // namespace betlog::tests
