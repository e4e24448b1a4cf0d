// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "wire/messages.h"

/// Bets to test with: sound ones, with every field filled in.
namespace betlog::tests {

/// Two lines, one of them won, every text in use, an override, boosts and times.
[[nodiscard]] domain::Bet sampleSingles();
/// Three lines without prices of their own, one price for all; twelve lines make a long one.
[[nodiscard]] domain::Bet sampleParlay(int lineCount = 3);
/// All doubles of three lines.
[[nodiscard]] domain::Bet sampleSystem();

[[nodiscard]] wire::Change sampleChange();
[[nodiscard]] wire::CreateBet sampleCreate();

} // namespace betlog::tests
