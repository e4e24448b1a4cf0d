// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/log_event.h"
#include "tests/support/bets.h"

namespace betlog::tests {

inline domain::Line line(const QString& selection)
{
    domain::Line line;
    line.selection = selection;
    return line;
}

/// Somebody's bet number `number` on Lynx @ Wings: one pending line, "Reach 20 points".
inline domain::Bet bet(int number, const QString& owner = QStringLiteral("Jaybers8"))
{
    domain::Bet bet;
    bet.id = betId(number);
    bet.number = number;
    bet.userName = owner;
    bet.league = QStringLiteral("WNBA");
    bet.awayTeam = QStringLiteral(" 😼Lynx");
    bet.homeTeam = QStringLiteral("Wings");
    bet.weekKey = domain::WeekKey(QDate(2024, 12, 1));
    bet.slip.lines = {line(QStringLiteral("Reach 20 points"))};
    bet.results = {domain::LineResult::Pending};
    return bet;
}

inline sync::LogEvent placed(const domain::Bet& bet)
{
    sync::LogEvent event;
    event.type = wire::ChangeType::Created;
    event.actor = bet.userName;
    event.bet = bet;
    event.timestamp = base::Timestamp(std::chrono::milliseconds(1'733'048'100'000));
    return event;
}

inline sync::LogEvent placed(int number)
{
    return placed(bet(number));
}

inline sync::LogEvent
updated(wire::UpdateType how, const domain::Bet& after, std::optional<domain::Bet> before = {})
{
    sync::LogEvent event = placed(after);
    event.type = wire::ChangeType::Updated;
    event.updateType = how;
    event.before = std::move(before);
    return event;
}

inline sync::LogEvent removed(const domain::Bet& bet)
{
    sync::LogEvent event = placed(bet);
    event.type = wire::ChangeType::Deleted;
    return event;
}

} // namespace betlog::tests
