// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/optimistic.h"

#include "domain/settlement.h"

#include <algorithm>

namespace betlog::sync {

using namespace domain;

namespace {

bool anyResult(const QList<LineResult>& results)
{
    return std::ranges::any_of(
        results, [](LineResult result) { return result != LineResult::Pending; });
}

/// The payout as the server will compute it; where it cannot be computed, the one that was there
/// stays, and the server will say why.
void settleAgain(Bet& bet, const QueuedWrite& write, const LogTerms& terms)
{
    base::Expected<Payout> payout = settle(bet.slip, bet.results, terms.rules);
    if (!payout)
        return;
    if (bet.payout.payoutOverride)
        payout = withOverride(*payout, *bet.payout.payoutOverride);
    if (anyResult(bet.results) || payout->payoutOverride)
        payout->evaluatedAt = write.enteredAt;
    bet.payout = *payout;
}

void stamp(Bet& bet, const QueuedWrite& write)
{
    bet.updatedAt = write.enteredAt;
    bet.updatedBy = write.user;
}

struct Replayer
{
    const std::optional<Bet>& before;
    const QueuedWrite& write;
    const LogTerms& terms;

    std::optional<Bet> operator()(const wire::CreateBet& create) const
    {
        if (before)
            return before;
        Bet bet;
        bet.id = write.mutation.betId;
        bet.userName = create.userName;
        bet.league = create.league;
        bet.awayTeam = create.awayTeam;
        bet.homeTeam = create.homeTeam;
        bet.betDate = create.betDate.value_or(write.enteredAt);
        bet.weekKey = create.weekKey.value_or(terms.weekStart.weekOf(bet.betDate));
        bet.slip = create.slip;
        bet.results = QList<LineResult>(create.slip.lines.size(), LineResult::Pending);
        setResults(bet, create.results);
        settleAgain(bet, write, terms);
        stamp(bet, write);
        return bet;
    }

    std::optional<Bet> operator()(const wire::EditBet& edit) const
    {
        if (!before)
            return before;
        Bet bet = *before;
        bet.awayTeam = edit.awayTeam.value_or(bet.awayTeam);
        bet.homeTeam = edit.homeTeam.value_or(bet.homeTeam);
        if (edit.slip) {
            bet.slip = *edit.slip;
            bet.slip.externalId = before->slip.externalId;
            bet.results.resize(bet.slip.lines.size(), LineResult::Pending);
        }
        bet.editedAt = write.enteredAt;
        settleAgain(bet, write, terms);
        stamp(bet, write);
        return bet;
    }

    std::optional<Bet> operator()(const wire::SetStatus& status) const
    {
        if (!before)
            return before;
        Bet bet = *before;
        setResults(bet, status.results);
        if (status.payoutOverride)
            bet.payout.payoutOverride = *status.payoutOverride;
        settleAgain(bet, write, terms);
        stamp(bet, write);
        return bet;
    }

    std::optional<Bet> operator()(const wire::DeleteBet&) const { return std::nullopt; }

    std::optional<Bet> operator()(const wire::RestoreBet&) const
    {
        return before ? before : write.seen;
    }

    static void setResults(Bet& bet, const QMap<int, LineResult>& results)
    {
        for (auto result = results.begin(); result != results.end(); ++result) {
            if (result.key() >= 0 && result.key() < bet.results.size())
                bet.results[result.key()] = result.value();
        }
    }
};

} // namespace

std::optional<Bet>
replayed(const std::optional<Bet>& before, const QueuedWrite& write, const LogTerms& terms)
{
    return std::visit(Replayer {before, write, terms}, write.mutation.operation);
}

} // namespace betlog::sync
