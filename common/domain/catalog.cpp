// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/catalog.h"

#include <algorithm>

namespace betlog::domain {

namespace {

/// The first entry whose name matches; nullptr if there is none.
template <typename Entry>
[[nodiscard]] const Entry* findByName(const QList<Entry>& entries, QStringView name)
{
    const QString key = matchKey(name);
    const auto found = std::find_if(entries.begin(), entries.end(), [&key](const Entry& entry) {
        return matchKey(entry.name) == key;
    });
    return key.isEmpty() || found == entries.end() ? nullptr : &*found;
}

} // namespace

const CatalogLeague* Catalog::league(QStringView name) const
{
    const auto found =
        std::find_if(leagues.begin(), leagues.end(), [name](const CatalogLeague& candidate) {
            return name.compare(candidate.name, Qt::CaseInsensitive) == 0;
        });
    return found == leagues.end() ? nullptr : &*found;
}

QString matchKey(QStringView name)
{
    const QList<uint> characters = name.toUcs4();
    const auto first = std::find_if(characters.begin(), characters.end(), [](uint character) {
        return QChar::isLetterOrNumber(character);
    });
    // A name of emoji alone is still a name.
    const auto start = first == characters.end() ? characters.begin() : first;
    const auto offset = start - characters.begin();
    const QString text = QString::fromUcs4(
        reinterpret_cast<const char32_t*>(characters.constData() + offset),
        characters.size() - offset);
    return text.normalized(QString::NormalizationForm_C).simplified().toCaseFolded();
}

const CatalogTeam* findTeam(const CatalogLeague& league, QStringView name)
{
    return findByName(league.teams, name);
}

const CatalogPlayer* findPlayer(const CatalogLeague& league, QStringView name)
{
    return findByName(league.players, name);
}

} // namespace betlog::domain
