// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/event_tally.h"
#include "app/models/notice.h"
#include "base/scheduler.h"

#include <QList>
#include <QObject>

namespace betlog::models {

/// Which notices are shown as toasts, and for how long.
///
/// At most kMaxShown at once. One event too many makes one toast of all of them ("4 bets
/// changed."), which further events join as long as it is shown; where there are none to join, the
/// oldest without an action makes room. While the pointer holds the stack nothing in it runs out or
/// moves: what has no room waits.
class ToastQueue final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMaxShown = 3;
    /// A stream of events may keep renewing its one toast for this long; then it starts a new one.
    static constexpr std::chrono::seconds kLongestLife {15};
    /// What is left at least to a toast that was held.
    static constexpr std::chrono::milliseconds kAfterHold {1000};

    explicit ToastQueue(base::Scheduler& scheduler, QObject* parent = nullptr);

    void setSelf(const QString& name) { m_self = name; }

    /// Events are told together when there is no room for each.
    void showEvents(const EventTally& tally, std::chrono::milliseconds lifetime);
    /// Replaces what is shown of the same kind, if `replacing`; a connection has one state at a
    /// time.
    void show(const Notice& notice, std::chrono::milliseconds lifetime, bool replacing = false);
    void dismiss(quint64 id);
    void hold();
    void release();

    /// Oldest first.
    [[nodiscard]] QList<Notice> shown() const;
    [[nodiscard]] std::optional<Notice> find(quint64 id) const;

signals:
    void shownChanged();

private:
    struct Toast
    {
        Notice notice;
        EventTally events; ///< empty for what is not an event
        std::chrono::milliseconds lifetime {0};
        std::chrono::milliseconds born {0};
        std::chrono::milliseconds deadline {0};
    };

    void place(Toast toast);
    void wait(Toast toast);
    bool joinStream(const Toast& toast);
    void gatherEvents(Toast& toast);
    void dropOne();
    void tell(Toast& toast) const;
    void expire();
    void schedule();

    base::Scheduler& m_scheduler;
    base::Alarm m_expiry;
    QString m_self;
    QList<Toast> m_shown;
    QList<Toast> m_waiting; ///< while held
    std::optional<std::chrono::milliseconds> m_heldSince;
    quint64 m_lastId = 0;
};

} // namespace betlog::models
