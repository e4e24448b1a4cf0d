// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/rules.h"

#include "domain/ratio.h"

#include <algorithm>

namespace betlog::domain {

using namespace Qt::Literals::StringLiterals;

QString houseOddsText(const HouseOdds& odds)
{
    return QStringList {odds.low, odds.medium, odds.high, odds.extreme}.join(u',');
}

base::Expected<HouseOdds> houseOddsFromText(const QString& text)
{
    constexpr qsizetype kPrices = 4;
    constexpr qsizetype kLongest = 8; // A longer one makes systems slow to settle.
    const QStringList parts = text.split(u',');
    const auto isPrice = [](const QString& part) {
        const auto ratio = ratioFromText(part);
        return part.size() <= kLongest && ratio && *ratio > 0;
    };
    if (parts.size() != kPrices || !std::ranges::all_of(parts, isPrice))
        return base::unexpected(base::Error {
            base::ErrorCode::Invalid,
            u"House odds are four ratios such as 3/10,3/5,9/10,19/10, not “%1”."_s.arg(text),
            {}});
    return HouseOdds {parts.at(0), parts.at(1), parts.at(2), parts.at(3)};
}

} // namespace betlog::domain
