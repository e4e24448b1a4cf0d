// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/bet_json.h"

#include "base/json_document.h"
#include "wire/json_writer.h"
#include "wire/names.h"

#include <QJsonDocument>

namespace betlog::wire {

using namespace domain;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What most bets need; more grows by itself.
constexpr qsizetype kExpectedBetBytes = 1536;

void writeOdds(JsonWriter& writer, const Odds& odds)
{
    writer.openObject();
    writer.textMember("format"_L1, oddsFormatName(odds.format));
    writer.textMember("text"_L1, odds.text);
    writer.closeObject();
}

void writeBoosts(JsonWriter& writer, const QList<Boost>& boosts)
{
    writer.openArray();
    for (const Boost& boost : boosts) {
        writer.openObject();
        writer.textMember("name"_L1, boost.name);
        writer.textMember("rate"_L1, boost.rate);
        writer.textMember("rounding"_L1, boostRoundingName(boost.rounding));
        writer.closeObject();
    }
    writer.closeArray();
}

void writeMoment(
    JsonWriter& writer, QLatin1StringView name, const std::optional<base::Timestamp>& moment)
{
    if (moment)
        writer.textMember(name, moment->rfc3339());
    else
        writer.nullMember(name);
}

void writeLine(JsonWriter& writer, const Line& line, BetKind kind)
{
    writer.openObject();
    writer.key("boosts"_L1);
    writeBoosts(writer, line.boosts);
    if (!line.category.isEmpty())
        writer.textMember("category"_L1, line.category);
    writer.textMember("description"_L1, line.description);
    writer.textMember("market"_L1, line.market);
    writer.key("odds"_L1);
    if (line.odds)
        writeOdds(writer, *line.odds);
    else
        writer.null();
    writer.textMember("player"_L1, line.player);
    writer.textMember("selection"_L1, line.selection);
    if (kind == BetKind::Singles || line.stake != Money())
        writer.integerMember("stake"_L1, line.stake.minor());
    writeMoment(writer, "starts_at"_L1, line.startsAt);
    writer.closeObject();
}

void writeSizes(JsonWriter& writer, const QList<int>& sizes)
{
    writer.key("sizes"_L1);
    writer.openArray();
    for (const int size : sizes)
        writer.integer(size);
    writer.closeArray();
}

void writeTags(JsonWriter& writer, const QStringList& tags)
{
    writer.key("tags"_L1);
    writer.openArray();
    for (const QString& tag : tags)
        writer.text(tag);
    writer.closeArray();
}

/// What belongs to another kind of slip is written only where it is there, so that nothing is lost.
void writeSlip(JsonWriter& writer, const Slip& slip)
{
    writer.openObject();
    writer.textMember("book"_L1, slip.book);
    writer.key("boosts"_L1);
    writeBoosts(writer, slip.boosts);
    if (!slip.externalId.isEmpty())
        writer.textMember("external_id"_L1, slip.externalId);
    writer.textMember("kind"_L1, betKindName(slip.kind));
    writer.key("lines"_L1);
    writer.openArray();
    for (const Line& line : slip.lines)
        writeLine(writer, line, slip.kind);
    writer.closeArray();
    writer.textMember("note"_L1, slip.note);
    if (slip.price) {
        writer.key("price"_L1);
        writeOdds(writer, *slip.price);
    }
    if (slip.kind == BetKind::System || !slip.sizes.isEmpty())
        writeSizes(writer, slip.sizes);
    if (slip.kind != BetKind::Singles || slip.stake != Money())
        writer.integerMember("stake"_L1, slip.stake.minor());
    writeTags(writer, slip.tags);
    writer.closeObject();
}

void writeOverride(JsonWriter& writer, const PayoutOverride& payoutOverride)
{
    writer.openObject();
    writer.textMember("reason"_L1, payoutOverride.reason);
    writer.integerMember("totalReturn"_L1, payoutOverride.totalReturn.minor());
    writer.closeObject();
}

/// Indices as texts, in the order of their UTF-16 units: "0", "1", "10", "2" …
void writeResults(JsonWriter& writer, const QMap<int, LineResult>& results, bool withPending)
{
    if (results.isEmpty()) // As most that are placed have.
        return writer.json("{}");
    QMap<QByteArray, LineResult> inOrder;
    for (auto it = results.begin(); it != results.end(); ++it) {
        if (withPending || it.value() != LineResult::Pending)
            inOrder.insert(QByteArray::number(it.key()), it.value());
    }
    writer.openObject();
    for (auto it = inOrder.begin(); it != inOrder.end(); ++it) {
        writer.key(QLatin1StringView(it.key()));
        if (it.value() == LineResult::Pending)
            writer.null();
        else
            writer.text(lineResultName(it.value()));
    }
    writer.closeObject();
}

void writeResults(JsonWriter& writer, const QList<LineResult>& results)
{
    QMap<int, LineResult> settled;
    for (qsizetype i = 0; i < results.size(); ++i) {
        if (results.at(i) != LineResult::Pending)
            settled.insert(static_cast<int>(i), results.at(i));
    }
    writeResults(writer, settled, false);
}

void writeCreate(JsonWriter& writer, const CreateBet& create)
{
    writer.openObject();
    writer.textMember("away_team"_L1, create.awayTeam);
    writer.key("bet_data"_L1);
    writeSlip(writer, create.slip);
    if (create.betDate)
        writer.textMember("bet_date"_L1, create.betDate->rfc3339());
    if (!create.results.isEmpty()) {
        writer.key("bet_status"_L1);
        writeResults(writer, create.results, true);
    }
    if (create.settledAt)
        writer.textMember("settled_at"_L1, create.settledAt->rfc3339());
    writer.textMember("home_team"_L1, create.homeTeam);
    writer.textMember("league"_L1, create.league);
    writer.textMember("user_name"_L1, create.userName);
    if (create.weekKey)
        writer.textMember("week_key"_L1, create.weekKey->text());
    writer.closeObject();
}

void writeEdit(JsonWriter& writer, const EditBet& edit)
{
    writer.openObject();
    if (edit.awayTeam)
        writer.textMember("away_team"_L1, *edit.awayTeam);
    if (edit.slip) {
        writer.key("bet_data"_L1);
        writeSlip(writer, *edit.slip);
    }
    if (edit.homeTeam)
        writer.textMember("home_team"_L1, *edit.homeTeam);
    writer.closeObject();
}

void writeStatus(JsonWriter& writer, const SetStatus& status)
{
    writer.openObject();
    if (!status.results.isEmpty() || !status.payoutOverride) {
        writer.key("betStatus"_L1);
        writeResults(writer, status.results, true);
    }
    if (status.payoutOverride) {
        writer.key("payout_override"_L1);
        if (*status.payoutOverride)
            writeOverride(writer, **status.payoutOverride);
        else
            writer.null();
    }
    writer.closeObject();
}

/// The text that `write` writes, and that text as an object.
template <typename Write>
QByteArray written(const Write& write)
{
    JsonWriter writer(kExpectedBetBytes);
    write(writer);
    return writer.take();
}

QJsonObject parsed(const QByteArray& json)
{
    return base::readJson(json).object();
}

} // namespace

