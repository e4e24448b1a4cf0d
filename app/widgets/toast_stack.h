// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/notice_feed.h"
#include "base/scheduler.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace betlog::widgets {

class Toast;

/// Shows the feed's toasts in the lower right corner of a widget, the newest on top, so that what
/// is being read stays where it is. They slide and fade, unless motion is reduced; the pointer on
/// any of them holds all.
///
/// Belongs to the widget it shows them on. The feed outlives it.
class ToastStack final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kWidth = 372; ///< shadows included; less where the window is narrow
    /// On its way from one toast to the next the pointer may leave them for this long.
    static constexpr std::chrono::milliseconds kHoverGrace {150};

    ToastStack(models::NoticeFeed& feed, base::Scheduler& scheduler, QWidget* over);

    /// The toasts that are shown, oldest first, without those that are fading away.
    [[nodiscard]] QList<Toast*> toasts() const;

signals:
    /// A notice about a bet was clicked.
    void openRequested(betlog::base::BetId bet);
    /// A notice about many bets, or one that is gone, was clicked.
    void historyRequested();
    /// A notice about the connection was clicked.
    void connectionRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void arrange(bool moving);
    Toast* makeToast(const models::Notice& notice);
    void appear(Toast& toast, const QPoint& place);
    void moveTo(Toast& toast, const QPoint& place, bool moving);
    void vanish(Toast* toast);
    void activate(const models::Notice& notice);
    void hover(bool hovered);

    models::NoticeFeed& m_feed;
    QWidget& m_over;
    base::Alarm m_grace;
    QList<Toast*> m_toasts; ///< oldest first; owned by m_over
};

} // namespace betlog::widgets
