// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/courier.h"

#include "app/sync/edit_merge.h"
#include "app/sync/sync_logging.h"
#include "wire/limits.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace betlog::sync {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Below the server's own rate, which pings and subscriptions count against too.
constexpr int kWritesPerSecond = wire::limits::kMessagesPerSecond * 4 / 5;
constexpr int kWriteBurst = wire::limits::kMessageBurst / 2;
constexpr std::chrono::milliseconds kFirstWait = 1s; ///< where the server names no longer time
constexpr std::chrono::milliseconds kLongestWait = 30s;
constexpr qsizetype kMaxAnswered = 1000; // far more than wait for a disk at once
constexpr qsizetype kMaxOwn = 20'000; ///< an import and its echoes

void ignoreKept(const base::Expected<void>&) { }

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
    m_outbox.load([this, life = QPointer(this)](const base::Expected<QList<QueuedWrite>>& writes) {
        if (!life)
            return;
        if (writes) {
            for (const QueuedWrite& write : *writes)
                kept(write, {});
        } else {
            emit loadFailed(writes.error());
        }
        emit loaded();
    });
}

bool Courier::isForThisLog(const QueuedWrite& write) const
{
    const bool isSameLog = !write.log.epoch.isNull() && write.log.epoch == m_log.epoch;
    return isSameLog || write.log.server.isEmpty() || write.log.server == m_log.server;
}

void Courier::setLog(const QUrl& server)
{
    stop();
    m_log = {server, {}};
    m_setback = {};
    m_accepted.clear();
    m_answered.clear();
    for (const base::MutationId mutation : m_queue.all()) {
        if (!isForThisLog(m_queue.find(mutation)->write))
            park(mutation);
    }
    const QList<QueuedWrite> parked = std::exchange(m_parked, {});
    for (const QueuedWrite& write : parked)
        takeUp(write);
    emit changed();
}

void Courier::park(base::MutationId mutation)
{
    m_replica.forget(mutation);
    if (const std::optional<QueuedWrite> write = m_queue.remove(mutation))
        m_parked.append(*write);
}

/// What waits is for this log from now on, however it is called.
void Courier::setEpoch(base::Epoch epoch)
{
    m_log.epoch = epoch;
    const QList<QueuedWrite> parked = std::exchange(m_parked, {});
    for (const QueuedWrite& write : parked)
        takeUp(write);
    for (const base::MutationId mutation : m_queue.all()) {
        QueuedWrite write = m_queue.find(mutation)->write;
        if (write.log == m_log)
            continue;
        write.log = m_log;
        m_queue.rename(mutation, m_log);
        m_outbox.keep(write, ignoreKept);
    }
    emit changed();
}

void Courier::submit(const QueuedWrite& write)
{
    QueuedWrite named = write;
    named.log = m_log;
    remember(named.mutation.id);
    m_outbox.keep(named, [this, life = QPointer(this), named](const base::Expected<void>& result) {
        if (life)
            kept(named, result);
    });
}

/// The write is as safe as the outbox makes it: from here on it is shown and sent. One that could
/// not be kept is refused at once, and never shown as pending; so is one that no server would read.
void Courier::kept(const QueuedWrite& write, const base::Expected<void>& result)
{
    remember(write.mutation.id);
    std::optional<base::Error> error;
    if (!result)
        error = result.error();
    else if (!write.refusal)
        error = tooLarge(write.mutation);
    QueuedWrite taken = write;
    if (error)
        taken.refusal = WriteRefusal {*error, std::nullopt};
    takeUp(taken);
    if (error) {
        if (result)
            m_outbox.keep(taken, ignoreKept);
        emit refused(taken.mutation.id, taken.mutation.betId, *error);
    }
    // While this was on its way to the disk, an earlier write to the bet may have been accepted.
    const auto answered = m_answered.constFind(taken.mutation.betId);
    if (answered != m_answered.constEnd())
        rebaseNext(*answered);
    emit changed();
    send();
}

void Courier::takeUp(const QueuedWrite& write)
{
    if (!isForThisLog(write)) {
        m_parked.append(write);
        return;
    }
    m_queue.add(write);
    m_replica.add(write);
}

void Courier::start()
{
    takeBack();
    m_isOpen = true;
    send();
}

