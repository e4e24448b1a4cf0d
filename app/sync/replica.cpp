// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/replica.h"

#include "app/sync/bet_standing.h"
#include "app/sync/replica_writer.h"

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

const domain::Bet* Replica::confirmed(base::BetId id) const
{
    return m_writer->confirmed(id);
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
            if (standingOf(bet, rules) == domain::LineResult::Pending)
                carried.append(id);
        }
    }
    return carried;
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
