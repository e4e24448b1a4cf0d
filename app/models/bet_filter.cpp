// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/bet_filter.h"

#include "app/models/search_text.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace betlog::models {

namespace {

bool hasAllWords(const QString& text, const QStringList& words)
{
    return std::ranges::all_of(words, [&](const QString& word) { return text.contains(word); });
}

qint64 figureOf(const domain::Bet& bet, const WeekBets::Entry& entry, BetOrder::By by)
{
    switch (by) {
    case BetOrder::By::Number:
        // A bet that has no number yet is the newest there is.
        return bet.number == 0 ? std::numeric_limits<qint64>::max() : bet.number;
    case BetOrder::By::Status:
        return static_cast<qint64>(entry.result);
    case BetOrder::By::Stake:
        return bet.payout.totalWager.minor();
    case BetOrder::By::Return:
        return bet.payout.totalReturn.minor();
    case BetOrder::By::Profit:
        return bet.payout.settled ? bet.payout.profit.minor() : 0;
    case BetOrder::By::Time:
        return bet.betDate.sinceEpoch().count();
    case BetOrder::By::Person:
    case BetOrder::By::League:
        return 0;
    }
    Q_UNREACHABLE();
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

bool BetFilter::matches(const sync::ShownBet& shown, const WeekBets::Entry& entry) const
{
    return !objections(shown, entry);
}

BetFilter::Sections
BetFilter::objections(const sync::ShownBet& shown, const WeekBets::Entry& entry) const
{
    Sections against;
    if (!people.isEmpty() && !people.contains(shown.bet.userName))
        against |= Person;
    if (!leagues.isEmpty() && !leagues.contains(shown.bet.league))
        against |= League;
    if (!statuses.isEmpty()) {
        const QList<StatusFacet> facets = statusFacetsOf(shown, entry);
        if (std::ranges::none_of(facets, [this](StatusFacet f) { return statuses.contains(f); }))
            against |= Status;
    }
    if (!hasAllWords(entry.searchText, words))
        against |= Text;
    return against;
}

QList<StatusFacet> statusFacetsOf(const sync::ShownBet& shown, const WeekBets::Entry& entry)
{
    // Both enumerations name the results in one order.
    QList<StatusFacet> facets {static_cast<StatusFacet>(entry.result)};
    if (sync::isUnanswered(shown.delivery))
        facets.append(StatusFacet::Sending);
    if (shown.delivery == sync::Delivery::Refused || shown.delivery == sync::Delivery::Conflicted)
        facets.append(StatusFacet::NeedsAttention);
    return facets;
}

BetPlace placeOf(const sync::ShownBet& shown, const WeekBets::Entry& entry, BetOrder::By by)
{
    const domain::Bet& bet = shown.bet;
    BetPlace place;
    place.carried = entry.carried;
    place.figure = figureOf(bet, entry, by);
    if (by == BetOrder::By::Person)
        place.text = folded(bet.userName);
    else if (by == BetOrder::By::League)
        place.text = folded(bet.league);
    place.time = bet.betDate.sinceEpoch();
    place.number = bet.number == 0 ? std::numeric_limits<qint64>::max() : bet.number;
    place.id = bet.id;
    return place;
}

bool comesBefore(const BetPlace& a, const BetPlace& b, bool ascending)
{
    if (a.carried != b.carried)
        return b.carried;
    const auto keyOfA = std::tie(a.figure, a.text);
    const auto keyOfB = std::tie(b.figure, b.text);
    if (keyOfA != keyOfB)
        return ascending ? keyOfA < keyOfB : keyOfB < keyOfA;
    return std::tie(b.time, b.number, b.id) < std::tie(a.time, a.number, a.id);
}

} // namespace betlog::models
