// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/courier.h"

#include "app/sync/sync_logging.h"
#include "wire/codec.h"
#include "wire/limits.h"

namespace betlog::sync {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Below the server's own rate, which pings and subscriptions count against too.
constexpr int kWritesPerSecond = wire::limits::kMessagesPerSecond * 4 / 5;
constexpr int kWriteBurst = wire::limits::kMessageBurst / 2;
constexpr std::chrono::milliseconds kBusyWait = 1s; ///< where the server names no time
constexpr qsizetype kMaxOwn = 20'000; ///< an import and its echoes

} // namespace

Courier::Courier(
    base::Scheduler& scheduler,
    Outbox& outbox,
    Replica::Writer& replica,
    Send send,
    QObject* parent)
    : QObject(parent)
    , m_scheduler(scheduler)
    , m_outbox(outbox)
    , m_replica(replica)
    , m_send(std::move(send))
    , m_queue(wire::limits::kMaxUnackedMutations)
    , m_again(scheduler)
    , m_allowance(kWriteBurst)
    , m_allowedAt(scheduler.monotonic())
{ }

void Courier::load()
{
    m_outbox.load([this](const base::Expected<QList<QueuedWrite>>& writes) {
        if (!writes)
            return;
        for (const QueuedWrite& write : *writes)
            kept(write, {});
    });
}

void Courier::submit(const QueuedWrite& write)
{
    remember(write.mutation.id);
    m_outbox.keep(
        write, [this, write](const base::Expected<void>& result) { kept(write, result); });
}

/// The write is as safe as the outbox makes it: from here on it is shown and sent. One that could
/// not be kept is refused at once; so is one that no server would read.
void Courier::kept(const QueuedWrite& write, const base::Expected<void>& result)
{
    remember(write.mutation.id);
    m_queue.add(write);
    m_replica.add(write);
    if (!result)
        return refuse(write.mutation.id, result.error(), std::nullopt);
    const qsizetype bytes = encode(wire::ClientMessage(wire::Mutate {write.mutation})).size();
    if (bytes > wire::limits::kMaxClientMessageBytes) {
        const QString detail = u"This bet is too large to be sent: %1 KiB of %2."_s;
        const qsizetype limit = wire::limits::kMaxClientMessageBytes / 1024;
        const base::Error error {
            base::ErrorCode::TooLarge, detail.arg(bytes / 1024).arg(limit), {}};
        return refuse(write.mutation.id, error, std::nullopt);
    }
    send();
}

void Courier::start()
{
    m_isOpen = true;
    m_isPausing = false;
    m_queue.takeBackAll();
    send();
}

void Courier::stop()
{
    m_isOpen = false;
    m_again.stop();
}

void Courier::clear()
{
    const base::Error error {
        base::ErrorCode::Cancelled, u"The server was changed before this was sent."_s, {}};
    for (const base::MutationId mutation : m_queue.all()) {
        if (!m_queue.isRefused(mutation))
            refuse(mutation, error, std::nullopt);
        takeRefused(mutation);
    }
}

void Courier::sendAfter(std::chrono::milliseconds pause)
{
    m_isPausing = true;
    m_again.start(pause, [this]() {
        m_isPausing = false;
        send();
    });
}

/// A bucket of writes that fills with time.
bool Courier::mayGo()
{
    const std::chrono::milliseconds now = m_scheduler.monotonic();
    const double filled =
        static_cast<double>((now - m_allowedAt).count()) * kWritesPerSecond / 1000;
    m_allowance = std::min<double>(kWriteBurst, m_allowance + filled);
    m_allowedAt = now;
    if (m_allowance < 1) {
        sendAfter(1000ms / kWritesPerSecond);
        return false;
    }
    m_allowance -= 1;
    return true;
}

void Courier::send()
{
    while (m_isOpen && !m_isPausing && m_queue.hasNext() && mayGo()) {
        const QueuedWrite* const next = m_queue.takeNext();
        qCDebug(lcWrites).noquote() << "send" << next->mutation.id.text();
        m_send(wire::Mutate {next->mutation});
    }
}

void Courier::hear(const wire::Ack& ack, bool isComing)
{
    const std::optional<QueuedWrite> write = m_queue.remove(ack.mutationId);
    if (!write)
        return;
    qCDebug(lcWrites).noquote() << "accepted" << ack.mutationId.text();
    // A write that changed nothing is answered with what somebody else has made of the bet.
    if (write->user.isEmpty() || write->user == ack.bet.updatedBy)
        m_queue.rebase(*write, ack.bet.version);
    m_outbox.forget(ack.mutationId);
    m_replica.acknowledge(ack.mutationId, ack.bet, ack.seq, isComing);
    emit accepted(ack.mutationId, ack.bet);
    send();
}

bool Courier::hear(const wire::Refusal& refusal)
{
    if (!refusal.mutationId || !m_queue.find(*refusal.mutationId))
        return false;
    // A write that was sent again over another line is answered on both; it is told once.
    if (m_queue.isRefused(*refusal.mutationId))
        return true;
    if (refusal.retryable) {
        m_queue.takeBack(*refusal.mutationId);
        sendAfter(refusal.retryAfter.value_or(kBusyWait));
        return true;
    }
    refuse(*refusal.mutationId, refusal.error, refusal.current);
    send();
    return true;
}

void Courier::refuse(
    base::MutationId mutation, const base::Error& error, const std::optional<domain::Bet>& current)
{
    qCDebug(lcWrites).noquote() << "refused" << mutation.text() << error.detail;
    const base::BetId bet = m_queue.find(mutation)->mutation.betId;
    if (m_replica.refuse(mutation, error, current)) {
        m_queue.markRefused(mutation);
    } else {
        m_queue.remove(mutation);
        m_outbox.forget(mutation);
    }
    emit refused(mutation, bet, error);
}

std::optional<QueuedWrite> Courier::takeRefused(base::MutationId mutation)
{
    if (!m_queue.isRefused(mutation))
        return std::nullopt;
    m_outbox.forget(mutation);
    m_replica.forget(mutation);
    return m_queue.remove(mutation);
}

void Courier::discardRefused(base::BetId bet, bool createsToo)
{
    for (const base::MutationId mutation : m_queue.refusedOf(bet)) {
        const wire::Operation& operation = m_queue.find(mutation)->mutation.operation;
        if (createsToo || !std::holds_alternative<wire::CreateBet>(operation))
            takeRefused(mutation);
    }
}

bool Courier::isOwn(base::MutationId mutation) const
{
    return m_own.contains(mutation);
}

void Courier::remember(base::MutationId mutation)
{
    if (m_own.contains(mutation))
        return;
    m_own.insert(mutation);
    m_ownOrder.append(mutation);
    while (m_ownOrder.size() > kMaxOwn)
        m_own.remove(m_ownOrder.takeFirst());
}

} // namespace betlog::sync
