// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/search_terms.h"
#include "app/sync/shown_bet.h"
#include "domain/rules.h"
#include "domain/week_key.h"

#include <QHash>
#include <QObject>

#include <boost/container/deque.hpp>
#include <chrono>
#include <vector>

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
/// Follows the replica bet by bet; every signal comes after the state has changed, but for those
/// that say so. A carried bet that is settled while it is looked at stays until `show` is called
/// again, so that nobody loses the row under the cursor.
///
/// Each bet has a place of its own, from 0 on, as long as it is here; what is asked of very many
/// bets at once is asked by place. After a `reset` the newest bets have the first places, so that
/// who goes by time goes through memory in order.
class WeekBets final : public QObject
{
    Q_OBJECT

public:
    using Place = int;

    /// Of more bets than this, what is counted over all of them is counted now and then, not in
    /// each turn of the event loop.
    static constexpr int kMany = 2000;

    /// What is worked out of a bet once for every change of it: all that lists are filtered,
    /// ordered and added up by, so that none of it asks the bets again.
    struct Entry
    {
        base::BetId id;
        bool isHere = true; ///< false: the place was given up
        bool carried = false; ///< of an earlier week
        bool isInLog = true;
        bool deleting = false;
        bool settled = false;
        domain::LineResult result = domain::LineResult::Pending; ///< of the bet as a whole
        sync::Delivery delivery = sync::Delivery::Confirmed;
        SearchTerms::Id person = 0;
        SearchTerms::Id league = 0;
        qint64 number = 0;
        std::chrono::milliseconds time {0}; ///< when it was entered
        domain::Money wager;
        domain::Money totalReturn;
        domain::Money profit;
        SearchTerms::Ids terms;
    };

    explicit WeekBets(const sync::Replica& replica, QObject* parent = nullptr);

    void show(domain::WeekKey week, bool withCarried);
    void setRules(const domain::SettlementRules& rules);

    [[nodiscard]] const domain::SettlementRules& rules() const { return m_rules; }

    [[nodiscard]] domain::WeekKey week() const { return m_week; }

    [[nodiscard]] int count() const { return static_cast<int>(m_places.size()); }

    [[nodiscard]] QList<base::BetId> ids() const { return m_places.keys(); }

    [[nodiscard]] QList<Place> places() const; ///< of all bets, ascending

    /// nullptr where the bet is not of this screen. Valid until the next signal.
    [[nodiscard]] const Entry* find(base::BetId id) const;
    /// The bet behind an entry; nullopt where the bet is not of this screen.
    [[nodiscard]] std::optional<sync::ShownBet> shown(base::BetId id) const;
    [[nodiscard]] std::optional<sync::ListedBet> listed(base::BetId id) const; ///< likewise

    /// -1 where the bet is not of this screen.
    [[nodiscard]] Place placeOf(base::BetId id) const { return m_places.value(id, -1); }

    /// Places are below it.
    [[nodiscard]] Place placeEnd() const { return static_cast<Place>(m_entries.size()); }

    /// Also of a place that was given up, until another bet takes it.
    [[nodiscard]] const Entry& entryAt(Place place) const
    {
        return m_entries[static_cast<size_t>(place)];
    }

    [[nodiscard]] const SearchTerms& terms() const { return m_terms; }

signals:
    void betAdded(betlog::base::BetId id);
    void betAboutToChange(betlog::base::BetId id); ///< or to be removed: the entry is the old one
    void betChanged(betlog::base::BetId id);
    void betRemoved(betlog::base::BetId id);
    void reset();

private:
    void reload();
    void addIfWanted(base::BetId id);
    void take(base::BetId id);
    void drop(base::BetId id);
    void insert(Entry entry);
    void takePlaces(std::vector<Entry> entries);
    void forgetOldTerms();
    [[nodiscard]] std::optional<Entry> wantedEntry(const sync::ListedBet& listed);
    [[nodiscard]] Entry entryOf(const sync::ListedBet& listed, const sync::BetGlance& glance);

    const sync::Replica& m_replica;
    domain::WeekKey m_week;
    bool m_withCarried = false;
    domain::SettlementRules m_rules;
    QHash<base::BetId, Place> m_places;
    /// In blocks of so many: one more moves no other, and all are found by few pointers.
    using Entries = boost::container::
        deque<Entry, void, boost::container::deque_options_t<boost::container::block_size<1024>>>;
    Entries m_entries; ///< by place
    QList<Place> m_free;
    SearchTerms m_terms;
    SearchTerms::Id m_termsAtReload = 0;
};

} // namespace betlog::models
