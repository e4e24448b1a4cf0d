// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/bet_standing.h"
#include "app/sync/replica.h"

namespace betlog::tests {

/// The bets of weeks before `currentWeek` that still wait for a result, as a log with the default
/// rules has them (domain.md, "Weeks").
[[nodiscard]] inline QList<base::BetId>
carriedBets(const sync::Replica& replica, domain::WeekKey currentWeek)
{
    QList<base::BetId> carried;
    replica.visit([&carried, currentWeek](const sync::ListedBet& listed) {
        const sync::PackedBet& bet = listed.bet;
        const bool isPending =
            sync::standingOf(bet, bet.glance(), {}) == domain::LineResult::Pending;
        if (bet.weekKey() < currentWeek && isPending)
            carried.append(bet.id());
    });
    return carried;
}

} // namespace betlog::tests
