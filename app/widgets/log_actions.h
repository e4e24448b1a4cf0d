// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/error.h"
#include "base/ids.h"
#include "domain/bet.h"
#include "wire/mutation.h"

#include <QList>
#include <QObject>

#include <functional>

namespace betlog::base {
class Random;
}

namespace betlog::sync {
class SyncEngine;
struct ShownBet;
} // namespace betlog::sync

namespace betlog::widgets {

/// Turns what a person wants into writes of the engine, and remembers how to take each of them
/// back: the inverse write, as things stood. What the server refuses needs no undo and loses it.
class LogActions final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMaxSteps = 50; ///< of undo

    /// Names one step of undo; 0 names none.
    using StepId = quint64;

    LogActions(sync::SyncEngine& engine, base::Random& random, QObject* parent = nullptr);

    base::MutationId place(const wire::CreateBet& bet);
    /// `reason`: why a line that has started is changed; else empty.
    base::MutationId edit(base::BetId bet, const wire::EditBet& edit, const QString& reason = {});
    /// A bookkeeper's figure in place of the computed one; nullopt takes it back.
    void setPayout(base::BetId bet, const std::optional<domain::PayoutOverride>& payout);
    void settle(base::BetId bet, int line, domain::LineResult result);
    void remove(const QList<base::BetId>& bets);
    void restore(base::BetId bet);

    /// Answers to a refused write: send it again, or let it go.
    void retry(base::BetId bet);
    void discard(base::BetId bet);

    [[nodiscard]] bool canUndo() const { return !m_steps.isEmpty(); }

    /// What undo would take back: "deleting 3 bets"; empty where there is nothing.
    [[nodiscard]] QString undoText() const;
    void undo();
    /// One step out of order, from a toast; nothing where it is gone.
    void undoStep(StepId step);

signals:
    void undoChanged();
    void removed(const QList<betlog::domain::Bet>& bets, betlog::widgets::LogActions::StepId step);

private:
    struct Step
    {
        StepId id = 0;
        QString text;
        QList<base::MutationId> mutations;
        std::function<void()> takeBack;
    };

    StepId remember(
        const QString& text,
        const QList<base::MutationId>& mutations,
        std::function<void()> takeBack);
    void forgetRefused(base::MutationId mutation);
    void clear();
    [[nodiscard]] const sync::ShownBet* shown(base::BetId bet) const;

    sync::SyncEngine& m_engine;
    base::Random& m_random;
    QList<Step> m_steps; ///< the last one first to go back
    StepId m_lastStep = 0;
};

} // namespace betlog::widgets
