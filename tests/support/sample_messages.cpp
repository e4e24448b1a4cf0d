// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/sample_messages.h"

#include "tests/support/sample_bets.h"

namespace betlog::tests {

using namespace wire;
using namespace Qt::Literals::StringLiterals;

base::Timestamp someMoment()
{
    return base::Timestamp::fromRfc3339(u"2024-12-01T10:30:00.123Z").value();
}

Hello fullHello()
{
    Hello hello;
    hello.protocol = 1;
    hello.clientName = u"betlog"_s;
    hello.clientVersion = u"0.1.0"_s;
    hello.clientId = someId<base::ClientId>(3);
    hello.user = u"FLIGHTx12!"_s;
    hello.token = u"secret"_s;
    hello.rooms = {
        *domain::RoomPattern::fromText(u"*/2024-12-01"), *domain::RoomPattern::fromText(u"NFL/*")};
    hello.resume = Cursor {someId<base::Epoch>(4), base::Seq(4711)};
    return hello;
}

Welcome fullWelcome()
{
    Welcome welcome;
    welcome.serverVersion = u"0.1.0"_s;
    welcome.epoch = someId<base::Epoch>(5);
    welcome.seq = base::Seq(4711);
    welcome.sessionId = someId<base::SessionId>(6);
    welcome.user = {u"Jaybers8"_s, true};
    welcome.serverTime = someMoment();
    welcome.weekKey = domain::WeekKey(QDate(2024, 12, 1));
    welcome.weekStart = {Qt::Monday, 6, QTimeZone("America/New_York")};
    welcome.currency = {u"USD"_s, u"$"_s, 2};
    welcome.rules.house.low = u"1/3"_s;
    welcome.rules.rounding = domain::Rounding::Floor;
    welcome.rules.scope = domain::RoundingScope::Line;
    welcome.heartbeat = std::chrono::seconds(20);
    return welcome;
}

Refusal fullRefusal()
{
    Refusal refusal;
    refusal.error = {
        base::ErrorCode::Conflict, u"Somebody was quicker."_s, {{u"/betStatus/0"_s, u"won"_s}}};
    refusal.mutationId = someId<base::MutationId>(7);
    refusal.retryable = true;
    refusal.retryAfter = std::chrono::milliseconds(1500);
    refusal.current = sampleParlay();
    return refusal;
}

Snapshot fullSnapshot()
{
    return {base::Seq(9), {sampleSingles(), sampleParlay(), sampleSystem()}, 2, 3};
}

} // namespace betlog::tests
