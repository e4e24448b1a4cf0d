// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/core/bet_writes.h"

#include "domain/bet_rules.h"
#include "domain/settlement.h"
#include "domain/statistics.h"
#include "server/core/conflict.h"
#include "server/core/line_lock.h"
#include "server/core/validation.h"
#include "wire/bet_json.h"
#include "wire/readable_bet.h"

#include <algorithm>

namespace betlog::core {

using namespace domain;
using namespace Qt::Literals::StringLiterals;

namespace {

bool anyResult(const Bet& bet)
{
    return std::any_of(bet.results.begin(), bet.results.end(), [](LineResult result) {
        return result != LineResult::Pending;
    });
}

bool sameFigures(Payout a, const Payout& b)
{
    a.evaluatedAt = b.evaluatedAt;
    return a == b;
}

/// Whether nothing that a payout depends on is different.
bool paysTheSame(const Bet& before, const Bet& after)
{
    const QList<Line>& was = before.slip.lines;
    const QList<Line>& is = after.slip.lines;
    return before.results == after.results && samePart(BetPart::Terms, before, after)
        && samePart(BetPart::PayoutOverride, before, after)
        && std::equal(was.begin(), was.end(), is.begin(), is.end(), &sameTerms);
}

/// What settle() makes of a slip without results, whose prices the rules have checked: nothing
/// comes back yet.
base::Expected<Payout> unsettled(const Slip& slip)
{
    return totalWager(slip).map([](Money wager) {
        Payout payout;
        payout.totalWager = wager;
        payout.profit = Money() - wager;
        return payout;
    });
}

/// Computes the payout anew: the result of the bet as a whole. The moment of evaluation moves only
/// where the figures or the results moved, so that correcting a stake does not change the order of
/// settlement.
base::Expected<LineResult>
settleBet(Bet& bet, const Bet& before, base::Timestamp now, const SettlementRules& rules)
{
    base::Expected<Payout> payout =
        anyResult(bet) ? settle(bet.slip, bet.results, rules) : unsettled(bet.slip);
    if (!payout)
        return base::unexpected(payout.error());
    const LineResult result = betResult(*payout, bet.results);
    if (bet.payout.payoutOverride)
        payout = withOverride(*payout, *bet.payout.payoutOverride);
    payout->evaluatedAt.reset();
    if (anyResult(bet) || payout->payoutOverride) {
        const bool stands = before.payout.evaluatedAt && before.results == bet.results
            && sameFigures(*payout, before.payout);
        payout->evaluatedAt = stands ? before.payout.evaluatedAt : now;
    }
    bet.payout = *payout;
    return result;
}

base::Expected<void> checkReadBack(Bet bet)
{
    if (bet.number == 0)
        bet.number = 1; // A new bet gets its number once it is sure to come in.
    const base::Expected<Bet> read = wire::decodeBet(wire::encodeBet(bet));
    if (read && *read == bet)
        return {};
    return base::unexpected(base::Error {
        base::ErrorCode::Invalid,
        u"This bet cannot be written down: %1"_s.arg(
            read ? u"something of it would be lost."_s : read.error().detail),
        read ? QList<base::FieldError>() : read.error().fields});
}

/// Whether the bet can be read back from its text. The rules see to that; but one bet that nobody
/// can read would blank the log of everybody, so none gets in on trust.
base::Expected<void> checkReadable(const Bet& bet)
{
    return wire::isPlainlyReadable(bet) ? base::Expected<void>() : checkReadBack(bet);
}

/// The next version of a bet: settled, stamped, with its versions moved on.
base::Expected<NextBet> nextVersion(const BetRecord& standing, Bet bet, const WriteContext& context)
{
    bet.version = standing.bet.version + 1;
    bet.updatedAt = context.now;
    bet.updatedBy = context.actor.name;
    const SettlementRules& rules = context.settings.rules;
    const bool stands = paysTheSame(standing.bet, bet); // A note never changes a payout.
    const base::Expected<LineResult> result =
        stands ? standing.result : settleBet(bet, standing.bet, context.now, rules);
    if (!result)
        return base::unexpected(result.error());
    if (const auto readable = checkReadable(bet); !readable)
        return base::unexpected(readable.error());
    NextBet next;
    next.record.versions = versionsAfter(standing.versions, standing.bet, bet);
    next.record.result = *result;
    next.record.possibleReturn = stands ? standing.possibleReturn : returnIfAllWon(bet.slip, rules);
    next.record.bet = std::move(bet);
    return next;
}

Sight sightOf(const BetRecord& standing, const Bet& seen, const wire::Mutation& mutation)
{
    return {
        seen, mutation.baseVersion.value_or(standing.bet.version), standing.bet, standing.versions};
}

/// A bet that is merged from two sound ones can still be unsound: one made a parlay of it, the
/// other gave a line its own stake.
base::Expected<void> checkMerged(const Bet& merged, const SettlementRules& rules)
{
    const QList<base::FieldError> errors = checkSlip(merged.slip, rules, u"/bet_data"_s);
    if (errors.isEmpty())
        return {};
    return base::unexpected(base::Error {
        base::ErrorCode::Conflict,
        u"This does not go together with what was changed meanwhile."_s,
        errors});
}

} // namespace

base::Expected<NextBet>
createdBet(const wire::CreateBet& create, base::BetId id, const WriteContext& context)
{
    Bet bet;
    bet.id = id;
    bet.userName = create.userName;
    bet.league = create.league;
    bet.awayTeam = create.awayTeam;
    bet.homeTeam = create.homeTeam;
    bet.betDate = create.betDate.value_or(context.now);
    bet.weekKey = create.weekKey.value_or(context.settings.weekStart.weekOf(bet.betDate));
    bet.acceptedAt = context.now;
    bet.slip = create.slip;
    bet.results = QList<LineResult>(create.slip.lines.size(), LineResult::Pending);
    for (auto it = create.results.begin(); it != create.results.end(); ++it)
        bet.results[it.key()] = it.value();
    bet.version = 1;
    bet.updatedAt = context.now;
    bet.updatedBy = context.actor.name;
    const SettlementRules& rules = context.settings.rules;
    const auto result = settleBet(bet, Bet(), context.now, rules);
    if (!result)
        return base::unexpected(result.error());
    if (bet.payout.evaluatedAt && create.settledAt)
        bet.payout.evaluatedAt = std::min(*create.settledAt, context.now);
    if (const auto readable = checkReadable(bet); !readable)
        return base::unexpected(readable.error());
    NextBet next;
    next.type = wire::ChangeType::Created;
    next.record.versions = versionsOfNew(bet);
    next.record.result = *result;
    next.record.possibleReturn = returnIfAllWon(bet.slip, rules);
    next.record.bet = std::move(bet);
    return next;
}

NextBetOrNothing editedBet(
    const wire::EditBet& edit,
    const BetRecord& standing,
    const Bet& seen,
    const WriteContext& context)
{
    base::Expected<Bet> merged = mergeEdit(edit, sightOf(standing, seen, context.mutation));
    if (!merged)
        return base::unexpected(merged.error());
    if (*merged == standing.bet)
        return std::nullopt;
    if (const auto sound = checkMerged(*merged, context.settings.rules); !sound)
        return base::unexpected(sound.error());
    const auto unlocked =
        checkLocks(standing.bet, *merged, context.now, context.actor, context.mutation.reason);
    if (!unlocked)
        return base::unexpected(unlocked.error());
    merged->editedAt = context.now;
    base::Expected<NextBet> next = nextVersion(standing, std::move(*merged), context);
    if (!next)
        return base::unexpected(next.error());
    next->updateType = wire::UpdateType::Edit;
    return std::optional(std::move(*next));
}

NextBetOrNothing
statusBet(const wire::SetStatus& status, const BetRecord& standing, const WriteContext& context)
{
    if (status.payoutOverride) {
        const auto allowed = checkBookkeeper(context.actor, "override a payout"_L1);
        if (!allowed)
            return base::unexpected(allowed.error());
    }
    const Sight sight = sightOf(standing, standing.bet, context.mutation);
    base::Expected<Bet> merged = mergeStatus(status, sight);
    if (!merged)
        return base::unexpected(merged.error());
    if (*merged == standing.bet)
        return std::nullopt;
    base::Expected<NextBet> next = nextVersion(standing, std::move(*merged), context);
    if (!next)
        return base::unexpected(next.error());
    next->updateType = wire::UpdateType::Status;
    return std::optional(std::move(*next));
}

base::Expected<NextBet> deletedBet(const BetRecord& standing, const WriteContext& context)
{
    const auto unlocked =
        checkLocksOfDelete(standing.bet, context.now, context.actor, context.mutation.reason);
    if (!unlocked)
        return base::unexpected(unlocked.error());
    NextBet next;
    next.type = wire::ChangeType::Deleted;
    next.record = standing;
    next.record.isDeleted = true;
    return next;
}

NextBetOrNothing restoredBet(const BetRecord& standing, const WriteContext& context)
{
    if (!standing.isDeleted)
        return std::nullopt;
    base::Expected<NextBet> next = nextVersion(standing, standing.bet, context);
    if (!next)
        return base::unexpected(next.error());
    next->updateType = wire::UpdateType::Restore;
    return std::optional(std::move(*next));
}

} // namespace betlog::core
