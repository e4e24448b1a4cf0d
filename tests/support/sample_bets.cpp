// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/sample_bets.h"

namespace betlog::tests {

using namespace domain;
using base::Timestamp;
using namespace Qt::Literals::StringLiterals;

namespace {

Timestamp at(const QString& text)
{
    return Timestamp::fromRfc3339(text).value();
}

template <typename Id>
Id id(const QString& text)
{
    return Id::fromText(text).value();
}

Line line(const QString& selection, std::optional<Odds> odds)
{
    Line line;
    line.selection = selection;
    line.odds = std::move(odds);
    return line;
}

/// A bet without lines.
Bet emptyBet()
{
    Bet bet;
    bet.id = id<base::BetId>(u"5f0c6a52-0d3e-4c5e-9a53-6f3b5c1d2e01"_s);
    bet.number = 123;
    bet.userName = u"FLIGHTx12!"_s;
    bet.league = u"NFL"_s;
    bet.awayTeam = u" \U0001F63CMinnesota Vikings"_s;
    bet.homeTeam = u"Team B"_s;
    bet.weekKey = WeekKey(QDate(2024, 12, 1));
    bet.betDate = at(u"2024-12-01T10:30:00.000Z"_s);
    bet.acceptedAt = at(u"2024-12-01T10:30:00.250Z"_s);
    bet.version = 3;
    bet.updatedAt = at(u"2024-12-02T04:00:00.000Z"_s);
    bet.updatedBy = u"Jaybers8"_s;
    return bet;
}

} // namespace

Bet sampleSingles()
{
    Bet bet = emptyBet();
    Line first = line(u"Reach 20 points"_s, Odds {OddsFormat::Risk, u"Medium"_s});
    first.category = u"STAT_HUNTING"_s;
    first.market = u"prop"_s;
    first.player = u"⭐Napheesa Collier"_s;
    first.description = u"tab\tand\nnewline, \"quotes\" and \\"_s;
    first.stake = Money(3000);
    first.boosts = {{u"role_player"_s, u"9/100"_s, BoostRounding::Nearest}};
    first.startsAt = at(u"2024-12-01T18:00:00.000Z"_s);
    Line second = line(u"Team blocks"_s, Odds {OddsFormat::American, u"-110"_s});
    second.stake = Money(1);
    bet.slip.lines = {first, second};
    bet.slip.boosts = {{u"same_player"_s, u"3/20"_s, BoostRounding::Up}};
    bet.slip.note = u"for the records"_s;
    bet.slip.tags = {u"live"_s, u"älter"_s};
    bet.slip.book = u"house"_s;
    bet.slip.externalId = u"weblog:17"_s;
    bet.results = {LineResult::Won, LineResult::Pending};
    bet.payout = {
        Money(3001),
        Money(1800),
        Money(4800),
        Money(1799),
        false,
        at(u"2024-12-02T04:00:00.000Z"_s),
        PayoutOverride {Money(4800), u"the book says so"_s}};
    bet.editedAt = at(u"2024-12-01T11:00:00.000Z"_s);
    return bet;
}

Bet sampleParlay(int lineCount)
{
    Bet bet = emptyBet();
    bet.slip.kind = BetKind::Parlay;
    for (int i = 0; i < lineCount; ++i)
        bet.slip.lines.append(line(u"Leg %1"_s.arg(i), std::nullopt));
    bet.slip.stake = Money(500);
    bet.slip.price = Odds {OddsFormat::Decimal, u"7.25"_s};
    bet.results = QList<LineResult>(lineCount, LineResult::Pending);
    bet.payout.totalWager = Money(500);
    bet.payout.profit = Money(-500);
    return bet;
}

Bet sampleSystem()
{
    Bet bet = emptyBet();
    bet.slip.kind = BetKind::System;
    for (const auto* text : {"1/2", "11/10", "5/4"}) {
        bet.slip.lines.append(
            line(u"Leg"_s, Odds {OddsFormat::Fractional, QString::fromLatin1(text)}));
    }
    bet.slip.stake = Money(100);
    bet.slip.sizes = {2, 3};
    bet.results = {LineResult::Won, LineResult::HalfLost, LineResult::Void};
    bet.payout.totalWager = Money(400);
    bet.payout.profit = Money(-400);
    return bet;
}

wire::Change sampleChange()
{
    wire::Change change;
    change.type = wire::ChangeType::Updated;
    change.updateType = wire::UpdateType::Status;
    change.bet = sampleSingles();
    change.timestamp = at(u"2024-12-02T04:00:00.000Z"_s);
    change.seq = base::Seq(4711);
    change.room = change.bet.room();
    change.n = 12;
    change.hash = QByteArray(64, 'a');
    change.mutationId = id<base::MutationId>(u"00000000-1111-4222-8333-444444444444"_s);
    change.actor = u"Jaybers8"_s;
    change.reason = u"the result came late"_s;
    return change;
}

wire::CreateBet sampleCreate()
{
    const Bet bet = sampleSingles();
    wire::CreateBet create;
    create.userName = bet.userName;
    create.league = bet.league;
    create.awayTeam = bet.awayTeam;
    create.homeTeam = bet.homeTeam;
    create.weekKey = bet.weekKey;
    create.betDate = bet.betDate;
    create.slip = bet.slip;
    create.results = {{0, LineResult::Won}, {1, LineResult::Pending}};
    return create;
}

} // namespace betlog::tests
