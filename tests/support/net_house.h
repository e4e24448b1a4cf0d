// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/net/front_door.h"
#include "server/net/http_api.h"
#include "server/net/hub.h"
#include "tests/support/fake_log.h"
#include "tests/support/fake_scheduler.h"

#include <QUrl>

namespace betlog::tests {

/// The network side of a server in this process: real sockets, but time and log in the test's hand.
class NetHouse
{
public:
    explicit NetHouse(const net::FrontDoor::Settings& settings = {})
        : m_door(time, m_metrics, settings)
        , m_hub({log, m_auth, m_settings, m_metrics, time, m_random})
    {
        if (!m_door.open(QHostAddress::LocalHost, 0))
            qFatal("No port could be had");
        m_api.emplace(
            net::ApiContext {log, m_auth, m_settings, m_metrics, time, m_random, m_thread},
            m_door,
            [this] { return m_door.connectionCount(); });
        QObject::connect(&m_door.upgrades(), &net::UpgradeDesk::opened, &m_hub, &net::Hub::open);
    }

    [[nodiscard]] quint16 port() const { return m_door.serverPort(); }

    [[nodiscard]] QUrl url(const QString& scheme) const
    {
        return QUrl(QStringLiteral("%1://127.0.0.1:%2/").arg(scheme).arg(port()));
    }

    [[nodiscard]] net::Hub& hub() { return m_hub; }

    FakeScheduler time;
    FakeLog log;

private:
    core::Metrics m_metrics;
    core::Auth m_auth {{}};
    core::LogSettings m_settings;
    base::SystemRandom m_random;
    QObject m_thread;
    net::FrontDoor m_door;
    net::Hub m_hub;
    std::optional<net::HttpApi> m_api;
};

} // namespace betlog::tests
