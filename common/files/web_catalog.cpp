// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "files/web_catalog.h"

#include "files/file_text.h"
#include "wire/catalog_json.h"
#include "wire/limits.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace betlog::files {

using base::Error;
using base::ErrorCode;
using base::Expected;
using namespace domain;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Only there does the price hang on a person.
bool needsPlayer(const QString& category)
{
    return category == u"INDIVIDUAL" || category == u"STAT_HUNTING";
}

class WebCatalogReader
{
public:
    explicit WebCatalogReader(const QJsonObject& file)
        : m_file(file)
    { }

    [[nodiscard]] CatalogFile read();

private:
    void readLeague(const QString& name, const QJsonObject& facts);
    void readTeams(CatalogLeague& league);
    void readPlayers(CatalogLeague& league, const QJsonArray& groups);
    void readPlayer(CatalogLeague& league, const QString& category, const QJsonValue& player);
    void readCategories(CatalogLeague& league, const QJsonValue& categories);
    void readLines(CatalogLeague& league, const QString& category, const QJsonValue& lines);
    void leaveOut(const CatalogLeague& league, const QString& what);
    [[nodiscard]] bool isSound(CatalogLeague league) const;

    const QJsonObject& m_file;
    CatalogFile m_result;
};

CatalogFile WebCatalogReader::read()
{
    const QJsonObject leagues = m_file.value("leagueData"_L1).toObject();
    for (auto it = leagues.begin(); it != leagues.end(); ++it)
        readLeague(it.key(), it.value().toObject());
    return m_result;
}

/// One league alone must be a catalogue that our server takes; what breaks it is left out.
bool WebCatalogReader::isSound(CatalogLeague league) const
{
    Catalog alone;
    alone.leagues.append(std::move(league));
    return wire::decodeCatalog(wire::encodeCatalog(alone)).has_value();
}

void WebCatalogReader::leaveOut(const CatalogLeague& league, const QString& what)
{
    m_result.problems.append(u"%1: %2 is left out."_s.arg(league.name, what));
}

void WebCatalogReader::readLeague(const QString& name, const QJsonObject& facts)
{
    CatalogLeague league;
    league.name = name;
    if (!isSound(league) || m_result.catalog.league(name))
        return leaveOut(league, u"the league"_s);
    readTeams(league);
    readPlayers(league, facts.value("players"_L1).toArray());
    readCategories(league, facts.value("categories"_L1));
    if (!isSound(league))
        return leaveOut(league, u"the league, which is too large,"_s);
    m_result.catalog.leagues.append(league);
}

void WebCatalogReader::readTeams(CatalogLeague& league)
{
    const QJsonArray teams =
        m_file.value("teams"_L1).toObject().value(league.name.toLower()).toArray();
    for (const QJsonValue value : teams) {
        const QJsonObject facts = value.toObject();
        const CatalogTeam team {
            value.isString() ? value.toString() : facts.value("name"_L1).toString(),
            facts.value("primaryColor"_L1).toString(),
            facts.value("secondaryColor"_L1).toString()};
        if (isSound({league.name, {}, {team}, {}, {}}))
            league.teams.append(team);
        else
            leaveOut(league, u"the team \"%1\""_s.arg(team.name.left(80)));
    }
    if (!league.teams.isEmpty())
        league.color = league.teams.first().secondaryColor;
}

void WebCatalogReader::readPlayers(CatalogLeague& league, const QJsonArray& groups)
{
    for (const QJsonValue group : groups) {
        const QJsonObject facts = group.toObject();
        if (!facts.contains("players"_L1)) {
            readPlayer(league, {}, group);
            continue;
        }
        for (const QJsonValue player : facts.value("players"_L1).toArray())
            readPlayer(league, facts.value("category"_L1).toString(), player);
    }
}

void WebCatalogReader::readPlayer(
    CatalogLeague& league, const QString& category, const QJsonValue& value)
{
    const QJsonObject facts = value.toObject();
    const CatalogPlayer player {
        value.isString() ? value.toString() : facts.value("name"_L1).toString(),
        category,
        facts.value("starred"_L1).toBool()};
    if (isSound({league.name, {}, {}, {player}, {}}))
        league.players.append(player);
    else
        leaveOut(league, u"the player \"%1\""_s.arg(player.name.left(80)));
}

void WebCatalogReader::readCategories(CatalogLeague& league, const QJsonValue& categories)
{
    if (categories.isArray()) {
        const QJsonObject shared = m_file.value("basketballCategories"_L1).toObject();
        for (const QJsonValue name : categories.toArray())
            readLines(league, name.toString(), shared.value(name.toString()));
        return;
    }
    const QJsonObject own = categories.toObject();
    for (auto it = own.begin(); it != own.end(); ++it)
        readLines(league, it.key(), it.value());
}

void WebCatalogReader::readLines(
    CatalogLeague& league, const QString& category, const QJsonValue& lines)
{
    if (!lines.isArray())
        return leaveOut(league, u"the category \"%1\""_s.arg(category.left(80)));
    for (const QJsonValue value : lines.toArray()) {
        const QJsonObject facts = value.toObject();
        const CatalogLine line {
            category,
            facts.value("text"_L1).toString(),
            facts.value("desc"_L1).toString(),
            facts.value("value"_L1).toString(),
            needsPlayer(category)};
        if (isSound({league.name, {}, {}, {}, {line}}))
            league.lines.append(line);
        else
            leaveOut(league, u"the line \"%1\""_s.arg(line.text.left(80)));
    }
}

} // namespace

bool looksLikeWebCatalog(const QJsonValue& file)
{
    const QJsonObject top = file.toObject();
    return top.value("leagueData"_L1).isObject() && top.value("teams"_L1).isObject();
}

Expected<CatalogFile> readCatalogFile(QByteArrayView file)
{
    if (file.size() > wire::limits::kMaxHttpBodyBytes) {
        return base::unexpected(
            Error {ErrorCode::TooLarge, u"The catalogue is larger than a server takes."_s, {}});
    }
    const Expected<QJsonValue> parsed = parseFile(file);
    if (!parsed)
        return base::unexpected(parsed.error());
    const QJsonObject top = parsed->toObject();
    if (looksLikeWebCatalog(*parsed))
        return WebCatalogReader(top).read();
    // Written again, so that byte order marks and UTF-16 are behind us.
    const auto own = wire::decodeCatalog(QJsonDocument(top).toJson(QJsonDocument::Compact));
    if (!own)
        return base::unexpected(own.error());
    return CatalogFile {*own, {}};
}

} // namespace betlog::files
