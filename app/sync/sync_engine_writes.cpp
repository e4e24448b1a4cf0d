// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/edit_merge.h"
#include "app/sync/sync_engine_impl.h"
#include "base/random.h"

#include <algorithm>

/// What the engine does with what the person writes, and with what became of it.
namespace betlog::sync {

namespace {

/// Whether the person, by the later write, has also said everything that the earlier one said.
struct Supersedes
{
    const wire::Operation& later;

    template <typename Earlier>
    bool operator()(const Earlier&) const
    {
        return isDelete() || std::holds_alternative<Earlier>(later);
    }

    /// A bet that was refused as a whole is dealt with by entering it anew, or by letting it go.
    bool operator()(const wire::CreateBet&) const
    {
        return std::holds_alternative<wire::CreateBet>(later);
    }

    bool operator()(const wire::EditBet& earlier) const
    {
        const auto* const edit = std::get_if<wire::EditBet>(&later);
        if (!edit)
            return isDelete();
        return (edit->slip || !earlier.slip) && (edit->awayTeam || !earlier.awayTeam)
            && (edit->homeTeam || !earlier.homeTeam);
    }

    bool operator()(const wire::SetStatus& earlier) const
    {
        const auto* const status = std::get_if<wire::SetStatus>(&later);
        if (!status)
            return isDelete();
        const QList<int> lines = earlier.results.keys();
        return std::ranges::all_of(
                   lines, [status](int line) { return status->results.contains(line); })
            && (status->payoutOverride || !earlier.payoutOverride);
    }

    [[nodiscard]] bool isDelete() const { return std::holds_alternative<wire::DeleteBet>(later); }
};

/// A bet that was entered before is not entered again: what is different is an edit of it.
wire::Operation asEdit(const wire::Operation& operation)
{
    if (const auto* const create = std::get_if<wire::CreateBet>(&operation))
        return wire::EditBet {create->slip, create->awayTeam, create->homeTeam};
    return operation;
}

bool isCreate(const wire::Operation& operation)
{
    return std::holds_alternative<wire::CreateBet>(operation);
}

} // namespace

/// The version that the person sees; none where the server has not numbered the bet yet.
std::optional<int> SyncEngine::Impl::versionOf(base::BetId bet) const
{
    const std::optional<ShownBet> shown = m_replica.find(bet);
    return shown ? std::optional(shown->bet.version) : std::nullopt;
}

base::MutationId SyncEngine::Impl::write(
    base::BetId bet,
    const wire::Operation& operation,
    const std::optional<int>& baseVersion,
    const QString& reason,
    const std::optional<domain::Bet>& seen)
{
    const wire::Mutation mutation {
        .id = base::MutationId(m_random.uuid()),
        .betId = bet,
        .baseVersion = baseVersion,
        .reason = reason,
        .operation = operation};
    submit(mutation, seen);
    return mutation.id;
}

/// A new write deals with what was refused before, where it says all that it said.
void SyncEngine::Impl::submit(
    const wire::Mutation& mutation, const std::optional<domain::Bet>& seen)
{
    for (const base::MutationId refused : m_courier.refusedOf(mutation.betId)) {
        const wire::Operation earlier = m_courier.find(refused)->mutation.operation;
        if (std::visit(Supersedes {mutation.operation}, earlier))
            m_courier.takeRefused(refused);
    }
    enqueue(mutation, seen);
}

void SyncEngine::Impl::enqueue(
    const wire::Mutation& mutation, const std::optional<domain::Bet>& seen)
{
    QueuedWrite write {mutation, m_user, m_scheduler.now(), seen};
    if (const auto shown = m_replica.find(mutation.betId); shown && !seen)
        write.seen = shown->bet;
    else if (const domain::Bet* const deleted = m_replica.findDeleted(mutation.betId);
             deleted && !seen)
        write.seen = *deleted;
    m_courier.submit(write);
}

void SyncEngine::Impl::retry(base::MutationId queued, const QString& reason)
{
    if (std::optional<QueuedWrite> write = m_courier.takeRefused(queued)) {
        if (!reason.isEmpty())
            write->mutation.reason = reason;
        insistOn(*write);
    } else if (m_courier.find(queued)) {
        m_lines.handle(event::SyncAsked {});
    }
}

/// What was refused goes again, on top of the bet as it is now.
base::MutationId
SyncEngine::Impl::sendAgain(const QueuedWrite& refused, const wire::Operation& operation)
{
    wire::Mutation mutation = refused.mutation;
    const bool isGone = refused.refusal->error.code == base::ErrorCode::NotFound
        && !m_replica.writer().confirmed(mutation.betId);
    const bool needsIt = !isCreate(operation) && !std::holds_alternative<wire::DeleteBet>(operation)
        && !std::holds_alternative<wire::RestoreBet>(operation);
    if (isGone && needsIt)
        write(mutation.betId, wire::RestoreBet {}, std::nullopt, {});
    mutation.id = base::MutationId(m_random.uuid());
    mutation.operation = operation;
    if (const std::optional<domain::Bet> now = newest(refused); now && mutation.baseVersion)
        mutation.baseVersion = now->version;
    enqueue(mutation);
    return mutation.id;
}

/// The bet of a refused write as the log has it, by the last word that was heard.
std::optional<domain::Bet> SyncEngine::Impl::newest(const QueuedWrite& refused)
{
    return newerOf(refused.refusal->current, m_replica.writer().confirmed(refused.mutation.betId));
}

base::MutationId SyncEngine::Impl::amend(base::MutationId queued, const wire::Operation& operation)
{
    if (const std::optional<QueuedWrite> refused = m_courier.takeRefused(queued)) {
        const bool wasCreate = isCreate(refused->mutation.operation);
        return sendAgain(*refused, wasCreate ? operation : asEdit(operation));
    }
    const QueuedWrite* const found = m_courier.find(queued);
    if (!found)
        return {};
    const QueuedWrite waiting = *found;
    const base::BetId bet = waiting.mutation.betId;
    const bool isReplaced = m_courier.isLastOf(bet, queued) && m_courier.discard(queued);
    const bool staysCreate = isReplaced && isCreate(waiting.mutation.operation);
    const wire::Operation said = staysCreate ? operation : asEdit(operation);
    const std::optional<int> base = staysCreate ? std::nullopt : versionOf(bet);
    return write(bet, said, base, waiting.mutation.reason);
}

void SyncEngine::Impl::keepMine(base::MutationId conflicted)
{
    if (const std::optional<QueuedWrite> write = m_courier.takeRefused(conflicted))
        insistOn(*write);
}

/// What this person changed wins, what only others changed stays.
void SyncEngine::Impl::insistOn(const QueuedWrite& refused)
{
    const std::optional<domain::Bet> now = newest(refused);
    const auto* const edit = std::get_if<wire::EditBet>(&refused.mutation.operation);
    if (edit && now && refused.seen)
        sendAgain(refused, mergeOnto(*refused.seen, *edit, *now).edit);
    else
        sendAgain(refused, refused.mutation.operation);
}

} // namespace betlog::sync
