// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/money.h"
#include "domain/rules.h"
#include "domain/week_key.h"

#include <optional>

namespace betlog::core {

/// What somebody who starts a server asks of the log. What a log is counted in, and how its slips
/// are settled, is fixed when it is made; nothing: as it was made.
struct LogTerms
{
    std::optional<QTimeZone> timeZone;
    std::optional<Qt::DayOfWeek> weekDay;
    std::optional<int> weekHour; ///< 0 to 23
    std::optional<domain::Currency> currency;
    std::optional<domain::HouseOdds> house {};
    std::optional<domain::Rounding> rounding {};
    std::optional<domain::RoundingScope> scope {};
};

} // namespace betlog::core
