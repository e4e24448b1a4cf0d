// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "files/file_row.h"

#include <QJsonValue>

namespace betlog::files {

struct ImportOptions;

/// The original web log, in its two shapes:
///
///   database export   {"bets": {"2025-05-12": [{"id", "user_name", "league", "away_team",
///                      "home_team", "bet_date", "bet_data": {"date", "bets": [line]},
///                      "bet_status": {"0": "won"}, "payout_data"}]}}
///   browser's copy    {"2025-05-11": [{"userName", "league", "awayTeam", "homeTeam", "date",
///                      "bets": [line]}]}
///   line              {"betText", "betDesc", "player", "betAmount", "riskLevel", "potentialWin",
///                      "rolePlayerBoost"}
///
/// Amounts are whole chips. `potentialWin` holds the role player's boost already, so it becomes the
/// price (`to_win`) and no boost stands beside it; the same player's boost was added on settling,
/// so it becomes a boost of the slip. Of `payout_data` only `evaluatedAt` is read: settling gives
/// the rest again, and its totals left the stakes out. `bet_date` lost its zone; `date` is the wall
/// clock of who entered the bet, and is taken instead where their zone is known (in the log's own
/// zone where there is no `bet_date`). A row's source is "weblog:" and its id, or a digest of what
/// it says.
[[nodiscard]] bool looksLikeWebLog(const QJsonValue& file);
[[nodiscard]] QList<FileRow> readWebLog(const QJsonValue& file, const ImportOptions& options);

} // namespace betlog::files
