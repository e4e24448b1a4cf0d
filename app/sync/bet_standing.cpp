// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/bet_standing.h"

#include "domain/settlement.h"

namespace betlog::sync {

domain::LineResult standingOf(const domain::Bet& bet, const domain::SettlementRules& rules)
{
    // A profit that was set by hand says nothing of how the lines came out.
    if (bet.payout.payoutOverride)
        return domain::betResult(bet.slip, bet.results, rules);
    return domain::betResult(bet.payout, bet.results);
}

domain::LineResult
standingOf(const PackedBet& bet, const BetGlance& glance, const domain::SettlementRules& rules)
{
    if (glance.payout.payoutOverride)
        return standingOf(bet.unpack(), rules);
    return domain::betResult(glance.payout, glance.results);
}

} // namespace betlog::sync
