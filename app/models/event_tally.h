// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/event_phrases.h"
#include "app/models/notice.h"
#include "app/sync/log_event.h"

#include <QSet>

namespace betlog::models {

/// Counts events that are told as one: "12 bets changed." Keeps the first event and the ids, not
/// the bets, so that thousands of events cost little.
class EventTally
{
public:
    void add(const sync::LogEvent& event);
    void add(const EventTally& later);

    [[nodiscard]] qsizetype count() const { return m_count; }

    [[nodiscard]] bool isEmpty() const { return m_count == 0; }

    /// Its own sentence for one event, else the sum of all.
    [[nodiscard]] Notice notice(const QString& self) const;

private:
    sync::LogEvent m_first;
    QSet<base::BetId> m_bets;
    base::Timestamp m_latest;
    qsizetype m_count = 0;
    bool m_oneActor = true;
    bool m_oneDeed = true;
    bool m_gone = false; ///< the last event deleted its bet
    bool m_simulated = true;
};

/// How a deed is marked among the notices.
[[nodiscard]] Notice::Kind kindOf(Deed deed);

/// What one event is told as.
[[nodiscard]] Notice noticeOf(const sync::LogEvent& event, const QString& self);

} // namespace betlog::models
