// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/simulated_messages.h"

namespace betlog::models {

using namespace Qt::Literals::StringLiterals;
using wire::ChangeType;
using wire::UpdateType;

namespace {

/// Ids that no client makes: not of version 4.
const QUuid kSampleId(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

domain::Bet sampleBet(base::Timestamp now, domain::LineResult result)
{
    domain::Line line;
    line.selection = u"Reach 20 points"_s;
    line.player = u"Sample Player"_s;
    line.stake = domain::Money(3000);
    line.odds = domain::Odds {domain::OddsFormat::Risk, u"Medium"_s};

    domain::Bet bet;
    bet.id = base::BetId(kSampleId);
    bet.userName = u"Sample"_s;
    bet.league = u"Sample"_s;
    bet.awayTeam = u"Lynx"_s;
    bet.homeTeam = u"Wings"_s;
    bet.weekKey = domain::WeekStart().weekOf(now);
    bet.betDate = now;
    bet.slip.lines = {line};
    bet.results = {result};
    bet.payout.totalWager = line.stake;
    bet.version = 1;
    bet.updatedAt = now;
    bet.updatedBy = bet.userName;
    return bet;
}

wire::Change sampleChange(
    base::Timestamp now,
    ChangeType type,
    std::optional<UpdateType> update = {},
    domain::LineResult result = domain::LineResult::Pending)
{
    wire::Change change;
    change.type = type;
    change.updateType = update;
    change.bet = sampleBet(now, result);
    change.timestamp = now;
    change.seq = base::Seq(1);
    change.n = 1;
    change.room = change.bet.room();
    change.hash = QByteArray(2 * wire::kHashBytes, '0');
    change.mutationId = base::MutationId(kSampleId);
    change.actor = change.bet.userName;
    return change;
}

QList<SimulatedMessage> changes(base::Timestamp now)
{
    return {
        {u"bet_created"_s, u"Somebody places a bet."_s, sampleChange(now, ChangeType::Created)},
        {u"bet_updated (status)"_s,
         u"Somebody settles a line."_s,
         sampleChange(now, ChangeType::Updated, UpdateType::Status, domain::LineResult::Won)},
        {u"bet_updated (edit)"_s,
         u"Somebody changes a bet."_s,
         sampleChange(now, ChangeType::Updated, UpdateType::Edit)},
        {u"bet_updated (restore)"_s,
         u"Somebody brings a bet back."_s,
         sampleChange(now, ChangeType::Updated, UpdateType::Restore)},
        {u"bet_deleted"_s, u"Somebody deletes a bet."_s, sampleChange(now, ChangeType::Deleted)},
    };
}

wire::Welcome sampleWelcome(base::Timestamp now)
{
    wire::Welcome welcome;
    welcome.serverVersion = u"sample"_s;
    welcome.epoch = base::Epoch(kSampleId);
    welcome.sessionId = base::SessionId(kSampleId);
    welcome.serverTime = now;
    welcome.weekKey = welcome.weekStart.weekOf(now);
    welcome.currency = {u"USD"_s, u"$"_s, 2};
    return welcome;
}

wire::Refusal sampleRefusal()
{
    wire::Refusal refusal;
    refusal.error = {base::ErrorCode::Busy, u"The server is busy. Try again in a moment."_s, {}};
    refusal.retryable = true;
    refusal.retryAfter = std::chrono::seconds(1);
    return refusal;
}

wire::Goodbye sampleGoodbye()
{
    return {u"The server restarts."_s, std::chrono::seconds(1), std::chrono::seconds(5)};
}

QList<SimulatedMessage> answers(base::Timestamp now)
{
    return {
        {u"ack"_s,
         u"A write is on the server’s disk."_s,
         wire::Ack {base::MutationId(kSampleId), {}, sampleBet(now, domain::LineResult::Pending)}},
        {u"error"_s, u"The server refuses a message."_s, sampleRefusal()},
        {u"pong"_s, u"The answer to a ping."_s, wire::Pong {std::nullopt, now}},
    };
}

QList<SimulatedMessage> greetings(base::Timestamp now)
{
    return {
        {u"connection"_s, u"The first thing that a server says."_s, wire::Connection {now}},
        {u"welcome"_s, u"The answer to hello."_s, sampleWelcome(now)},
        {u"snapshot"_s, u"The full state of the rooms."_s, wire::Snapshot {}},
        {u"live"_s, u"All that follows is live."_s, wire::Live {}},
        {u"reset"_s, u"The server has another history."_s, wire::Reset {u"sample"_s}},
    };
}

QList<SimulatedMessage> signsOfLife(base::Timestamp now)
{
    return {
        {u"heartbeat"_s, u"The server is there."_s, wire::Heartbeat {{}, now}},
        {u"presence"_s, u"Who is here."_s, wire::Presence {{{u"Sample"_s, 1}}}},
        {u"catalog_changed"_s, u"The catalogue was replaced."_s, wire::CatalogChanged {}},
        {u"goodbye"_s, u"The server is stopping."_s, sampleGoodbye()},
    };
}

} // namespace

QList<SimulatedMessage> simulatedMessages(base::Timestamp now)
{
    return changes(now) + answers(now) + greetings(now) + signsOfLife(now);
}

} // namespace betlog::models
