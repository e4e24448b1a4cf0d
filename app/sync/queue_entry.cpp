// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/queue_entry.h"

#include "app/sync/replica_writer.h"

namespace betlog::sync {

namespace {

QueueState stateOf(const QueuedWrite& write, bool isSent)
{
    if (!write.refusal)
        return isSent ? QueueState::Sent : QueueState::Waiting;
    return isConflict(write.refusal->error) ? QueueState::Conflicted : QueueState::Refused;
}

QueueEntry entryOf(const QueuedWrite& write)
{
    QueueEntry entry;
    entry.mutation = write.mutation.id;
    entry.bet = write.mutation.betId;
    entry.operation = write.mutation.operation;
    entry.reason = write.mutation.reason;
    entry.user = write.user;
    entry.enteredAt = write.enteredAt;
    entry.seen = write.seen;
    entry.server = write.log.server;
    return entry;
}

} // namespace

bool canDiscard(const QueuedWrite& write)
{
    return write.refusal || !write.mayHaveArrived;
}

QueueEntry queuedEntry(const QueuedWrite& write, bool isSent, const Replica::Writer& replica)
{
    QueueEntry entry = entryOf(write);
    entry.state = stateOf(write, isSent);
    entry.mine = replayed(write.seen, write, replica.terms());
    entry.theirs = replica.confirmed(entry.bet);
    if (write.refusal) {
        entry.error = write.refusal->error;
        entry.theirs = newerOf(write.refusal->current, entry.theirs);
    }
    entry.canDiscard = canDiscard(write);
    return entry;
}

QueueEntry acceptedEntry(const QueuedWrite& write, const domain::Bet& bet)
{
    QueueEntry entry = entryOf(write);
    const bool isCreate = std::holds_alternative<wire::CreateBet>(write.mutation.operation);
    entry.state = QueueState::Accepted;
    entry.acceptedAt = isCreate ? bet.acceptedAt : bet.updatedAt;
    entry.mine = bet;
    entry.theirs = bet;
    return entry;
}

} // namespace betlog::sync
