// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "domain/catalog.h"

#include <QJsonValue>
#include <QStringList>

namespace betlog::files {

/// A catalogue from a file; what could not be read of it is left out, and told.
struct CatalogFile
{
    domain::Catalog catalog;
    QStringList problems; ///< a sentence each
};

/// Reads the catalogue of the original web log, or one of our own (docs/protocol.md, section 6).
[[nodiscard]] base::Expected<CatalogFile> readCatalogFile(QByteArrayView file);

/// The catalogue of the original web log:
///
///   {"teams": {"nfl": [{"name", "primaryColor", "secondaryColor"}]},
///    "leagueData": {"NFL": {"players": [{"category", "players": [{"name", "starred"}]}, or
///    "name"],
///                           "categories": {"TEAM": [{"text", "value", "desc"}]}}},
///    "basketballCategories": {…}}
///
/// A league whose `categories` is a list of names takes these from `basketballCategories`, which
/// the basketball leagues share. The colour of a league was that of its first team.
[[nodiscard]] bool looksLikeWebCatalog(const QJsonValue& file);

} // namespace betlog::files
