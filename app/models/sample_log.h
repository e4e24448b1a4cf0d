// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/week_key.h"
#include "wire/mutation.h"

namespace betlog::domain {
struct Currency;
}

namespace betlog::base {
class Random;
}

namespace betlog::models {

/// Made-up bets of a made-up group in this week and the one before: settled, pending, a parlay and
/// a system; for those who only want to look. New ids each time.
[[nodiscard]] QList<wire::Mutation> sampleBets(
    const domain::WeekStart& weekStart,
    domain::WeekKey week,
    const domain::Currency& currency,
    base::Random& random);

} // namespace betlog::models
