// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/world/sim_server.h"

#include "server/net/http_api.h"
#include "server/net/http_exchange.h"
#include "server/net/hub.h"
#include "server/store/log_file.h"
#include "tests/support/world/log_proxy.h"
#include "tests/support/world/sim_log_service.h"
#include "tests/support/world/sim_wire.h"

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A door through which requests come from memory. It listens, because QtHttpServer takes nothing
/// from a server that does not; nobody ever knocks there.
class SimDoor final : public QTcpServer
{
public:
    SimDoor() { listen(QHostAddress::LocalHost); }

    void serve(net::HttpExchange& exchange)
    {
        addPendingConnection(&exchange);
        emit newConnection();
        emit exchange.readyRead();
    }
};

/// Tells what is asked of the log.
class HeardLog final : public LogProxy
{
public:
    HeardLog(core::LogService& log, const SimServer::Asked& asked)
        : LogProxy(log)
        , m_asked(asked)
    { }

    [[nodiscard]] QFuture<wire::WriteAnswer> write(core::WriteCommand command) override
    {
        m_asked(command.mutation);
        return LogProxy::write(std::move(command));
    }

private:
    const SimServer::Asked& m_asked;
};

} // namespace

/// In the order in which they are made; they are destroyed in reverse.
class SimServer::Parts
{
public:
    Parts(
        std::unique_ptr<SimLogService> opened,
        base::Scheduler& time,
        base::Random& random,
        PlantedFaults& faults,
        const Told& told,
        const Asked& asked)
        : log(std::move(opened))
        , faulty(faults.wrapLog(*log))
        , heard(*faulty, asked)
        , auth(log->settings().bookkeepers)
    {
        QObject::connect(&log->feed(), &core::ChangeFeed::committed, &thread, told);
        hub.emplace(net::Hub::Parts {heard, auth, log->settings(), metrics, time, random});
        api.emplace(
            net::ApiContext {heard, auth, log->settings(), metrics, time, random, thread},
            door,
            [this]() { return hub->sessionCount(); });
    }

    QObject thread;
    core::Metrics metrics;
    std::unique_ptr<SimLogService> log;
    std::unique_ptr<core::LogService> faulty;
    HeardLog heard;
    core::Auth auth;
    SimDoor door;
    std::optional<net::Hub> hub;
    std::optional<net::HttpApi> api;
};

SimServer::SimServer(SimTime& time, base::Random& random, PlantedFaults& faults)
    : m_time(time)
    , m_random(random)
    , m_faults(faults)
    , m_disk(random)
    , m_told([](const QList<core::CommittedChange>&) {})
    , m_asked([](const wire::Mutation&) {})
{ }

SimServer::~SimServer()
{
    m_disk.crash();
}

SimLogService& SimServer::log()
{
    return *m_parts->log;
}

bool SimServer::start()
{
    m_disk.powerOn();
    m_disk.setLying(m_faults.isPlanted(Fault::AckBeforeSync));
    auto log = SimLogService::open(
        {m_disk.path(u"betlog.db"_s), m_time, m_random, [this](core::Store& store) {
             return m_faults.wrapStore(store);
         }});
    if (!log) {
        m_failure = log.error().detail;
        return false;
    }
    m_parts = std::make_unique<Parts>(std::move(*log), m_time, m_random, m_faults, m_told, m_asked);
    return true;
}

/// As server.cpp does it.
void SimServer::stop()
{
    if (!isRunning())
        return;
    m_parts->api->release();
    m_parts->log->flush();
    m_time.settle();
    m_parts->hub->sayGoodbye(u"The server is stopping."_s);
    m_time.settle();
    m_parts.reset();
}

void SimServer::kill()
{
    m_disk.crash();
    m_parts.reset();
}

void SimServer::forgetEverything()
{
    m_disk.removeAll();
}

void SimServer::keepBackup()
{
    m_backup = m_disk.copyOfAll();
}

bool SimServer::goBackToBackup()
{
    m_disk.powerOn();
    // `betlogd restore` changes nothing where it cannot finish.
    m_disk.crashAfter(0);
    m_disk.setFull(false);
    m_disk.putBack(m_backup);
    const auto connection = store::openLog({m_disk.path(u"betlog.db"_s)}, m_random);
    return connection
        && (*connection)
               ->write(store::Statement::WriteEpoch, {base::Epoch(m_random.uuid()).text()});
}

void SimServer::accept(const std::shared_ptr<SimWire>& wire)
{
    m_parts->hub->open(new SimConnection(wire));
}

void SimServer::serve(const net::RequestHead& head, const QByteArray& body, Answered answered)
{
    const net::Endpoint local {QHostAddress::LocalHost, 3000};
    const auto admission = net::admit(head, local, {});
    if (!admission)
        return answered(net::lastReplyBytes(net::problemReply(admission.error())));
    auto* const exchange =
        new net::HttpExchange({head, *admission, body, QHostAddress::LocalHost}, &m_parts->door);
    QObject::connect(
        exchange,
        &net::HttpExchange::answered,
        &m_parts->thread,
        [this, answered = std::move(answered)](const QByteArray& bytes) {
            if (isAlive())
                answered(bytes);
        });
    m_parts->door.serve(*exchange);
}

} // namespace betlog::tests
