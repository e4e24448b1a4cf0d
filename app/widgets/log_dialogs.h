// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/week_bets.h"
#include "app/models/write_list_model.h"
#include "app/widgets/log_actions.h"
#include "app/widgets/log_facts.h"
#include "app/widgets/team_colours.h"
#include "base/scheduler.h"

#include <QObject>
#include <QWidget>

#include <functional>

class QPushButton;

namespace betlog::sync {
class LogClient;
class SyncEngine;
} // namespace betlog::sync

namespace betlog::widgets {

/// What opens over the window for one bet, or for a week: receipt, histories, the payout by hand,
/// the question before many bets are deleted, and what this person wrote and is not done with.
class LogDialogs final : public QObject
{
    Q_OBJECT

public:
    /// All outlive this; `window` is what the dialogs stand before.
    struct Parts
    {
        sync::SyncEngine& engine;
        const models::WeekBets& bets;
        sync::LogClient& client;
        base::Scheduler& scheduler;
        LogActions& actions;
        QWidget& window;
    };

    explicit LogDialogs(const Parts& parts);

    void setFacts(const LogFacts& facts) { m_facts = facts; }

    void setTeamColours(const TeamColours& colours) { m_colours = colours; }

    void setSelf(const QString& name) { m_self = name; }

    /// Asks before many go, and a bookkeeper for a reason where a line has started.
    void askAndRemove(const QList<base::BetId>& bets);
    /// Sends a refused write to the bet again, with a reason if that is what it lacked.
    void retry(base::BetId bet);
    void showReceipt(base::BetId bet);
    void showHistory(base::BetId bet);
    void askPayout(base::BetId bet);
    void showWeekHistory();
    void showWrites();
    /// A button that says what was written and is not in the log yet; not there while all is.
    [[nodiscard]] QPushButton* makeWritesButton(QWidget* parent);

signals:
    /// A write that is not in the log shall be typed anew; what is sent instead replaces it.
    void rewriteWanted(const betlog::sync::QueueEntry& write);
    void revealWanted(betlog::base::BetId bet);

private:
    void askAndRemoveMany(const QList<base::BetId>& bets);
    void askReason(
        const QString& question, const QString& act, const std::function<void(const QString&)>& go);
    void retryWrite(const sync::QueueEntry& write);
    [[nodiscard]] bool needsReason(const QList<base::BetId>& bets) const;

    Parts m_with;
    models::WriteListModel m_writes;
    LogFacts m_facts;
    TeamColours m_colours;
    QString m_self;
};

} // namespace betlog::widgets
