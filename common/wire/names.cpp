// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/names.h"

#include <algorithm>
#include <array>

namespace betlog::wire {

using namespace domain;
using namespace Qt::Literals::StringLiterals;

namespace {

template <typename Value, size_t count>
using Names = std::array<std::pair<Value, QLatin1StringView>, count>;

constexpr Names<BoostRounding, 3> kBoostRoundings {{
    {BoostRounding::None, "none"_L1},
    {BoostRounding::Nearest, "nearest"_L1},
    {BoostRounding::Up, "up"_L1},
}};

constexpr Names<Rounding, 2> kRoundings {{
    {Rounding::HalfUp, "half_up"_L1},
    {Rounding::Floor, "floor"_L1},
}};

constexpr Names<RoundingScope, 2> kScopes {{
    {RoundingScope::Slip, "slip"_L1},
    {RoundingScope::Line, "line"_L1},
}};

constexpr Names<Qt::DayOfWeek, 7> kDays {{
    {Qt::Monday, "monday"_L1},
    {Qt::Tuesday, "tuesday"_L1},
    {Qt::Wednesday, "wednesday"_L1},
    {Qt::Thursday, "thursday"_L1},
    {Qt::Friday, "friday"_L1},
    {Qt::Saturday, "saturday"_L1},
    {Qt::Sunday, "sunday"_L1},
}};

template <typename Value, size_t count>
QLatin1StringView nameIn(const Names<Value, count>& names, Value value)
{
    const auto found = std::find_if(
        names.begin(), names.end(), [&](const auto& entry) { return entry.first == value; });
    Q_ASSERT(found != names.end());
    return found->second;
}

template <typename Value, size_t count>
std::optional<Value> valueIn(const Names<Value, count>& names, QStringView name)
{
    const auto found = std::find_if(
        names.begin(), names.end(), [&](const auto& entry) { return name == entry.second; });
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

} // namespace

QLatin1StringView boostRoundingName(BoostRounding rounding)
{
    return nameIn(kBoostRoundings, rounding);
}

std::optional<BoostRounding> boostRoundingFromName(QStringView name)
{
    return valueIn(kBoostRoundings, name);
}

QLatin1StringView roundingName(Rounding rounding)
{
    return nameIn(kRoundings, rounding);
}

std::optional<Rounding> roundingFromName(QStringView name)
{
    return valueIn(kRoundings, name);
}

QLatin1StringView roundingScopeName(RoundingScope scope)
{
    return nameIn(kScopes, scope);
}

std::optional<RoundingScope> roundingScopeFromName(QStringView name)
{
    return valueIn(kScopes, name);
}

QLatin1StringView dayName(Qt::DayOfWeek day)
{
    return nameIn(kDays, day);
}

std::optional<Qt::DayOfWeek> dayFromName(QStringView name)
{
    return valueIn(kDays, name);
}

} // namespace betlog::wire
