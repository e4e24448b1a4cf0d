// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "files/web_log.h"

#include "base/json_reader.h"
#include "domain/bet_rules.h"
#include "domain/catalog.h"
#include "domain/house_boosts.h"
#include "files/file_text.h"
#include "files/import.h"
#include "files/wall_clock.h"
#include "wire/canonical_json.h"
#include "wire/json_fields.h"

#include <QCryptographicHash>

#include <algorithm>

namespace betlog::files {

using base::JsonReader;
using namespace domain;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kSamePlayerLines = 3;
/// More lines than a bet may have are read, so that the rules can say so.
constexpr int kMaxLinesRead = 1000;
/// How much of a key that is no week an error repeats.
constexpr qsizetype kShownKeyLength = 40;

/// Reads one row; `weekText` is the key of the week that it stands under.
class WebRowReader
{
public:
    WebRowReader(const QJsonObject& row, const QString& weekText, const ImportOptions& options)
        : m_row(row)
        , m_weekText(weekText)
        , m_options(options)
    { }

    [[nodiscard]] base::Expected<wire::CreateBet> read();

private:
    [[nodiscard]] wire::CreateBet readRow(JsonReader& row);
    void readSlip(JsonReader& row, wire::CreateBet& create);
    [[nodiscard]] Line readLine(JsonReader& line, const QString& league);
    [[nodiscard]] Odds readPrice(JsonReader& line, Line& into, const QString& league);
    [[nodiscard]] Money readChips(JsonReader& line, QLatin1StringView name);
    [[nodiscard]] QString riskName(const QJsonValue& risk, const QString& league) const;
    [[nodiscard]] std::optional<WeekKey> readWeek(JsonReader& row);
    [[nodiscard]] std::optional<base::Timestamp> readDate(JsonReader& row);
    void readResults(JsonReader& row, wire::CreateBet& create);

