// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/server.h"

#include "base/qt_scheduler.h"
#include "server/descriptor_limit.h"
#include "server/net/front_door.h"
#include "server/net/http_api.h"
#include "server/net/hub.h"
#include "server/ops/config.h"
#include "server/ops/prometheus_metrics.h"
#include "server/store/sql_log_service.h"
#include "server/store_text.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <algorithm>

namespace betlog::server {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcServer, "betlog.server", QtInfoMsg)

net::FrontDoor::Settings doorSettings(const ops::Config& config)
{
    net::FrontDoor::Settings settings;
    settings.limits.all = std::min(settings.limits.all, raiseDescriptorLimit());
    for (const QString& origin : config.allowedOrigins)
        settings.rules.allowedOrigins.append(net::normalisedOrigin(origin));
    settings.rules.allowedHosts = config.allowedHosts;
    return settings;
}

} // namespace

/// The parts in the order in which they are made; they are destroyed in reverse.
class Server::Parts
{
public:
    explicit Parts(const ops::Config& config)
        : settings(ops::newLogSettings(config))
        , auth(settings.bookkeepers)
        , door(scheduler, metrics, doorSettings(config))
    { }

    [[nodiscard]] base::Expected<void> start(const ops::Config& config);
    void stop();

    base::QtScheduler scheduler;
    base::SystemRandom random;
    ops::PrometheusMetrics metrics;
    core::LogSettings settings;
    core::Auth auth;
    QObject thread;
    std::unique_ptr<store::SqlLogService> log;
    net::FrontDoor door;
    std::unique_ptr<net::Hub> hub;
    std::unique_ptr<net::HttpApi> api;
    bool isStopped = false;
};

base::Expected<void> Server::Parts::start(const ops::Config& config)
{
    auto opened = store::SqlLogService::open(
        {.folder = config.dataFolder, .settings = settings, .asked = config.terms},
        scheduler,
        random);
    if (!opened)
        return base::unexpected(opened.error());
    log = std::move(*opened);
    settings = log->settings();
    metrics.addSource([this] { return storeMetricsText(*log); });
    if (auto listening = door.open(config.bind, config.port); !listening)
        return listening;
    log->readAhead();
    hub = std::make_unique<net::Hub>(
        net::Hub::Parts {*log, auth, settings, metrics, scheduler, random});
    api = std::make_unique<net::HttpApi>(
        net::ApiContext {*log, auth, settings, metrics, scheduler, random, thread}, door, [this] {
            return door.connectionCount();
        });
    QObject::connect(&door.upgrades(), &net::UpgradeDesk::opened, hub.get(), &net::Hub::open);
    return {};
}

void Server::Parts::stop()
{
    if (std::exchange(isStopped, true) || !hub)
        return;
    qCInfo(lcServer) << "Stopping";
    door.shut();
    api->release();
    log->stop();
    // The last answers and changes were posted to this thread; nobody is told goodbye before them.
    QCoreApplication::sendPostedEvents();
    hub->sayGoodbye(u"The server is stopping."_s);
    constexpr std::chrono::seconds kPatience {1};
    door.seeOff(kPatience);
}

Server::Server(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{ }

Server::~Server()
{
    stop();
}

base::Expected<std::unique_ptr<Server>> Server::start(const ops::Config& config)
{
    auto parts = std::make_unique<Parts>(config);
    if (auto started = parts->start(config); !started)
        return base::unexpected(started.error());
    return std::unique_ptr<Server>(new Server(std::move(parts)));
}

QHostAddress Server::address() const
{
    return m_parts->door.serverAddress();
}

quint16 Server::port() const
{
    return m_parts->door.serverPort();
}

void Server::stop()
{
    m_parts->stop();
}

} // namespace betlog::server
