// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/week_chronicle.h"

namespace betlog::models {

void WeekChronicle::append(const wire::Change& change, const QByteArray& text)
{
    const qsizetype index = m_changes.size();
    wire::SealedRoom& room = m_rooms[change.room];
    const base::Expected<QByteArray> hash = wire::expectedHash(text, room.hash);
    const bool follows = change.n == room.n + 1 && hash && *hash == change.hash;
    if (!follows && !m_break)
        m_break = index;
    room = {change.room, change.n, change.hash};
    m_previous.append(m_last.value(change.bet.id, -1));
    m_last.insert(change.bet.id, index);
    m_changes.append(change);
}

void WeekChronicle::clear()
{
    *this = {};
}

const domain::Bet* WeekChronicle::before(qsizetype index) const
{
    const qsizetype previous = m_previous[index];
    return previous < 0 ? nullptr : &m_changes[previous].bet;
}

QList<domain::Bet> WeekChronicle::betsAfter(qsizetype count) const
{
    QHash<base::BetId, qsizetype> newest;
    for (qsizetype i = 0; i < count; ++i)
        newest.insert(m_changes[i].bet.id, i);
    QList<domain::Bet> bets;
    for (const qsizetype index : std::as_const(newest)) {
        if (m_changes[index].type != wire::ChangeType::Deleted)
            bets.append(m_changes[index].bet);
    }
    return bets;
}

QStringList WeekChronicle::seal() const
{
    return m_break ? QStringList() : wire::weeklySeal(m_rooms.values());
}

} // namespace betlog::models
