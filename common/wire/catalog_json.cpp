// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/catalog_json.h"

#include "domain/bet_rules.h"
#include "domain/odds.h"
#include "wire/json_fields.h"
#include "wire/json_writer.h"
#include "wire/limits.h"

#include <algorithm>

namespace betlog::wire {

using base::Expected;
using base::JsonReader;
using namespace domain;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMaxLeagues = 100;
constexpr int kMaxTeams = 200;
constexpr int kMaxPlayers = 2000;
constexpr int kMaxCatalogLines = 2000;
constexpr JsonReader::TextLimits kLeagueName {1, bet_limits::kMaxLeague, false};
constexpr JsonReader::TextLimits kTeamName {1, bet_limits::kMaxTeam, false};
constexpr JsonReader::TextLimits kRequiredText {1, bet_limits::kMaxLineText};
constexpr JsonReader::TextLimits kAnyText {0, bet_limits::kMaxLineText};

bool isColor(const QString& text)
{
    constexpr qsizetype kColorLength = 7;
    return text.size() == kColorLength && text.startsWith(u'#')
        && std::all_of(text.begin() + 1, text.end(), [](QChar digit) {
               return (digit >= u'0' && digit <= u'9') || (digit >= u'a' && digit <= u'f')
                   || (digit >= u'A' && digit <= u'F');
           });
}

QString readColor(JsonReader& reader, QLatin1StringView name)
{
    const QString color = readOptionalText(reader, name);
    if (!color.isEmpty() && !isColor(color))
        reader.addError(name, u"A colour is written #RRGGBB."_s);
    return color;
}

QString readRisk(JsonReader& reader)
{
    const QString risk = readOptionalText(reader, "risk"_L1);
    if (!risk.isEmpty() && !checkOdds({OddsFormat::Risk, risk}))
        reader.addError("risk"_L1, u"A risk is Low, Medium, High or Extreme."_s);
    return risk;
}

CatalogTeam readTeam(JsonReader& reader)
{
    return {
        reader.text("name"_L1, kTeamName),
        readColor(reader, "primaryColor"_L1),
        readColor(reader, "secondaryColor"_L1)};
}

CatalogPlayer readPlayer(JsonReader& reader)
{
    return {
        reader.text("name"_L1, kRequiredText),
        reader.optionalText("category"_L1, kAnyText),
        reader.optionalBoolean("starred"_L1, false)};
}

CatalogLine readLine(JsonReader& reader)
{
    return {
        reader.optionalText("category"_L1, kAnyText),
        reader.text("text"_L1, kRequiredText),
        reader.optionalText("description"_L1, kAnyText),
        readRisk(reader),
        reader.optionalBoolean("needsPlayer"_L1, false)};
}

/// A list that may be left out.
template <typename Entry>
QList<Entry>
readList(JsonReader& reader, QLatin1StringView name, int maxCount, Entry (*read)(JsonReader&))
{
    QList<Entry> entries;
    if (reader.hasValue(name)) {
        reader.objects(name, 0, maxCount, [&](JsonReader& entry) { entries.append(read(entry)); });
    }
    return entries;
}

CatalogLeague readLeague(JsonReader& reader)
{
    CatalogLeague league;
    league.name = reader.text("name"_L1, kLeagueName);
    if (league.name.contains(u'/') || league.name.contains(u'*'))
        reader.addError("name"_L1, u"The name of a league is written without / and *."_s);
    league.color = readColor(reader, "color"_L1);
    league.teams = readList(reader, "teams"_L1, kMaxTeams, &readTeam);
    league.players = readList(reader, "players"_L1, kMaxPlayers, &readPlayer);
    league.lines = readList(reader, "lines"_L1, kMaxCatalogLines, &readLine);
    return league;
}

Catalog readCatalog(JsonReader& reader)
{
    Catalog catalog;
    reader.objects("leagues"_L1, 0, kMaxLeagues, [&](JsonReader& fields) {
        CatalogLeague league = readLeague(fields);
        if (!league.name.isEmpty() && catalog.league(league.name) != nullptr)
            fields.addError("name"_L1, u"Another league has this name already."_s);
        catalog.leagues.append(std::move(league));
    });
    return catalog;
}

void writeTeam(JsonWriter& writer, const CatalogTeam& team)
{
    writer.openObject();
    writer.textMember("name"_L1, team.name);
    writer.textMember("primaryColor"_L1, team.primaryColor);
    writer.textMember("secondaryColor"_L1, team.secondaryColor);
    writer.closeObject();
}

void writePlayer(JsonWriter& writer, const CatalogPlayer& player)
{
    writer.openObject();
    writer.textMember("category"_L1, player.category);
    writer.textMember("name"_L1, player.name);
    writer.booleanMember("starred"_L1, player.starred);
    writer.closeObject();
}

void writeLine(JsonWriter& writer, const CatalogLine& line)
{
    writer.openObject();
    writer.textMember("category"_L1, line.category);
    writer.textMember("description"_L1, line.description);
    writer.booleanMember("needsPlayer"_L1, line.needsPlayer);
    writer.textMember("risk"_L1, line.risk);
    writer.textMember("text"_L1, line.text);
    writer.closeObject();
}

template <typename Entry>
void writeList(
    JsonWriter& writer,
    QLatin1StringView name,
    const QList<Entry>& entries,
    void (*write)(JsonWriter&, const Entry&))
{
    writer.key(name);
    writer.openArray();
    for (const Entry& entry : entries)
        write(writer, entry);
    writer.closeArray();
}

void writeLeague(JsonWriter& writer, const CatalogLeague& league)
{
    writer.openObject();
    writer.textMember("color"_L1, league.color);
    writeList(writer, "lines"_L1, league.lines, &writeLine);
    writer.textMember("name"_L1, league.name);
    writeList(writer, "players"_L1, league.players, &writePlayer);
    writeList(writer, "teams"_L1, league.teams, &writeTeam);
    writer.closeObject();
}

} // namespace

QByteArray encodeCatalog(const Catalog& catalog)
{
    JsonWriter writer(32 * 1024);
    writer.openObject();
    writeList(writer, "leagues"_L1, catalog.leagues, &writeLeague);
    writer.closeObject();
    return writer.take();
}

Expected<Catalog> decodeCatalog(QByteArrayView text)
{
    return decodeObject(text, limits::kMaxHttpBodyBytes, &readCatalog);
}

} // namespace betlog::wire
