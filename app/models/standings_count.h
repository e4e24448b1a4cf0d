// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/packed_bet.h"
#include "domain/rules.h"
#include "domain/tally_run.h"

#include <QHash>

namespace betlog::models {

/// A bet as a leaderboard needs it, and no larger: there may be very many.
struct CountedBet
{
    domain::Outcome outcome;
    std::optional<base::Timestamp> evaluatedAt;
    qint64 number = 0;
    quint32 person = 0;
    bool counts = false; ///< there is one, and it counts
};

/// What is now at a place.
struct CountedNews
{
    int place = 0;
    std::optional<sync::PackedBet> bet; ///< nullopt: none that counts
    quint32 person = 0; ///< a number for each name
    domain::LineResult result = domain::LineResult::Pending; ///< of the bet as a whole
};

/// The bets of one week, each at a place of its own, and what they come to by person. Told what is
/// new at a place, it prices that slip and no other: pricing is by far the most of the work.
/// A value and nothing else, so that it can count on any thread.
class StandingsCount final
{
public:
    /// So many places are there to begin with.
    explicit StandingsCount(int places = 0, const domain::SettlementRules& rules = {})
        : m_rules(rules)
    {
        m_bets.reserve(places);
    }

    void take(const QList<CountedNews>& news);

    /// By person, as `domain::tally` has it.
    [[nodiscard]] QList<domain::Tally> tallies() const;

private:
    [[nodiscard]] std::vector<const CountedBet*> inSettlementOrder() const;

    domain::SettlementRules m_rules;
    QList<CountedBet> m_bets; ///< by place
    QHash<quint32, QString> m_names;
};

} // namespace betlog::models
