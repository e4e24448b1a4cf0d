// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/rows.h"

#include "base/json_document.h"
#include "domain/statistics.h"
#include "wire/bet_json.h"
#include "wire/codec.h"

#include <QJsonArray>
#include <QSqlQuery>

namespace betlog::store {

using namespace domain;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Letter
{
    LineResult result;
    char16_t letter;
};

constexpr Letter kLetters[] = {
    {LineResult::Pending, u'.'},
    {LineResult::Won, u'W'},
    {LineResult::Lost, u'L'},
    {LineResult::Push, u'P'},
    {LineResult::Void, u'V'},
    {LineResult::HalfWon, u'w'},
    {LineResult::HalfLost, u'l'},
};

QStringList tagsOf(const QByteArray& text)
{
    if (text == "[]") // As most have; statistics read this for each bet.
        return {};
    QStringList tags;
    const QJsonArray array = base::readJson(text).array();
    for (const QJsonValue& tag : array)
        tags.append(tag.toString());
    return tags;
}

base::Error unreadable(const base::Error& error)
{
    return {
        base::ErrorCode::StorageFailed,
        u"A stored bet cannot be read back: %1"_s.arg(error.detail),
        error.fields};
}

} // namespace

Room roomOf(const QSqlQuery& row, int league, int week)
{
    const std::optional<WeekKey> key = WeekKey::fromText(row.value(week).toString());
    return {row.value(league).toString(), key.value_or(WeekKey())};
}

wire::RoomHead roomHeadOf(const QSqlQuery& row)
{
    return {roomOf(row, 1, 0), row.value(2).toLongLong(), row.value(3).toString().toLatin1()};
}

QString weekText(WeekKey week)
{
    constexpr int kLastYear = 9999; // of four digits
    const int year = week.start().year();
    if (year < 1 || year > kLastYear)
        return week.text();
    QString text = u"0000-00-00"_s;
    const auto write = [&text](qsizetype end, int number) {
        for (; number > 0; number /= 10)
            text[--end] = QChar(static_cast<char16_t>(u'0' + number % 10));
    };
    write(4, year);
    write(7, week.start().month());
    write(10, week.start().day());
    return text;
}

QVariant textValue(const QString& text)
{
    return text.isNull() ? u""_s : text;
}

QString resultLetters(const QList<LineResult>& results)
{
    QString letters;
    for (const LineResult result : results) {
        for (const Letter& letter : kLetters) {
            if (letter.result == result)
                letters.append(QChar(letter.letter));
        }
    }
    return letters;
}

QList<LineResult> resultsFromLetters(const QString& letters)
{
    QList<LineResult> results;
    for (const QChar character : letters) {
        for (const Letter& letter : kLetters) {
            if (character == QChar(letter.letter))
                results.append(letter.result);
        }
    }
    return results;
}

StatEntry figuresOf(const QSqlQuery& row, WeekKey week)
{
    StatEntry entry;
    entry.number = row.value(0).toLongLong();
    entry.league = row.value(1).toString();
    entry.userName = row.value(2).toString();
    entry.kind = row.value(3).toString();
    entry.tags = tagsOf(row.value(4).toByteArray());
    entry.week = week;
    entry.results = resultsFromLetters(row.value(5).toString());
    entry.result = lineResultFromName(row.value(6).toString()).value_or(LineResult::Pending);
    entry.payout.totalWager = Money(row.value(7).toLongLong());
    entry.payout.totalReturn = Money(row.value(8).toLongLong());
    entry.payout.profit = entry.payout.totalReturn - entry.payout.totalWager;
    entry.payout.settled = row.value(9).toBool();
    if (!row.isNull(10))
        entry.payout.evaluatedAt =
            base::Timestamp(std::chrono::milliseconds(row.value(10).toLongLong()));
    if (!row.isNull(11))
        entry.possibleReturn = Money(row.value(11).toLongLong());
    return entry;
}

base::Expected<Bet> betOfText(const QByteArray& json)
{
    base::Expected<Bet> bet = wire::decodeBet(json);
    if (!bet)
        return base::unexpected(unreadable(bet.error()));
    return bet;
}

base::Expected<Bet> betOfChangeText(const QByteArray& json)
{
    base::Expected<wire::ServerMessage> message = wire::decodeServerMessage(json);
    if (!message)
        return base::unexpected(unreadable(message.error()));
    if (auto* change = std::get_if<wire::Change>(&*message))
        return std::move(change->bet);
    return base::unexpected(
        base::Error {base::ErrorCode::StorageFailed, u"A stored change is something else."_s, {}});
}

} // namespace betlog::store
