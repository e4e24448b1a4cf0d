// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/undo_history.h"
#include "base/error.h"
#include "base/ids.h"
#include "domain/bet.h"
#include "wire/mutation.h"

#include <QList>
#include <QObject>

namespace betlog::base {
class Random;
}

namespace betlog::sync {
class SyncEngine;
struct ShownBet;
} // namespace betlog::sync

namespace betlog::widgets {

/// Turns what a person wants into writes of the engine, and remembers for each how to take it back
/// and how to do it again: inverse writes, as things stood.
class LogActions final : public QObject
{
    Q_OBJECT

public:
    LogActions(sync::SyncEngine& engine, base::Random& random, QObject* parent = nullptr);

    base::MutationId place(const wire::CreateBet& bet);
    /// `reason`: why a line that has started is changed; else empty.
    base::MutationId edit(base::BetId bet, const wire::EditBet& edit, const QString& reason = {});
    /// Of the bet as the person opened it; what others changed since is not overwritten.
    base::MutationId
    edit(const domain::Bet& seen, const wire::EditBet& edit, const QString& reason = {});
    /// Places the bet otherwise than by this write, which is not in the log.
    base::MutationId
    correct(base::BetId bet, base::MutationId write, const wire::CreateBet& corrected);
    /// A bookkeeper's figure in place of the computed one; nullopt takes it back.
    void setPayout(base::BetId bet, const std::optional<domain::PayoutOverride>& payout);
    void settle(base::BetId bet, int line, domain::LineResult result);
    /// `reason`: why bets of which a line has started are deleted; else empty.
    void remove(const QList<base::BetId>& bets, const QString& reason = {});
    void restore(base::BetId bet);

    /// Answers to a refused write: send it again, or let it go.
    void retry(base::BetId bet, const QString& reason = {});
    void discard(base::BetId bet);

    [[nodiscard]] models::UndoHistory& history() { return m_history; }

signals:
    void removed(const QList<betlog::domain::Bet>& bets, betlog::models::UndoHistory::StepId step);

private:
    using Bets = QList<base::BetId>;

    void setStatus(
        const QString& text,
        base::BetId bet,
        const wire::SetStatus& status,
        const wire::SetStatus& back);
    void notePlaced(base::BetId bet, base::MutationId mutation);
    QList<base::MutationId> removeAll(const Bets& bets, const QString& reason = {});
    QList<base::MutationId> restoreAll(const Bets& bets);
    [[nodiscard]] std::optional<sync::ShownBet> shown(base::BetId bet) const;

    sync::SyncEngine& m_engine;
    base::Random& m_random;
    models::UndoHistory m_history;
};

} // namespace betlog::widgets
