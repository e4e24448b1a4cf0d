// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/statistics.h"

#include <QMap>

namespace betlog::domain {

/// What one bet adds to a run.
struct Outcome
{
    Money wager;
    Money totalReturn;
    Money profit;
    std::optional<Money> possibleReturn; ///< as in StatEntry
    int wonHalves = 0; ///< of its lines, as in Tally
    int lostHalves = 0;
    LineResult result = LineResult::Pending;
    bool settled = false;
};

[[nodiscard]] Outcome
outcomeOf(const Payout& payout, const QList<LineResult>& results, LineResult result);
[[nodiscard]] Outcome outcomeOf(const StatEntry& entry);

/// The figures of consecutive bets in settlement order, as they can be continued: by the next bet,
/// or by the run that follows. Joined runs give the same figures as one long run, so the figures of
/// a week need not be added up again while the week stands.
class TallyRun
{
public:
    /// Continues with the next bet in settlement order; pending ones may come at any place.
    void add(const Outcome& next);
    /// Continues with all bets of a run that begins where this one ends.
    void join(const TallyRun& next);

    /// What was counted, under that key and without a rank.
    [[nodiscard]] Tally tally(const QString& key) const;

private:
    Tally m_tally;
    Money m_peak; ///< the highest running profit, which starts at nothing
    Money m_trough; ///< the lowest
    int m_decided = 0; ///< bets that were won or lost: those that a streak counts
};

/// Runs by the key of their group.
using TallyRuns = QMap<QString, TallyRun>;

/// The runs of the bets, which may come in any order. `All` gives one run even for no bet.
[[nodiscard]] TallyRuns tallyRuns(const QList<StatEntry>& entries, GroupBy by);
void joinRuns(TallyRuns& runs, const TallyRuns& next);

/// Best profit first, then by key; ties share a rank.
[[nodiscard]] QList<Tally> rankedTallies(const TallyRuns& runs);

} // namespace betlog::domain
