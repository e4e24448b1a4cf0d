// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/bet.h"

namespace betlog::domain {

/// How a bet stands as a whole; always derived from its lines.
///
/// Pending while a line that still matters is pending (a parlay is lost at its first lost line).
/// Then, if every line has the same result, that result; else by the sign of the profit: Won, Lost
/// or Push. Pending too where the slip is not sound.
[[nodiscard]] LineResult
betResult(const Slip& slip, const QList<LineResult>& results, const SettlementRules& rules);
/// The same of a slip that was settled already; `payout` is without an override.
[[nodiscard]] LineResult betResult(const Payout& payout, const QList<LineResult>& results);

/// How many combinations the slip plays: its lines, 1, or Σ C(n, size). At most 10,000 in a valid
/// slip.
[[nodiscard]] qint64 combinationCount(const Slip& slip);

/// All that is staked: Σ stakes, the stake, or unit stake × combinations.
[[nodiscard]] base::Expected<Money> totalWager(const Slip& slip);

/// What the slip pays as its lines stand, in exact rationals, rounded once (domain.md,
/// "Settlement").
///
/// Return of a line = stake × factor; of a parlay = stake × product of factors; of a system = the
/// sum over its combinations. Factor: won d, lost 0, push and void 1, half won (1+d)/2, half lost
/// 1/2. Pending lines of singles and combinations that hold one return nothing yet. A parlay with
/// one price for all (`slip.price`) is decided by the worst of its lines' results. totalWin is the
/// winnings of the lines or combinations that won: what they return less their stake.
///
/// A boost multiplies the winnings part only. Boosts apply one after the other, a line's own before
/// the slip's, each to the winnings as they stand then. The slip's boosts act on each line of
/// singles, on the parlay, or on all winnings of a system. A boost's rounding acts on the amount
/// that the boost adds; on a leg of a parlay or system, which has no amount of its own, it does
/// nothing.
///
/// `evaluatedAt` and the override are the caller's. Fails where a price is wrong or an amount
/// passes kMaxAmountMinor; never for a slip that checkSlip found sound.
[[nodiscard]] base::Expected<Payout>
settle(const Slip& slip, const QList<LineResult>& results, const SettlementRules& rules);

/// What the slip returns if every pending line wins; the "returns" of an editor.
[[nodiscard]] base::Expected<Money>
potentialReturn(const Slip& slip, const QList<LineResult>& results, const SettlementRules& rules);

/// What one line of singles returns at a result, boosts included; the lines of a receipt add up to
/// its totalReturn.
[[nodiscard]] base::Expected<Money>
lineReturn(const Slip& slip, qsizetype index, LineResult result, const SettlementRules& rules);

/// The totals with the override in place: totalReturn and profit follow it.
[[nodiscard]] Payout withOverride(Payout payout, const PayoutOverride& payoutOverride);

} // namespace betlog::domain
