// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/bet.h"

#include <array>

namespace betlog::core {

/// A part of a bet that two people can change at once without hurting each other.
enum class BetPart {
    AwayTeam,
    HomeTeam,
    Terms, ///< kind, stake, sizes, price and boosts of the whole slip
    Note,
    Tags,
    Book,
    LineOrder, ///< how many lines there are, and which is which
    PayoutOverride
};
inline constexpr int kBetParts = 8;

/// The version of the bet at which each part of one line last changed.
struct LineVersions
{
    int subject = 0; ///< what was bet on: category, market, selection, player, description
    int terms = 0; ///< at what price: stake, odds, boosts, start
    int result = 0;
    QString resultBy; ///< who set the result last

    friend bool operator==(const LineVersions&, const LineVersions&) = default;
};

/// The version of the bet at which each of its parts last changed: what conflicts are judged by.
struct BetVersions
{
    std::array<int, kBetParts> parts {};
    QList<LineVersions> lines; ///< one a line

    [[nodiscard]] int of(BetPart part) const { return parts.at(static_cast<size_t>(part)); }

    friend bool operator==(const BetVersions&, const BetVersions&) = default;
};

[[nodiscard]] bool samePart(BetPart part, const domain::Bet& a, const domain::Bet& b);
[[nodiscard]] bool sameSubject(const domain::Line& a, const domain::Line& b);
[[nodiscard]] bool sameTerms(const domain::Line& a, const domain::Line& b);

/// For each line of `after`, the index of the line of `before` that it continues, or −1 for a new
/// one: the same line first, then one about the same subject, then, where the number of lines
/// stayed, the one in the same place. A line's result follows it.
[[nodiscard]] QList<int>
continuedLines(const QList<domain::Line>& before, const QList<domain::Line>& after);
/// Whether each line continues the one in its own place, and none was added or taken away.
[[nodiscard]] bool keepsOrder(const QList<int>& continued, qsizetype linesBefore);

[[nodiscard]] BetVersions versionsOfNew(const domain::Bet& bet);
/// The versions after `before` became `after` (whose `version` and `updatedBy` are set).
[[nodiscard]] BetVersions
versionsAfter(const BetVersions& versions, const domain::Bet& before, const domain::Bet& after);

/// How versions are kept in a row: JSON, as short as it gets.
[[nodiscard]] QByteArray encodeVersions(const BetVersions& versions);
[[nodiscard]] std::optional<BetVersions> decodeVersions(const QByteArray& text);

} // namespace betlog::core
