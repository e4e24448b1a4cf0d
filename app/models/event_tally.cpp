// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/event_tally.h"

#include "app/models/event_phrases.h"

#include <algorithm>

namespace betlog::models {

Notice::Kind kindOf(Deed deed)
{
    switch (deed) {
    case Deed::Placed:
        return Notice::Kind::Placed;
    case Deed::Settled:
        return Notice::Kind::Settled;
    case Deed::Edited:
        return Notice::Kind::Edited;
    case Deed::Deleted:
        return Notice::Kind::Deleted;
    case Deed::Restored:
        return Notice::Kind::Restored;
    }
    Q_UNREACHABLE();
}

Notice noticeOf(const sync::LogEvent& event, const QString& self)
{
    Notice notice;
    notice.kind = kindOf(deedOf(event));
    notice.text = eventSentence(event, self);
    notice.detail = eventDetail(event);
    notice.actor = event.actor;
    // A bet that is gone, or never was, cannot be opened.
    if (event.type != wire::ChangeType::Deleted && !event.simulated)
        notice.bet = event.bet.id;
    notice.at = event.timestamp;
    notice.simulated = event.simulated;
    return notice;
}

void EventTally::add(const sync::LogEvent& event)
{
    if (m_count == 0)
        m_first = event;
    m_bets.insert(event.bet.id);
    m_oneActor = m_oneActor && event.actor == m_first.actor;
    m_oneDeed = m_oneDeed && deedOf(event) == deedOf(m_first);
    m_gone = event.type == wire::ChangeType::Deleted;
    m_simulated = m_simulated && event.simulated;
    m_latest = std::max(m_latest, event.timestamp);
    ++m_count;
}

void EventTally::add(const EventTally& later)
{
    if (later.isEmpty())
        return;
    if (isEmpty()) {
        *this = later;
        return;
    }
    m_bets.unite(later.m_bets);
    m_oneActor = m_oneActor && later.m_oneActor && later.m_first.actor == m_first.actor;
    m_oneDeed = m_oneDeed && later.m_oneDeed && deedOf(later.m_first) == deedOf(m_first);
    m_gone = later.m_gone;
    m_simulated = m_simulated && later.m_simulated;
    m_latest = std::max(m_latest, later.m_latest);
    m_count += later.m_count;
}

Notice EventTally::notice(const QString& self) const
{
    if (m_count == 1)
        return noticeOf(m_first, self);
    Notice notice;
    notice.kind = Notice::Kind::Several;
    notice.at = m_latest;
    notice.simulated = m_simulated;
    if (m_oneActor)
        notice.actor = m_first.actor;
    if (m_bets.size() > 1) {
        const auto deed = m_oneDeed ? std::optional(deedOf(m_first)) : std::nullopt;
        const auto actor = m_oneActor ? std::optional(m_first.actor) : std::nullopt;
        notice.text = severalSentence({m_bets.size(), deed, actor}, self);
        return notice;
    }
    notice.text = severalTimesSentence(m_first.bet);
    if (!m_gone && !m_simulated)
        notice.bet = m_first.bet.id;
    return notice;
}

} // namespace betlog::models
