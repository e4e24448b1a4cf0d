// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/fan_out.h"

#include "server/net/frame.h"

#include <QElapsedTimer>

#include <algorithm>
#include <array>

namespace betlog::net {

using core::Metrics;
using domain::RoomPattern;

FanOut::FanOut(base::Seq told, Metrics& metrics)
    : m_metrics(metrics)
    , m_recent(told)
{ }

void FanOut::subscribe(Subscriber& subscriber, const QList<RoomPattern>& rooms)
{
    for (const RoomPattern& room : rooms)
        m_byPattern[room].push_back(&subscriber);
}

void FanOut::unsubscribe(Subscriber& subscriber, const QList<RoomPattern>& rooms)
{
    for (const RoomPattern& room : rooms) {
        const auto found = m_byPattern.find(room);
        Q_ASSERT(found != m_byPattern.end());
        Subscribers& subscribers = found->second;
        const auto place = std::ranges::find(subscribers, &subscriber);
        Q_ASSERT(place != subscribers.end());
        *place = subscribers.back();
        subscribers.pop_back();
        if (subscribers.empty())
            m_byPattern.erase(found);
    }
}

void FanOut::broadcast(const QList<core::CommittedChange>& changes)
{
    QElapsedTimer timer;
    timer.start();
    qint64 sent = 0;
    for (const core::CommittedChange& change : changes)
        sent += broadcastOne(change);
    constexpr double kNanosecondsInSecond = 1e9;
    m_metrics.observe(
        Metrics::Measure::FanOutSeconds,
        static_cast<double>(timer.nsecsElapsed()) / kNanosecondsInSecond);
    m_metrics.add(Metrics::Count::Broadcasts, changes.size());
    m_metrics.add(Metrics::Count::MessagesOut, sent);
}

qint64 FanOut::broadcastOne(const core::CommittedChange& change)
{
    const LiveChange live {change.seq, change.room, textFrame(change.json)};
    m_recent.append(live);
    qint64 sent = 0;
    const std::array<RoomPattern, 4> patterns {
        RoomPattern {{}, {}},
        RoomPattern {change.room.league, {}},
        RoomPattern {{}, change.room.week},
        RoomPattern {change.room.league, change.room.week}};
    for (const RoomPattern& pattern : patterns) {
        const auto found = m_byPattern.find(pattern);
        if (found == m_byPattern.end())
            continue;
        for (Subscriber* const subscriber : found->second)
            sent += subscriber->deliver(live) ? 1 : 0;
    }
    return sent;
}

size_t FanOut::HashOf::operator()(const RoomPattern& pattern) const
{
    return qHashMulti(
        0, pattern.league.value_or(QString()), pattern.week.value_or(domain::WeekKey()));
}

} // namespace betlog::net
