// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/week_bets.h"
#include "app/widgets/log_actions.h"
#include "app/widgets/log_facts.h"
#include "app/widgets/team_colours.h"
#include "base/scheduler.h"

#include <QObject>
#include <QWidget>

namespace betlog::sync {
class LogClient;
}

namespace betlog::widgets {

/// What opens over the window for one bet, or for a week: receipt, histories, the payout by hand,
/// the question before many bets are deleted.
class LogDialogs final : public QObject
{
    Q_OBJECT

public:
    /// All outlive this; `window` is what the dialogs stand before.
    struct Parts
    {
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

    void askAndRemove(const QList<base::BetId>& bets);
    void showReceipt(base::BetId bet);
    void showHistory(base::BetId bet);
    void askPayout(base::BetId bet);
    void showWeekHistory();

private:
    Parts m_with;
    LogFacts m_facts;
    TeamColours m_colours;
    QString m_self;
};

} // namespace betlog::widgets
