// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/bet_filter.h"
#include "app/widgets/log_facts.h"
#include "app/widgets/status_look.h"

#include <QStringList>

#include <optional>

namespace betlog::widgets {

// What the log says of a bet, in words and figures.

/// "−110", "1.91", "Medium", "wins 18.00"; empty where there is no price.
[[nodiscard]] QString priceText(const std::optional<domain::Odds>& odds, const LogFacts& facts);
[[nodiscard]] QString amountText(domain::Money amount, const LogFacts& facts);
/// With a sign, a true minus: "+18.00", "−2.00", "0.00".
[[nodiscard]] QString profitText(domain::Money amount, const LogFacts& facts);
/// How a profit is coloured: won, lost, or muted at zero.
[[nodiscard]] Ink profitInk(domain::Money profit);

/// "Lynx @ Wings"; one name alone, or nothing, where a bet names fewer.
[[nodiscard]] QString matchupText(const domain::Bet& bet);
/// What was bet, in one line: "Reach 20 points · N. Collier", "3 lines: Reach 20 points, …",
/// "Parlay of 3: …".
[[nodiscard]] QString slipText(const domain::Slip& slip);
/// "Singles", "Parlay of 3", "System 2/3"
[[nodiscard]] QString kindText(const domain::Slip& slip);
/// The second text of a line: player, description, boosts, start ("starts Sun 13:00").
[[nodiscard]] QString
lineDetailText(const domain::Line& line, base::Timestamp now, const QTimeZone& zone);
/// "Boost +9 %"
[[nodiscard]] QStringList boostTexts(const QList<domain::Boost>& boosts);

/// What closes an open bet: kind, the slip's own price and boosts, book, tags, note, override.
[[nodiscard]] QString summaryNote(const domain::Bet& bet, const LogFacts& facts);

/// "staked 30.00   returned 48.00"; "to return" while something is pending.
[[nodiscard]] QString summarySums(const domain::Bet& bet, const LogFacts& facts);
/// "10,001"
[[nodiscard]] QString countText(qsizetype count);

/// The marks of a bet beside its result: sending, refused, conflict, edited, late, locked.
[[nodiscard]] QList<Status> marksOf(const sync::ShownBet& shown, base::Timestamp now);
/// Accepted only after a line of it had started.
[[nodiscard]] bool isLate(const domain::Bet& bet);
[[nodiscard]] bool hasStarted(const domain::Line& line, base::Timestamp now);
[[nodiscard]] bool hasStartedLine(const domain::Slip& slip, base::Timestamp now);

/// The word of a state that bets are filtered by.
[[nodiscard]] QString facetWord(models::StatusFacet facet);

/// What the bet would return if all that is pending wins; nullopt where it cannot be said.
[[nodiscard]] std::optional<domain::Money>
possibleReturn(const domain::Bet& bet, const LogFacts& facts);

/// Whole sentences for those who listen: "Bet 123 of FLIGHTx12!, Team A @ Team B, NFL, won, …".
[[nodiscard]] QString spokenBet(
    const sync::ShownBet& shown,
    domain::LineResult result,
    const LogFacts& facts,
    base::Timestamp now);
[[nodiscard]] QString
spokenLine(const domain::Bet& bet, int line, const LogFacts& facts, base::Timestamp now);
[[nodiscard]] QString spokenSummary(const domain::Bet& bet, const LogFacts& facts);

/// Why a write was refused, or how it conflicts, as the notice under the bet says it.
[[nodiscard]] QString noticeText(const sync::ShownBet& shown);

} // namespace betlog::widgets
