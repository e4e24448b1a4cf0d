// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/replica.h"

#include "app/sync/replica_writer.h"
#include "domain/settlement.h"

#include <algorithm>

namespace betlog::sync {

Replica::Replica(QObject* parent)
    : QObject(parent)
    , m_writer(std::make_unique<Writer>(*this))
{ }

Replica::~Replica() = default;

const ShownBet* Replica::find(base::BetId id) const
{
    const auto shown = m_writer->m_shown.constFind(id);
    return shown == m_writer->m_shown.constEnd() ? nullptr : &*shown;
}

QList<base::BetId> Replica::betsOfWeek(domain::WeekKey week) const
{
    return m_writer->m_weeks.value(week).values();
}

QList<base::BetId> Replica::allBets() const
{
    return m_writer->m_shown.keys();
}

QList<base::BetId> Replica::carriedBets(domain::WeekKey currentWeek) const
{
    QList<base::BetId> carried;
    const domain::SettlementRules& rules = m_writer->m_terms.rules;
    const QHash<domain::WeekKey, QSet<base::BetId>>& weeks = m_writer->m_weeks;
    for (auto week = weeks.begin(); week != weeks.end(); ++week) {
        if (!(week.key() < currentWeek))
            continue;
        for (const base::BetId id : week.value()) {
            const domain::Bet& bet = m_writer->m_shown.constFind(id)->bet;
            if (betResult(bet.slip, bet.results, rules) == domain::LineResult::Pending)
                carried.append(id);
        }
    }
    return carried;
}

QList<WriteState> Replica::writes() const
{
    QList<WriteState> writes;
    for (auto bet = m_writer->m_pending.cbegin(); bet != m_writer->m_pending.cend(); ++bet) {
        std::optional<domain::Bet> state;
        if (const domain::Bet* const known = m_writer->confirmed(bet.key()))
            state = *known;
        for (const Writer::Pending& pending : bet.value()) {
            WriteState write = m_writer->stateOf(pending, state);
            if (pending.stage != Writer::Stage::Acknowledged)
                writes.append(std::move(write));
        }
    }
    std::ranges::stable_sort(
        writes, {}, [](const WriteState& state) { return state.write.enteredAt; });
    return writes;
}

/// What the write makes of `state`, which goes on from it where it still counts.
WriteState Replica::Writer::stateOf(const Pending& pending, std::optional<domain::Bet>& state) const
{
    WriteState write;
    write.write = pending.write;
    write.theirs = state;
    if (pending.stage != Stage::Refused) {
        write.delivery = pending.stage == Stage::Sent ? Delivery::Sent : Delivery::Waiting;
        state = pending.stage == Stage::Acknowledged ? pending.bet
                                                     : replayed(state, pending.write, m_terms);
        write.mine = state;
        return write;
    }
    const WriteRefusal& refusal = *pending.write.refusal;
    write.delivery = isConflict(refusal.error) ? Delivery::Conflicted : Delivery::Refused;
    write.error = refusal.error;
    write.theirs = newerOf(refusal.current, state);
    write.mine = replayed(pending.write.seen, pending.write, m_terms);
    return write;
}

const QList<wire::PresenceUser>& Replica::presence() const
{
    return m_writer->m_presence;
}

const domain::Bet* Replica::findDeleted(base::BetId id) const
{
    const auto deleted = m_writer->m_deleted.constFind(id);
    return deleted == m_writer->m_deleted.constEnd() ? nullptr : &*deleted;
}

int Replica::sendingCount() const
{
    return m_writer->m_sending;
}

QList<base::BetId> Replica::refusedBets() const
{
    QList<base::BetId> refused;
    for (const ShownBet& shown : m_writer->m_shown) {
        if (shown.delivery == Delivery::Refused || shown.delivery == Delivery::Conflicted)
            refused.append(shown.bet.id);
    }
    return refused;
}

Replica::Writer& Replica::writer()
{
    return *m_writer;
}

} // namespace betlog::sync
