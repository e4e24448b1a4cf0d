// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/feed_position.h"
#include "app/sync/packed_bet.h"
#include "base/expected.h"
#include "wire/messages.h"

#include <QUrl>

#include <functional>

namespace betlog::sync {

/// What this client last knew of one log: the confirmed bets of the rooms that it followed, and how
/// far it had heard them.
struct CachedLog
{
    FeedPosition position;
    wire::Welcome welcome; ///< how the log settles, counts its money and its weeks
    base::Timestamp toldAt; ///< when this was known to be what the server has
    QList<PackedBet> bets;

    friend bool operator==(const CachedLog&, const CachedLog&) = default;
};

/// What became different since the step before: applied as one, so that bets and cursor always fit
/// each other.
struct CacheStep
{
    QUrl server;
    bool isWhole = false; ///< everything before is gone: `bets` and `heads` are all there is
    FeedPosition position; ///< of `heads`, those that are different
    wire::Welcome welcome;
    base::Timestamp toldAt;
    QList<PackedBet> bets; ///< those that are different
    QList<base::BetId> gone;
};

/// Keeps the last known state of logs from one run to the next. Nothing in it is dear: what cannot
/// be read is begun anew, and the server tells it again.
///
/// Callbacks come on the caller's thread, in order, possibly before the call returns; none come
/// after the cache is gone.
class Cache
{
public:
    /// nullopt: nothing is known of that log. Handed over for good: it may be long.
    using Loaded = std::function<void(base::Expected<std::optional<CachedLog>>)>;

    virtual ~Cache() = default;

    virtual void load(const QUrl& server, Loaded loaded) = 0;
    virtual void write(const CacheStep& step) = 0;
};

} // namespace betlog::sync
