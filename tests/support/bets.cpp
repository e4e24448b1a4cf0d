// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/bets.h"

namespace betlog::tests {

using namespace domain;
using namespace Qt::Literals::StringLiterals;

namespace {

QUuid numbered(uint kind, int number)
{
    return QUuid(static_cast<uint>(number), 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, uchar(kind));
}

} // namespace

base::BetId betId(int number)
{
    return base::BetId(numbered(1, number));
}

base::MutationId mutationId(int number)
{
    return base::MutationId(numbered(2, number));
}

WeekKey aWeek()
{
    return WeekKey(QDate(2024, 12, 1));
}

base::Timestamp aMoment()
{
    return *base::Timestamp::fromRfc3339(u"2024-12-01T10:30:00.000Z");
}

Line aLine(qint64 stakeMinor)
{
    Line line;
    line.category = u"TEAM"_s;
    line.market = u"total"_s;
    line.selection = u"Over 41.5"_s;
    line.stake = Money(stakeMinor);
    line.odds = Odds {OddsFormat::Decimal, u"1.91"_s};
    return line;
}

Slip aSlip(int lines)
{
    Slip slip;
    for (int i = 0; i < lines; ++i) {
        Line line = aLine();
        line.selection = u"Over %1.5"_s.arg(41 + i);
        slip.lines.append(line);
    }
    return slip;
}

Slip aParlay(int lines)
{
    Slip slip = aSlip(lines);
    slip.kind = BetKind::Parlay;
    slip.stake = Money(1000);
    for (Line& line : slip.lines)
        line.stake = Money();
    return slip;
}

wire::CreateBet aCreate(int lines)
{
    wire::CreateBet create;
    create.userName = u"Ann"_s;
    create.league = u"NFL"_s;
    create.awayTeam = u"Team A"_s;
    create.homeTeam = u"Team B"_s;
    create.weekKey = aWeek();
    create.betDate = aMoment();
    create.slip = aSlip(lines);
    return create;
}

Bet aBet(int lines)
{
    const wire::CreateBet create = aCreate(lines);
    Bet bet;
    bet.id = betId(1);
    bet.number = 1;
    bet.userName = create.userName;
    bet.league = create.league;
    bet.awayTeam = create.awayTeam;
    bet.homeTeam = create.homeTeam;
    bet.weekKey = aWeek();
    bet.betDate = aMoment();
    bet.acceptedAt = aMoment();
    bet.slip = create.slip;
    bet.results = QList<LineResult>(lines, LineResult::Pending);
    bet.payout.totalWager = Money(1000 * lines);
    bet.payout.profit = -bet.payout.totalWager;
    bet.version = 1;
    bet.updatedAt = aMoment();
    bet.updatedBy = create.userName;
    return bet;
}

wire::Mutation aMutation(wire::Operation operation, base::BetId bet, std::optional<int> baseVersion)
{
    return {
        base::MutationId(QUuid::createUuid()), bet, baseVersion, QString(), std::move(operation)};
}

} // namespace betlog::tests
