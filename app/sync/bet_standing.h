// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/packed_bet.h"

namespace betlog::sync {

/// How the bet stands as a whole, as domain::betResult of its slip says it, but read off the payout
/// where that says it already: pricing a slip in exact ratios is a thousand times the work.
[[nodiscard]] domain::LineResult
standingOf(const domain::Bet& bet, const domain::SettlementRules& rules);

/// The same of a bet at rest; `glance` is of it.
[[nodiscard]] domain::LineResult
standingOf(const PackedBet& bet, const BetGlance& glance, const domain::SettlementRules& rules);

} // namespace betlog::sync
