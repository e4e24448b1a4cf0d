// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/sample_log.h"

#include "base/random.h"
#include "domain/bet.h"

namespace betlog::models {

using namespace Qt::Literals::StringLiterals;
using domain::LineResult;

namespace {

/// A line as a person would say it: "Reach 20 points", "A. Wilson", "Medium", 30, won.
struct SampleLine
{
    QString selection;
    QString player;
    QString odds;
    int stake = 0; ///< in whole units of the currency
    LineResult result = LineResult::Pending;
};

struct SampleBet
{
    QString person;
    QString league;
    QString away;
    QString home;
    domain::BetKind kind = domain::BetKind::Singles;
    int stake = 0;
    int hoursIntoWeek = 0;
    int weeksAgo = 0;
    QList<SampleLine> lines;
};

[[nodiscard]] QList<SampleBet> thisWeek()
{
    return {
        {.person = u"Ada"_s,
         .league = u"WNBA"_s,
         .away = u"Minnesota Lynx"_s,
         .home = u"Dallas Wings"_s,
         .hoursIntoWeek = 1,
         .lines =
             {{u"Reach 20 points"_s, u"Napheesa Collier"_s, u"Medium"_s, 30, LineResult::Won},
              {u"Reach 6 rebounds"_s, u"Alanna Smith"_s, u"Medium"_s, 20, LineResult::Lost},
              {u"Team blocks"_s, {}, u"10/11"_s, 10, LineResult::Push}}},
        {.person = u"Linus"_s,
         .league = u"NFL"_s,
         .away = u"Green Bay Packers"_s,
         .home = u"Minnesota Vikings"_s,
         .kind = domain::BetKind::Parlay,
         .stake = 25,
         .hoursIntoWeek = 2,
         .lines =
             {{u"Minnesota Vikings to win"_s, {}, u"-110"_s, 0, LineResult::Won},
              {u"Over 44.5 points"_s, {}, u"1.91"_s, 0, LineResult::Pending}}},
        {.person = u"Grace"_s,
         .league = u"NBA"_s,
         .away = u"Golden State Warriors"_s,
         .home = u"Minnesota Timberwolves"_s,
         .kind = domain::BetKind::System,
         .stake = 5,
         .hoursIntoWeek = 3,
         .lines =
             {{u"Reach 30 points"_s, u"Anthony Edwards"_s, u"High"_s, 0, LineResult::Pending},
              {u"Reach 10 assists"_s, u"Mike Conley"_s, u"+240"_s, 0, LineResult::Pending},
              {u"Reach 11 rebounds"_s, u"Rudy Gobert"_s, u"6/4"_s, 0, LineResult::Pending}}},
        {.person = u"Ada"_s,
         .league = u"NFL"_s,
         .away = u"Chicago Bears"_s,
         .home = u"Detroit Lions"_s,
         .hoursIntoWeek = 4,
         .lines = {{u"Defensive touchdown"_s, {}, u"Extreme"_s, 15, LineResult::Pending}}}};
}

[[nodiscard]] QList<SampleBet> theWeekBefore()
{
    return {
        {.person = u"Grace"_s,
         .league = u"NFL"_s,
         .away = u"Dallas Cowboys"_s,
         .home = u"Philadelphia Eagles"_s,
         .hoursIntoWeek = 6,
         .weeksAgo = 1,
         .lines = {{u"Game goes into overtime"_s, {}, u"High"_s, 20, LineResult::Lost}}},
        {.person = u"Linus"_s,
         .league = u"NBA"_s,
         .away = u"Denver Nuggets"_s,
         .home = u"Boston Celtics"_s,
         .hoursIntoWeek = 30,
         .weeksAgo = 1,
         .lines = {{u"Boston Celtics −1.25"_s, {}, u"1.95"_s, 40, LineResult::HalfWon}}}};
}

class Writer
{
public:
    Writer(
        const domain::WeekStart& weekStart, domain::WeekKey week, const domain::Currency& currency)
        : m_weekStart(weekStart)
        , m_week(week)
    {
        for (int digit = 0; digit < currency.exponent; ++digit)
            m_unit *= 10;
    }

    [[nodiscard]] wire::CreateBet create(const SampleBet& sample) const
    {
        domain::WeekKey week = m_week;
        for (int ago = 0; ago < sample.weeksAgo; ++ago)
            week = week.previous();
        wire::CreateBet bet;
        bet.userName = sample.person;
        bet.league = sample.league;
        bet.awayTeam = sample.away;
        bet.homeTeam = sample.home;
        bet.weekKey = week;
        bet.betDate = m_weekStart.begin(week) + std::chrono::hours(sample.hoursIntoWeek);
        bet.slip.kind = sample.kind;
        bet.slip.stake = money(sample.stake);
        if (sample.kind == domain::BetKind::System)
            bet.slip.sizes = {2};
        for (const SampleLine& line : sample.lines)
            addLine(bet, line);
        return bet;
    }

private:
    [[nodiscard]] domain::Money money(int whole) const { return domain::Money(whole * m_unit); }

    void addLine(wire::CreateBet& bet, const SampleLine& sample) const
    {
        domain::Line line;
        line.selection = sample.selection;
        line.player = sample.player;
        line.odds = domain::recogniseOdds(sample.odds);
        line.stake = money(sample.stake);
        if (sample.result != LineResult::Pending)
            bet.results.insert(static_cast<int>(bet.slip.lines.size()), sample.result);
        bet.slip.lines.append(line);
    }

    domain::WeekStart m_weekStart;
    domain::WeekKey m_week;
    qint64 m_unit = 1;
};

} // namespace

QList<wire::Mutation> sampleBets(
    const domain::WeekStart& weekStart,
    domain::WeekKey week,
    const domain::Currency& currency,
    base::Random& random)
{
    const Writer writer(weekStart, week, currency);
    QList<wire::Mutation> writes;
    for (const SampleBet& sample : theWeekBefore() + thisWeek()) {
        wire::Mutation write;
        write.id = base::MutationId(random.uuid());
        write.betId = base::BetId(random.uuid());
        write.operation = writer.create(sample);
        writes.append(write);
    }
    return writes;
}

} // namespace betlog::models
