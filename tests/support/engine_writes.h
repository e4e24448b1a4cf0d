// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "tests/support/engine_world.h"

/// What a person writes in an EngineWorld, and how its server answers.
namespace betlog::tests {

inline wire::SetStatus result(int line, domain::LineResult result)
{
    wire::SetStatus status;
    status.results.insert(line, result);
    return status;
}

inline wire::EditBet slipEdit(const domain::Bet& bet, const QString& note, qint64 stakeMinor)
{
    wire::EditBet edit {bet.slip, std::nullopt, std::nullopt};
    edit.slip->note = note;
    edit.slip->lines[0].stake = domain::Money(stakeMinor);
    return edit;
}

inline domain::Bet edited(domain::Bet bet, const QString& note, qint64 stakeMinor)
{
    bet.slip = *slipEdit(bet, note, stakeMinor).slip;
    ++bet.version;
    return bet;
}

inline qint64 stakeOf(const domain::Bet& bet)
{
    return bet.slip.lines.first().stake.minor();
}

/// Refuses the write with what Bob made of the bet.
inline void tellConflict(EngineWorld& world, base::MutationId mutation, const domain::Bet& theirs)
{
    const base::Error error {base::ErrorCode::Conflict, QStringLiteral("Bob was faster."), {}};
    world.tellChange(wire::ChangeType::Updated, theirs);
    world.network.line()->tell(wire::Refusal {error, mutation, false, {}, theirs});
}

/// Accepts the write, which made this of the bet.
inline void ack(EngineWorld& world, base::MutationId mutation, const domain::Bet& bet)
{
    world.tellChange(wire::ChangeType::Updated, bet, mutation);
    world.network.line()->tell(wire::Ack {mutation, world.seq, bet});
}

} // namespace betlog::tests
