// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/scheduler.h"
#include "wire/messages.h"

#include <QMap>

#include <functional>

namespace betlog::net {

/// Who is here, counted by name. Tells of changes at most once a second, all of them together:
/// after a restart everybody comes back at once, and telling everyone of each would be a storm.
class Presence
{
public:
    /// `changed` is called with what to tell.
    Presence(base::Scheduler& scheduler, std::function<void(const wire::Presence&)> changed);

    /// People without a name are not counted.
    void join(const QString& userName);
    void leave(const QString& userName);

    [[nodiscard]] wire::Presence current() const;

private:
    void tellSoon();
    void tell();

    base::Scheduler& m_scheduler;
    std::function<void(const wire::Presence&)> m_changed;
    QMap<QString, int> m_counts;
    std::chrono::milliseconds m_mayTellAt {0};
    base::Alarm m_alarm;
};

} // namespace betlog::net
