// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/outbox.h"
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
/// No faster than the server takes them from one connection (limits::kMessagesPerSecond), so that
/// an import is not taken for an attack.
class Courier final : public QObject
{
    Q_OBJECT

public:
    using Send = std::function<void(const wire::Mutate&)>;

    Courier(
        base::Scheduler& scheduler,
        Outbox& outbox,
        Replica::Writer& replica,
        Send send,
        QObject* parent = nullptr);

    void load(); ///< what an earlier run left behind
    void submit(const QueuedWrite& write);
    /// A line is open: everything unanswered goes, again or for the first time.
    void start();
    void stop(); ///< the line is gone
    /// Refuses and lets go of everything: those writes were for another server.
    void clear();

    void hear(const wire::Ack& ack, bool isComing);
    /// Whether it was about a write of ours.
    bool hear(const wire::Refusal& refusal);

    /// What was refused, taken out of here: to be let go, or written again.
    std::optional<QueuedWrite> takeRefused(base::MutationId mutation);
    void discardRefused(base::BetId bet, bool createsToo);
    /// Whether this client made the write, in this run.
    [[nodiscard]] bool isOwn(base::MutationId mutation) const;

signals:
    void accepted(betlog::base::MutationId mutation, const betlog::domain::Bet& bet);
    void refused(
        betlog::base::MutationId mutation,
        betlog::base::BetId bet,
        const betlog::base::Error& error);

private:
    void kept(const QueuedWrite& write, const base::Expected<void>& result);
    void refuse(
        base::MutationId mutation,
        const base::Error& error,
        const std::optional<domain::Bet>& current);
    void send();
    void sendAfter(std::chrono::milliseconds pause);
    [[nodiscard]] bool mayGo();
    void remember(base::MutationId mutation);

    base::Scheduler& m_scheduler;
    Outbox& m_outbox;
    Replica::Writer& m_replica;
    Send m_send;
    WriteQueue m_queue;
    base::Alarm m_again;
    bool m_isOpen = false;
    bool m_isPausing = false; ///< the server asked for a moment
    double m_allowance; ///< writes that may go at once
    std::chrono::milliseconds m_allowedAt;
    QSet<base::MutationId> m_own;
    QList<base::MutationId> m_ownOrder; ///< oldest first
};

} // namespace betlog::sync
