// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/leaderboard_model.h"
#include "app/models/week_bets.h"

#include <QTimer>

namespace betlog::models {

/// Keeps a leaderboard of the shown week's own bets (carried ones count in their week), whatever
/// the filter says.
class WeekStandings final : public QObject
{
    Q_OBJECT

public:
    explicit WeekStandings(const WeekBets& bets, QObject* parent = nullptr);

    [[nodiscard]] LeaderboardModel& model() { return m_model; }

private:
    void tallyUp();

    const WeekBets& m_bets;
    LeaderboardModel m_model;
    QTimer m_tallySoon;
};

/// The part of a bet that statistics need.
[[nodiscard]] domain::StatEntry statEntryOf(
    const domain::Bet& bet, domain::LineResult result, const domain::SettlementRules& rules);

} // namespace betlog::models
