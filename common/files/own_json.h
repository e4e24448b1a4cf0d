// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/money.h"
#include "files/file_row.h"

#include <QJsonValue>

namespace betlog::files {

struct ImportOptions;

/// Our own file: every bet as the wire has it (docs/protocol.md, section 1).
///
/// What people entered comes back as it was: who, what, when, results, when they were settled, and
/// a bookkeeper's payout. What the log gives out is its own: number, version, and when and by whom
/// a bet was accepted and last changed. Changes that led to a bet are not in the file; `betlogd
/// backup` keeps those.
///
///   {"format": "betlog", "version": 1, "exported_at", "currency": {"code", "exponent"},
///    "bets": [bet, …]}
///
/// The answers of GET /api/bets are read too: a list of bets, bare or as the member `bets`.
[[nodiscard]] QByteArray encodeOwnJson(
    const QList<domain::Bet>& bets, const domain::Currency& currency, base::Timestamp exportedAt);

/// The write that would place this bet anew.
[[nodiscard]] wire::CreateBet createOf(const domain::Bet& bet);

[[nodiscard]] bool looksLikeOwnJson(const QJsonValue& file);
/// Fails where the amounts are of another currency than the log's: 30 chips are not 30 cents.
[[nodiscard]] base::Expected<QList<FileRow>>
readOwnJson(const QJsonValue& file, const ImportOptions& options);

} // namespace betlog::files