void Courier::stop()
{
    m_isOpen = false;
    m_isPausing = false;
    m_again.stop();
    takeBack();
}

void Courier::takeBack()
{
    const QList<base::MutationId> back = m_queue.takeBackAll();
    for (const base::MutationId mutation : back)
        m_replica.markWaiting(mutation);
    if (!back.isEmpty())
        emit changed();
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
        const QueuedWrite next = *m_queue.takeNext();
        m_outbox.keep(
            next,
            [this, life = QPointer(this), id = next.mutation.id](const base::Expected<void>&) {
                if (life)
                    sendKept(id);
            });
    }
}

/// That it may have arrived is on disk before it can: what is found there after a crash as never
/// sent can be taken back without a trace. Where the disk fails, it is sent all the same.
void Courier::sendKept(base::MutationId mutation)
{
    const WriteQueue::Entry* const entry = m_queue.find(mutation);
    if (!m_isOpen || !entry || entry->stage != WriteQueue::Stage::InFlight)
        return;
    qCDebug(lcWrites).noquote() << "send" << mutation.text();
    const wire::Mutate mutate {entry->write.mutation};
    m_replica.markSent(mutation);
    emit changed();
    m_send(mutate);
}

void Courier::hear(const wire::Ack& ack, bool isComing)
{
    const std::optional<QueuedWrite> write = m_queue.remove(ack.mutationId);
    if (!write)
        return;
    qCDebug(lcWrites).noquote() << "accepted" << ack.mutationId.text();
    m_accepted.append(acceptedEntry(*write, ack.bet));
    if (m_accepted.size() > kMaxAccepted)
        m_accepted.removeFirst();
    if (m_answered.size() >= kMaxAnswered)
        m_answered.clear();
    m_answered.insert(ack.bet.id, ack.bet);
    m_setback = {};
    rebaseNext(ack.bet);
    m_outbox.forget(ack.mutationId);
    m_replica.acknowledge(ack.mutationId, ack.bet, ack.seq, isComing);
    emit accepted(ack.mutationId, ack.bet);
    emit changed();
    send();
}

/// The next write to the bet was made on top of the one that was accepted, so it is no conflict
/// with it. What it says now is on disk before it is sent, since it has to be sent the same again.
void Courier::rebaseNext(const domain::Bet& answered)
{
    const QueuedWrite* const next = m_queue.nextOf(answered.id);
    if (!next || !next->seen || next->mayHaveArrived)
        return;
    if (next->seen->version >= answered.version)
        return; // The person saw it, or what somebody else made of it since.
    // A write that changed nothing is answered with what somebody else has made of the bet.
    if (!next->user.isEmpty() && next->user != answered.updatedBy)
        return;
    const QueuedWrite based = basedOn(answered, *next);
    if (based == *next)
        return;
    m_queue.hold(based.mutation.id);
    m_outbox.keep(
        based,
        [this, life = QPointer(this), based, before = *next](const base::Expected<void>& done) {
            if (!life)
                return;
            m_queue.release(done ? based : before);
            if (done)
                m_replica.replace(based);
            send();
        });
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
        m_replica.markWaiting(*refusal.mutationId);
        emit changed();
        setBack(refusal);
        return true;
    }
    m_setback = {};
    refuse(*refusal.mutationId, refusal.error, refusal.current);
    send();
    return true;
}

/// The server cannot take writes now: each time it says so it is left alone for longer.
void Courier::setBack(const wire::Refusal& refusal)
{
    const std::chrono::milliseconds wait =
        std::min(kFirstWait * (1 << std::min(m_setback.count, 5)), kLongestWait);
    sendAfter(std::max(refusal.retryAfter.value_or(0ms), wait));
    m_setback.reason = refusal.error;
    if (++m_setback.count == kSetbacksToTell)
        emit heldUp(refusal.error);
}

void Courier::refuse(
    base::MutationId mutation, const base::Error& error, const std::optional<domain::Bet>& current)
{
    qCDebug(lcWrites).noquote() << "refused" << mutation.text() << error.detail;
    m_queue.refuse(mutation, {error, current});
    const QueuedWrite write = m_queue.find(mutation)->write;
    m_outbox.keep(write, ignoreKept);
    m_replica.refuse(mutation, *write.refusal);
    emit refused(mutation, write.mutation.betId, error);
    emit changed();
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
