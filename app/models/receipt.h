// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/bet.h"

#include <QList>
#include <QString>

class QTimeZone;

namespace betlog::models {

/// One line of a receipt. Amounts are texts already; empty where there is nothing to say.
struct ReceiptLine
{
    QString title; ///< "Reach 20 points"
    QString detail; ///< "Napheesa Collier · STAT_HUNTING", may be empty
    QString odds; ///< "Medium", "−110", "to win 18.00"
    QString boosts; ///< "+9 % role player", may be empty
    QString stake; ///< of singles
    domain::LineResult result = domain::LineResult::Pending;
    QString returned; ///< of singles that are not pending
};

/// One figure at the foot: "Returned", "128.00".
struct ReceiptSum
{
    QString title;
    QString amount;
};

/// What a bet pays, as a slip of paper would say it: people share these, and settle arguments.
struct Receipt
{
    QString title; ///< "Bet #17"
    QString person;
    QString matchup; ///< "Minnesota Lynx @ Dallas Wings"
    QString place; ///< "WNBA · Fri 16 May 2025, 18:15"
    QString terms; ///< "Parlay of 3 lines, 30.00 at +300"; empty for singles
    QList<ReceiptLine> lines;
    QList<ReceiptSum> sums;
    QString verdict; ///< "Won", "Pending" …
    domain::LineResult result = domain::LineResult::Pending;
    QString remark; ///< a bookkeeper's payout and its reason, or the note; may be empty
};

[[nodiscard]] Receipt receiptOf(
    const domain::Bet& bet,
    const domain::Currency& currency,
    const domain::SettlementRules& rules,
    const QTimeZone& zone);

/// The receipt as plain text, for a message or a mail.
[[nodiscard]] QString receiptText(const Receipt& receipt);

/// "Won", "Half lost" … for people.
[[nodiscard]] QString resultWord(domain::LineResult result);

} // namespace betlog::models
