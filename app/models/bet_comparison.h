// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/bet.h"

#include <QList>

#include <optional>

namespace betlog::models {

/// One field of two versions of a bet, side by side.
struct ComparedField
{
    QString name; ///< "Line 2, stake"
    QString mine;
    QString theirs;

    [[nodiscard]] bool differs() const { return mine != theirs; }

    friend bool operator==(const ComparedField&, const ComparedField&) = default;
};

/// Every field that one of the two has, in reading order. A version that is not there has none.
[[nodiscard]] QList<ComparedField> comparedFields(
    const std::optional<domain::Bet>& mine,
    const std::optional<domain::Bet>& theirs,
    const domain::Currency& currency);

/// What two copies of the same room say of its bets, as far as they differ: field by field of a bet
/// that both have, and in one line a bet that only one has.
[[nodiscard]] QList<ComparedField> comparedCopies(
    const QList<domain::Bet>& mine,
    const QList<domain::Bet>& theirs,
    const domain::Currency& currency);

} // namespace betlog::models
