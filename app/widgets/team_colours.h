// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/catalog.h"

#include <QHash>

#include <utility>

namespace betlog::widgets {

/// Finds a team's colours in the catalogue; remembers what it found, for it is asked with every
/// paint.
class TeamColours
{
public:
    struct Colours
    {
        QString primary; ///< "#RRGGBB", or empty
        QString secondary;
    };

    TeamColours() = default;

    explicit TeamColours(domain::Catalog catalog)
        : m_catalog(std::move(catalog))
    { }

    [[nodiscard]] Colours of(const QString& league, const QString& team) const;

private:
    domain::Catalog m_catalog;
    mutable QHash<std::pair<QString, QString>, Colours> m_found;
};

} // namespace betlog::widgets
