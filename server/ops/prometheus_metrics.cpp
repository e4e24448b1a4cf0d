// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/ops/prometheus_metrics.h"

#include "wire/error_code.h"

#include <array>
#include <iterator>
#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>
#include <string>
#include <vector>

namespace betlog::ops {

namespace {

using Count = core::Metrics::Count;
using Level = core::Metrics::Level;

struct CountName
{
    Count what;
    const char* name;
    const char* help;
};

constexpr CountName kCounts[] = {
    {Count::MessagesIn, "betlog_messages_received_total", "WebSocket messages from clients."},
    {Count::MessagesOut, "betlog_messages_sent_total", "WebSocket messages, one for each client."},
    {Count::BytesIn, "betlog_received_bytes_total", "Bytes received on all connections."},
    {Count::BytesOut, "betlog_sent_bytes_total", "Bytes sent on all connections."},
    {Count::HttpRequests, "betlog_http_requests_total", "HTTP requests that were let in."},
    {Count::Polls, "betlog_polls_total", "Requests for changes over HTTP."},
    {Count::Broadcasts, "betlog_broadcasts_total", "Changes told to all who follow their room."},
    {Count::CatchUps, "betlog_catch_ups_total", "Reads of the log for sessions that lack changes."},
    {Count::Snapshots, "betlog_snapshots_total", "Snapshots of rooms."},
    {Count::Hellos, "betlog_hellos_total", "Sessions that said hello."},
    {Count::Resumes,
     "betlog_resumes_total",
     "Sessions that came back and went on where they were."},
    {Count::SlowConsumers, "betlog_slow_consumers_total", "Sessions closed for not reading."}};

struct LevelName
{
    Level what;
    const char* name;
    const char* help;
};

constexpr LevelName kLevels[] = {
    {Level::HttpConnections, "betlog_http_connections", "Open connections that speak HTTP."},
    {Level::PlainSessions, "betlog_plain_sessions", "WebSocket sessions in plain mode."},
    {Level::SyncedSessions, "betlog_synced_sessions", "WebSocket sessions in synced mode."},
    {Level::WaitingPolls, "betlog_waiting_polls", "Long polls that wait for a change."}};

} // namespace

struct PrometheusMetrics::Series
{
    prometheus::Registry registry;
    std::array<prometheus::Counter*, std::size(kCounts)> counts {}; ///< by Count
    std::array<prometheus::Gauge*, std::size(kLevels)> levels {}; ///< by Level
    prometheus::Histogram* fanOut = nullptr;
    prometheus::Family<prometheus::Counter>* refusals = nullptr;
    std::vector<std::function<QByteArray()>> sources;
};

PrometheusMetrics::PrometheusMetrics()
    : m_series(std::make_unique<Series>())
{
    using namespace prometheus;
    Registry& registry = m_series->registry;
    for (const CountName& count : kCounts) {
        auto& family = BuildCounter().Name(count.name).Help(count.help).Register(registry);
        m_series->counts.at(static_cast<size_t>(count.what)) = &family.Add({});
    }
    for (const LevelName& level : kLevels) {
        auto& family = BuildGauge().Name(level.name).Help(level.help).Register(registry);
        m_series->levels.at(static_cast<size_t>(level.what)) = &family.Add({});
    }
    const Histogram::BucketBoundaries seconds {
        0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1};
    m_series->fanOut = &BuildHistogram()
                            .Name("betlog_fan_out_seconds")
                            .Help("Time to write a batch of changes to all who follow them.")
                            .Register(registry)
                            .Add({}, seconds);
    m_series->refusals = &BuildCounter()
                              .Name("betlog_refusals_total")
                              .Help("What was refused, by code.")
                              .Register(registry);
}

PrometheusMetrics::~PrometheusMetrics() = default;

void PrometheusMetrics::addSource(std::function<QByteArray()> text)
{
    m_series->sources.push_back(std::move(text));
}

void PrometheusMetrics::add(Count what, qint64 by)
{
    m_series->counts.at(static_cast<size_t>(what))->Increment(static_cast<double>(by));
}

void PrometheusMetrics::change(Level what, qint64 by)
{
    m_series->levels.at(static_cast<size_t>(what))->Increment(static_cast<double>(by));
}

void PrometheusMetrics::observe(Measure what, double value)
{
    switch (what) {
    case Measure::FanOutSeconds:
        m_series->fanOut->Observe(value);
    }
}

void PrometheusMetrics::refused(base::ErrorCode code)
{
    const QLatin1StringView name = wire::errorCodeName(code);
    m_series->refusals->Add({{"code", std::string(name.data(), size_t(name.size()))}}).Increment();
}

QByteArray PrometheusMetrics::prometheusText() const
{
    const prometheus::TextSerializer serializer;
    QByteArray text = QByteArray::fromStdString(serializer.Serialize(m_series->registry.Collect()));
    for (const auto& source : m_series->sources)
        text += source();
    return text;
}

} // namespace betlog::ops
