// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/connection_status.h"
#include "base/scheduler.h"

#include <QFrame>

class QPushButton;

namespace betlog::widgets {

class WrappedLabel;

/// Says above the log what a missing connection means and offers what can be done about it. Not
/// there while all is well, nor for a cut that heals within kPatience.
class ConnectionBanner final : public QFrame
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kPatience {700};

    explicit ConnectionBanner(base::Scheduler& scheduler, QWidget* parent = nullptr);

    void setStatus(const sync::ConnectionStatus& status);

    [[nodiscard]] QString text() const;

signals:
    void retryRequested();
    void connectRequested();
    void detailsRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    void countDown();
    void act();

    base::Scheduler& m_scheduler;
    base::Alarm m_patience;
    base::Alarm m_second;
    sync::ConnectionStatus m_status;
    bool m_wasUp = false;
    bool m_lost = false; ///< was connected, or has tried, and is not connected now
    WrappedLabel* m_text;
    QPushButton* m_action;
    QPushButton* m_details;
};

} // namespace betlog::widgets
