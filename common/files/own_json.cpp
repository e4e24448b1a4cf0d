// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "files/own_json.h"

#include "files/file_text.h"
#include "files/import.h"
#include "wire/bet_json.h"
#include "wire/json_fields.h"
#include "wire/json_writer.h"

namespace betlog::files {

using base::Error;
using base::ErrorCode;
using base::Expected;
using base::JsonReader;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kFormatVersion = 1;

QJsonArray betsOf(const QJsonValue& file)
{
    return file.isArray() ? file.toArray() : file.toObject().value("bets"_L1).toArray();
}

/// Nothing where the file says nothing about its currency, as our HTTP answers do.
std::optional<Error> currencyFlaw(const QJsonObject& file, const domain::Currency& currency)
{
    const QJsonObject stated = file.value("currency"_L1).toObject();
    const QString code = stated.value("code"_L1).toString();
    const qint64 exponent = stated.value("exponent"_L1).toInteger(-1);
    if (stated.isEmpty() || (code == currency.code && exponent == currency.exponent))
        return std::nullopt;
    return base::fieldError(
        ErrorCode::Invalid,
        u"/currency"_s,
        u"The file counts in %1:%2, this log in %3:%4."_s.arg(code)
            .arg(exponent)
            .arg(currency.code)
            .arg(currency.exponent));
}

std::optional<Error> versionFlaw(const QJsonObject& file)
{
    if (file.value("version"_L1).toInteger(kFormatVersion) <= kFormatVersion)
        return std::nullopt;
    return base::fieldError(
        ErrorCode::Invalid, u"/version"_s, u"The file is of a newer version of Betlog."_s);
}

FileRow rowOf(const QJsonValue& value, qsizetype index, const domain::WeekStart& weekStart)
{
    QList<base::FieldError> errors;
    const QJsonObject object = value.toObject();
    JsonReader reader(object, errors, u"/bets/%1"_s.arg(index));
    const domain::Bet bet = wire::readBet(reader);
    if (!errors.isEmpty()) {
        return {u"betlog:%1"_s.arg(index), base::unexpected(wire::shapeError(errors)), {}, {}};
    }
    wire::CreateBet create = createOf(bet);
    create.weekKey = weekStart.weekContaining(bet.weekKey.start());
    return {
        u"betlog:%1"_s.arg(bet.id.text()), std::move(create), bet.id, bet.payout.payoutOverride};
}

} // namespace

wire::CreateBet createOf(const domain::Bet& bet)
{
    wire::CreateBet create;
    create.userName = bet.userName;
    create.league = bet.league;
    create.awayTeam = bet.awayTeam;
    create.homeTeam = bet.homeTeam;
    create.weekKey = bet.weekKey;
    create.betDate = bet.betDate;
    create.slip = bet.slip;
    for (qsizetype i = 0; i < bet.results.size(); ++i) {
        if (bet.results.at(i) != domain::LineResult::Pending)
            create.results.insert(static_cast<int>(i), bet.results.at(i));
    }
    create.settledAt = bet.payout.evaluatedAt;
    return create;
}

QByteArray encodeOwnJson(
    const QList<domain::Bet>& bets, const domain::Currency& currency, base::Timestamp exportedAt)
{
    wire::JsonWriter writer(bets.size() * 1024 + 256);
    writer.openObject();
    writer.key("bets"_L1);
    writer.openArray();
    for (const domain::Bet& bet : bets)
        wire::writeBet(writer, bet);
    writer.closeArray();
    writer.key("currency"_L1);
    writer.openObject();
    writer.textMember("code"_L1, currency.code);
    writer.integerMember("exponent"_L1, currency.exponent);
    writer.closeObject();
    writer.textMember("exported_at"_L1, exportedAt.rfc3339());
    writer.textMember("format"_L1, "betlog"_L1);
    writer.integerMember("version"_L1, kFormatVersion);
    writer.closeObject();
    return writer.take();
}

bool looksLikeOwnJson(const QJsonValue& file)
{
    const QJsonObject top = file.toObject();
    if (top.value("format"_L1).toString() == u"betlog")
        return top.value("bets"_L1).isArray();
    const QJsonObject bet = betsOf(file).at(0).toObject();
    return bet.value("bet_data"_L1).toObject().contains("kind"_L1);
}

Expected<QList<FileRow>> readOwnJson(const QJsonValue& file, const ImportOptions& options)
{
    const QJsonObject top = file.toObject();
    if (const auto flaw = versionFlaw(top))
        return base::unexpected(*flaw);
    if (const auto flaw = currencyFlaw(top, options.currency))
        return base::unexpected(*flaw);
    const QJsonArray bets = betsOf(file);
    QList<FileRow> rows;
    for (qsizetype i = 0; i < bets.size() && rows.size() <= kMaxRows; ++i)
        rows.append(rowOf(bets.at(i), i, options.weekStart));
    return rows;
}

} // namespace betlog::files