void writeBet(JsonWriter& writer, const Bet& bet)
{
    writer.openObject();
    const bool isAccepted = bet.acceptedAt != base::Timestamp();
    writeMoment(
        writer, "accepted_at"_L1, isAccepted ? std::optional(bet.acceptedAt) : std::nullopt);
    writer.textMember("away_team"_L1, bet.awayTeam);
    writer.key("bet_data"_L1);
    writeSlip(writer, bet.slip);
    writer.textMember("bet_date"_L1, bet.betDate.rfc3339());
    writer.key("bet_status"_L1);
    writeResults(writer, bet.results);
    writeMoment(writer, "edited_at"_L1, bet.editedAt);
    writer.textMember("home_team"_L1, bet.homeTeam);
    writer.textMember("id"_L1, bet.id.text());
    writer.textMember("league"_L1, bet.league);
    writer.integerMember("number"_L1, bet.number);
    writer.key("payout_data"_L1);
    writePayout(writer, bet.payout);
    writer.textMember("updated_at"_L1, bet.updatedAt.rfc3339());
    writer.textMember("updated_by"_L1, bet.updatedBy);
    writer.textMember("user_name"_L1, bet.userName);
    writer.integerMember("version"_L1, bet.version);
    writer.dateMember("week_key"_L1, bet.weekKey.start());
    writer.closeObject();
}

void writePayout(JsonWriter& writer, const Payout& payout)
{
    writer.openObject();
    writeMoment(writer, "evaluatedAt"_L1, payout.evaluatedAt);
    if (payout.payoutOverride) {
        writer.key("payout_override"_L1);
        writeOverride(writer, *payout.payoutOverride);
    }
    writer.integerMember("profit"_L1, payout.profit.minor());
    writer.booleanMember("settled"_L1, payout.settled);
    writer.integerMember("totalReturn"_L1, payout.totalReturn.minor());
    writer.integerMember("totalWager"_L1, payout.totalWager.minor());
    writer.integerMember("totalWin"_L1, payout.totalWin.minor());
    writer.closeObject();
}

void writeOperation(JsonWriter& writer, const Operation& operation)
{
    if (const auto* create = std::get_if<CreateBet>(&operation))
        writeCreate(writer, *create);
    else if (const auto* edit = std::get_if<EditBet>(&operation))
        writeEdit(writer, *edit);
    else if (const auto* status = std::get_if<SetStatus>(&operation))
        writeStatus(writer, *status);
    else
        writer.json("{}");
}

QByteArray encodeBet(const Bet& bet)
{
    return written([&](JsonWriter& writer) { writeBet(writer, bet); });
}

QByteArray encodePayout(const Payout& payout)
{
    return written([&](JsonWriter& writer) { writePayout(writer, payout); });
}

QByteArray encodeOperation(const Operation& operation)
{
    return written([&](JsonWriter& writer) { writeOperation(writer, operation); });
}

QJsonObject toJson(const Bet& bet)
{
    return parsed(encodeBet(bet));
}

QJsonObject toJson(const Operation& operation)
{
    return parsed(encodeOperation(operation));
}

} // namespace betlog::wire
