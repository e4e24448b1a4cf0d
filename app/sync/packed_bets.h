// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/packed_bet.h"

#include <QHash>

#include <vector>

namespace betlog::sync {

/// Very many bets at rest, found by id; and in a row, so that who goes through all of them goes
/// through memory in about the order in which they came.
class PackedBets final
{
public:
    [[nodiscard]] qsizetype size() const { return m_places.size(); }

    [[nodiscard]] bool contains(base::BetId id) const { return m_places.contains(id); }

    /// nullptr where there is no such bet. Valid until the next change.
    [[nodiscard]] const PackedBet* find(base::BetId id) const;

    /// In no particular order.
    [[nodiscard]] const std::vector<PackedBet>& all() const { return m_bets; }

    void reserve(qsizetype size);
    /// In place of the one with the same id, if there is one.
    void put(const PackedBet& bet);
    bool remove(base::BetId id); ///< whether there was such a bet

private:
    std::vector<PackedBet> m_bets;
    QHash<base::BetId, quint32> m_places; ///< in m_bets
};

} // namespace betlog::sync
