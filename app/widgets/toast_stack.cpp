// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/toast_stack.h"

#include "app/widgets/appearance.h"
#include "app/widgets/theme.h"
#include "app/widgets/toast.h"

#include <QAccessible>
#include <QEvent>
#include <QGraphicsOpacityEffect>
#include <QPropertyAnimation>
#include <QWidget>

#include <algorithm>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kSlide = 24;
const QByteArray kPlaceAnimation = QByteArrayLiteral("place");

/// Fades a toast; the effect is gone afterwards, since text under one is drawn more coarsely.
QPropertyAnimation* fade(Toast& toast, double from, double to, int ms)
{
    auto* const effect = new QGraphicsOpacityEffect(&toast);
    effect->setOpacity(from);
    toast.setGraphicsEffect(effect);
    auto* const animation = new QPropertyAnimation(effect, "opacity", effect);
    animation->setDuration(ms);
    animation->setStartValue(from);
    animation->setEndValue(to);
    return animation;
}

} // namespace

ToastStack::ToastStack(models::NoticeFeed& feed, base::Scheduler& scheduler, QWidget* over)
    : QObject(over)
    , m_feed(feed)
    , m_over(*over)
    , m_grace(scheduler)
{
    over->installEventFilter(this);
    connect(&feed.toasts(), &models::ToastQueue::shownChanged, this, &ToastStack::refresh);
    refresh();
}

QList<Toast*> ToastStack::toasts() const
{
    return m_toasts;
}

bool ToastStack::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_over && event->type() == QEvent::Resize)
        arrange(false);
    return QObject::eventFilter(watched, event);
}

void ToastStack::refresh()
{
    const QList<models::Notice> shown = m_feed.toasts().shown();
    const auto isShown = [&](const Toast* toast) {
        return std::ranges::any_of(
            shown, [&](const models::Notice& notice) { return notice.id == toast->notice().id; });
    };
    QList<Toast*> kept;
    for (Toast* const toast : std::as_const(m_toasts)) {
        if (isShown(toast))
            kept.append(toast);
        else
            vanish(toast);
    }
    m_toasts.clear();
    for (const models::Notice& notice : shown) {
        const auto known = std::ranges::find_if(
            kept, [&](const Toast* toast) { return toast->notice().id == notice.id; });
        if (known == kept.end()) {
            m_toasts.append(makeToast(notice));
            continue;
        }
        (*known)->setNotice(notice);
        m_toasts.append(*known);
    }
    arrange(true);
}

void ToastStack::arrange(bool moving)
{
    const int width = std::min(kWidth, m_over.width());
    int bottom = m_over.height() - space::kSmall;
    for (Toast* const toast : std::as_const(m_toasts)) {
        const int height = toast->heightFor(width);
        const QPoint place(m_over.width() - width - space::kSmall, bottom - height);
        toast->resize(width, height);
        if (toast->isHidden())
            appear(*toast, place);
        else
            moveTo(*toast, place, moving);
        // The shadows of neighbours overlap: the gap between two cards is one step of the grid.
        bottom -= height - 2 * Toast::kShadow + space::kSmall;
    }
}

Toast* ToastStack::makeToast(const models::Notice& notice)
{
    auto* const toast = new Toast(notice, &m_over);
    toast->hide();
    const quint64 id = notice.id;
    connect(toast, &Toast::activated, this, [this, toast]() { activate(toast->notice()); });
    connect(toast, &Toast::actionTriggered, this, [this, id]() { m_feed.act(id); });
    connect(toast, &Toast::closed, this, [this, id]() { m_feed.toasts().dismiss(id); });
    connect(toast, &Toast::hoverChanged, this, &ToastStack::hover);
    return toast;
}

void ToastStack::appear(Toast& toast, const QPoint& place)
{
    const int ms = motionMs(&toast);
    toast.move(place + QPoint(ms > 0 ? kSlide : 0, 0));
    toast.show();
    toast.raise();
    QAccessibleEvent alert(&toast, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    if (ms == 0)
        return;
    QPropertyAnimation* const fading = fade(toast, 0, 1, ms);
    // Queued: the effect owns the animation that tells.
    connect(
        fading,
        &QPropertyAnimation::finished,
        &toast,
        [&toast]() { toast.setGraphicsEffect(nullptr); },
        Qt::QueuedConnection);
    fading->start();
    moveTo(toast, place, true);
}

void ToastStack::moveTo(Toast& toast, const QPoint& place, bool moving)
{
    auto* animation = toast.findChild<QPropertyAnimation*>(
        QLatin1StringView(kPlaceAnimation), Qt::FindDirectChildrenOnly);
    const int ms = moving ? motionMs(&toast) : 0;
    if (ms == 0) {
        if (animation)
            animation->stop();
        toast.move(place);
        return;
    }
    if (!animation) {
        animation = new QPropertyAnimation(&toast, "pos", &toast);
        animation->setObjectName(QLatin1StringView(kPlaceAnimation));
        animation->setEasingCurve(QEasingCurve::OutCubic);
    } else if (
        animation->state() == QAbstractAnimation::Running
        && animation->endValue().toPoint() == place)
    {
        return;
    }
    animation->stop();
    animation->setDuration(ms);
    animation->setStartValue(toast.pos());
    animation->setEndValue(place);
    animation->start();
}

void ToastStack::vanish(Toast* toast)
{
    toast->disconnect(this);
    toast->setAttribute(Qt::WA_TransparentForMouseEvents);
    if (toast->underMouse())
        hover(false);
    const int ms = motionMs(toast);
    if (ms == 0 || !toast->isVisible()) {
        toast->hide();
        toast->deleteLater();
        return;
    }
    QPropertyAnimation* const fading = fade(*toast, 1, 0, ms);
    connect(fading, &QPropertyAnimation::finished, toast, &QObject::deleteLater);
    fading->start();
}

void ToastStack::activate(const models::Notice& notice)
{
    using Kind = models::Notice::Kind;
    m_feed.toasts().dismiss(notice.id);
    if (!notice.bet.isNull())
        emit openRequested(notice.bet);
    else if (notice.kind == Kind::Connection)
        emit connectionRequested();
    else if (notice.kind != Kind::Done)
        emit historyRequested();
}

void ToastStack::hover(bool hovered)
{
    if (hovered) {
        m_grace.stop();
        m_feed.toasts().hold();
    } else {
        m_grace.start(kHoverGrace, [this]() { m_feed.toasts().release(); });
    }
}

} // namespace betlog::widgets
