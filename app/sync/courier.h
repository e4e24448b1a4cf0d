// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/outbox.h"
#include "app/sync/queue_entry.h"
#include "app/sync/replica_writer.h"
#include "app/sync/write_queue.h"
#include "base/scheduler.h"
#include "wire/messages.h"

#include <QObject>
#include <QSet>

namespace betlog::sync {

/// Brings this client's writes to the server: keeps each in the outbox, shows it as pending, sends
/// it in its turn, again after every cut under the same id, until it is answered.
///
/// A write belongs to the log for which it was made (LogName). While another log is open it is
/// parked: kept, seen in the queue, neither shown on a bet nor sent; where its log is opened again,
/// at this address or another, it goes on. A server that has another history than before, at the
/// same address, is a restored log, and is sent what waits.
///
/// No faster than the server takes them from one connection (limits::kMessagesPerSecond), so that
/// an import is not taken for an attack.
class Courier final : public QObject
{
    Q_OBJECT

public:
    using Send = std::function<void(const wire::Mutate&)>;

    static constexpr qsizetype kMaxAccepted = 100; ///< of those shown in the queue
    static constexpr int kSetbacksToTell = 3; ///< in a row

    Courier(
        base::Scheduler& scheduler,
        Outbox& outbox,
        Replica::Writer& replica,
        Send send,
        QObject* parent = nullptr);

    void load(); ///< what an earlier run left behind
    /// Another log is open now: its writes go on, those for others are parked.
    void setLog(const QUrl& server);
    /// The log said which one it is.
    void setEpoch(base::Epoch epoch);
    void submit(const QueuedWrite& write);
    /// A line is open: everything unanswered goes, again or for the first time.
    void start();
    void stop(); ///< the line is gone; a pause that the server asked for ends with it

    void hear(const wire::Ack& ack, bool isComing);
    /// Whether it was about a write of ours.
    bool hear(const wire::Refusal& refusal);

    /// What was refused, taken out of here: to be let go, or written again.
    std::optional<QueuedWrite> takeRefused(base::MutationId mutation);
    [[nodiscard]] QList<base::MutationId> refusedOf(base::BetId bet) const;
    /// Whether nothing was written to the bet after this.
    [[nodiscard]] bool isLastOf(base::BetId bet, base::MutationId mutation) const;
    /// Lets go of a write that was refused or never sent, and with a bet of what was written to it;
    /// false: it may have arrived.
    bool discard(base::MutationId mutation);
    /// Whether this client made the write.
    [[nodiscard]] bool isOwn(base::MutationId mutation) const;
    /// nullptr where it is not in the queue of this log. Valid until the next call.
    [[nodiscard]] const QueuedWrite* find(base::MutationId mutation) const;
    /// In the order of writing: accepted lately, of this log, of others.
    [[nodiscard]] QList<QueueEntry> entries() const;

signals:
    void accepted(betlog::base::MutationId mutation, const betlog::domain::Bet& bet);
    void refused(
        betlog::base::MutationId mutation,
        betlog::base::BetId bet,
        const betlog::base::Error& error);
    /// The server takes no writes for now, and said so several times in a row; it is tried again
    /// until it does. Told once.
    void heldUp(const betlog::base::Error& error);
    /// Something in entries() is different.
    void changed();
    void loaded(); ///< or not, see loadFailed: nothing more comes of an earlier run
    void loadFailed(const betlog::base::Error& error);

private:
    void kept(const QueuedWrite& write, const base::Expected<void>& result);
    void takeUp(const QueuedWrite& write);
    void park(base::MutationId mutation);
    void letGo(base::MutationId mutation);
    [[nodiscard]] bool isForThisLog(const QueuedWrite& write) const;
    void refuse(
        base::MutationId mutation,
        const base::Error& error,
        const std::optional<domain::Bet>& current);
    void rebaseNext(const domain::Bet& answered);
    void takeBack();
    void setBack(const wire::Refusal& refusal);
    void send();
    void sendKept(base::MutationId mutation);
    void sendAfter(std::chrono::milliseconds pause);
    [[nodiscard]] bool mayGo();
    void remember(base::MutationId mutation);

    base::Scheduler& m_scheduler;
    Outbox& m_outbox;
    Replica::Writer& m_replica;
    Send m_send;
    LogName m_log;
    WriteQueue m_queue;
    QList<QueuedWrite> m_parked; ///< for other logs, oldest first
    QList<QueueEntry> m_accepted; ///< oldest first
    QHash<base::BetId, domain::Bet> m_answered; ///< as this client's last accepted write made it
    base::Alarm m_again;
    bool m_isOpen = false;
    bool m_isPausing = false; ///< the server asked for a moment

    struct Setback
    {
        int count = 0; ///< in a row
        base::Error reason;
    };

    Setback m_setback; ///< until it takes or refuses a write again
    double m_allowance; ///< writes that may go at once
    std::chrono::milliseconds m_allowedAt;
    QSet<base::MutationId> m_own;
    QList<base::MutationId> m_ownOrder; ///< oldest first
};

} // namespace betlog::sync
