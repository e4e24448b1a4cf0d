// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/ids.h"
#include "domain/bet.h"
#include "domain/room.h"
#include "wire/room_head.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <variant>

/// What can be asked of the log, and what it answers. Bets and changes come as the JSON texts that
/// are stored, so that a server that only passes them on never decodes them.
namespace betlog::core {

/// Where the log stands.
struct LogHead
{
    base::Epoch epoch;
    base::Seq seq;
};

/// A bet by its id or by its number.
using BetKey = std::variant<base::BetId, qint64>;

struct BetQuery
{
    std::optional<domain::WeekKey> week;
    QString league; ///< empty: any
    QString user; ///< empty: any
    std::optional<domain::LineResult> result; ///< of the bet as a whole
    int limit = 100; ///< 1 … kMaxPageRows; 0 for all of one week
    std::optional<qint64> before; ///< the cursor: only bets with a smaller number
};

/// Newest first.
struct BetPage
{
    QList<QByteArray> bets;
    std::optional<qint64> next; ///< the cursor of the next page
    base::Seq seq;
};

struct ChangeQuery
{
    base::Seq since;
    QList<domain::RoomPattern> rooms; ///< empty: none
    int limit = 500;
};

/// What happened after `since`, in order, up to and with `to`.
struct ChangeSlice
{
    QList<QByteArray> changes;
    base::Seq to; ///< everything of these rooms up to here is in `changes` or before `since`
    base::Seq head; ///< where the log stood
};

/// What a snapshot of some rooms as of `seq` holds; its bets are then read part by part, as of that
/// seq too, as fast as whoever wants them takes them.
struct SnapshotPlan
{
    QList<qint64> numbers; ///< of the bets, oldest first
    QList<qsizetype> bytes; ///< of each bet's text
    base::Seq seq;
    QList<wire::RoomHead> heads = {}; ///< where the chains of the rooms end
};

/// The bets of some rooms as of `seq`, and where the chains of these rooms end.
struct SnapshotSlice
{
    QList<QByteArray> bets;
    base::Seq seq;
    QList<wire::RoomHead> heads = {};
};

struct StatisticsQuery
{
    std::optional<domain::WeekKey> from; ///< first week
    std::optional<domain::WeekKey> to; ///< last week
    QString league; ///< empty: any
};

} // namespace betlog::core
