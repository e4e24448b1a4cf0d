// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/core/journal.h"

namespace betlog::core {

base::Expected<Journal> Journal::open(Store& store)
{
    const base::Expected<Counters> counters = store.counters();
    if (!counters)
        return base::unexpected(counters.error());
    return Journal(store, *counters);
}

Journal::Journal(Store& store, const Counters& counters)
    : m_store(store)
    , m_counters(counters)
{ }

base::Expected<base::Seq> Journal::enter(NextBet next, const WriteContext& context)
{
    const base::Seq seq = m_counters.seq.next();
    const domain::Room room = next.record.bet.room();
    const base::Expected<RoomHead*> head = headOf(room);
    if (!head)
        return base::unexpected(head.error());

    wire::Change change;
    change.type = next.type;
    change.updateType = next.updateType;
    change.bet = next.record.bet;
    change.timestamp = context.now;
    change.seq = seq;
    change.room = room;
    change.mutationId = context.mutation.id;
    change.actor = context.actor.name;
    change.reason = context.mutation.reason;
    const QByteArray json = extendChain(**head, change);

    next.record.seq = seq;
    const ChangeRecord record {seq, room, next.record.bet.number, next.record.bet.version, json};
    if (const auto put = m_store.putBet(next.record); !put)
        return base::unexpected(put.error());
    if (const auto appended = m_store.appendChange(record); !appended)
        return base::unexpected(appended.error());
    m_counters.seq = seq;
    m_entered.append({seq, room, json});
    return seq;
}

base::Expected<void> Journal::close()
{
    for (const RoomHead& head : std::as_const(m_heads)) {
        if (auto put = m_store.putRoomHead(head); !put)
            return put;
    }
    return m_entered.isEmpty() ? base::Expected<void>() : m_store.putCounters(m_counters);
}

base::Expected<RoomHead*> Journal::headOf(const domain::Room& room)
{
    if (const auto known = m_heads.find(room); known != m_heads.end())
        return &*known;
    base::Expected<RoomHead> head = m_store.roomHead(room);
    if (!head)
        return base::unexpected(head.error());
    return &*m_heads.insert(room, *head);
}

} // namespace betlog::core
