// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/shown_bet.h"
#include "domain/rules.h"
#include "domain/week_key.h"

#include <QHash>
#include <QObject>

namespace betlog::sync {
class Replica;
}

namespace betlog::models {

/// Whether the bet is in the log, or on its way there. One that the server refused is shown until
/// the person has dealt with it, but it counts for nothing.
[[nodiscard]] bool isInLog(const sync::ShownBet& shown);

/// The bets that one screen is about: those of the shown week and, where it is the current one, the
/// bets of earlier weeks that still wait for a result.
///
/// Follows the replica bet by bet; every signal comes after the state has changed. A carried bet
/// that is settled while it is looked at stays until `show` is called again, so that nobody loses
/// the row under the cursor.
class WeekBets final : public QObject
{
    Q_OBJECT

public:
    /// What is worked out of a bet once for every change of it.
    struct Entry
    {
        bool carried = false; ///< of an earlier week
        domain::LineResult result = domain::LineResult::Pending; ///< of the bet as a whole
        QString searchText;
    };

    explicit WeekBets(const sync::Replica& replica, QObject* parent = nullptr);

    void show(domain::WeekKey week, bool withCarried);
    void setRules(const domain::SettlementRules& rules);

    [[nodiscard]] const domain::SettlementRules& rules() const { return m_rules; }

    [[nodiscard]] domain::WeekKey week() const { return m_week; }

    [[nodiscard]] int count() const { return static_cast<int>(m_entries.size()); }

    [[nodiscard]] QList<base::BetId> ids() const { return m_entries.keys(); }

    /// nullptr where the bet is not of this screen. Valid until the next signal.
    [[nodiscard]] const Entry* find(base::BetId id) const;
    /// The bet behind an entry; nullptr where the bet is not of this screen.
    [[nodiscard]] const sync::ShownBet* shown(base::BetId id) const;

signals:
    void betAdded(betlog::base::BetId id);
    void betChanged(betlog::base::BetId id);
    void betRemoved(betlog::base::BetId id);
    void reset();

private:
    void reload();
    void addIfWanted(base::BetId id);
    void take(base::BetId id);
    void drop(base::BetId id);
    [[nodiscard]] bool isWanted(const domain::Bet& bet, domain::LineResult result) const;
    [[nodiscard]] Entry entryOf(const domain::Bet& bet) const;

    const sync::Replica& m_replica;
    domain::WeekKey m_week;
    bool m_withCarried = false;
    domain::SettlementRules m_rules;
    QHash<base::BetId, Entry> m_entries;
};

} // namespace betlog::models
