// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/shown_log.h"

#include "app/sync/replica_writer.h"
#include "domain/settlement.h"

namespace betlog::tests {

using namespace domain;
using namespace Qt::Literals::StringLiterals;

namespace {

Line lineOf(const BetLook& look, int index)
{
    static const QStringList selections {
        u"Reach 20 points"_s,
        u"Over 41.5"_s,
        u"Reach 6 rebounds"_s,
        u"First touchdown"_s,
        u"Team blocks 5 or more"_s};
    static const QStringList players {u"Napheesa Collier"_s, u""_s, u"Aaron Jones"_s, u""_s};
    static const QList<Odds> prices {
        {OddsFormat::Risk, u"Medium"_s},
        {OddsFormat::American, u"-110"_s},
        {OddsFormat::Decimal, u"1.91"_s},
        {OddsFormat::Fractional, u"10/11"_s}};
    const int seed = look.number + index;
    Line line;
    line.category = u"TEAM"_s;
    line.selection = selections[seed % selections.size()];
    line.player = players[seed % players.size()];
    line.odds = prices[seed % prices.size()];
    if (look.kind == BetKind::Singles)
        line.stake = Money(look.stakeMinor);
    return line;
}

BetLook busyLook(int number, WeekKey week)
{
    using enum LineResult;
    static const QStringList people {
        u"FLIGHTx12!"_s, u"Jaybers8"_s, u"Mo"_s, u"Zoë"_s, u"The Commissioner of Backyards"_s};

    struct Match
    {
        QString league, away, home;
    };

    static const QList<Match> matches {
        {u"NFL"_s, u"Minnesota Vikings"_s, u"Green Bay Packers"_s},
        {u"WNBA"_s, u"Minnesota Lynx"_s, u"Dallas Wings"_s},
        {u"NBA"_s, u"Boston Celtics"_s, u"Chicago Bulls"_s},
        {u"NFL"_s, u"Dallas Cowboys"_s, u"Philadelphia Eagles"_s}};
    static const QList<QList<LineResult>> outcomes {
        {Won},
        {Lost, Won},
        {Pending},
        {Push},
        {Won, Won, Won},
        {Lost},
        {HalfWon, Lost},
        {Pending, Won, Pending},
        {Void},
        {HalfLost},
        {Lost}};
    const Match& match = matches[(number * 7) % matches.size()];
    BetLook look;
    look.number = number;
    look.person = people[(number * 3 + number / 5) % people.size()];
    look.league = match.league;
    look.away = match.away;
    look.home = match.home;
    look.results = outcomes[number % outcomes.size()];
    look.stakeMinor = 500 + 250 * (number % 9);
    look.week = week;
    if (look.results.size() == 3)
        look.kind = number % 2 == 0 ? BetKind::Parlay : BetKind::System;
    return look;
}

} // namespace

Bet betLike(const BetLook& look)
{
    Bet bet;
    bet.id = betId(look.number);
    bet.number = look.number;
    bet.userName = look.person;
    bet.league = look.league;
    bet.awayTeam = look.away;
    bet.homeTeam = look.home;
    bet.weekKey = look.week;
    bet.betDate = aMoment() + std::chrono::minutes(look.number)
        + std::chrono::days(aWeek().start().daysTo(look.week.start()));
    bet.acceptedAt = bet.betDate;
    bet.slip.kind = look.kind;
    for (int line = 0; line < static_cast<int>(look.results.size()); ++line)
        bet.slip.lines.append(lineOf(look, line));
    if (look.kind != BetKind::Singles)
        bet.slip.stake = Money(look.stakeMinor);
    if (look.kind == BetKind::System)
        bet.slip.sizes = {2};
    bet.results = look.results;
    bet.payout = *settle(bet.slip, bet.results, {});
    bet.payout.evaluatedAt = bet.betDate;
    bet.version = 1;
    bet.updatedAt = bet.betDate;
    bet.updatedBy = look.person;
    return bet;
}

QList<Bet> busyWeek(int count, WeekKey week)
{
    QList<Bet> bets;
    bets.reserve(count);
    for (int number = 1; number <= count; ++number)
        bets.append(betLike(busyLook(number, week)));
    return bets;
}

void ShownLog::put(const Bet& bet)
{
    wire::Change change;
    change.type = replica.find(bet.id) ? wire::ChangeType::Updated : wire::ChangeType::Created;
    change.bet = bet;
    replica.writer().apply(change);
}

void ShownLog::putAll(const QList<Bet>& bets)
{
    replica.writer().replace({RoomPattern {}}, sync::packed(bets));
}

void ShownLog::remove(base::BetId bet)
{
    wire::Change change;
    change.type = wire::ChangeType::Deleted;
    change.bet = replica.find(bet)->bet;
    replica.writer().apply(change);
}

void ShownLog::setOnline(const QStringList& people)
{
    QList<wire::PresenceUser> users;
    for (const QString& name : people)
        users.append({name, 1});
    replica.writer().setPresence(users);
}

base::MutationId ShownLog::send(const wire::Mutation& mutation)
{
    const std::optional<sync::ShownBet> seen = replica.find(mutation.betId);
    replica.writer().add(
        {mutation, u"Ann"_s, scheduler.now(), seen ? std::optional(seen->bet) : std::nullopt});
    return mutation.id;
}

void ShownLog::refuse(
    base::MutationId mutation, const QString& why, const std::optional<Bet>& theirs)
{
    const auto code = theirs ? base::ErrorCode::Conflict : base::ErrorCode::Invalid;
    replica.writer().refuse(mutation, {base::Error {code, why, {}}, theirs});
}

Bet ShownLog::bet(int number) const
{
    return replica.find(betId(number))->bet;
}

} // namespace betlog::tests
