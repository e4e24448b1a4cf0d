// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/bet.h"

#include <array>
#include <utility>

namespace betlog::domain {

using namespace Qt::Literals::StringLiterals;

namespace {

template <typename Enum>
using Named = std::pair<Enum, QLatin1StringView>;

constexpr std::array kKinds {
    Named<BetKind> {BetKind::Singles, "singles"_L1},
    Named<BetKind> {BetKind::Parlay, "parlay"_L1},
    Named<BetKind> {BetKind::System, "system"_L1}};

constexpr std::array kResults {
    Named<LineResult> {LineResult::Pending, "pending"_L1},
    Named<LineResult> {LineResult::Won, "won"_L1},
    Named<LineResult> {LineResult::Lost, "lost"_L1},
    Named<LineResult> {LineResult::Push, "push"_L1},
    Named<LineResult> {LineResult::Void, "void"_L1},
    Named<LineResult> {LineResult::HalfWon, "half_won"_L1},
    Named<LineResult> {LineResult::HalfLost, "half_lost"_L1}};

template <typename Names, typename Enum>
[[nodiscard]] QLatin1StringView nameOf(const Names& names, Enum value)
{
    for (const auto& [candidate, name] : names) {
        if (candidate == value)
            return name;
    }
    Q_UNREACHABLE();
}

template <typename Enum, std::size_t count>
[[nodiscard]] std::optional<Enum>
valueOf(const std::array<Named<Enum>, count>& names, QStringView wanted)
{
    for (const auto& [candidate, name] : names) {
        if (wanted == name)
            return candidate;
    }
    return std::nullopt;
}

} // namespace

QLatin1StringView betKindName(BetKind kind)
{
    return nameOf(kKinds, kind);
}

std::optional<BetKind> betKindFromName(QStringView name)
{
    return valueOf(kKinds, name);
}

QLatin1StringView lineResultName(LineResult result)
{
    return nameOf(kResults, result);
}

std::optional<LineResult> lineResultFromName(QStringView name)
{
    return valueOf(kResults, name);
}

} // namespace betlog::domain
