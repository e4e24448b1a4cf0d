// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/optimistic.h"
#include "app/sync/packed_bets.h"
#include "app/sync/replica.h"
#include "domain/room.h"

#include <QHash>

namespace betlog::sync {

/// The side of a Replica that the engine writes: rewind, apply, replay.
///
/// What the server told is kept apart from what this client wrote. After every remote change the
/// bet is computed anew: the confirmed bet, then each unanswered write to it, in order. So a screen
/// never shows a mix, and a refused write leaves nothing behind. A bet without such writes, as
/// nearly all are, is kept once, and packed: what is shown of it is what is confirmed.
class Replica::Writer final
{
public:
    explicit Writer(Replica& replica);
    ~Writer();

    Q_DISABLE_COPY_MOVE(Writer)

    // ── what the server told ──
    void setTerms(const LogTerms& terms);
    void apply(const wire::Change& change);
    /// The confirmed bets of the rooms that match `scope` are exactly `bets`; one `reset`.
    void replace(const QList<domain::RoomPattern>& scope, const QList<PackedBet>& bets);
    /// Forgets the confirmed bets of rooms that match none of these; one `reset`, if any were.
    void keepOnly(const QList<domain::RoomPattern>& rooms);
    /// Every change up to `seq` has been applied: acknowledged writes up to there are in it.
    void settleUpTo(base::Seq seq);
    void setPresence(const QList<wire::PresenceUser>& users);

    // ── what this client wrote ──
    /// Refused already, if it carries a refusal.
    void add(const QueuedWrite& write);
    void markSent(base::MutationId mutation);
    void markWaiting(base::MutationId mutation); ///< it may never have arrived
    void replace(const QueuedWrite& write); ///< the same write says something else now
    /// The write is on the server's disk; until its change is applied here, `bet` stands in for it.
    /// `isComing`: the change will be told on this connection.
    void
    acknowledge(base::MutationId mutation, const domain::Bet& bet, base::Seq seq, bool isComing);
    /// It stands until it is forgotten, whether there is a bet to show it on or not.
    void refuse(base::MutationId mutation, const WriteRefusal& refusal);
    void forget(base::MutationId mutation);

    // ── reading ──
    [[nodiscard]] std::optional<domain::Bet> confirmed(base::BetId id) const;
    [[nodiscard]] std::optional<PackedBet> confirmedAtRest(base::BetId id) const;
    [[nodiscard]] QList<PackedBet> allConfirmed() const;

    [[nodiscard]] const LogTerms& terms() const { return m_terms; }

    /// Whether a write of this client to the bet stands on top of what is confirmed.
    [[nodiscard]] bool isWriting(base::BetId id) const;

private:
    friend class Replica;

    enum class Stage { Waiting, Sent, Acknowledged, Refused };

    struct Pending
    {
        QueuedWrite write;
        Stage stage = Stage::Waiting;
        std::optional<domain::Bet> bet = {}; ///< Acknowledged: as it is now
        base::Seq seq = {}; ///< of Acknowledged
    };

    class Recount;

    [[nodiscard]] static bool isOpen(Stage stage)
    {
        return stage == Stage::Waiting || stage == Stage::Sent;
    }

    [[nodiscard]] std::optional<ShownBet> compute(base::BetId id) const;
    void replay(const Pending& pending, std::optional<domain::Bet>& state, ShownBet& shown) const;
    void enter(Pending& pending, Stage stage);
    void confirm(base::BetId id, std::optional<domain::Bet> bet);
    void confirmPlain(base::BetId id, const std::optional<domain::Bet>& bet);
    void beginWriting(base::BetId id);
    void refresh(base::BetId id);
    void refreshAll();
    void announce(base::BetId id, bool wasShown, bool isShown);
    template <typename Condition>
    [[nodiscard]] qsizetype forgetConfirmed(Condition condition);
    void remember(const domain::Bet& deleted);
    [[nodiscard]] Pending* pending(base::MutationId mutation);

    Replica& m_replica;
    LogTerms m_terms;
    PackedBets m_plain; ///< the bets without writes on top
    /// What is confirmed of those with writes; nullopt where that is nothing.
    QHash<base::BetId, std::optional<domain::Bet>> m_under;
    QHash<base::BetId, ShownBet> m_written; ///< what is shown of these; nothing of some
    QHash<base::BetId, domain::Bet> m_deleted;
    QList<base::BetId> m_deletedOrder; ///< oldest first
    QHash<base::BetId, QList<Pending>> m_pending; ///< in the order of writing
    QHash<base::MutationId, base::BetId> m_betOf;
    QList<base::MutationId> m_acknowledged; ///< those that wait for their change
    QList<wire::PresenceUser> m_presence;
    int m_sending = 0;
};

} // namespace betlog::sync
