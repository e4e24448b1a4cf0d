// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/ids.h"
#include "domain/room.h"

#include <QByteArray>

#include <deque>

namespace betlog::net {

/// A change on its way to subscribers, as the frame that all of them are sent.
struct LiveChange
{
    base::Seq seq;
    domain::Room room;
    QByteArray frame;
};

/// The newest changes that the feed has told of, without a gap. Who lacks only some of these is
/// caught up from here at once, within one turn of the event loop, so that a log that is written
/// without a pause cannot keep a reader from ever reaching its end.
class RecentChanges
{
public:
    static constexpr size_t kMaxChanges = 2000; ///< some seconds of the busiest log
    static constexpr qsizetype kMaxBytes = 4 * 1024 * 1024;

    explicit RecentChanges(base::Seq told)
        : m_told(told)
    { }

    /// The change right after told().
    void append(const LiveChange& change)
    {
        Q_ASSERT(change.seq == m_told.next());
        m_told = change.seq;
        m_changes.push_back(change);
        m_bytes += change.frame.size();
        while (m_changes.size() > kMaxChanges || m_bytes > kMaxBytes) {
            m_bytes -= m_changes.front().frame.size();
            m_changes.pop_front();
        }
    }

    /// The newest change that was told of.
    [[nodiscard]] base::Seq told() const { return m_told; }

    /// Whether every change after `since` that was told of is still here.
    [[nodiscard]] bool reachesBackTo(base::Seq since) const
    {
        return since.value() >= m_told.value() - static_cast<qint64>(m_changes.size());
    }

    /// The change after `since`; nullptr where it has not been told yet. Needs
    /// reachesBackTo(since).
    [[nodiscard]] const LiveChange* after(base::Seq since) const
    {
        const qint64 missing = m_told.value() - since.value();
        return missing <= 0 ? nullptr : &m_changes[m_changes.size() - static_cast<size_t>(missing)];
    }

private:
    base::Seq m_told;
    qsizetype m_bytes = 0;
    std::deque<LiveChange> m_changes;
};

} // namespace betlog::net
