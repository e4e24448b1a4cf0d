// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/shown_bet.h"
#include "wire/messages.h"

#include <QObject>

#include <memory>

namespace betlog::sync {

/// What the log looks like from here: confirmed bets as the server told them, with this client's
/// unanswered writes replayed on top. The only state that views read; only the engine writes it.
///
/// Lives on the engine's thread. Signals are sent after the state has changed, one for each bet, or
/// `reset` where everything may be different.
class Replica final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMaxDeleted = 2000; ///< a bulk deletion and its undo

    explicit Replica(QObject* parent = nullptr);
    ~Replica() override;

    /// nullptr where no such bet is shown. Valid until the next signal.
    [[nodiscard]] const ShownBet* find(base::BetId id) const;
    /// The bet as the server told it, without this client's writes; nullptr where it told none.
    [[nodiscard]] const domain::Bet* confirmed(base::BetId id) const;
    /// The bets of a week, in no particular order.
    [[nodiscard]] QList<base::BetId> betsOfWeek(domain::WeekKey week) const;
    [[nodiscard]] QList<base::BetId> allBets() const;
    /// The bets of weeks before `currentWeek` that still wait for a result; they are shown under
    /// the current week until they are settled (domain.md, "Weeks").
    [[nodiscard]] QList<base::BetId> carriedBets(domain::WeekKey currentWeek) const;
    /// Everybody who is here, by the server's last word.
    [[nodiscard]] const QList<wire::PresenceUser>& presence() const;
    /// A bet that this client saw deleted, as it was; nullptr if it knows none. The newest
    /// kMaxDeleted are kept.
    [[nodiscard]] const domain::Bet* findDeleted(base::BetId id) const;
    /// How many writes are not answered yet.
    [[nodiscard]] int sendingCount() const;
    /// The bets whose last write was refused or conflicted.
    [[nodiscard]] QList<base::BetId> refusedBets() const;

    // ── for the engine ──
    class Writer;
    [[nodiscard]] Writer& writer();

signals:
    void betAdded(betlog::base::BetId id);
    void betChanged(betlog::base::BetId id);
    void betRemoved(betlog::base::BetId id);
    void reset();
    void presenceChanged();
    void sendingCountChanged(int count);

private:
    std::unique_ptr<Writer> m_writer;
};

} // namespace betlog::sync
