// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/bet.h"

namespace betlog::domain {

struct Catalog;

/// The boosts of play-money logs (domain.md, "House boosts"): role player +9 % on a line whose
/// player is not starred, rounded to the nearest unit; same player +15 % on each line's winnings
/// when a slip has at least three lines that all name the same player, rounded up. They are for
/// singles; parlays and systems earn none. A player counts as starred by the catalogue's star or by
/// one in front of the name ("⭐Napheesa Collier"); one whom the catalogue lacks is not starred.
[[nodiscard]] Boost rolePlayerBoost();
[[nodiscard]] Boost samePlayerBoost();

/// The slip with the house boosts that it has earned, and none that it has not; other boosts stay.
[[nodiscard]] Slip withHouseBoosts(Slip slip, const Catalog& catalog, const QString& league);

} // namespace betlog::domain
