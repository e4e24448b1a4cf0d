// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"

#include <QString>

namespace betlog::domain {

enum class Rounding { HalfUp, Floor };
/// Per slip: each line of singles, each parlay and each system is rounded once. Per line: each
/// combination of a system too.
enum class RoundingScope { Slip, Line };
enum class BoostRounding { None, Nearest, Up };

/// Winnings per unit staked of the four house prices, as ratio texts.
struct HouseOdds
{
    QString low = QStringLiteral("3/10");
    QString medium = QStringLiteral("3/5");
    QString high = QStringLiteral("9/10");
    QString extreme = QStringLiteral("19/10");

    friend bool operator==(const HouseOdds&, const HouseOdds&) = default;
};

/// "3/10,3/5,9/10,19/10": low, medium, high, extreme.
[[nodiscard]] QString houseOddsText(const HouseOdds& odds);
/// Invalid unless these are four ratios above 0.
[[nodiscard]] base::Expected<HouseOdds> houseOddsFromText(const QString& text);

/// How a log settles; settled when it is made, the same for every bet.
struct SettlementRules
{
    HouseOdds house;
    Rounding rounding = Rounding::HalfUp;
    RoundingScope scope = RoundingScope::Slip;

    friend bool operator==(const SettlementRules&, const SettlementRules&) = default;
};

} // namespace betlog::domain
