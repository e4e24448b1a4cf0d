// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/queued_write.h"

#include <QHash>

#include <map>
#include <set>

namespace betlog::sync {

/// Which write goes next. Writes go in the order in which they were made; of one bet only one is in
/// flight at a time, so that the server takes them in that order; over all bets at most `window`
/// are. A refused write waits for the person and holds nobody up.
///
///            takeNext                remove
///   Waiting ──────────▶ InFlight ────────────▶ (accepted)
///    ▲   ▲ ◀──────────── takeBack  │ refuse
///    │   └─ replace ─ Held         ▼
///   add               (hold)    Refused ──remove──▶ (dealt with)
class WriteQueue
{
public:
    enum class Stage {
        Waiting,
        Held, ///< not to be sent yet: what it says is being written to disk anew
        InFlight,
        Refused
    };

    struct Entry
    {
        QueuedWrite write;
        Stage stage = Stage::Waiting;
    };

    explicit WriteQueue(int window)
        : m_window(window)
    { }

    void add(const QueuedWrite& write); ///< at the end; refused, if it carries a refusal
    [[nodiscard]] bool hasNext() const;
    /// The next that may be sent now; it is in flight from then on. nullptr: none. Valid until the
    /// next call.
    [[nodiscard]] const QueuedWrite* takeNext();
    /// What was in flight may never have arrived: all of it waits again, in its old place. Answers
    /// what that was.
    QList<base::MutationId> takeBackAll();
    void takeBack(base::MutationId mutation);

    /// Answered or let go; what it was, or nullopt if it is not here.
    std::optional<QueuedWrite> remove(base::MutationId mutation);
    void refuse(base::MutationId mutation, const WriteRefusal& refusal);
    /// The oldest write to the bet that is waiting to be sent; nullptr: there is none.
    [[nodiscard]] const QueuedWrite* nextOf(base::BetId bet) const;
    void hold(base::MutationId mutation);
    /// What was held may go, with what it says now.
    void release(const QueuedWrite& write);

    /// Which log the write is for.
    void rename(base::MutationId mutation, const LogName& log);

    /// nullptr: it is not here. Valid until the next call.
    [[nodiscard]] const Entry* find(base::MutationId mutation) const;
    [[nodiscard]] QList<base::MutationId> refusedOf(base::BetId bet) const;
    [[nodiscard]] QList<base::MutationId> allOf(base::BetId bet) const; ///< in their order
    [[nodiscard]] bool isRefused(base::MutationId mutation) const;
    [[nodiscard]] QList<base::MutationId> all() const; ///< in their order

    [[nodiscard]] int inFlight() const { return m_inFlight; }

    /// Without the refused ones.
    [[nodiscard]] int unanswered() const;

private:
    /// The place in the order; never given twice.
    using Place = quint64;

    [[nodiscard]] bool isHeldUp(Place place, base::BetId bet) const;
    [[nodiscard]] std::optional<Place> next() const;
    [[nodiscard]] Entry* entry(base::MutationId mutation);
    void enter(Place place, Entry& entry, Stage stage);

    int m_window;
    int m_inFlight = 0;
    int m_held = 0;
    Place m_last = 0;
    std::map<Place, Entry> m_entries;
    std::set<Place> m_waiting;
    QHash<base::MutationId, Place> m_places;
    QHash<base::BetId, QList<Place>> m_ofBet; ///< ascending
};

} // namespace betlog::sync
