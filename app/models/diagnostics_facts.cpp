// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/diagnostics_facts.h"

#include "app/models/connection_phrases.h"
#include "app/sync/diagnostics.h"

#include <algorithm>

namespace betlog::models {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString kNothing = u"–"_s;

QString number(qint64 value)
{
    return QString::number(value);
}

QString medianInWords(QList<std::chrono::milliseconds> latencies)
{
    if (latencies.isEmpty())
        return kNothing;
    const auto middle = latencies.begin() + latencies.size() / 2;
    std::nth_element(latencies.begin(), middle, latencies.end());
    return u"%1 ms"_s.arg(middle->count());
}

QList<Fact> lineFacts(
    const sync::Diagnostics& diagnostics, const sync::ConnectionStatus& status, base::Timestamp now)
{
    const auto uptime = diagnostics.uptime();
    return {
        {u"Uptime"_s,
         uptime.count() > 0 ? durationInWords(uptime) : kNothing,
         u"How long this connection has been live."_s},
        {u"Latency"_s,
         status.latency ? u"%1 ms"_s.arg(status.latency->count()) : kNothing,
         u"The last round trip to the server and back."_s},
        {u"Median latency"_s,
         medianInWords(diagnostics.latencies()),
         u"The middle one of the last 120 round trips."_s},
        {u"Last sync"_s,
         status.lastSync ? agoInWords(*status.lastSync, now) : kNothing,
         u"The last moment everything was known to be here."_s},
    };
}

QList<Fact> trafficFacts(const sync::Diagnostics::Counters& counters)
{
    return {
        {u"Messages in"_s, number(counters.messagesIn), u"Messages that the server sent."_s},
        {u"Messages out"_s, number(counters.messagesOut), u"Messages that were sent to it."_s},
        {u"Received"_s, bytesInWords(counters.bytesIn), u"The size of what came in."_s},
        {u"Sent"_s, bytesInWords(counters.bytesOut), u"The size of what went out."_s},
    };
}

QList<Fact> recoveryFacts(const sync::Diagnostics::Counters& counters)
{
    return {
        {u"Connects"_s, number(counters.connects), u"Connections that became live."_s},
        {u"Reconnects"_s, number(counters.reconnects), u"Of these, all but the first."_s},
        {u"Polls"_s, number(counters.polls), u"Times that changes were asked for over HTTP."_s},
        {u"Catch-ups"_s,
         number(counters.catchUps),
         u"Times that missed changes were fetched after a cut."_s},
        {u"Snapshots"_s, number(counters.snapshots), u"Full states that were fetched."_s},
        {u"Resets"_s,
         number(counters.resets),
         u"Times that the server had another history than this screen."_s},
        {u"Gaps"_s,
         number(counters.gaps),
         u"Jumps in a room’s numbering that made this screen ask again."_s},
    };
}

} // namespace

QList<Fact> diagnosticsFacts(
    const sync::Diagnostics& diagnostics, const sync::ConnectionStatus& status, base::Timestamp now)
{
    return lineFacts(diagnostics, status, now) + trafficFacts(diagnostics.counters())
        + recoveryFacts(diagnostics.counters());
}

QString bytesInWords(qint64 bytes)
{
    constexpr double kStep = 1000.0;
    if (bytes < 1000)
        return u"%1 B"_s.arg(bytes);
    const double kilo = static_cast<double>(bytes) / kStep;
    if (kilo < kStep)
        return u"%1 kB"_s.arg(kilo, 0, 'f', 1);
    return u"%1 MB"_s.arg(kilo / kStep, 0, 'f', 1);
}

} // namespace betlog::models
