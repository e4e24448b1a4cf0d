// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/packed_bets.h"

#include <utility>

namespace betlog::sync {

const PackedBet* PackedBets::find(base::BetId id) const
{
    const auto place = m_places.constFind(id);
    return place == m_places.cend() ? nullptr : &m_bets[*place];
}

void PackedBets::reserve(qsizetype size)
{
    m_bets.reserve(static_cast<size_t>(size));
    m_places.reserve(size);
}

void PackedBets::put(const PackedBet& bet)
{
    const base::BetId id = bet.id();
    if (const auto known = m_places.constFind(id); known != m_places.cend()) {
        m_bets[*known] = bet;
        return;
    }
    m_places.insert(id, static_cast<quint32>(m_bets.size()));
    m_bets.push_back(bet);
}

/// The last one takes the place of the one that goes.
bool PackedBets::remove(base::BetId id)
{
    const auto known = m_places.constFind(id);
    if (known == m_places.cend())
        return false;
    const quint32 place = *known;
    m_places.erase(known);
    PackedBet last = std::move(m_bets.back());
    m_bets.pop_back();
    if (place < m_bets.size()) {
        m_places.insert(last.id(), place);
        m_bets[place] = std::move(last);
    }
    return true;
}

} // namespace betlog::sync
