// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/notice.h"

#include <QFrame>

class QPushButton;
class QToolButton;

namespace betlog::widgets {

class WrappedLabel;

/// One notice over the window. Never takes the keyboard; what it offers is also reached without it
/// (Ctrl+Z, the notification history).
class Toast final : public QFrame
{
    Q_OBJECT

public:
    /// Kept free around the card for its shadow.
    static constexpr int kShadow = 8;

    explicit Toast(const models::Notice& notice, QWidget* parent = nullptr);

    void setNotice(const models::Notice& notice);

    [[nodiscard]] const models::Notice& notice() const { return m_notice; }

    /// The height that the notice takes at a width, shadow included.
    [[nodiscard]] int heightFor(int width) const;

signals:
    void activated();
    void actionTriggered();
    void closed();
    void hoverChanged(bool hovered);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void layOut();
    void describe();

    models::Notice m_notice;
    QPointF m_pointerAtRest; ///< where it was when it came to be over the toast
    bool m_hovered = false;
    WrappedLabel* m_text;
    WrappedLabel* m_detail;
    QPushButton* m_action;
    QToolButton* m_close;
    bool m_pressed = false;
};

} // namespace betlog::widgets
