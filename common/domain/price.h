// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/money.h"
#include "domain/odds.h"
#include "domain/ratio.h"

namespace betlog::domain {

struct HouseOdds;

/// The decimal price (stake included, so at least 1) of `odds`, exactly. `stake` is what is risked
/// at this price; only ToWin needs it. Source of each formula: domain.md, "Prices, exact".
[[nodiscard]] base::Expected<Ratio>
decimalPrice(const Odds& odds, Money stake, const HouseOdds& house);

} // namespace betlog::domain
