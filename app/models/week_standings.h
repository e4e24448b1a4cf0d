// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/leaderboard_model.h"
#include "app/models/standings_count.h"
#include "app/models/week_bets.h"

#include <QThreadPool>
#include <QTimer>

namespace betlog::models {

/// Keeps a leaderboard of the shown week's own bets (carried ones count in their week), whatever
/// the filter says.
///
/// A few bets are counted at once. Very many (WeekBets::kMany) are gathered a little in each turn
/// of the event loop, and counted on a thread beside; what changes meanwhile is in the next count.
class WeekStandings final : public QObject
{
    Q_OBJECT

public:
    explicit WeekStandings(const WeekBets& bets, QObject* parent = nullptr);
    ~WeekStandings() override;

    [[nodiscard]] LeaderboardModel& model() { return m_model; }

    /// Whether a week that has not been counted yet is being counted.
    [[nodiscard]] bool isCounting() const { return m_isNew && m_stage != Stage::Idle; }

signals:
    void stateChanged(); ///< of `isCounting`

private:
    enum class Stage { Idle, Gathering, Counting };

    void noteBet(base::BetId id);
    void startAnew();
    void countSoon();
    void count();
    void gather();
    void countHere();
    void countBeside();
    void takeCount(quint64 run, const QList<domain::Tally>& tallies, PossibleReturns known);
    void gatherOne(WeekBets::Place place);
    void enter(Stage stage);

    const WeekBets& m_bets;
    LeaderboardModel m_model;
    QTimer m_countSoon;
    QTimer m_gatherOn;
    Stage m_stage = Stage::Idle;
    bool m_countAgain = false;
    bool m_isNew = true; ///< another week than the model's
    domain::WeekKey m_week;
    quint64 m_run = 0; ///< what an older run comes to is not taken
    WeekBets::Place m_next = 0; ///< to be gathered
    StandingsCount m_gathered; ///< its `possible` is away while a run counts
    QSet<base::BetId> m_changed; ///< since the run began: their possible returns are old
    QThreadPool m_threads; ///< ends first
};

} // namespace betlog::models
