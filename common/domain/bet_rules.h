// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/bet.h"

namespace betlog::domain {

/// Limits of a bet's fields (protocol.md section 1); lengths in Unicode code points.
namespace bet_limits {
inline constexpr int kMaxUserName = 64;
inline constexpr int kMaxLeague = 40;
inline constexpr int kMaxTeam = 80;
inline constexpr int kMaxLineText = 500; ///< market, selection, player, description, category
inline constexpr int kMaxNote = 2000;
inline constexpr int kMaxTags = 20;
inline constexpr int kMaxTag = 40;
inline constexpr int kMaxLines = 50;
inline constexpr int kMaxOddsText = 16;
inline constexpr int kMaxCombinations = 10'000;
inline constexpr int kMaxBoosts = 4;
inline constexpr int kMaxBoostName = 40;
inline constexpr int kMaxBoostRate = 8; ///< characters of its text; a long one makes systems slow
inline constexpr int kMaxBook = 80;
inline constexpr int kMaxExternalId = 80;
inline constexpr int kMaxReason = 500;
} // namespace bet_limits

/// Every rule that a slip breaks, with pointers below `pointer` ("/bet_data/lines/0/stake"). Empty:
/// the slip is sound, can be settled, and no amount of it can pass kMaxAmountMinor.
[[nodiscard]] QList<base::FieldError>
checkSlip(const Slip& slip, const SettlementRules& rules, const QString& pointer);

[[nodiscard]] QList<base::FieldError> checkUserName(const QString& name, const QString& pointer);
/// `league` 1 to 40 characters without `/` and `*`.
[[nodiscard]] QList<base::FieldError> checkLeague(const QString& league, const QString& pointer);
[[nodiscard]] QList<base::FieldError> checkTeam(const QString& team, const QString& pointer);

/// Whether the text is valid Unicode of at most `maxLength` code points without control characters
/// other than tab and newline.
[[nodiscard]] bool isCleanText(QStringView text, qsizetype maxLength);
/// The number of Unicode code points.
[[nodiscard]] qsizetype textLength(QStringView text);

} // namespace betlog::domain
