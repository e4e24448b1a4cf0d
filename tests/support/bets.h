// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/bet.h"
#include "wire/mutation.h"

/// Bets for tests: sound ones, each with a field or two that the test changes to its liking.
namespace betlog::tests {

/// The same id for the same number, in every test.
[[nodiscard]] base::BetId betId(int number);
[[nodiscard]] base::MutationId mutationId(int number);

[[nodiscard]] domain::WeekKey aWeek(); ///< 2024-12-01, a Sunday
[[nodiscard]] base::Timestamp aMoment(); ///< 2024-12-01T10:30:00.000Z, within that week

/// "Over 41.5" at decimal 1.91, staked with `stakeMinor`.
[[nodiscard]] domain::Line aLine(qint64 stakeMinor = 1000);
/// Singles of so many different lines.
[[nodiscard]] domain::Slip aSlip(int lines = 1);
/// A parlay of so many lines, staked with 1000.
[[nodiscard]] domain::Slip aParlay(int lines = 2);
/// By Ann, in NFL/2024-12-01, Team A at Team B.
[[nodiscard]] wire::CreateBet aCreate(int lines = 1);
/// Bet 1 as a server keeps it: accepted, pending, at version 1.
[[nodiscard]] domain::Bet aBet(int lines = 1);

/// A write with an id of its own.
[[nodiscard]] wire::Mutation aMutation(
    wire::Operation operation, base::BetId bet, std::optional<int> baseVersion = std::nullopt);

} // namespace betlog::tests
