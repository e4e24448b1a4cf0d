// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/connection_status.h"
#include "base/scheduler.h"

#include <QAbstractButton>

namespace betlog::widgets {

/// How the line stands: one shape, one word, and what is worth knowing besides (the latency, or the
/// seconds until the next retry). The tooltip says the rest; a click or Enter asks for all of it.
class ConnectionIndicator final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ConnectionIndicator(base::Scheduler& scheduler, QWidget* parent = nullptr);

    void setStatus(const sync::ConnectionStatus& status);

    [[nodiscard]] const sync::ConnectionStatus& status() const { return m_status; }

    /// "Live"
    [[nodiscard]] QString word() const;
    /// "12 ms", "retry in 7 s" or nothing
    [[nodiscard]] QString remark() const;

    /// Whether the shape turns.
    [[nodiscard]] bool isTurning() const { return m_turning.isActive(); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void refresh();
    void countDown();
    void turn();
    void turnOn();

    base::Scheduler& m_scheduler;
    base::Alarm m_second;
    base::Alarm m_turning;
    sync::ConnectionStatus m_status;
    double m_turn = 0;
};

} // namespace betlog::widgets
