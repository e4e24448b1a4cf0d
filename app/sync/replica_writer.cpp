// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/replica_writer.h"

#include <algorithm>

namespace betlog::sync {

using domain::Bet;

/// Tells how many writes are unanswered, once, if that changed while it lived.
class Replica::Writer::Recount
{
public:
    explicit Recount(Writer& writer)
        : m_writer(writer)
        , m_before(writer.m_sending)
    { }

    ~Recount()
    {
        if (m_writer.m_sending != m_before)
            emit m_writer.m_replica.sendingCountChanged(m_writer.m_sending);
    }

    Q_DISABLE_COPY_MOVE(Recount)

private:
    Writer& m_writer;
    int m_before;
};

Replica::Writer::Writer(Replica& replica)
    : m_replica(replica)
{ }

Replica::Writer::~Writer() = default;

void Replica::Writer::setTerms(const LogTerms& terms)
{
    if (m_terms == terms)
        return;
    m_terms = terms;
    refreshAll();
}

void Replica::Writer::apply(const wire::Change& change)
{
    const Bet& bet = change.bet;
    const bool isDeleted = change.type == wire::ChangeType::Deleted;
    if (isDeleted) {
        remember(bet);
    } else if (m_deleted.remove(bet.id)) {
        m_deletedOrder.removeOne(bet.id);
    }
    confirm(bet.id, isDeleted ? std::nullopt : std::optional(bet));
    if (m_betOf.contains(change.mutationId))
        forget(change.mutationId);
    refresh(bet.id);
}

/// A bet with writes on top is shown when it has been computed anew.
void Replica::Writer::confirm(base::BetId id, std::optional<Bet> bet)
{
    if (const auto under = m_under.find(id); under != m_under.end())
        *under = std::move(bet);
    else
        confirmPlain(id, bet);
}

void Replica::Writer::confirmPlain(base::BetId id, const std::optional<Bet>& bet)
{
    if (!bet) {
        if (m_plain.remove(id))
            announce(id, true, false);
        return;
    }
    const PackedBet now(*bet);
    const PackedBet* const before = m_plain.find(id);
    const bool wasShown = before;
    if (before && *before == now)
        return;
    m_plain.put(now);
    announce(id, wasShown, true);
}

void Replica::Writer::replace(const QList<domain::RoomPattern>& scope, const QList<PackedBet>& bets)
{
    (void)forgetConfirmed([&scope](const domain::Room& room) { return matchesAny(scope, room); });
    m_plain.reserve(m_plain.size() + bets.size());
    for (const PackedBet& bet : bets) {
        const auto under = m_under.isEmpty() ? m_under.end() : m_under.find(bet.id());
        if (under != m_under.end())
            *under = bet.unpack();
        else
            m_plain.put(bet);
    }
    refreshAll();
}

void Replica::Writer::keepOnly(const QList<domain::RoomPattern>& rooms)
{
    const qsizetype dropped =
        forgetConfirmed([&rooms](const domain::Room& room) { return !matchesAny(rooms, room); });
    if (dropped > 0)
        refreshAll();
}

/// What is shown follows with the next refreshAll().
template <typename Condition>
qsizetype Replica::Writer::forgetConfirmed(Condition condition)
{
    // Put together anew: taking very many out of a hash one by one takes far longer.
    PackedBets kept;
    for (const PackedBet& bet : m_plain.all()) {
        if (!condition(bet.room()))
            kept.put(bet);
    }
    qsizetype count = m_plain.size() - kept.size();
    m_plain = std::move(kept);
    for (std::optional<Bet>& under : m_under) {
        if (under && condition(under->room())) {
            under.reset();
            ++count;
        }
    }
    return count;
}

void Replica::Writer::settleUpTo(base::Seq seq)
{
    const QList<base::MutationId> waiting = m_acknowledged;
    for (const base::MutationId mutation : waiting) {
        if (const Pending* const answered = pending(mutation); answered && answered->seq <= seq)
            forget(mutation);
    }
}

void Replica::Writer::setPresence(const QList<wire::PresenceUser>& users)
{
    if (m_presence == users)
        return;
    m_presence = users;
    emit m_replica.presenceChanged();
}

void Replica::Writer::add(const QueuedWrite& write)
{
    const Recount recount(*this);
    const base::BetId bet = write.mutation.betId;
    const Stage stage = write.refusal ? Stage::Refused : Stage::Waiting;
    beginWriting(bet);
    m_betOf.insert(write.mutation.id, bet);
    m_pending[bet].append(Pending {write, stage});
    m_sending += isOpen(stage) ? 1 : 0;
    refresh(bet);
}

/// From here on, what is confirmed of the bet and what is shown of it are kept apart.
void Replica::Writer::beginWriting(base::BetId id)
{
    if (m_under.contains(id))
        return;
    std::optional<Bet>& under = *m_under.insert(id, std::nullopt);
    if (const PackedBet* const known = m_plain.find(id)) {
        under = known->unpack();
        m_written.insert(id, ShownBet {*under});
        (void)m_plain.remove(id);
    }
}

/// The one way from stage to stage, so that the count stays true.
void Replica::Writer::enter(Pending& pending, Stage stage)
{
    m_sending += int(isOpen(stage)) - int(isOpen(pending.stage));
    pending.stage = stage;
}

void Replica::Writer::markSent(base::MutationId mutation)
{
    Pending* const sent = pending(mutation);
    if (!sent || sent->stage != Stage::Waiting)
        return;
    enter(*sent, Stage::Sent);
    refresh(sent->write.mutation.betId);
}

void Replica::Writer::markWaiting(base::MutationId mutation)
{
    Pending* const waiting = pending(mutation);
    if (!waiting || waiting->stage != Stage::Sent)
        return;
    enter(*waiting, Stage::Waiting);
    refresh(waiting->write.mutation.betId);
}

void Replica::Writer::replace(const QueuedWrite& write)
{
    if (Pending* const known = pending(write.mutation.id)) {
        known->write = write;
        refresh(write.mutation.betId);
    }
}

void Replica::Writer::acknowledge(
    base::MutationId mutation, const Bet& bet, base::Seq seq, bool isComing)
{
    const Recount recount(*this);
    Pending* const answered = pending(mutation);
    if (!answered)
        return;
    if (!isComing)
        return forget(mutation);
    enter(*answered, Stage::Acknowledged);
    answered->bet = bet;
    answered->seq = seq;
    m_acknowledged.append(mutation);
    refresh(bet.id);
}

void Replica::Writer::refuse(base::MutationId mutation, const WriteRefusal& refusal)
{
    const Recount recount(*this);
    Pending* const answered = pending(mutation);
    if (!answered)
        return;
    enter(*answered, Stage::Refused);
    answered->write.refusal = refusal;
    refresh(answered->write.mutation.betId);
}

void Replica::Writer::forget(base::MutationId mutation)
{
    const Recount recount(*this);
    const auto known = m_betOf.constFind(mutation);
    if (known == m_betOf.constEnd())
        return;
    const base::BetId bet = *known;
    m_betOf.erase(known);
    m_acknowledged.removeOne(mutation);
    QList<Pending>& writes = m_pending[bet];
    const auto gone = std::ranges::find_if(
        writes, [mutation](const Pending& write) { return write.write.mutation.id == mutation; });
    m_sending -= isOpen(gone->stage) ? 1 : 0;
    writes.erase(gone);
    if (writes.isEmpty())
        m_pending.remove(bet);
    refresh(bet);
}

bool Replica::Writer::isWriting(base::BetId id) const
{
    const QList<Pending> writes = m_pending.value(id);
    return std::ranges::any_of(
        writes, [](const Pending& write) { return write.stage != Stage::Refused; });
}

std::optional<Bet> Replica::Writer::confirmed(base::BetId id) const
{
    if (const auto under = m_under.constFind(id); under != m_under.cend())
        return *under;
    const PackedBet* const known = m_plain.find(id);
    return known ? std::optional(known->unpack()) : std::nullopt;
}

std::optional<PackedBet> Replica::Writer::confirmedAtRest(base::BetId id) const
{
    if (const auto under = m_under.constFind(id); under != m_under.cend())
        return *under ? std::optional(PackedBet(**under)) : std::nullopt;
    const PackedBet* const known = m_plain.find(id);
    return known ? std::optional(*known) : std::nullopt;
}

QList<PackedBet> Replica::Writer::allConfirmed() const
{
    QList<PackedBet> bets(m_plain.all().cbegin(), m_plain.all().cend());
    for (const std::optional<Bet>& under : m_under) {
        if (under)
            bets.append(PackedBet(*under));
    }
    return bets;
}

/// One write on top of `state`. A refused one changes nothing, but where nothing else is left of
/// what was typed (a refused bet, an edit of a bet that is gone), it stays to be seen.
void Replica::Writer::replay(
    const Pending& pending, std::optional<Bet>& state, ShownBet& shown) const
{
    const wire::Operation& operation = pending.write.mutation.operation;
    const bool isDelete = std::holds_alternative<wire::DeleteBet>(operation);
    shown.mutation = pending.write.mutation.id;
    shown.error = {};
    shown.theirs.reset();
    shown.deleting = false;
    switch (pending.stage) {
    case Stage::Waiting:
    case Stage::Sent:
        shown.delivery = pending.stage == Stage::Sent ? Delivery::Sent : Delivery::Waiting;
        shown.deleting = isDelete;
        if (!isDelete)
            state = replayed(state, pending.write, m_terms);
        return;
    case Stage::Acknowledged:
        shown.delivery = Delivery::Confirmed;
        shown.mutation = {};
        state = isDelete ? std::nullopt : pending.bet;
        return;
    case Stage::Refused:
        break;
    }
    const WriteRefusal& refusal = *pending.write.refusal;
    shown.error = refusal.error;
    shown.delivery = isConflict(refusal.error) ? Delivery::Conflicted : Delivery::Refused;
    if (shown.delivery == Delivery::Conflicted)
        shown.theirs = newerOf(refusal.current, state);
    const bool wasTyped = std::holds_alternative<wire::CreateBet>(operation)
        || std::holds_alternative<wire::EditBet>(operation);
    if (!state && wasTyped)
        state = replayed(pending.write.seen, pending.write, m_terms);
}

std::optional<ShownBet> Replica::Writer::compute(base::BetId id) const
{
    std::optional<Bet> state = confirmed(id);
    ShownBet shown;
    for (const Pending& write : m_pending.value(id))
        replay(write, state, shown);
    if (!state)
        return std::nullopt;
    shown.bet = *state;
    return shown;
}

/// Computes a bet anew that has writes on top, or had them until now.
void Replica::Writer::refresh(base::BetId id)
{
    if (!m_under.contains(id))
        return;
    std::optional<ShownBet> now = compute(id);
    std::optional<ShownBet> before;
    if (const auto known = m_written.constFind(id); known != m_written.cend()) {
        before = *known;
        m_written.erase(known);
    }
    const bool isSame = before == now;
    const bool isShown = now.has_value();
    if (!m_pending.contains(id)) {
        m_under.remove(id);
        if (now)
            m_plain.put(PackedBet(now->bet));
    } else if (now) {
        m_written.insert(id, std::move(*now));
    }
    if (!isSame)
        announce(id, before.has_value(), isShown);
}

void Replica::Writer::announce(base::BetId id, bool wasShown, bool isShown)
{
    if (!isShown)
        emit m_replica.betRemoved(id);
    else if (wasShown)
        emit m_replica.betChanged(id);
    else
        emit m_replica.betAdded(id);
}

void Replica::Writer::refreshAll()
{
    m_written.clear();
    const QList<base::BetId> written = m_under.keys();
    for (const base::BetId id : written) {
        if (std::optional<ShownBet> shown = compute(id))
            m_written.insert(id, std::move(*shown));
    }
    emit m_replica.reset();
}

void Replica::Writer::remember(const Bet& deleted)
{
    if (!m_deleted.contains(deleted.id))
        m_deletedOrder.append(deleted.id);
    m_deleted.insert(deleted.id, deleted);
    while (m_deletedOrder.size() > kMaxDeleted)
        m_deleted.remove(m_deletedOrder.takeFirst());
}

Replica::Writer::Pending* Replica::Writer::pending(base::MutationId mutation)
{
    const auto known = m_betOf.constFind(mutation);
    if (known == m_betOf.constEnd())
        return nullptr;
    QList<Pending>& writes = m_pending[*known];
    const auto found = std::ranges::find_if(
        writes, [mutation](const Pending& write) { return write.write.mutation.id == mutation; });
    return found == writes.end() ? nullptr : &*found;
}

} // namespace betlog::sync
