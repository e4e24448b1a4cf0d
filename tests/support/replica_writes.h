// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/queued_write.h"
#include "domain/settlement.h"
#include "tests/support/bets.h"
#include "wire/change.h"

/// What a replica is told and given to keep, made by hand.
namespace betlog::tests {

/// A bet as the server would have it after these results.
inline domain::Bet settled(domain::Bet bet, const QList<domain::LineResult>& results)
{
    bet.results = results;
    bet.payout = *domain::settle(bet.slip, bet.results, {});
    ++bet.version;
    return bet;
}

inline domain::Bet noted(domain::Bet bet, const QString& note)
{
    bet.slip.note = note;
    ++bet.version;
    return bet;
}

inline wire::Change changed(
    wire::ChangeType type,
    const domain::Bet& bet,
    int seq,
    base::MutationId mutation = mutationId(900))
{
    wire::Change change;
    change.type = type;
    change.bet = bet;
    change.room = bet.room();
    change.seq = base::Seq(seq);
    change.n = seq;
    change.mutationId = mutation;
    return change;
}

inline sync::QueuedWrite queued(
    const wire::Operation& operation, base::BetId bet, int id, std::optional<domain::Bet> seen = {})
{
    wire::Mutation mutation = aMutation(operation, bet);
    mutation.id = mutationId(id);
    return {mutation, QStringLiteral("Ann"), aMoment(), std::move(seen)};
}

inline wire::SetStatus statusOf(int line, domain::LineResult result)
{
    wire::SetStatus status;
    status.results.insert(line, result);
    return status;
}

inline wire::EditBet noteOf(domain::Bet bet, const QString& note)
{
    wire::EditBet edit;
    edit.slip = bet.slip;
    edit.slip->note = note;
    return edit;
}

} // namespace betlog::tests
