// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/notice_feed.h"

#include "app/models/phrase_text.h"

#include <algorithm>
#include <utility>

namespace betlog::models {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

NoticeFeed::NoticeFeed(base::Scheduler& scheduler, QObject* parent)
    : QObject(parent)
    , m_scheduler(scheduler)
    , m_toasts(scheduler)
    , m_connection(scheduler)
    , m_blink(scheduler)
{
    connect(&m_connection, &ConnectionNotices::told, this, [this](const Notice& notice) {
        m_toasts.show(notice, m_lifetime, true);
        emit noticed(notice);
    });
}

void NoticeFeed::setSelf(const QString& name)
{
    m_self = name;
    m_toasts.setSelf(name);
}

void NoticeFeed::setBringBack(std::function<void(base::BetId)> bringBack)
{
    m_bringBack = std::move(bringBack);
}

void NoticeFeed::setLifetime(std::chrono::milliseconds lifetime)
{
    m_lifetime = std::clamp<std::chrono::milliseconds>(lifetime, 1s, 30s);
}

void NoticeFeed::hear(const sync::LogEvent& event)
{
    if (event.live) {
        if (m_fresh.size() < ToastQueue::kMaxShown)
            m_fresh.append(event);
        m_crowd.add(event);
        if (!m_blink.isActive())
            m_blink.start(kBlink, [this]() { flush(); });
    }
    emit noticed(noticeOf(event, m_self));
}

void NoticeFeed::flush()
{
    const QList<sync::LogEvent> fresh = std::exchange(m_fresh, {});
    const EventTally crowd = std::exchange(m_crowd, {});
    if (crowd.count() > fresh.size()) {
        m_toasts.showEvents(crowd, m_lifetime);
        return;
    }
    for (const sync::LogEvent& event : fresh) {
        if (canBringBack(event)) {
            Notice gone = noticeOf(event, m_self);
            gone.action = NoticeAction {tr("Bring it back"), [this, bet = event.bet.id] {
                                            m_bringBack(bet);
                                        }};
            m_toasts.show(gone, std::max(m_lifetime, kActionLifetime));
            continue;
        }
        EventTally one;
        one.add(event);
        m_toasts.showEvents(one, m_lifetime);
    }
}

bool NoticeFeed::canBringBack(const sync::LogEvent& event) const
{
    return m_bringBack && !event.simulated && event.type == wire::ChangeType::Deleted;
}

void NoticeFeed::changeConnection(const sync::ConnectionStatus& status)
{
    m_connection.change(status);
}

void NoticeFeed::refuse(base::BetId bet, const base::Error& error)
{
    Notice notice;
    notice.kind = Notice::Kind::Problem;
    notice.text = error.detail.trimmed().isEmpty() ? u"The server did not take your change."_s
                                                   : shortened(error.detail, kLongestReason);
    notice.bet = bet;
    notice.at = m_scheduler.now();
    // There is something to read and to deal with, so it stays as long as an Undo.
    m_toasts.show(notice, std::max(m_lifetime, kActionLifetime));
    emit noticed(notice);
}

void NoticeFeed::tellDone(const QString& text, base::BetId bet, std::optional<NoticeAction> action)
{
    Notice notice;
    notice.kind = Notice::Kind::Done;
    notice.text = text;
    notice.bet = bet;
    notice.at = m_scheduler.now();
    notice.action = std::move(action);
    m_toasts.show(notice, notice.action ? std::max(m_lifetime, kActionLifetime) : m_lifetime);
    notice.action.reset();
    emit noticed(notice);
}

void NoticeFeed::act(quint64 id)
{
    const std::optional<Notice> notice = m_toasts.find(id);
    if (!notice || !notice->action)
        return;
    // First away, then done: the action may show a toast of its own.
    m_toasts.dismiss(id);
    notice->action->run();
}

} // namespace betlog::models
