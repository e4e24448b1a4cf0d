// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/notice.h"
#include "base/scheduler.h"

#include <QList>
#include <QObject>

namespace betlog::models {

/// Tells each change of the connection once: live, polling, offline. The steps between
/// (connecting, catching up) are for the indicator, and so is a cut that heals within kSteady.
///
/// A line that comes and goes is told so once; then silence until it has kept its state for kCalm.
class ConnectionNotices final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kSteady {250};
    static constexpr int kFlaps = 4; ///< changes within kFlapWindow that make a flapping line
    static constexpr std::chrono::seconds kFlapWindow {30};
    static constexpr std::chrono::seconds kCalm {15};

    explicit ConnectionNotices(base::Scheduler& scheduler, QObject* parent = nullptr);

    void change(const sync::ConnectionStatus& status);

signals:
    void told(const betlog::models::Notice& notice);

private:
    /// What is told of a status: two statuses that are told alike are one.
    struct Told
    {
        sync::ConnectionState state = sync::ConnectionState::Offline;
        sync::OfflineReason reason = sync::OfflineReason::None;

        friend bool operator==(const Told&, const Told&) = default;
    };

    [[nodiscard]] std::optional<Told> toldOf(const sync::ConnectionStatus& status) const;
    void settle();
    void tell(const Told& now);
    void tellFlapping();
    [[nodiscard]] bool isFlapping();

    base::Scheduler& m_scheduler;
    base::Alarm m_steady;
    sync::ConnectionStatus m_latest;
    std::optional<Told> m_candidate;
    std::optional<Told> m_told;
    QList<std::chrono::milliseconds> m_changes; ///< when it was told, within kFlapWindow
    bool m_quiet = false;
    bool m_wasLive = false;
};

} // namespace betlog::models
