// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/front_door.h"

#include "server/net/http_exchange.h"

#include <QLoggingCategory>

#include <unistd.h>

namespace betlog::net {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcDoor, "betlog.door", QtInfoMsg)

constexpr std::chrono::seconds kTick {1};
constexpr size_t kMaxShownOut = 256; ///< at once, of those who had no place

} // namespace

FrontDoor::FrontDoor(base::Scheduler& scheduler, core::Metrics& metrics, const Settings& settings)
    : m_scheduler(scheduler)
    , m_metrics(metrics)
    , m_rules(settings.rules)
    , m_visitors(settings.limits)
    , m_bodies(settings.bodiesBytes, wire::limits::kMaxBodiesBytesOfOne)
    , m_answers(settings.answersBytes, wire::limits::kMaxAnswersBytesOfOne)
    , m_farewell(scheduler)
    , m_upgrades(m_farewell)
    , m_tick(scheduler)
    , m_acceptAgain(scheduler)
{
    // Out of descriptors: QTcpServer stops accepting, for good, unless it is told to go on.
    connect(this, &QTcpServer::acceptError, this, [this] {
        qCWarning(lcDoor) << "No connection can be accepted:" << errorString();
        m_acceptAgain.start(kTick, [this] { resumeAccepting(); });
    });
}

FrontDoor::~FrontDoor()
{
    close();
}

base::Expected<void> FrontDoor::open(const QHostAddress& address, quint16 port)
{
    constexpr int kBacklog = 1024; ///< everybody reconnects at once after a restart
    setListenBacklogSize(kBacklog);
    if (!listen(address, port)) {
        const QString where = u"%1:%2"_s.arg(address.toString()).arg(port);
        return base::unexpected(base::Error {
            base::ErrorCode::Unreachable,
            u"Cannot listen on %1: %2."_s.arg(where, errorString()),
            {}});
    }
    m_tick.start(kTick, [this] { tick(); });
    return {};
}

void FrontDoor::shut()
{
    close();
    m_acceptAgain.stop();
    // Idle ones go at once; whoever waits for an answer is closed with it.
    std::vector<HttpConnection*> all;
    for (const auto& [connection, owned] : m_connections)
        all.push_back(connection);
    for (HttpConnection* connection : all)
        connection->leaveWhenAnswered();
}

void FrontDoor::seeOff(std::chrono::milliseconds atMost)
{
    const auto deadline = m_scheduler.monotonic() + atMost;
    while (!m_farewell.isEmpty() && m_scheduler.monotonic() < deadline) {
        m_poller.serveOnce(std::chrono::milliseconds(50));
        m_farewell.sweep();
    }
}

void FrontDoor::incomingConnection(qintptr descriptor)
{
    const int fd = static_cast<int>(descriptor);
    const Endpoint peer = peerEndpoint(fd);
    auto place = m_visitors.enter(peer.address);
    const bool isFull = !place;
    // Showing everybody out politely must not take the descriptors that guests need.
    if (isFull && m_farewell.count() >= kMaxShownOut) {
        ::close(fd);
        return;
    }
    auto stream = std::make_unique<Stream>(
        m_poller,
        m_scheduler,
        Stream::Accepted {fd, peer, isFull ? Visitors::Place() : std::move(*place)});
    auto connection = std::make_unique<HttpConnection>(*this, std::move(stream));
    HttpConnection* const entered = connection.get();
    m_connections.emplace(entered, std::move(connection));
    m_metrics.change(core::Metrics::Level::HttpConnections, 1);
    if (isFull)
        entered->turnAway(
            {base::ErrorCode::TooFast, u"Too many connections come from this address."_s, {}});
}

HttpExchange& FrontDoor::makeExchange(HttpRequest request)
{
    auto* const exchange = new HttpExchange(std::move(request), this);
    connect(exchange, &HttpExchange::refused, this, &FrontDoor::turnedAway);
    return *exchange;
}

void FrontDoor::serve(HttpExchange& exchange)
{
    m_metrics.add(core::Metrics::Count::HttpRequests);
    addPendingConnection(&exchange);
    emit newConnection();
    emit exchange.readyRead();
}

void FrontDoor::upgrade(std::unique_ptr<Stream> stream, const Handshake& handshake)
{
    m_upgrades.take(std::move(stream), handshake);
}

void FrontDoor::turnedAway(base::ErrorCode code)
{
    m_metrics.refused(code);
}

void FrontDoor::leave(HttpConnection& connection, std::unique_ptr<Stream> stream)
{
    const auto found = m_connections.find(&connection);
    Q_ASSERT(found != m_connections.end());
    m_left.push_back(std::move(found->second));
    m_connections.erase(found);
    m_metrics.change(core::Metrics::Level::HttpConnections, -1);
    if (stream)
        m_farewell.take(std::move(stream));
}

void FrontDoor::tick()
{
    m_tick.start(kTick, [this] { tick(); });
    m_left.clear();
    m_farewell.sweep();
    std::vector<HttpConnection*> all;
    all.reserve(m_connections.size());
    for (const auto& [connection, owned] : m_connections)
        all.push_back(connection);
    for (HttpConnection* connection : all)
        connection->checkDeadline();
    countTraffic();
}

void FrontDoor::countTraffic()
{
    Poller::Traffic& traffic = m_poller.traffic();
    m_metrics.add(core::Metrics::Count::BytesIn, traffic.in);
    m_metrics.add(core::Metrics::Count::BytesOut, traffic.out);
    traffic = {};
}

} // namespace betlog::net
