// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/statistics_json.h"

#include "wire/json_fields.h"
#include "wire/json_writer.h"
#include "wire/limits.h"

#include <limits>

namespace betlog::wire {

using base::Expected;
using base::JsonReader;
using domain::Tally;
using namespace Qt::Literals::StringLiterals;

namespace {

void writeOptional(JsonWriter& writer, QLatin1StringView name, std::optional<qint64> value)
{
    if (value)
        writer.integerMember(name, *value);
    else
        writer.nullMember(name);
}

void writeTally(JsonWriter& writer, const Tally& tally)
{
    writer.openObject();
    writeOptional(writer, "averagePriceHundredths"_L1, tally.averagePriceHundredths());
    writer.integerMember("bets"_L1, tally.bets);
    writer.integerMember("exposure"_L1, tally.exposure.minor());
    writeOptional(writer, "hitRateBasisPoints"_L1, tally.hitRateBasisPoints());
    writer.textMember("key"_L1, tally.key);
    writer.integerMember("largestDrawdown"_L1, tally.largestDrawdown.minor());
    writer.integerMember("lostHalves"_L1, tally.lostHalves);
    writer.integerMember("pendingBets"_L1, tally.pendingBets);
    writer.integerMember("pricedReturn"_L1, tally.pricedReturn.minor());
    writer.integerMember("pricedStake"_L1, tally.pricedStake.minor());
    writer.integerMember("profit"_L1, tally.profit.minor());
    writer.integerMember("rank"_L1, tally.rank);
    writer.integerMember("returned"_L1, tally.returned.minor());
    writeOptional(writer, "roiBasisPoints"_L1, tally.roiBasisPoints());
    writer.integerMember("settledBets"_L1, tally.settledBets);
    writer.booleanMember("smallSample"_L1, tally.isSmallSample());
    writer.integerMember("staked"_L1, tally.staked.minor());
    writer.integerMember("streak"_L1, tally.streak);
    writeOptional(writer, "unitsHundredths"_L1, tally.unitsHundredths());
    writer.integerMember("wonHalves"_L1, tally.wonHalves);
    writer.closeObject();
}

Tally readTally(JsonReader& reader)
{
    Tally tally;
    tally.key = readText(reader, "key"_L1);
    tally.rank = readCount(reader, "rank"_L1);
    tally.bets = readCount(reader, "bets"_L1);
    tally.settledBets = readCount(reader, "settledBets"_L1);
    tally.pendingBets = readCount(reader, "pendingBets"_L1);
    tally.staked = readMoney(reader, "staked"_L1);
    tally.returned = readMoney(reader, "returned"_L1);
    tally.profit = readMoney(reader, "profit"_L1);
    tally.exposure = readMoney(reader, "exposure"_L1);
    tally.wonHalves = readCount(reader, "wonHalves"_L1);
    tally.lostHalves = readCount(reader, "lostHalves"_L1);
    constexpr int kMost = std::numeric_limits<int>::max();
    tally.streak = static_cast<int>(reader.integer("streak"_L1, -kMost, kMost));
    tally.largestDrawdown = readMoney(reader, "largestDrawdown"_L1);
    // A server from before knows no prices.
    if (reader.has("pricedStake"_L1)) {
        tally.pricedStake = readMoney(reader, "pricedStake"_L1);
        tally.pricedReturn = readMoney(reader, "pricedReturn"_L1);
    }
    return tally;
}

void writeTallies(JsonWriter& writer, QLatin1StringView name, const QList<Tally>& tallies)
{
    writer.key(name);
    writer.openArray();
    for (const Tally& tally : tallies)
        writeTally(writer, tally);
    writer.closeArray();
}

QList<Tally> readTallies(JsonReader& reader, QLatin1StringView name)
{
    QList<Tally> tallies;
    reader.objects(name, 0, std::numeric_limits<int>::max(), [&](JsonReader& tally) {
        tallies.append(readTally(tally));
    });
    return tallies;
}

Statistics readStatistics(JsonReader& reader)
{
    Statistics statistics;
    reader.object("total"_L1, [&](JsonReader& total) { statistics.total = readTally(total); });
    statistics.people = readTallies(reader, "leaderboard"_L1);
    statistics.leagues = readTallies(reader, "leagues"_L1);
    statistics.kinds = readTallies(reader, "kinds"_L1);
    statistics.tags = readTallies(reader, "tags"_L1);
    statistics.weeks = readTallies(reader, "weeks"_L1);
    return statistics;
}

} // namespace

QByteArray encodeStatistics(const Statistics& statistics)
{
    JsonWriter writer(8 * 1024);
    writer.openObject();
    writeTallies(writer, "kinds"_L1, statistics.kinds);
    writeTallies(writer, "leaderboard"_L1, statistics.people);
    writeTallies(writer, "leagues"_L1, statistics.leagues);
    writeTallies(writer, "tags"_L1, statistics.tags);
    writer.key("total"_L1);
    writeTally(writer, statistics.total);
    writeTallies(writer, "weeks"_L1, statistics.weeks);
    writer.closeObject();
    return writer.take();
}

Expected<Statistics> decodeStatistics(QByteArrayView text)
{
    return decodeObject(text, limits::kMaxHttpAnswerBytes, &readStatistics);
}

} // namespace betlog::wire
