// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/core/bet_writes.h"
#include "server/core/change_feed.h"
#include "server/core/store.h"

#include <QHash>

namespace betlog::core {

/// Enters changes into the log during one transaction: gives each its seq, its n and its hash.
/// Counters and heads are read once and written once, by close().
class Journal
{
public:
    /// The store's transaction has begun.
    [[nodiscard]] static base::Expected<Journal> open(Store& store);

    /// The number of the next bet that is placed.
    [[nodiscard]] qint64 takeNumber() { return ++m_counters.number; }

    /// Stores the bet and its change; the seq of the change.
    [[nodiscard]] base::Expected<base::Seq> enter(NextBet next, const WriteContext& context);

    /// Writes what was given out; the transaction may be committed then.
    [[nodiscard]] base::Expected<void> close();

    /// What was entered, in order.
    [[nodiscard]] const QList<CommittedChange>& entered() const { return m_entered; }

private:
    Journal(Store& store, const Counters& counters);

    [[nodiscard]] base::Expected<RoomHead*> headOf(const domain::Room& room);

    Store& m_store;
    Counters m_counters;
    QHash<domain::Room, RoomHead> m_heads;
    QList<CommittedChange> m_entered;
};

} // namespace betlog::core
