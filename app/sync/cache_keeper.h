// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/cache.h"
#include "app/sync/feed_reader.h"
#include "base/scheduler.h"

#include <QSet>

namespace betlog::sync {

/// Writes down what the engine hears: gathers what became different, and half a second later hands
/// the cache one step in which bets and cursor fit each other. Does nothing without a cache.
class CacheKeeper final : public QObject
{
public:
    /// What a step says besides the bets and the cursor.
    struct Moment
    {
        wire::Welcome welcome;
        base::Timestamp toldAt;
    };

    /// `moment` answers nullopt while nothing is known that could be kept.
    CacheKeeper(
        base::Scheduler& scheduler,
        Cache* cache,
        const Replica::Writer& replica,
        const FeedReader& feed,
        std::function<std::optional<Moment>()> moment);
    ~CacheKeeper() override; ///< what was gathered is handed over

    /// What follows is of this log. What was gathered of the one before has been flushed.
    void setServer(const QUrl& server);
    /// What the cache has is what is here: from now on it is told the differences.
    void begin(const FeedPosition& position);

    void noteBet(base::BetId bet);
    void noteAll(); ///< everything may be different
    void notePlace(); ///< the cursor, or the connection, is another one
    void noteTime(); ///< only the moment at which the log was heard is
    void flush();

private:
    enum class Due { Never, Later, Soon };

    void schedule(Due due);
    [[nodiscard]] CacheStep step(const Moment& moment);

    Cache* m_cache;
    const Replica::Writer& m_replica;
    const FeedReader& m_feed;
    std::function<std::optional<Moment>()> m_moment;
    base::Alarm m_alarm;
    QUrl m_server;
    RoomChains::Heads m_written; ///< the heads as the cache has them
    base::Epoch m_epoch; ///< likewise
    QSet<base::BetId> m_bets;
    bool m_isWhole = true;
    Due m_due = Due::Never;
};

} // namespace betlog::sync
