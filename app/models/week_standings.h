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
/// All bets are gathered when the week is new, and then those that changed. A few are counted at
/// once. Very many (WeekBets::kMany) are gathered a little in each turn of the event loop, and
/// priced and counted on a thread beside; what changes meanwhile is in the next count.
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
    using Tallies = std::optional<QList<domain::Tally>>;

    void noteBet(base::BetId id);
    void startAnew();
    void countSoon();
    void gather();
    [[nodiscard]] QList<CountedNews> nextNews(qsizetype most);
    [[nodiscard]] CountedNews newsOf(WeekBets::Place place) const;
    [[nodiscard]] bool isAllGathered() const;
    void countBeside(const QList<CountedNews>& news);
    void takeBack(quint64 run, StandingsCount count, const Tallies& tallies);
    void show(const QList<domain::Tally>& tallies);
    void enter(Stage stage);

    const WeekBets& m_bets;
    LeaderboardModel m_model;
    QTimer m_countSoon;
    Stage m_stage = Stage::Idle;
    bool m_isNew = true; ///< another week than the model's
    domain::WeekKey m_week;
    quint64 m_run = 0; ///< what an older run comes to is not taken
    StandingsCount m_count; ///< away while it counts
    WeekBets::Place m_next = 0; ///< to be gathered, up to m_end
    WeekBets::Place m_end = 0;
    QSet<WeekBets::Place> m_changed; ///< to be gathered again
    QThreadPool m_threads; ///< ends first
};

} // namespace betlog::models
