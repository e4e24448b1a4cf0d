// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/bet_rules.h"
#include "wire/bet_json.h"
#include "wire/json_fields.h"
#include "wire/limits.h"
#include "wire/names.h"

#include <limits>

namespace betlog::wire {

using base::Expected;
using base::JsonReader;
using namespace domain;
using namespace Qt::Literals::StringLiterals;

namespace {

/// How much of a name that is no index an error repeats.
constexpr qsizetype kShownNameLength = 16;

/// What the clients of the original web log call the field, where they used that spelling.
QLatin1StringView spelling(JsonReader& reader, QLatin1StringView snake, QLatin1StringView camel)
{
    return reader.has(camel) && !reader.has(snake) ? camel : snake;
}

std::optional<Odds> readOdds(JsonReader& reader, QLatin1StringView name)
{
    std::optional<Odds> odds;
    reader.optionalObject(name, [&](JsonReader& fields) {
        odds.emplace();
        odds->format = readNamed<OddsFormat>(fields, "format"_L1, &oddsFormatFromName);
        odds->text = readText(fields, "text"_L1);
    });
    return odds;
}

QList<Boost> readBoosts(JsonReader& reader)
{
    QList<Boost> boosts;
    if (!reader.hasValue("boosts"_L1))
        return boosts;
    reader.objects("boosts"_L1, 0, limits::kMaxListRead, [&](JsonReader& fields) {
        Boost boost;
        boost.name = readText(fields, "name"_L1);
        boost.rate = readText(fields, "rate"_L1);
        if (fields.hasValue("rounding"_L1)) {
            boost.rounding =
                readNamed<BoostRounding>(fields, "rounding"_L1, &boostRoundingFromName);
        }
        boosts.append(boost);
    });
    return boosts;
}

/// A stake that the kind of slip has is required; another is read where it is there, for the rules
/// to judge.
Money readStake(JsonReader& reader, bool required)
{
    using Limits = std::numeric_limits<qint64>;
    return required || reader.hasValue("stake"_L1)
        ? Money(reader.integer("stake"_L1, Limits::min(), Limits::max()))
        : Money();
}

Line readLine(JsonReader& reader, BetKind kind)
{
    Line line;
    line.category = readOptionalText(reader, "category"_L1);
    line.market = readOptionalText(reader, "market"_L1);
    line.selection = readText(reader, "selection"_L1);
    line.player = readOptionalText(reader, "player"_L1);
    line.description = readOptionalText(reader, "description"_L1);
    line.stake = readStake(reader, kind == BetKind::Singles);
    line.odds = readOdds(reader, "odds"_L1);
    line.boosts = readBoosts(reader);
    line.startsAt = reader.optionalTimestamp("starts_at"_L1);
    return line;
}

QList<int> readSizes(JsonReader& reader, BetKind kind)
{
    using Limits = std::numeric_limits<int>;
    QList<int> sizes;
    const QList<qint64> read = reader.integers(
        "sizes"_L1, limits::kMaxListRead, Limits::min(), Limits::max(), kind != BetKind::System);
    for (const qint64 size : read)
        sizes.append(static_cast<int>(size));
    return sizes;
}

Slip readSlipMember(JsonReader& reader, QLatin1StringView name)
{
    Slip slip;
    reader.object(name, [&](JsonReader& fields) { slip = readSlip(fields); });
    return slip;
}

/// The slip of a write. One with more lines than anybody reads is told apart by the rules, which
/// say how many a bet may have: none of its lines is looked at.
Slip readWrittenSlip(JsonReader& reader, QLatin1StringView name)
{
    Slip slip;
    reader.object(name, [&](JsonReader& fields) {
        if (fields.raw().value("lines"_L1).toArray().size() > limits::kMaxListRead)
            slip.lines.resize(limits::kMaxListRead + 1);
        else
            slip = readSlip(fields);
    });
    return slip;
}

/// The index that a name of `bet_status` stands for: "0" to "49", written plainly.
std::optional<int> lineIndex(const QString& name, int lineCount)
{
    bool isNumber = false;
    const int index = name.toInt(&isNumber);
    if (!isNumber || index < 0 || index >= lineCount || QString::number(index) != name)
        return std::nullopt;
    return index;
}

LineResult readResult(JsonReader& reader, QLatin1StringView name)
{
    return reader.isNull(name) ? LineResult::Pending
                               : readNamed<LineResult>(reader, name, &lineResultFromName);
}

QMap<int, LineResult> readResults(JsonReader& reader, QLatin1StringView name, qsizetype lineCount)
{
    QMap<int, LineResult> results;
    reader.object(name, [&](JsonReader& fields) {
        for (auto it = fields.raw().begin(); it != fields.raw().end(); ++it) {
            const QString key = it.key();
            const QByteArray latinKey = key.left(kShownNameLength).toLatin1();
            const QLatin1StringView line(latinKey);
            if (const auto index = lineIndex(key, static_cast<int>(lineCount)))
                results.insert(*index, readResult(fields, line));
            else
                fields.addError(line, u"The slip has no line of this index."_s);
        }
    });
    return results;
}

PayoutOverride readOverride(JsonReader& reader)
{
    return {
        readMoney(reader, "totalReturn"_L1),
        reader.optionalText("reason"_L1, {0, bet_limits::kMaxReason})};
}

Payout readPayout(JsonReader& reader)
{
    Payout payout;
    payout.totalWager = readMoney(reader, "totalWager"_L1);
    payout.totalWin = readMoney(reader, "totalWin"_L1);
    payout.totalReturn = readMoney(reader, "totalReturn"_L1);
    payout.profit = readMoney(reader, "profit"_L1);
    payout.settled = reader.boolean("settled"_L1);
    payout.evaluatedAt = reader.optionalTimestamp("evaluatedAt"_L1);
    reader.optionalObject("payout_override"_L1, [&](JsonReader& fields) {
        payout.payoutOverride = readOverride(fields);
    });
    return payout;
}

QList<LineResult> everyResult(const QMap<int, LineResult>& results, qsizetype lineCount)
{
    QList<LineResult> all(lineCount, LineResult::Pending);
    for (auto it = results.begin(); it != results.end(); ++it)
        all[it.key()] = it.value();
    return all;
}

} // namespace

Slip readSlip(JsonReader& reader)
{
    Slip slip;
    slip.kind = readNamed<BetKind>(reader, "kind"_L1, &betKindFromName);
    reader.objects("lines"_L1, 0, limits::kMaxListRead, [&](JsonReader& fields) {
        slip.lines.append(readLine(fields, slip.kind));
    });
    slip.boosts = readBoosts(reader);
    slip.stake = readStake(reader, slip.kind != BetKind::Singles);
    slip.sizes = readSizes(reader, slip.kind);
    slip.price = readOdds(reader, "price"_L1);
    slip.note = readOptionalText(reader, "note"_L1);
    slip.tags = readOptionalTexts(reader, "tags"_L1);
    slip.book = readOptionalText(reader, "book"_L1);
    slip.externalId = readOptionalText(reader, "external_id"_L1);
    return slip;
}

Bet readBet(JsonReader& reader)
{
    Bet bet;
    bet.id = readId<base::BetId>(reader, "id"_L1);
    bet.number = reader.integer("number"_L1, 0, kMaxAmountMinor);
    bet.userName = readText(reader, "user_name"_L1);
    bet.league = readText(reader, "league"_L1);
    bet.awayTeam = readText(reader, "away_team"_L1);
    bet.homeTeam = readText(reader, "home_team"_L1);
    bet.weekKey = readWeekKey(reader, "week_key"_L1);
    bet.betDate = reader.timestamp("bet_date"_L1);
    bet.acceptedAt = reader.optionalTimestamp("accepted_at"_L1).value_or(base::Timestamp());
    bet.slip = readSlipMember(reader, "bet_data"_L1);
    const qsizetype lineCount = bet.slip.lines.size();
    bet.results = everyResult(readResults(reader, "bet_status"_L1, lineCount), lineCount);
    reader.object("payout_data"_L1, [&](JsonReader& fields) { bet.payout = readPayout(fields); });
    bet.version = readCount(reader, "version"_L1);
    bet.updatedAt = reader.timestamp("updated_at"_L1);
    bet.updatedBy = readText(reader, "updated_by"_L1);
    bet.editedAt = reader.optionalTimestamp("edited_at"_L1);
    return bet;
}

CreateBet readCreateBet(JsonReader& reader)
{
    CreateBet create;
    create.userName = readText(reader, spelling(reader, "user_name"_L1, "userName"_L1));
    create.league = readText(reader, "league"_L1);
    create.awayTeam = readText(reader, spelling(reader, "away_team"_L1, "awayTeam"_L1));
    create.homeTeam = readText(reader, spelling(reader, "home_team"_L1, "homeTeam"_L1));
    const auto weekKey = spelling(reader, "week_key"_L1, "weekKey"_L1);
    if (reader.hasValue(weekKey))
        create.weekKey = readWeekKey(reader, weekKey);
    create.betDate = reader.optionalTimestamp(spelling(reader, "bet_date"_L1, "betDate"_L1));
    create.slip = readWrittenSlip(reader, spelling(reader, "bet_data"_L1, "betData"_L1));
    const auto status = spelling(reader, "bet_status"_L1, "betStatus"_L1);
    if (reader.hasValue(status))
        create.results = readResults(reader, status, create.slip.lines.size());
    create.settledAt = reader.optionalTimestamp(spelling(reader, "settled_at"_L1, "settledAt"_L1));
    return create;
}

EditBet readEditBet(JsonReader& reader)
{
    EditBet edit;
    const auto slip = spelling(reader, "bet_data"_L1, "betData"_L1);
    const auto away = spelling(reader, "away_team"_L1, "awayTeam"_L1);
    const auto home = spelling(reader, "home_team"_L1, "homeTeam"_L1);
    if (reader.has(slip))
        edit.slip = readWrittenSlip(reader, slip);
    if (reader.has(away))
        edit.awayTeam = readText(reader, away);
    if (reader.has(home))
        edit.homeTeam = readText(reader, home);
    if (!reader.has(slip) && !reader.has(away) && !reader.has(home))
        reader.addError(slip, u"One of bet_data, away_team and home_team is wanted."_s);
    return edit;
}

SetStatus readSetStatus(JsonReader& reader)
{
    SetStatus status;
    const auto results = spelling(reader, "betStatus"_L1, "bet_status"_L1);
    if (reader.has(results) || !reader.has("payout_override"_L1))
        status.results = readResults(reader, results, bet_limits::kMaxLines);
    if (reader.isNull("payout_override"_L1))
        status.payoutOverride.emplace();
    reader.optionalObject("payout_override"_L1, [&](JsonReader& fields) {
        status.payoutOverride.emplace(readOverride(fields));
    });
    return status;
}

Expected<Bet> decodeBet(QByteArrayView text)
{
    return decodeObject(text, limits::kMaxServerMessageBytes, &readBet);
}

Expected<CreateBody> decodeCreateBody(QByteArrayView text)
{
    return decodeObject(text, limits::kMaxClientMessageBytes, [](JsonReader& reader) {
        return CreateBody {readOptionalId<base::BetId>(reader, "id"_L1), readCreateBet(reader)};
    });
}

Expected<EditBet> decodeEditBody(QByteArrayView text)
{
    return decodeObject(text, limits::kMaxClientMessageBytes, &readEditBet);
}

Expected<SetStatus> decodeStatusBody(QByteArrayView text)
{
    return decodeObject(text, limits::kMaxClientMessageBytes, &readSetStatus);
}

} // namespace betlog::wire
