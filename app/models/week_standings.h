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
    void tallySoon();
    void tallyUp();
    [[nodiscard]] std::optional<domain::Money> possibleReturn(const domain::Bet& bet);

    const WeekBets& m_bets;
    LeaderboardModel m_model;
    QTimer m_tallySoon;
    /// Pricing a slip is by far the most of the work, so it is done once for each change of a bet.
    QHash<base::BetId, std::optional<domain::Money>> m_possible;
};

/// The part of a bet that statistics need.
[[nodiscard]] domain::StatEntry statEntryOf(
    const domain::Bet& bet, domain::LineResult result, std::optional<domain::Money> possibleReturn);

} // namespace betlog::models
