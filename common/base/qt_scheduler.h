// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/scheduler.h"

#include <QObject>

#include <memory>
#include <unordered_map>

class QTimer;

namespace betlog::base {

/// The scheduler of real life: timers on the event loop of the thread it was made on.
class QtScheduler final : public Scheduler
{
public:
    QtScheduler();
    ~QtScheduler() override;

    Q_DISABLE_COPY_MOVE(QtScheduler)

    [[nodiscard]] Timestamp now() const override;
    [[nodiscard]] std::chrono::milliseconds monotonic() const override;
    [[nodiscard]] Ticket
    callAfter(std::chrono::milliseconds delay, std::function<void()> callback) override;
    void cancel(Ticket ticket) override;

private:
    SystemClock m_clock;
    QObject m_context;
    std::unordered_map<Ticket, std::unique_ptr<QTimer>> m_timers;
    Ticket m_last = 0;
};

} // namespace betlog::base
