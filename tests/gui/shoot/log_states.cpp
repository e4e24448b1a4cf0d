// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/connection_banner.h"
#include "tests/gui/shoot/stage.h"

#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace betlog::tests {

using enum domain::LineResult;

namespace {

const auto kLongName =
    u"Bartholomew Featherstonehaugh-Cholmondeley the Elder, Keeper of the Backyard"_s;

QList<domain::Bet> longNames()
{
    QList<domain::Bet> bets = busyWeek(8);
    for (domain::Bet& bet : bets) {
        bet.userName = bet.number % 2 == 0 ? kLongName : u"Al"_s;
        bet.awayTeam = u" 😼Royal Antediluvian Order of Backyard Footballers of Upper Minnesota"_s;
        bet.homeTeam =
            bet.number % 3 == 0 ? u"B"_s : u"The Honourable Company of Wings of Dallas"_s;
        bet.league = u"Backyard Football, second division"_s;
        for (domain::Line& line : bet.slip.lines) {
            line.selection +=
                u" before the end of the third quarter, overtime and recounts included"_s;
            line.description = u"As agreed in the kitchen on Thursday, with everybody watching"_s;
        }
        bet.payout.totalWager = domain::Money(123456789 * bet.number);
        bet.payout.profit = domain::Money(-98765432100 * bet.number);
    }
    return bets;
}

} // namespace

void filled(Stage& stage, int count)
{
    QList<domain::Bet> bets = busyWeek(count);
    bets.append(betLike(
        {.number = 50'001,
         .person = u"Mo"_s,
         .league = u"WNBA"_s,
         .away = u"Las Vegas Aces"_s,
         .home = u"New York Liberty"_s,
         .results = {Pending, Won},
         .week = aWeek().previous()}));
    stage.server.fill(bets);
    stage.connectNow();
}

void bringAboutAFork(Stage& stage)
{
    filled(stage, 12);
    domain::Bet bet = *stage.server.find(betId(5));
    bet.slip.note = u"As agreed"_s;
    stage.server.put(bet, u"Jaybers8"_s);
    Stage::settle();
    stage.server.rewrite(bet.room());
    bet.slip.lines[0].stake = domain::Money(9000);
    stage.server.put(bet, u"The Commissioner of Backyards"_s);
    Stage::settle();
}

void missSome(Stage& stage)
{
    filled(stage, 6);
    stage.server.setReachable(false);
    Stage::settle();
    const QList<domain::Bet> more = busyWeek(14);
    for (const domain::Bet& bet : more.mid(6))
        stage.server.put(bet, bet.userName);
    stage.server.setReachable(true);
    stage.engine.syncNow();
    (void)QTest::qWaitFor([&] { return !stage.engine.awayReport().isEmpty(); });
    Stage::settle();
}

QList<State> restingStates()
{
    return {
        {u"log"_s,
         [](Stage& stage) -> QWidget* {
             filled(stage, 26);
             stage.model().setOpen(betId(25), true);
             stage.model().setOpen(betId(23), true);
             stage.server.setPresent({u"FLIGHTx12!"_s, u"Jaybers8"_s});
             stage.select(24);
             return nullptr;
         }},
        {u"few"_s,
         [](Stage& stage) -> QWidget* {
             filled(stage, 5);
             return nullptr;
         }},
        {u"settling"_s,
         [](Stage& stage) -> QWidget* {
             filled(stage, 12);
             stage.model().setOpen(betId(7), true);
             stage.log().selectionModel()->setCurrentIndex(
                 stage.model().indexOfLine(betId(7), 0), QItemSelectionModel::ClearAndSelect);
             return nullptr;
         }},
        {u"many"_s,
         [](Stage& stage) -> QWidget* {
             filled(stage, 10'000);
             stage.select(9990);
             return nullptr;
         }},
        {u"empty"_s,
         [](Stage& stage) -> QWidget* {
             stage.connectNow();
             return nullptr;
         }},
        {u"offline"_s,
         [](Stage&) -> QWidget* {
             return nullptr;
         }},
        {u"nomatch"_s,
         [](Stage& stage) -> QWidget* {
             filled(stage, 12);
             stage.window.findChild<QLineEdit*>()->setText(u"banana"_s);
             return nullptr;
         }},
        {u"filtered"_s,
         [](Stage& stage) -> QWidget* {
             filled(stage, 40);
             models::BetFilter filter;
             filter.people = {u"Jaybers8"_s, u"Mo"_s};
             filter.statuses = {models::StatusFacet::Won};
             stage.model().setFilter(filter);
             return nullptr;
         }},
        {u"long"_s,
         [](Stage& stage) -> QWidget* {
             stage.server.fill(longNames());
             stage.connectNow();
             stage.model().setOpen(betId(7), true);
             return nullptr;
         }},
    };
}

QList<State> livelyStates()
{
    return {
        {u"forked"_s,
         [](Stage& stage) -> QWidget* {
             bringAboutAFork(stage);
             return nullptr;
         }},
        {u"away"_s,
         [](Stage& stage) -> QWidget* {
             missSome(stage);
             return nullptr;
         }},
        {u"otherweek"_s,
         [](Stage& stage) -> QWidget* {
             filled(stage, 5);
             stage.window.showWeek(aWeek().next());
             Stage::settle();
             return nullptr;
         }},
        {u"refused"_s,
         [](Stage& stage) -> QWidget* {
             filled(stage, 10);
             stage.server.refuseNext(
                 {base::ErrorCode::Locked,
                  u"The line started at 19:00; only a bookkeeper may change it now."_s,
                  {}});
             stage.engine.setStatus(betId(9), {{{0, Won}}, {}});
             stage.settle();
             stage.server.refuseNext(
                 {base::ErrorCode::Conflict,
                  u"This line was already settled as Lost by Jaybers8 a moment ago."_s,
                  {}});
             stage.engine.setStatus(betId(8), {{{0, Lost}}, {}});
             stage.settle();
             stage.server.holdWrites(true);
             stage.engine.setStatus(betId(10), {{{0, Won}}, {}});
             return nullptr;
         }},
        {u"arrived"_s,
         [](Stage& stage) -> QWidget* {
             filled(stage, 10);
             domain::Bet bet = busyWeek(12).last();
             stage.server.put(bet, bet.userName);
             return nullptr;
         }},
        {u"deleted"_s,
         [](Stage& stage) -> QWidget* {
             filled(stage, 14);
             stage.select(12);
             emit stage.log().deleteWanted({betId(12)});
             return nullptr;
         }},
        {u"editor"_s,
         [](Stage& stage) -> QWidget* {
             filled(stage, 20);
             stage.window.placeBet();
             return nullptr;
         }},
        {u"editing"_s,
         [](Stage& stage) -> QWidget* {
             filled(stage, 20);
             emit stage.log().editWanted(betId(20));
             return nullptr;
         }},
    };
}

} // namespace betlog::tests
