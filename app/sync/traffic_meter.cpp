// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/traffic_meter.h"

#include <algorithm>

namespace betlog::sync {

namespace {

std::chrono::seconds secondOf(const base::Clock& clock)
{
    return std::chrono::floor<std::chrono::seconds>(clock.monotonic());
}

} // namespace

TrafficMeter::TrafficMeter(const base::Clock& clock)
    : m_clock(&clock)
    , m_second(secondOf(clock))
{ }

void TrafficMeter::add(qint64 bytes)
{
    catchUp();
    m_bytes.last() += bytes;
}

QList<qint64> TrafficMeter::bytesASecond() const
{
    TrafficMeter now = *this;
    now.catchUp();
    return now.m_bytes;
}

/// The seconds in which nothing went over the line.
void TrafficMeter::catchUp()
{
    const std::chrono::seconds now = secondOf(*m_clock);
    const qint64 passed = std::min<qint64>((now - m_second).count(), kSeconds);
    m_second = now;
    m_bytes.resize(m_bytes.size() + passed);
    m_bytes.remove(0, std::max<qsizetype>(0, m_bytes.size() - kSeconds));
}

} // namespace betlog::sync
