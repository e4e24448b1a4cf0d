// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/queued_write.h"
#include "app/sync/replica.h"

namespace betlog::sync {

/// How far a write has come.
enum class QueueState {
    Waiting, ///< on this machine's disk, and still to be sent
    Sent, ///< on its way; not answered yet
    Accepted, ///< in the log
    Refused, ///< the server said no; `error` says why
    Conflicted ///< refused because somebody else changed the same field or line
};

/// One write of this person in the queue view, and, where it is Conflicted, in the inbox: there
/// `seen`, `mine` and `theirs` stand side by side.
struct QueueEntry
{
    base::MutationId mutation;
    base::BetId bet;
    wire::Operation operation;
    QString reason; ///< a bookkeeper's; else empty
    QString user;
    QueueState state = QueueState::Waiting;
    base::Timestamp enteredAt;
    std::optional<base::Timestamp> acceptedAt; ///< of Accepted
    /// Of Refused and Conflicted; of Waiting where the server cannot take it for now.
    base::Error error;
    std::optional<domain::Bet> seen; ///< the bet as it was when this was written
    std::optional<domain::Bet> mine; ///< as this write wants it; nullopt: deleted
    std::optional<domain::Bet> theirs; ///< as the log has it now; nullopt: it does not
    QUrl server; ///< the log that it was written for
    /// It was written for another log than the one that is open, and waits until that is opened.
    bool isElsewhere = false;
    /// Whether discard() can take it back without a trace: it was refused, or never sent.
    bool canDiscard = false;

    friend bool operator==(const QueueEntry&, const QueueEntry&) = default;
};

/// Whether the write can be taken back without a trace: it was refused, or never sent.
[[nodiscard]] bool canDiscard(const QueuedWrite& write);
[[nodiscard]] QueueEntry
queuedEntry(const QueuedWrite& write, bool isSent, const Replica::Writer& replica);
/// Of a write that made the bet what it is.
[[nodiscard]] QueueEntry acceptedEntry(const QueuedWrite& write, const domain::Bet& bet);

} // namespace betlog::sync
