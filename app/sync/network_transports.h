// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/transport.h"

class QNetworkAccessManager;

namespace betlog::sync {

/// The ways of real life. `network` outlives it.
class NetworkTransports final : public TransportFactory
{
public:
    explicit NetworkTransports(QNetworkAccessManager& network)
        : m_network(network)
    { }

    [[nodiscard]] std::unique_ptr<Transport> makeWebSocket() override;
    [[nodiscard]] std::unique_ptr<Transport> makePolling() override;
    void askPendingRooms(const QUrl& httpAddress, QObject* context, Rooms answer) override;

private:
    QNetworkAccessManager& m_network;
};

} // namespace betlog::sync
