// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/toast_queue.h"

#include <algorithm>
#include <utility>

namespace betlog::models {

ToastQueue::ToastQueue(base::Scheduler& scheduler, QObject* parent)
    : QObject(parent)
    , m_scheduler(scheduler)
    , m_expiry(scheduler)
{ }

void ToastQueue::showEvents(const EventTally& tally, std::chrono::milliseconds lifetime)
{
    Toast toast;
    toast.notice = tally.notice(m_self);
    toast.events = tally;
    toast.lifetime = lifetime;
    place(std::move(toast));
}

void ToastQueue::show(const Notice& notice, std::chrono::milliseconds lifetime, bool replacing)
{
    Toast toast;
    toast.notice = notice;
    toast.lifetime = lifetime;
    const auto same = [&](const Toast& other) {
        return replacing && other.notice.kind == notice.kind;
    };
    m_waiting.removeIf(same);
    const auto old = std::ranges::find_if(m_shown, same);
    if (old == m_shown.end()) {
        place(std::move(toast));
        return;
    }
    // In place and under its old id: the words change where they stand.
    toast.notice.id = old->notice.id;
    toast.born = old->born;
    toast.deadline = m_scheduler.monotonic() + lifetime;
    *old = std::move(toast);
    schedule();
    emit shownChanged();
}

void ToastQueue::place(Toast toast)
{
    if (m_heldSince && m_shown.size() >= kMaxShown) {
        wait(std::move(toast));
        return;
    }
    toast.born = m_scheduler.monotonic();
    toast.deadline = toast.born + toast.lifetime;
    if (!joinStream(toast)) {
        toast.notice.id = ++m_lastId;
        if (m_shown.size() >= kMaxShown)
            gatherEvents(toast);
        while (m_shown.size() >= kMaxShown)
            dropOne();
        m_shown.append(std::move(toast));
    }
    schedule();
    emit shownChanged();
}

void ToastQueue::wait(Toast toast)
{
    // Events that wait are told together afterwards, so a crowd of them takes one place.
    const bool joins =
        !m_waiting.isEmpty() && !toast.events.isEmpty() && !m_waiting.last().events.isEmpty();
    if (joins) {
        m_waiting.last().events.add(toast.events);
        tell(m_waiting.last());
        return;
    }
    if (m_waiting.size() >= kMaxShown)
        m_waiting.removeFirst();
    m_waiting.append(std::move(toast));
}

/// Adds events to the toast that already tells several, if there is one.
bool ToastQueue::joinStream(const Toast& toast)
{
    if (toast.events.isEmpty() || m_heldSince)
        return false;
    const auto stream = std::ranges::find_if(m_shown, [&](const Toast& other) {
        return other.events.count() > 1 && toast.born - other.born < kLongestLife;
    });
    if (stream == m_shown.end())
        return false;
    stream->events.add(toast.events);
    stream->deadline = toast.deadline;
    tell(*stream);
    return true;
}

/// Makes one toast of all events that are shown: `toast`, where it tells events itself.
void ToastQueue::gatherEvents(Toast& toast)
{
    const auto tellsEvents = [](const Toast& other) {
        return !other.events.isEmpty();
    };
    Toast gathered;
    for (const Toast& other : std::as_const(m_shown)) {
        if (!tellsEvents(other))
            continue;
        EventTally events = gathered.events;
        events.add(other.events);
        gathered = other;
        gathered.events = events;
    }
    if (gathered.events.isEmpty())
        return;
    m_shown.removeIf(tellsEvents);
    if (tellsEvents(toast)) {
        gathered.events.add(toast.events);
        toast.events = gathered.events;
        tell(toast);
    } else {
        tell(gathered);
        m_shown.append(gathered);
    }
}

void ToastQueue::tell(Toast& toast) const
{
    const quint64 id = toast.notice.id;
    toast.notice = toast.events.notice(m_self);
    toast.notice.id = id;
}

void ToastQueue::dropOne()
{
    auto victim = std::ranges::find_if(
        m_shown, [](const Toast& toast) { return !toast.notice.action.has_value(); });
    if (victim == m_shown.end())
        victim = m_shown.begin();
    m_shown.erase(victim);
}

void ToastQueue::dismiss(quint64 id)
{
    if (m_shown.removeIf([id](const Toast& toast) { return toast.notice.id == id; }) == 0)
        return;
    schedule();
    emit shownChanged();
}

void ToastQueue::hold()
{
    if (m_heldSince)
        return;
    m_heldSince = m_scheduler.monotonic();
    m_expiry.stop();
}

void ToastQueue::release()
{
    if (!m_heldSince)
        return;
    const auto now = m_scheduler.monotonic();
    for (Toast& toast : m_shown) {
        const auto held = now - std::max(*m_heldSince, toast.born);
        toast.deadline = std::max(toast.deadline + held, now + kAfterHold);
    }
    m_heldSince.reset();
    const QList<Toast> waiting = std::exchange(m_waiting, {});
    for (const Toast& toast : waiting)
        place(toast);
    schedule();
}

QList<Notice> ToastQueue::shown() const
{
    QList<Notice> notices;
    for (const Toast& toast : m_shown)
        notices.append(toast.notice);
    return notices;
}

std::optional<Notice> ToastQueue::find(quint64 id) const
{
    for (const Toast& toast : m_shown) {
        if (toast.notice.id == id)
            return toast.notice;
    }
    return std::nullopt;
}

void ToastQueue::expire()
{
    const auto now = m_scheduler.monotonic();
    const auto gone = m_shown.removeIf([now](const Toast& toast) { return toast.deadline <= now; });
    schedule();
    if (gone > 0)
        emit shownChanged();
}

void ToastQueue::schedule()
{
    m_expiry.stop();
    if (m_heldSince || m_shown.isEmpty())
        return;
    const auto next = std::ranges::min(m_shown, {}, &Toast::deadline).deadline;
    const auto left = std::max(std::chrono::milliseconds(0), next - m_scheduler.monotonic());
    m_expiry.start(left, [this]() { expire(); });
}

} // namespace betlog::models
