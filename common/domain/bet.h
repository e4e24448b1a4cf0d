// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/ids.h"
#include "base/timestamp.h"
#include "domain/money.h"
#include "domain/odds.h"
#include "domain/room.h"
#include "domain/rules.h"
#include "domain/week_key.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace betlog::domain {

enum class BetKind { Singles, Parlay, System };
enum class LineResult { Pending, Won, Lost, Push, Void, HalfWon, HalfLost };

[[nodiscard]] QLatin1StringView betKindName(BetKind kind);
[[nodiscard]] std::optional<BetKind> betKindFromName(QStringView name);
[[nodiscard]] QLatin1StringView
lineResultName(LineResult result); ///< "pending", "won", "half_won" …
[[nodiscard]] std::optional<LineResult> lineResultFromName(QStringView name);

/// Raises the winnings (never the stake) of a line, or of the whole slip when the slip carries it.
struct Boost
{
    QString name; ///< "role_player", "same_player" or a name of the group's own
    QString rate; ///< of the winnings, as a ratio text: "9/100"
    BoostRounding rounding = BoostRounding::None; ///< of the boost's own amount

    friend bool operator==(const Boost&, const Boost&) = default;
};

/// One line (a leg, in a parlay or system) of a slip.
struct Line
{
    QString category;
    QString market;
    QString selection;
    QString player;
    QString description;
    Money stake; ///< of singles only; zero otherwise
    std::optional<Odds> odds; ///< missing where the slip has one price for all
    QList<Boost> boosts;
    std::optional<base::Timestamp> startsAt;

    friend bool operator==(const Line&, const Line&) = default;
};

/// What was bet: everything that its owner enters, and nothing that the server computes.
struct Slip
{
    BetKind kind = BetKind::Singles;
    QList<Line> lines;
    QList<Boost> boosts;
    Money stake; ///< of a parlay; of a system, the unit stake of each combination
    QList<int> sizes; ///< of a system: the combination sizes, ascending
    std::optional<Odds> price; ///< one price for the whole parlay
    QString note;
    QStringList tags;
    QString book;
    QString externalId; ///< where an import brought it from: "weblog:17"; else empty

    friend bool operator==(const Slip&, const Slip&) = default;
};

/// A bookkeeper's own figure in place of the computed one.
struct PayoutOverride
{
    Money totalReturn;
    QString reason;

    friend bool operator==(const PayoutOverride&, const PayoutOverride&) = default;
};

/// What a slip paid so far; see settlement.h.
struct Payout
{
    Money totalWager; ///< all that was staked, lines still pending included
    Money totalWin; ///< the winnings of the lines that won
    Money totalReturn; ///< what comes back, stakes included
    Money profit; ///< totalReturn − totalWager
    bool settled = false; ///< nothing that matters is pending
    std::optional<base::Timestamp> evaluatedAt;
    std::optional<PayoutOverride> payoutOverride; ///< totalReturn and profit follow it

    friend bool operator==(const Payout&, const Payout&) = default;
};

struct Bet
{
    base::BetId id;
    qint64 number = 0; ///< given by the server: 1, 2, 3 …; 0 while the server has not seen it
    QString userName;
    QString league;
    QString awayTeam;
    QString homeTeam;
    WeekKey weekKey;
    base::Timestamp betDate; ///< when it was entered, by the clock of the client
    base::Timestamp acceptedAt; ///< when the server took it; zero while it has not
    Slip slip;
    QList<LineResult> results; ///< one a line, always as many as the slip has
    Payout payout;
    int version = 0; ///< 1 when created, one more with every change
    base::Timestamp updatedAt;
    QString updatedBy;
    std::optional<base::Timestamp>
        editedAt; ///< the last edit of what was bet; results do not count

    [[nodiscard]] Room room() const { return {league, weekKey}; }

    friend bool operator==(const Bet&, const Bet&) = default;
};

} // namespace betlog::domain

Q_DECLARE_METATYPE(betlog::domain::Bet)
