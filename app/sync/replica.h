// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/shown_bet.h"
#include "wire/messages.h"

#include <QObject>

#include <functional>
#include <memory>

namespace betlog::sync {

/// What the log looks like from here: confirmed bets as the server told them, with this client's
/// unanswered writes replayed on top. The only state that views read; only the engine writes it.
///
/// Bets are kept packed, and unpacked for who asks: a microsecond or two for each. Who goes through
/// very many asks for them as they are listed.
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

    /// nullopt where no such bet is shown.
    [[nodiscard]] std::optional<ShownBet> find(base::BetId id) const;
    [[nodiscard]] std::optional<ListedBet> listed(base::BetId id) const; ///< likewise
    /// The bet as the server told it, without this client's writes; nullopt where it told none.
    [[nodiscard]] std::optional<domain::Bet> confirmed(base::BetId id) const;
    /// All bets, in no particular order. The visitor changes nothing here.
    void visit(const std::function<void(const ListedBet&)>& visitor) const;
    [[nodiscard]] QList<base::BetId> allBets() const;
    [[nodiscard]] QList<base::BetId> betsOfWeek(domain::WeekKey week) const;
    /// Everybody who is here, by the server's last word.
    [[nodiscard]] const QList<wire::PresenceUser>& presence() const;
    /// A bet that this client saw deleted, as it was; nullptr if it knows none. The newest
    /// kMaxDeleted are kept. Valid until the next signal.
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
