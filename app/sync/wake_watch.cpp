// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/wake_watch.h"

#include <QNetworkInformation>

#include <utility>

namespace betlog::sync {

WakeWatch::WakeWatch(base::Scheduler& scheduler, QObject* parent)
    : QObject(parent)
    , m_scheduler(scheduler)
    , m_alarm(scheduler)
    , m_seenAt(scheduler.now())
    , m_seenMonotonic(scheduler.monotonic())
{
    m_alarm.start(kLook, [this]() { look(); });
}

void WakeWatch::look()
{
    const auto byDay = m_scheduler.now() - std::exchange(m_seenAt, m_scheduler.now());
    const auto byMonotonic =
        m_scheduler.monotonic() - std::exchange(m_seenMonotonic, m_scheduler.monotonic());
    m_alarm.start(kLook, [this]() { look(); });
    const bool slept = byDay - byMonotonic > kJump;
    const bool wasStopped = byMonotonic - kLook > kJump;
    if (slept || wasStopped)
        emit woke();
}

bool WakeWatch::watchNetwork()
{
    using Reachability = QNetworkInformation::Reachability;
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        return false;
    const QNetworkInformation* const network = QNetworkInformation::instance();
    m_wasOnline = network->reachability() == Reachability::Online;
    connect(
        network,
        &QNetworkInformation::reachabilityChanged,
        this,
        [this](Reachability reachability) {
            const bool isOnline = reachability == Reachability::Online;
            if (isOnline && !std::exchange(m_wasOnline, isOnline))
                emit woke();
            m_wasOnline = isOnline;
        });
    return true;
}

} // namespace betlog::sync
