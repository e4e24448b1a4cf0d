// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/scheduler.h"

#include <QObject>

namespace betlog::sync {

/// Notices that the machine slept or that its network came back, so that the line can be probed at
/// once instead of after a minute of silence.
///
/// Sleep is seen by two clocks: while a machine sleeps its time of day goes on and its monotonic
/// clock stands still; a process that was merely stopped finds its alarm long overdue. A clock that
/// a person sets looks the same; the probe that follows costs one ping.
class WakeWatch final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds kLook {5}; ///< how often the clocks are compared
    static constexpr std::chrono::seconds kJump {10}; ///< a difference that means sleep

    explicit WakeWatch(base::Scheduler& scheduler, QObject* parent = nullptr);

    /// Listens to the operating system's word on the network too; false where it has none. May take
    /// a moment the first time in a process.
    bool watchNetwork();

signals:
    void woke();

private:
    void look();

    base::Scheduler& m_scheduler;
    base::Alarm m_alarm;
    base::Timestamp m_seenAt;
    std::chrono::milliseconds m_seenMonotonic;
    bool m_wasOnline = true;
};

} // namespace betlog::sync
