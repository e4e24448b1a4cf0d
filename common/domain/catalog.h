// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QList>
#include <QString>

namespace betlog::domain {

struct CatalogTeam
{
    QString name;
    QString primaryColor; ///< "#RRGGBB", or empty
    QString secondaryColor;

    friend bool operator==(const CatalogTeam&, const CatalogTeam&) = default;
};

struct CatalogPlayer
{
    QString name;
    QString category;
    bool starred = false;

    friend bool operator==(const CatalogPlayer&, const CatalogPlayer&) = default;
};

struct CatalogLine
{
    QString category;
    QString text;
    QString description;
    QString risk; ///< a house price by name, or empty
    bool needsPlayer = false;

    friend bool operator==(const CatalogLine&, const CatalogLine&) = default;
};

struct CatalogLeague
{
    QString name;
    QString color;
    QList<CatalogTeam> teams;
    QList<CatalogPlayer> players;
    QList<CatalogLine> lines;

    friend bool operator==(const CatalogLeague&, const CatalogLeague&) = default;
};

/// What the bet editor offers. A bet may always name what the catalogue lacks.
struct Catalog
{
    QList<CatalogLeague> leagues;

    /// By name without regard to case; nullptr if there is none.
    [[nodiscard]] const CatalogLeague* league(QStringView name) const;

    friend bool operator==(const Catalog&, const Catalog&) = default;
};

/// A name as it is matched: without leading blanks, emoji and symbols, case folded. " 😼Minnesota
/// Lynx" matches "Minnesota Lynx".
[[nodiscard]] QString matchKey(QStringView name);
[[nodiscard]] const CatalogTeam* findTeam(const CatalogLeague& league, QStringView name);
[[nodiscard]] const CatalogPlayer* findPlayer(const CatalogLeague& league, QStringView name);

} // namespace betlog::domain
