// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"

#include <QString>

#include <optional>

namespace betlog::domain {

enum class OddsFormat {
    American,
    Decimal,
    Fractional,
    HongKong,
    Malay,
    Indonesian,
    Implied,
    Risk, ///< house odds by name: Low, Medium, High, Extreme
    ToWin ///< the text is the amount to be won, in minor units
};

/// A price as it was entered. The text is kept byte for byte: 1.91 is not −110.
struct Odds
{
    OddsFormat format = OddsFormat::Decimal;
    QString text;

    friend bool operator==(const Odds&, const Odds&) = default;
};

[[nodiscard]] QLatin1StringView oddsFormatName(OddsFormat format); ///< as on the wire
[[nodiscard]] std::optional<OddsFormat> oddsFormatFromName(QStringView name);

/// Whether `odds` is a price of its format (domain.md, "Prices, exact"); the error says what is
/// wrong.
[[nodiscard]] base::Expected<void> checkOdds(const Odds& odds);

/// What a person means by "−110", "+150", "1.91", "10/11", "40%", "Medium", "evens". A bare number
/// is american when |n| ≥ 100 and it has no fraction or a sign, else decimal. Nothing: nullopt.
[[nodiscard]] std::optional<Odds> recogniseOdds(QStringView typed);

/// As a person writes it: "−110" with a true minus, "+150", "1.91", "10/11", "40%", "Medium".
/// ToWin has no text of its own (the caller formats the amount).
[[nodiscard]] QString displayOdds(const Odds& odds);

} // namespace betlog::domain
