// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/core/change_feed.h"
#include "server/core/metrics.h"
#include "server/net/recent_packs.h"

#include <unordered_map>
#include <vector>

namespace betlog::net {

/// Somebody who follows rooms.
class Subscriber
{
public:
    virtual ~Subscriber() = default;
    /// A change of a room that it follows, in order: whether it was sent on. Must not subscribe or
    /// unsubscribe anybody.
    virtual bool deliver(const LiveChange& change) = 0;
};

/// Tells every subscriber of the changes in its rooms: one frame for all of them, encoded once.
///
/// A subscriber whose patterns overlap is told of a change as often as they match; it knows by the
/// seq. Lives on the network's thread; slots of a feed.
class FanOut
{
public:
    /// `told`: the newest change that the feed has told of already.
    FanOut(base::Seq told, core::Metrics& metrics);

    Q_DISABLE_COPY_MOVE(FanOut)

    void subscribe(Subscriber& subscriber, const QList<domain::RoomPattern>& rooms);
    void unsubscribe(Subscriber& subscriber, const QList<domain::RoomPattern>& rooms);
    void broadcast(const QList<core::CommittedChange>& changes);

    [[nodiscard]] const RecentChanges& recent() const { return m_recent; }

    [[nodiscard]] RecentPacks& packs() { return m_packs; }

private:
    using Subscribers = std::vector<Subscriber*>;

    struct HashOf
    {
        [[nodiscard]] size_t operator()(const domain::RoomPattern& pattern) const;
    };

    /// To how many it was sent.
    [[nodiscard]] qint64 broadcastOne(const core::CommittedChange& change);

    core::Metrics& m_metrics;
    RecentChanges m_recent;
    RecentPacks m_packs;
    std::unordered_map<domain::RoomPattern, Subscribers, HashOf> m_byPattern;
};

} // namespace betlog::net
