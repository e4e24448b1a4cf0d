// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "base/scheduler.h"
#include "server/core/metrics.h"
#include "server/net/farewell.h"
#include "server/net/http_connection.h"
#include "server/net/poller.h"
#include "server/net/upgrade_desk.h"
#include "server/net/visitors.h"
#include "wire/limits.h"

#include <QTcpServer>

#include <unordered_map>

namespace betlog::net {

/// The one port: listens, and lets nothing pass unchecked.
///
/// Each connection is read here until it has shown a whole request that keeps the rules
/// (door_rules.h) within its time. A request then goes to the QHttpServer that is bound to this
/// QTcpServer, as an HttpExchange; an upgrade becomes a WebSocketLine. Everybody
/// else is told why not, and shown out (farewell.h).
///
/// Must outlive the sessions on its pipes. Lives on the network's thread.
class FrontDoor final : public QTcpServer, public HttpConnection::Host
{
    Q_OBJECT

public:
    struct Settings
    {
        DoorRules rules;
        Visitors::Limits limits {};
        qsizetype bodiesBytes = wire::limits::kMaxBodiesBytes;
        qsizetype answersBytes = wire::limits::kMaxAnswersBytes;
    };

    FrontDoor(base::Scheduler& scheduler, core::Metrics& metrics, const Settings& settings);
    ~FrontDoor() override;

    [[nodiscard]] base::Expected<void> open(const QHostAddress& address, quint16 port);
    /// Lets nobody in any more; who is in stays.
    void shut();
    /// Waits until the connections that are being ended have ended, without the event loop.
    void seeOff(std::chrono::milliseconds atMost);

    [[nodiscard]] int connectionCount() const { return m_visitors.count(); }

    [[nodiscard]] UpgradeDesk& upgrades() { return m_upgrades; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    [[nodiscard]] const DoorRules& rules() const override { return m_rules; }

    [[nodiscard]] const base::Clock& clock() const override { return m_scheduler; }

    [[nodiscard]] HttpExchange& makeExchange(HttpRequest request) override;
    void serve(HttpExchange& exchange) override;
    void upgrade(std::unique_ptr<Stream> stream, const Handshake& handshake) override;

    [[nodiscard]] ByteBudget& bodies() override { return m_bodies; }

    [[nodiscard]] ByteBudget& answers() override { return m_answers; }

    void turnedAway(base::ErrorCode code) override;
    void leave(HttpConnection& connection, std::unique_ptr<Stream> stream) override;

    void tick();
    void countTraffic();

    base::Scheduler& m_scheduler;
    core::Metrics& m_metrics;
    DoorRules m_rules;
    Visitors m_visitors;
    ByteBudget m_bodies;
    ByteBudget m_answers;
    Poller m_poller;
    Farewell m_farewell;
    std::unordered_map<HttpConnection*, std::unique_ptr<HttpConnection>> m_connections;
    /// Those that have left may still be at work further up the stack.
    std::vector<std::unique_ptr<HttpConnection>> m_left;
    UpgradeDesk m_upgrades;
    base::Alarm m_tick;
    base::Alarm m_acceptAgain;
};

} // namespace betlog::net