    const QJsonObject& m_row;
    const QString& m_weekText;
    const ImportOptions& m_options;
};

/// The part of a row that the browser wrote: `bet_data` of the database, or the row itself.
QJsonObject enteredPart(const QJsonObject& row)
{
    const QJsonValue betData = row.value("bet_data"_L1);
    return betData.isObject() ? betData.toObject() : row;
}

/// The first of these members that is a text, in the row or in what the browser wrote.
QString textOf(JsonReader& row, std::initializer_list<QLatin1StringView> names)
{
    const QJsonObject entered = enteredPart(row.raw());
    for (const QLatin1StringView name : names) {
        for (const QJsonObject* part : {&row.raw(), &entered}) {
            if (part->value(name).isString())
                return part->value(name).toString();
        }
    }
    row.addError(*names.begin(), u"This is missing."_s);
    return {};
}

base::Expected<wire::CreateBet> WebRowReader::read()
{
    QList<base::FieldError> errors;
    JsonReader reader(m_row, errors);
    wire::CreateBet create = readRow(reader);
    return wire::finished(std::move(create), errors);
}

wire::CreateBet WebRowReader::readRow(JsonReader& row)
{
    wire::CreateBet create;
    create.userName = textOf(row, {"user_name"_L1, "userName"_L1});
    create.league = textOf(row, {"league"_L1});
    create.awayTeam = textOf(row, {"away_team"_L1, "awayTeam"_L1});
    create.homeTeam = textOf(row, {"home_team"_L1, "homeTeam"_L1});
    create.weekKey = readWeek(row);
    create.betDate = readDate(row);
    if (row.has("bet_data"_L1))
        row.object("bet_data"_L1, [&](JsonReader& entered) { readSlip(entered, create); });
    else
        readSlip(row, create);
    readResults(row, create);
    create.settledAt =
        base::Timestamp::fromRfc3339(m_row.value("payout_data"_L1)["evaluatedAt"_L1].toString());
    return create;
}

/// Three lines on one player earned the same player's boost, on settling.
bool nameOnePlayer(const QList<Line>& lines)
{
    return lines.size() >= kSamePlayerLines && !lines.first().player.trimmed().isEmpty()
        && std::all_of(lines.begin(), lines.end(), [&](const Line& line) {
               return line.player.trimmed() == lines.first().player.trimmed();
           });
}

void WebRowReader::readSlip(JsonReader& row, wire::CreateBet& create)
{
    row.objects("bets"_L1, 0, kMaxLinesRead, [&](JsonReader& line) {
        create.slip.lines.append(readLine(line, create.league));
    });
    if (nameOnePlayer(create.slip.lines))
        create.slip.boosts.append(samePlayerBoost());
}

Line WebRowReader::readLine(JsonReader& reader, const QString& league)
{
    Line line;
    line.selection = wire::readText(reader, "betText"_L1);
    line.description = wire::readOptionalText(reader, "betDesc"_L1);
    const QString player = wire::readOptionalText(reader, "player"_L1);
    line.player = player == u"N/A" ? QString() : player;
    line.stake = readChips(reader, "betAmount"_L1);
    line.odds = readPrice(reader, line, league);
    const CatalogLeague* offered = m_options.catalog ? m_options.catalog->league(league) : nullptr;
    if (offered) {
        const auto known = std::ranges::find(offered->lines, line.selection, &CatalogLine::text);
        line.category = known == offered->lines.end() ? QString() : known->category;
    }
    return line;
}

/// What the line wins is known to the chip; the oldest rows have but the name of its risk.
Odds WebRowReader::readPrice(JsonReader& reader, Line& into, const QString& league)
{
    if (reader.hasValue("potentialWin"_L1)) {
        const Money win = readChips(reader, "potentialWin"_L1);
        return {OddsFormat::ToWin, QString::number(win.minor())};
    }
    const QString risk = riskName(reader.raw().value("riskLevel"_L1), league);
    if (risk.isEmpty()) {
        reader.addError(
            "riskLevel"_L1,
            u"The price is not known: there is no potentialWin, and the catalogue at hand does not "
            "have this risk."_s);
    }
    if (reader.optionalBoolean("rolePlayerBoost"_L1, false))
        into.boosts.append(rolePlayerBoost());
    return {OddsFormat::Risk, risk};
}

/// A price by its name, or by the index of its line in the catalogue (backyard leagues).
QString WebRowReader::riskName(const QJsonValue& risk, const QString& league) const
{
    if (checkOdds({OddsFormat::Risk, risk.toString()}))
        return risk.toString();
    bool isIndex = risk.isDouble();
    const qint64 index = isIndex ? risk.toInteger(-1) : risk.toString().toLongLong(&isIndex);
    const CatalogLeague* offered = m_options.catalog ? m_options.catalog->league(league) : nullptr;
    const bool isKnown = isIndex && offered && index >= 0 && index < offered->lines.size();
    return isKnown ? offered->lines.at(index).risk : QString();
}

/// Whole chips in the log's minor units.
Money WebRowReader::readChips(JsonReader& reader, QLatin1StringView name)
{
    qint64 unit = 1;
    for (int i = 0; i < m_options.currency.exponent; ++i)
        unit *= 10;
    return Money(reader.integer(name, 0, kMaxStakeMinor) * unit);
}

std::optional<WeekKey> WebRowReader::readWeek(JsonReader& row)
{
    const QString text =
        m_weekText.isEmpty() ? wire::readOptionalText(row, "week_key"_L1) : m_weekText;
    const auto named = WeekKey::fromText(text);
    if (!named) {
        row.addError(
            "week_key"_L1, u"\"%1\" is no date of a week."_s.arg(text.left(kShownKeyLength)));
        return std::nullopt;
    }
    return m_options.weekStart.weekContaining(named->start());
}

std::optional<base::Timestamp> WebRowReader::readDate(JsonReader& row)
{
    const auto stored = base::Timestamp::fromRfc3339(row.raw().value("bet_date"_L1).toString());
    const QString wall = enteredPart(row.raw()).value("date"_L1).toString();
    const QTimeZone zone = m_options.sourceTimeZone.value_or(m_options.weekStart.zone);
    const auto entered = readWallClock(wall, zone);
    const auto best = m_options.sourceTimeZone && entered ? entered : stored;
    if (!best && !entered)
        row.addError("bet_date"_L1, u"There is no time here that can be read."_s);
    return best ? best : entered;
}

void WebRowReader::readResults(JsonReader& row, wire::CreateBet& create)
{
    const qsizetype lineCount = create.slip.lines.size();
    row.optionalObject("bet_status"_L1, [&](JsonReader& status) {
        for (auto it = status.raw().begin(); it != status.raw().end(); ++it) {
            bool isIndex = false;
            const int index = it.key().toInt(&isIndex);
            const auto result = lineResultFromName(it.value().toString(u"pending"_s));
            if (!isIndex || index < 0 || index >= lineCount || !result)
                row.addError("bet_status"_L1, u"\"%1\" is no result of a line."_s.arg(it.key()));
            else if (*result != LineResult::Pending)
                create.results.insert(index, *result);
        }
    });
}

/// Names a row without an id by what was entered; what happened to it later does not count.
QString digestOf(const QJsonObject& row, const QString& weekText)
{
    QJsonObject entered = enteredPart(row);
    entered.insert("week"_L1, weekText);
    for (const auto name : {"bet_status"_L1, "payout_data"_L1, "id"_L1, "localIdx"_L1})
        entered.remove(name);
    const QByteArray text = wire::canonicalJson(entered);
    constexpr qsizetype kDigits = 32;
    return QString::fromLatin1(
        QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().first(kDigits));
}

/// The database's ids are whole numbers; "local-3" of the browser is a place in a list, no id.
QString sourceOf(const QJsonObject& row, const QString& weekText)
{
    const QJsonValue id = row.value("id"_L1);
    const qint64 number = id.toInteger(-1);
    return u"weblog:"_s + (number >= 0 ? QString::number(number) : digestOf(row, weekText));
}

/// What stands where a row should.
FileRow misshapen(const QString& place, const QString& detail)
{
    const base::Error error = wire::shapeError({{u'/' + place, detail}});
    return {u"weblog:"_s + place, base::unexpected(error), {}, {}};
}

void readRows(
    const QJsonArray& rows,
    const QString& weekText,
    const ImportOptions& options,
    QList<FileRow>& into)
{
    for (qsizetype i = 0; i < rows.size() && into.size() <= kMaxRows; ++i) {
        const QJsonObject row = rows.at(i).toObject();
        const QString place = u"%1/%2"_s.arg(weekText.left(kShownKeyLength)).arg(i);
        if (rows.at(i).isObject())
            into.append(
                {sourceOf(row, weekText), WebRowReader(row, weekText, options).read(), {}, {}});
        else
            into.append(misshapen(place, u"This must be an object."_s));
    }
}

/// The object of weeks: the file itself, or its member `bets`.
QJsonObject weeksOf(const QJsonValue& file)
{
    const QJsonObject top = file.toObject();
    return top.value("bets"_L1).isObject() ? top.value("bets"_L1).toObject() : top;
}

bool isWebRow(const QJsonValue& row)
{
    return enteredPart(row.toObject()).value("bets"_L1).isArray();
}

} // namespace

bool looksLikeWebLog(const QJsonValue& file)
{
    if (file.isArray())
        return isWebRow(file.toArray().at(0));
    const QJsonObject weeks = weeksOf(file);
    const bool isEmptyExport = weeks.isEmpty() && file.toObject().contains("bets"_L1);
    return isEmptyExport || std::any_of(weeks.begin(), weeks.end(), [](const QJsonValue& rows) {
               const QJsonArray list = rows.toArray();
               return std::any_of(list.begin(), list.end(), &isWebRow);
           });
}

QList<FileRow> readWebLog(const QJsonValue& file, const ImportOptions& options)
{
    QList<FileRow> rows;
    readRows(file.toArray(), {}, options, rows);
    const QJsonObject weeks = weeksOf(file);
    for (auto it = weeks.begin(); it != weeks.end() && rows.size() <= kMaxRows; ++it) {
        if (it.value().isArray())
            readRows(it.value().toArray(), it.key(), options, rows);
        else
            rows.append(misshapen(it.key().left(kShownKeyLength), u"This must be a list."_s));
    }
    return rows;
}

} // namespace betlog::files
