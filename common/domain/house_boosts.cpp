// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/house_boosts.h"

#include "domain/catalog.h"

#include <algorithm>

namespace betlog::domain {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kSamePlayerLines = 3;

void removeHouseBoosts(QList<Boost>& boosts)
{
    boosts.removeIf([](const Boost& boost) {
        return boost.name == rolePlayerBoost().name || boost.name == samePlayerBoost().name;
    });
}

/// A star in front of the typed name counts as the catalogue's star.
[[nodiscard]] bool isStarred(const QString& player, const CatalogLeague* league)
{
    const CatalogPlayer* known = league == nullptr ? nullptr : findPlayer(*league, player);
    const QString typed = player.trimmed();
    return (known != nullptr && known->starred) || typed.startsWith(u'\u2B50')
        || typed.startsWith(u'\u2605');
}

[[nodiscard]] bool nameOnePlayer(const QList<Line>& lines)
{
    const QString player = lines.isEmpty() ? QString() : matchKey(lines.front().player);
    return !player.isEmpty() && lines.size() >= kSamePlayerLines
        && std::all_of(lines.begin(), lines.end(), [&player](const Line& line) {
               return matchKey(line.player) == player;
           });
}

} // namespace

Boost rolePlayerBoost()
{
    return {u"role_player"_s, u"9/100"_s, BoostRounding::Nearest};
}

Boost samePlayerBoost()
{
    return {u"same_player"_s, u"15/100"_s, BoostRounding::Up};
}

Slip withHouseBoosts(Slip slip, const Catalog& catalog, const QString& league)
{
    const CatalogLeague* const offered = catalog.league(league);
    const bool isSingles = slip.kind == BetKind::Singles;
    removeHouseBoosts(slip.boosts);
    if (isSingles && nameOnePlayer(slip.lines))
        slip.boosts.append(samePlayerBoost());
    for (Line& line : slip.lines) {
        removeHouseBoosts(line.boosts);
        const bool hasPlayer = !matchKey(line.player).isEmpty();
        if (isSingles && hasPlayer && !isStarred(line.player, offered))
            line.boosts.append(rolePlayerBoost());
    }
    return slip;
}

} // namespace betlog::domain
