// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/replica.h"
#include "tests/support/bets.h"
#include "tests/support/fake_scheduler.h"

namespace betlog::tests {

/// What a bet of a shown log is like; the rest follows, payout included.
struct BetLook
{
    int number = 1;
    QString person = QStringLiteral("Ann");
    QString league = QStringLiteral("NFL");
    QString away = QStringLiteral("Team A");
    QString home = QStringLiteral("Team B");
    QList<domain::LineResult> results {domain::LineResult::Pending}; ///< one a line
    qint64 stakeMinor = 1000; ///< of each line
    domain::WeekKey week = aWeek();
    domain::BetKind kind = domain::BetKind::Singles;
};

/// As a server would tell it: accepted, number and id from `number`, entered `number` minutes
/// after the first.
[[nodiscard]] domain::Bet betLike(const BetLook& look);

/// So many bets of one week by a handful of people, always the same ones: singles, parlays and a
/// system, settled and pending.
[[nodiscard]] QList<domain::Bet> busyWeek(int count, domain::WeekKey week = aWeek());

/// A replica with bets, written to as the engine writes to it, and a clock that stands still.
class ShownLog
{
public:
    void put(const domain::Bet& bet); ///< created, or changed where it is known
    void putAll(const QList<domain::Bet>& bets); ///< a snapshot of every room
    void remove(base::BetId bet);
    void setOnline(const QStringList& people);

    // ── this client's own writes, unanswered ──
    base::MutationId send(const wire::Mutation& mutation);
    void refuse(
        base::MutationId mutation,
        const QString& why,
        const std::optional<domain::Bet>& theirs = std::nullopt);

    [[nodiscard]] domain::Bet bet(int number) const;

    sync::Replica replica;
    FakeScheduler scheduler;
};

} // namespace betlog::tests
