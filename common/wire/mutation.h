// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/ids.h"
#include "domain/bet.h"

#include <QMap>

#include <optional>
#include <variant>

namespace betlog::wire {

/// A bet as a client places it. `results` may be given by an import; else all lines are pending.
struct CreateBet
{
    QString userName;
    QString league;
    QString awayTeam;
    QString homeTeam;
    std::optional<domain::WeekKey> weekKey; ///< the server takes the week of betDate if left out
    std::optional<base::Timestamp> betDate; ///< the server takes its own time if left out
    domain::Slip slip;
    QMap<int, domain::LineResult> results;
    /// When an import's results were set; the order of settlement follows it. The server's own time
    /// if left out.
    std::optional<base::Timestamp> settledAt;

    friend bool operator==(const CreateBet&, const CreateBet&) = default;
};

/// Changes what was bet; what is left out stays.
struct EditBet
{
    std::optional<domain::Slip> slip;
    std::optional<QString> awayTeam;
    std::optional<QString> homeTeam;

    friend bool operator==(const EditBet&, const EditBet&) = default;
};

/// Sets the results of some lines (Pending takes one back), or a bookkeeper's payout.
struct SetStatus
{
    QMap<int, domain::LineResult> results;
    /// Outer: given at all; inner nullopt takes an override back.
    std::optional<std::optional<domain::PayoutOverride>> payoutOverride;

    friend bool operator==(const SetStatus&, const SetStatus&) = default;
};

struct DeleteBet
{
    friend bool operator==(const DeleteBet&, const DeleteBet&) = default;
};

struct RestoreBet
{
    friend bool operator==(const RestoreBet&, const RestoreBet&) = default;
};

using Operation = std::variant<CreateBet, EditBet, SetStatus, DeleteBet, RestoreBet>;

[[nodiscard]] QLatin1StringView operationName(const Operation& operation); ///< "create", "update" …

/// One write to the log.
struct Mutation
{
    base::MutationId id;
    base::BetId betId;
    std::optional<int> baseVersion; ///< the version that the person saw; conflicts are judged by it
    QString reason; ///< why a bookkeeper changed a locked line; else empty
    Operation operation;

    friend bool operator==(const Mutation&, const Mutation&) = default;
};

} // namespace betlog::wire
