// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/bet_filter.h"

#include "app/models/search_text.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace betlog::models {

namespace {

/// A bet that has no number yet is the newest there is.
qint64 placeOfNumber(qint64 number)
{
    return number == 0 ? std::numeric_limits<qint64>::max() : number;
}

qint64 figureOf(const WeekBets::Entry& entry, BetOrder::By by)
{
    switch (by) {
    case BetOrder::By::Number:
        return placeOfNumber(entry.number);
    case BetOrder::By::Status:
        return static_cast<qint64>(entry.result);
    case BetOrder::By::Stake:
        return entry.wager.minor();
    case BetOrder::By::Return:
        return entry.totalReturn.minor();
    case BetOrder::By::Profit:
        return entry.settled ? entry.profit.minor() : 0;
    case BetOrder::By::Time:
        return entry.time.count();
    case BetOrder::By::Person:
    case BetOrder::By::League:
        return 0;
    }
    Q_UNREACHABLE();
}

template <typename T>
bool isPartOf(const QSet<T>& chosen, const QSet<T>& wider)
{
    return wider.isEmpty() || (!chosen.isEmpty() && wider.contains(chosen));
}

} // namespace

void BetFilter::search(const QString& typed)
{
    text = typed;
    words = searchWords(typed);
}

bool BetFilter::isActive() const
{
    return !people.isEmpty() || !leagues.isEmpty() || !statuses.isEmpty() || !words.isEmpty();
}

bool BetFilter::isWithin(const BetFilter& wider) const
{
    return isPartOf(people, wider.people) && isPartOf(leagues, wider.leagues)
        && isPartOf(statuses, wider.statuses)
        && std::ranges::all_of(wider.words, [this](const QString& less) {
               return std::ranges::any_of(
                   words, [&less](const QString& more) { return more.contains(less); });
           });
}

BetKey keyOf(const WeekBets::Entry& entry, BetOrder::By by, const SearchTerms& terms)
{
    BetKey key;
    key.carried = entry.carried;
    key.figure = figureOf(entry, by);
    if (by == BetOrder::By::Person)
        key.text = terms.folded(entry.person);
    else if (by == BetOrder::By::League)
        key.text = terms.folded(entry.league);
    key.time = entry.time;
    key.number = placeOfNumber(entry.number);
    key.id = entry.id;
    return key;
}

bool comesBefore(const BetKey& a, const BetKey& b, bool ascending)
{
    if (a.carried != b.carried)
        return b.carried;
    if (a.figure != b.figure)
        return (a.figure < b.figure) == ascending;
    if (const int order = a.text.compare(b.text); order != 0)
        return (order < 0) == ascending;
    return std::tie(b.time, b.number, b.id) < std::tie(a.time, a.number, a.id);
}

} // namespace betlog::models
