// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "tests/support/bets.h"
#include "tests/support/real_client.h"
#include "tests/support/server_process.h"
#include "tests/support/tcp_proxy.h"

#include <memory>
#include <optional>

namespace betlog::tests {

/// Ann and Bob on one real server; between each of them and it a proxy that the test can break.
class TwoEngines
{
public:
    /// Starts the server and both clients and waits until both are live.
    [[nodiscard]] bool start();
    /// Waits until both are live and nothing is on its way, and says whether all three agree: what
    /// Ann shows, what Bob shows, and what the server's own snapshot says.
    [[nodiscard]] bool agree();
    [[nodiscard]] bool waitUntilLive();

    /// The server's own word on the rooms; nullopt where it does not answer.
    [[nodiscard]] std::optional<QList<domain::Bet>> serversWorld();
    /// Waits for a call over HTTP, past the proxies.
    [[nodiscard]] int
    httpStatus(const QByteArray& method, const QString& path, const QByteArray& body);

    /// Places that many bets of Ann or Bob, without waiting.
    static QList<base::BetId> placeMany(RealClient& client, int count);

    ServerProcess server;
    std::unique_ptr<TcpProxy> annsCable;
    std::unique_ptr<TcpProxy> bobsCable;
    std::unique_ptr<RealClient> ann;
    std::unique_ptr<RealClient> bob;
    QNetworkAccessManager network;
};

/// A bet of the current week: singles of so many lines.
[[nodiscard]] wire::CreateBet newBet(int lines = 1);
[[nodiscard]] wire::SetStatus resultOf(int line, domain::LineResult result);

} // namespace betlog::tests
