// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/courier.h"

#include <algorithm>

/// What a person sees of the queue, and takes out of it.
namespace betlog::sync {

std::optional<QueuedWrite> Courier::takeRefused(base::MutationId mutation)
{
    if (!m_queue.isRefused(mutation))
        return std::nullopt;
    const std::optional<QueuedWrite> write = m_queue.find(mutation)->write;
    letGo(mutation);
    emit changed();
    return write;
}

bool Courier::discard(base::MutationId mutation)
{
    const auto isIt = [mutation](const QueuedWrite& write) {
        return write.mutation.id == mutation;
    };
    const auto parked = std::ranges::find_if(m_parked, isIt);
    const QueuedWrite* const found = parked != m_parked.end() ? &*parked : find(mutation);
    if (!found || !canDiscard(*found))
        return false;
    const base::BetId bet = found->mutation.betId;
    const bool isBet = std::holds_alternative<wire::CreateBet>(found->mutation.operation);
    letGo(mutation);
    if (isBet) {
        for (const base::MutationId later : m_queue.allOf(bet))
            letGo(later);
    }
    emit changed();
    send();
    return true;
}

void Courier::letGo(base::MutationId mutation)
{
    m_outbox.forget(mutation);
    m_replica.forget(mutation);
    m_queue.remove(mutation);
    m_parked.removeIf(
        [mutation](const QueuedWrite& write) { return write.mutation.id == mutation; });
}

const QueuedWrite* Courier::find(base::MutationId mutation) const
{
    const WriteQueue::Entry* const entry = m_queue.find(mutation);
    return entry ? &entry->write : nullptr;
}

QList<QueueEntry> Courier::entries() const
{
    QList<QueueEntry> entries = m_accepted;
    for (const base::MutationId mutation : m_queue.all()) {
        const WriteQueue::Entry& queued = *m_queue.find(mutation);
        const bool isSent = queued.stage == WriteQueue::Stage::InFlight;
        QueueEntry entry = queuedEntry(queued.write, isSent, m_replica);
        if (!queued.write.refusal && m_setback.count >= kSetbacksToTell)
            entry.error = m_setback.reason;
        entries.append(entry);
    }
    for (const QueuedWrite& write : m_parked) {
        QueueEntry entry = queuedEntry(write, false, m_replica);
        entry.isElsewhere = true;
        entry.theirs.reset();
        entries.append(entry);
    }
    return entries;
}

QList<base::MutationId> Courier::refusedOf(base::BetId bet) const
{
    return m_queue.refusedOf(bet);
}

bool Courier::isLastOf(base::BetId bet, base::MutationId mutation) const
{
    const QList<base::MutationId> writes = m_queue.allOf(bet);
    return !writes.isEmpty() && writes.last() == mutation;
}

} // namespace betlog::sync
