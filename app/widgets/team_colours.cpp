// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/team_colours.h"

namespace betlog::widgets {

namespace {

constexpr qsizetype kMaxRemembered = 2000; ///< a log may name any team; a catalogue has hundreds

}

TeamColours::Colours TeamColours::of(const QString& league, const QString& team) const
{
    const std::pair key(league, team);
    const auto known = m_found.constFind(key);
    if (known != m_found.cend())
        return *known;
    Colours colours;
    const domain::CatalogLeague* const found = m_catalog.league(league);
    if (const domain::CatalogTeam* const match = found ? domain::findTeam(*found, team) : nullptr)
        colours = {match->primaryColor, match->secondaryColor};
    if (m_found.size() >= kMaxRemembered)
        m_found.clear();
    m_found.insert(key, colours);
    return colours;
}

} // namespace betlog::widgets
