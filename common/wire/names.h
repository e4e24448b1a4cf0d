// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/rules.h"

#include <QLatin1StringView>

#include <optional>

/// Names on the wire of the domain's settings, which have none of their own.
namespace betlog::wire {

[[nodiscard]] QLatin1StringView boostRoundingName(domain::BoostRounding rounding);
[[nodiscard]] std::optional<domain::BoostRounding> boostRoundingFromName(QStringView name);
[[nodiscard]] QLatin1StringView roundingName(domain::Rounding rounding);
[[nodiscard]] std::optional<domain::Rounding> roundingFromName(QStringView name);
[[nodiscard]] QLatin1StringView roundingScopeName(domain::RoundingScope scope);
[[nodiscard]] std::optional<domain::RoundingScope> roundingScopeFromName(QStringView name);
[[nodiscard]] QLatin1StringView dayName(Qt::DayOfWeek day); ///< "sunday"
[[nodiscard]] std::optional<Qt::DayOfWeek> dayFromName(QStringView name);

} // namespace betlog::wire
