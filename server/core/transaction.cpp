// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/core/transaction.h"

#include "base/clock.h"
#include "base/random.h"
#include "server/core/digest.h"
#include "server/core/validation.h"
#include "wire/error_code.h"
#include "wire/limits.h"

#include <QSet>

namespace betlog::core {

using namespace Qt::Literals::StringLiterals;

namespace {

wire::Refusal refusal(
    const base::Error& error,
    base::MutationId id,
    const std::optional<domain::Bet>& current = std::nullopt)
{
    wire::Refusal refusal;
    refusal.error = error;
    refusal.mutationId = id;
    refusal.retryable = wire::isRetryable(error.code);
    if (error.code == base::ErrorCode::Conflict)
        refusal.current = current;
    return refusal;
}

base::Error idTaken()
{
    return {
        base::ErrorCode::AlreadyExists,
        u"This id was used for another write before; every write needs one of its own."_s,
        {}};
}

base::Error notThere()
{
    return {base::ErrorCode::NotFound, u"There is no such bet."_s, {}};
}

base::Error ofBet(qint64 number, base::Error error)
{
    error.detail = u"Bet %1: %2"_s.arg(number).arg(error.detail);
    return error;
}

base::Error isDeleted(qint64 number)
{
    return {base::ErrorCode::NotFound, u"Bet %1 has been deleted."_s.arg(number), {}};
}

/// A refusal as it was given the first time.
base::Expected<wire::WriteAnswer> refusalOf(const StoredAnswer& stored)
{
    base::Expected<wire::WriteAnswer> answer =
        wire::decodeWriteAnswer(std::get<QByteArray>(stored.answer));
    if (answer && std::holds_alternative<wire::Refusal>(*answer))
        return answer;
    return base::unexpected(base::Error {
        base::ErrorCode::StorageFailed,
        u"The answer to %1 cannot be read back."_s.arg(stored.id.text()),
        {}});
}

/// Nobody in particular goes by the name on the bet.
Actor named(Actor actor, const QString& nameOnBet)
{
    if (actor.name.isEmpty())
        actor.name = nameOnBet;
    return actor;
}

} // namespace

Transaction::Transaction(
    Store& store,
    Journal& journal,
    const LogSettings& settings,
    const base::Clock& clock,
    base::Random& random)
    : m_store(store)
    , m_journal(journal)
    , m_settings(settings)
    , m_clock(clock)
    , m_random(random)
{ }

base::Expected<Outcome> Transaction::apply(const Command& command)
{
    if (const auto* write = std::get_if<WriteCommand>(&command))
        return this->write(*write);
    if (const auto* bulk = std::get_if<BulkDelete>(&command))
        return deleteMany(*bulk);
    return replaceCatalog(std::get<ReplaceCatalog>(command));
}

base::Expected<Outcome> Transaction::write(const WriteCommand& command)
{
    const base::MutationId id = command.mutation.id;
    if (id.isNull()) // Nothing to store an answer under.
        return Outcome {
            wire::WriteAnswer(refusal(checkMutation(command.mutation, m_settings).error(), id))};
    const QByteArray digest = digestOf(command.mutation);
    const base::Expected<std::optional<StoredAnswer>> stored = m_store.answer(id);
    if (!stored)
        return base::unexpected(stored.error());
    if (*stored)
        return repeatWrite(**stored, digest);

    base::Expected<Decision> decision = decide(command);
    if (!decision)
        return base::unexpected(decision.error());
    StoredAnswer first {id, digest, base::Seq()};
    wire::WriteAnswer answer;
    if (const auto* refused = std::get_if<wire::Refusal>(&decision->result)) {
        answer = *refused;
        if (refused->retryable) // The same write may succeed later.
            return Outcome {std::move(answer)};
        first.answer = wire::encode(answer);
    } else {
        const base::Seq seq = std::get<base::Seq>(decision->result);
        answer = wire::Ack {id, seq, std::move(decision->bet)};
        first.answer = seq;
    }
    if (const auto appended = m_store.appendAnswer(first); !appended)
        return base::unexpected(appended.error());
    return Outcome {std::move(answer)};
}

base::Expected<Outcome>
Transaction::repeatWrite(const StoredAnswer& stored, const QByteArray& digest)
{
    if (stored.digest != digest)
        return Outcome {wire::WriteAnswer(refusal(idTaken(), stored.id))};
    if (const auto* seq = std::get_if<base::Seq>(&stored.answer)) {
        base::Expected<domain::Bet> bet = m_store.betOfChange(*seq);
        if (!bet)
            return base::unexpected(bet.error());
        return Outcome {wire::WriteAnswer(wire::Ack {stored.id, *seq, std::move(*bet)}), true};
    }
    return refusalOf(stored).map([](const wire::WriteAnswer& refused) {
        return Outcome {refused, true};
    });
}

base::Expected<Transaction::Decision> Transaction::decide(const WriteCommand& command)
{
    const wire::Mutation& mutation = command.mutation;
    if (const auto sound = checkMutation(mutation, m_settings); !sound)
        return Decision {refusal(sound.error(), mutation.id), {}};
    if (const auto* create = std::get_if<wire::CreateBet>(&mutation.operation))
        return this->create(*create, command);

    const base::Expected<std::optional<BetRecord>> standing = m_store.bet(mutation.betId);
    if (!standing)
        return base::unexpected(standing.error());
    if (!*standing)
        return Decision {refusal(notThere(), mutation.id), {}};
    const bool isRestore = std::holds_alternative<wire::RestoreBet>(mutation.operation);
    if ((*standing)->isDeleted && !isRestore)
        return Decision {refusal(isDeleted((*standing)->bet.number), mutation.id), {}};
    return change(**standing, command);
}

base::Expected<Transaction::Decision>
Transaction::create(const wire::CreateBet& create, const WriteCommand& command)
{
    const wire::Mutation& mutation = command.mutation;
    const base::BetId id = mutation.betId.isNull() ? base::BetId(m_random.uuid()) : mutation.betId;
    const base::Expected<std::optional<BetRecord>> standing = m_store.bet(id);
    if (!standing)
        return base::unexpected(standing.error());
    if (*standing) {
        const QString detail = u"This bet is in the log already, as number %1."_s;
        const base::Error error {
            base::ErrorCode::AlreadyExists, detail.arg((*standing)->bet.number), {}};
        return Decision {refusal(error, mutation.id), {}};
    }
    const Actor actor = named(command.actor, create.userName);
    const WriteContext context {mutation, actor, m_clock.now(), m_settings};
    base::Expected<NextBet> next = createdBet(create, id, context);
    if (!next)
        return Decision {refusal(next.error(), mutation.id), {}};
    next->record.bet.number = m_journal.takeNumber(); // Only now: a refused bet takes none.
    return enter(std::move(*next), context);
}

base::Expected<Transaction::Decision>
Transaction::change(const BetRecord& standing, const WriteCommand& command)
{
    const Actor actor = named(command.actor, standing.bet.userName);
    const WriteContext context {command.mutation, actor, m_clock.now(), m_settings};
    base::Expected<NextBetOrNothing> next = nextBet(standing, context);
    if (!next)
        return base::unexpected(next.error());
    if (!*next)
        return Decision {refusal(next->error(), command.mutation.id, standing.bet), {}};
    if (!**next)
        return Decision {standing.seq, standing.bet};
    return enter(std::move(***next), context);
}

base::Expected<NextBetOrNothing>
Transaction::nextBet(const BetRecord& standing, const WriteContext& context)
{
    const wire::Operation& operation = context.mutation.operation;
    if (std::holds_alternative<wire::DeleteBet>(operation))
        return deletedBet(standing, context).map([](const NextBet& next) {
            return std::optional(next);
        });
    if (std::holds_alternative<wire::RestoreBet>(operation))
        return restoredBet(standing, context);
    if (context.mutation.baseVersion > standing.bet.version)
        return NextBetOrNothing(base::unexpected(base::fieldError(
            base::ErrorCode::Conflict,
            u"/baseVersion"_s,
            u"The log has version %1 of this bet, and no later one."_s.arg(standing.bet.version))));
    if (const auto* status = std::get_if<wire::SetStatus>(&operation))
        return statusBet(*status, standing, context);
    return edit(std::get<wire::EditBet>(operation), standing, context);
}

base::Expected<NextBetOrNothing>
Transaction::edit(const wire::EditBet& edit, const BetRecord& standing, const WriteContext& context)
{
    const int version = context.mutation.baseVersion.value_or(standing.bet.version);
    if (version == standing.bet.version)
        return editedBet(edit, standing, standing.bet, context);
    const base::Expected<domain::Bet> seen = m_store.betAt(standing.bet.number, version);
    if (!seen)
        return base::unexpected(seen.error());
    return editedBet(edit, standing, *seen, context);
}

base::Expected<Transaction::Decision> Transaction::enter(NextBet next, const WriteContext& context)
{
    domain::Bet bet = next.record.bet;
    const base::Expected<base::Seq> seq = m_journal.enter(std::move(next), context);
    if (!seq)
        return base::unexpected(seq.error());
    return Decision {*seq, std::move(bet)};
}

base::Expected<Outcome> Transaction::deleteMany(const BulkDelete& command)
{
    if (command.id.isNull()) // Nothing to store an answer under.
        return Outcome {
            base::Expected<int>(base::unexpected(checkBulkDelete(command, m_settings).error()))};
    const QByteArray digest = digestOf(command);
    const base::Expected<std::optional<StoredAnswer>> stored = m_store.answer(command.id);
    if (!stored)
        return base::unexpected(stored.error());
    if (*stored)
        return repeatCount(**stored, digest).map([](const base::Expected<int>& deleted) {
            return Outcome {deleted, true};
        });
    const base::Expected<base::Expected<int>> deleted = deleteBets(command);
    if (!deleted)
        return base::unexpected(deleted.error());
    if (const auto kept = keepCount(command.id, digest, *deleted); !kept)
        return base::unexpected(kept.error());
    return Outcome {*deleted};
}

/// The inner error is the person's.
base::Expected<base::Expected<int>> Transaction::deleteBets(const BulkDelete& command)
{
    using Count = base::Expected<int>;
    if (const auto sound = checkBulkDelete(command, m_settings); !sound)
        return Count(base::unexpected(sound.error()));
    const base::Expected<QList<base::BetId>> bets = betsToDelete(command);
    if (!bets)
        return base::unexpected(bets.error());
    if (bets->size() > wire::limits::kMaxBulkDelete)
        return Count(base::unexpected(base::Error {
            base::ErrorCode::TooLarge,
            u"That is more than %1 bets at once; name a person too."_s.arg(
                wire::limits::kMaxBulkDelete),
            {}}));
    return deleteAll(*bets, command);
}

/// The answer of a command that is counted: how many bets it deleted.
base::Expected<void> Transaction::keepCount(
    base::MutationId id, const QByteArray& digest, const base::Expected<int>& count)
{
    if (count)
        return m_store.appendAnswer({id, digest, *count});
    if (wire::isRetryable(count.error().code))
        return {};
    const wire::WriteAnswer refused = refusal(count.error(), id);
    return m_store.appendAnswer({id, digest, wire::encode(refused)});
}

base::Expected<base::Expected<int>>
Transaction::repeatCount(const StoredAnswer& stored, const QByteArray& digest)
{
    using Count = base::Expected<int>;
    if (stored.digest != digest || std::holds_alternative<base::Seq>(stored.answer))
        return Count(base::unexpected(idTaken()));
    if (const auto* const count = std::get_if<int>(&stored.answer))
        return Count(*count);
    const base::Expected<wire::WriteAnswer> refused = refusalOf(stored);
    if (!refused)
        return base::unexpected(refused.error());
    return Count(base::unexpected(std::get<wire::Refusal>(*refused).error));
}

base::Expected<QList<base::BetId>> Transaction::betsToDelete(const BulkDelete& command)
{
    if (!command.week)
        return command.bets;
    return m_store.betsOfWeek(*command.week, command.user, wire::limits::kMaxBulkDelete + 1);
}

/// All of them, or none: the first that may not go is the person's error.
base::Expected<base::Expected<int>>
Transaction::deleteAll(const QList<base::BetId>& bets, const BulkDelete& command)
{
    wire::Mutation mutation;
    mutation.id = command.id;
    mutation.reason = command.reason;
    mutation.operation = wire::DeleteBet {};
    QList<NextBet> gone;
    QSet<base::BetId> left(bets.begin(), bets.end());
    for (const base::BetId& id : bets) {
        if (!left.remove(id))
            continue;
        const base::Expected<std::optional<BetRecord>> standing = m_store.bet(id);
        if (!standing)
            return base::unexpected(standing.error());
        if (!*standing || (*standing)->isDeleted)
            continue;
        const Actor actor = named(command.actor, (*standing)->bet.userName);
        base::Expected<NextBet> next =
            deletedBet(**standing, {mutation, actor, m_clock.now(), m_settings});
        if (!next)
            return base::Expected<int>(
                base::unexpected(ofBet((*standing)->bet.number, next.error())));
        gone.append(std::move(*next));
    }
    for (NextBet& next : gone) {
        const Actor actor = named(command.actor, next.record.bet.userName);
        const WriteContext context {mutation, actor, m_clock.now(), m_settings};
        if (const auto entered = m_journal.enter(std::move(next), context); !entered)
            return base::unexpected(entered.error());
    }
    return base::Expected<int>(static_cast<int>(gone.size()));
}

base::Expected<Outcome> Transaction::replaceCatalog(const ReplaceCatalog& command)
{
    const QByteArray digest = digestOf(command);
    const base::Expected<std::optional<StoredAnswer>> stored = m_store.answer(command.id);
    if (!stored)
        return base::unexpected(stored.error());
    if (*stored)
        return repeatCount(**stored, digest).map([](const base::Expected<int>& first) {
            return Outcome {first.map([](int) {}), true};
        });
    const auto allowed = checkBookkeeper(command.actor, "replace the catalogue"_L1);
    if (allowed) {
        if (const auto put = m_store.putCatalog(command.catalog); !put)
            return base::unexpected(put.error());
        m_isCatalogReplaced = true;
    }
    if (const auto kept = keepCount(command.id, digest, allowed.map([] { return 0; })); !kept)
        return base::unexpected(kept.error());
    return Outcome {allowed};
}

} // namespace betlog::core
