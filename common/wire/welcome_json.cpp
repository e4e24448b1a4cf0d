// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/welcome_json.h"

#include "domain/bet_rules.h"
#include "wire/json_fields.h"
#include "wire/json_writer.h"
#include "wire/limits.h"
#include "wire/names.h"

namespace betlog::wire {

using base::JsonReader;
using namespace domain;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr JsonReader::TextLimits kShortText {0, 64};
constexpr int kMaxExponent = 4;
constexpr int kLastHour = 23;
constexpr qint64 kMaxHeartbeatSeconds = 3600;

void writeCurrency(JsonWriter& writer, const Currency& currency)
{
    writer.openObject();
    writer.textMember("code"_L1, currency.code);
    writer.integerMember("exponent"_L1, currency.exponent);
    writer.textMember("symbol"_L1, currency.symbol);
    writer.closeObject();
}

Currency readCurrency(JsonReader& reader)
{
    Currency currency;
    currency.code = reader.text("code"_L1, kShortText);
    currency.symbol = reader.optionalText("symbol"_L1, kShortText);
    currency.exponent = static_cast<int>(reader.integer("exponent"_L1, 0, kMaxExponent));
    return currency;
}

void writeLimits(JsonWriter& writer)
{
    writer.openObject();
    writer.integerMember("messageBytes"_L1, limits::kMaxClientMessageBytes);
    writer.integerMember("messagesPerSecond"_L1, limits::kMessagesPerSecond);
    writer.integerMember("rooms"_L1, limits::kMaxRoomPatterns);
    writer.integerMember("unackedMutations"_L1, limits::kMaxUnackedMutations);
    writer.closeObject();
}

void writeRules(JsonWriter& writer, const SettlementRules& rules)
{
    writer.openObject();
    writer.key("house"_L1);
    writer.openObject();
    writer.textMember("extreme"_L1, rules.house.extreme);
    writer.textMember("high"_L1, rules.house.high);
    writer.textMember("low"_L1, rules.house.low);
    writer.textMember("medium"_L1, rules.house.medium);
    writer.closeObject();
    writer.textMember("rounding"_L1, roundingName(rules.rounding));
    writer.textMember("scope"_L1, roundingScopeName(rules.scope));
    writer.closeObject();
}

SettlementRules readRules(JsonReader& reader)
{
    SettlementRules rules;
    reader.object("house"_L1, [&](JsonReader& house) {
        rules.house.low = house.text("low"_L1, kShortText);
        rules.house.medium = house.text("medium"_L1, kShortText);
        rules.house.high = house.text("high"_L1, kShortText);
        rules.house.extreme = house.text("extreme"_L1, kShortText);
    });
    rules.rounding = readNamed<Rounding>(reader, "rounding"_L1, &roundingFromName);
    rules.scope = readNamed<RoundingScope>(reader, "scope"_L1, &roundingScopeFromName);
    return rules;
}

void writeWeekStart(JsonWriter& writer, const WeekStart& weekStart)
{
    writer.openObject();
    writer.textMember("day"_L1, dayName(weekStart.day));
    writer.integerMember("hour"_L1, weekStart.hour);
    writer.textMember("timeZone"_L1, QString::fromUtf8(weekStart.zone.id()));
    writer.closeObject();
}

WeekStart readWeekStart(JsonReader& reader)
{
    WeekStart weekStart;
    weekStart.day = readNamed<Qt::DayOfWeek>(reader, "day"_L1, &dayFromName, Qt::Sunday);
    weekStart.hour = static_cast<int>(reader.integer("hour"_L1, 0, kLastHour));
    const QString zone = reader.text("timeZone"_L1, kShortText);
    weekStart.zone = QTimeZone(zone.toUtf8());
    if (!weekStart.zone.isValid() && !zone.isEmpty())
        reader.addError("timeZone"_L1, u"This time zone is not known here."_s);
    return weekStart;
}

void writeUser(JsonWriter& writer, const User& user)
{
    writer.openObject();
    writer.booleanMember("bookkeeper"_L1, user.bookkeeper);
    writer.textMember("name"_L1, user.name);
    writer.closeObject();
}

} // namespace

void writeWelcomeMembers(JsonWriter& writer, const Welcome& welcome)
{
    writer.key("currency"_L1);
    writeCurrency(writer, welcome.currency);
    writer.textMember("epoch"_L1, welcome.epoch.text());
    writer.integerMember("heartbeatSeconds"_L1, welcome.heartbeat.count());
    writer.key("limits"_L1);
    writeLimits(writer);
    writer.integerMember("protocol"_L1, welcome.protocol);
    writer.integerMember("seq"_L1, welcome.seq.value());
    writer.textMember("serverTime"_L1, welcome.serverTime.rfc3339());
    writer.textMember("serverVersion"_L1, welcome.serverVersion);
    writer.textMember("sessionId"_L1, welcome.sessionId.text());
    writer.key("settlement"_L1);
    writeRules(writer, welcome.rules);
    writer.textMember("type"_L1, "welcome"_L1);
    writer.key("user"_L1);
    writeUser(writer, welcome.user);
    writer.textMember("weekKey"_L1, welcome.weekKey.text());
    writer.key("weekStart"_L1);
    writeWeekStart(writer, welcome.weekStart);
}

Welcome readWelcome(JsonReader& reader)
{
    Welcome welcome;
    welcome.protocol = readCount(reader, "protocol"_L1);
    welcome.serverVersion = reader.optionalText("serverVersion"_L1, kShortText);
    welcome.epoch = readId<base::Epoch>(reader, "epoch"_L1);
    welcome.seq = readSeq(reader, "seq"_L1);
    welcome.sessionId = readId<base::SessionId>(reader, "sessionId"_L1);
    reader.object("user"_L1, [&](JsonReader& user) {
        welcome.user.name = user.optionalText("name"_L1, {0, bet_limits::kMaxUserName});
        welcome.user.bookkeeper = user.optionalBoolean("bookkeeper"_L1, false);
    });
    welcome.serverTime = reader.timestamp("serverTime"_L1);
    welcome.weekKey = readWeekKey(reader, "weekKey"_L1);
    reader.object(
        "weekStart"_L1, [&](JsonReader& start) { welcome.weekStart = readWeekStart(start); });
    reader.object(
        "currency"_L1, [&](JsonReader& currency) { welcome.currency = readCurrency(currency); });
    reader.object("settlement"_L1, [&](JsonReader& rules) { welcome.rules = readRules(rules); });
    welcome.heartbeat =
        std::chrono::seconds(reader.integer("heartbeatSeconds"_L1, 1, kMaxHeartbeatSeconds));
    return welcome;
}

} // namespace betlog::wire
