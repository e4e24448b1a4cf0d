// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "domain/bet.h"
#include "wire/room_head.h"

#include <QVariant>

class QSqlQuery;

namespace betlog::domain {
struct StatEntry;
}

/// How values are put into columns and read back.
namespace betlog::store {

/// What week.text() says, in a tenth of the time; every bet has it in several rows.
[[nodiscard]] QString weekText(domain::WeekKey week);

/// Texts are never NULL: QtSql would bind a QString that is null as NULL.
[[nodiscard]] QVariant textValue(const QString& text);

/// One letter a line: "WLp" … for statistics.
[[nodiscard]] QString resultLetters(const QList<domain::LineResult>& results);
[[nodiscard]] QList<domain::LineResult> resultsFromLetters(const QString& letters);

/// The room of a row that has the league and the week in these columns.
[[nodiscard]] domain::Room roomOf(const QSqlQuery& row, int league, int week);
/// A row of RoomRows: week, league, n, hash.
[[nodiscard]] wire::RoomHead roomHeadOf(const QSqlQuery& row);

/// What the first eleven columns of FiguresOfWeek and BetRows say.
[[nodiscard]] domain::StatEntry figuresOf(const QSqlQuery& row, domain::WeekKey week);

/// The bet of a stored bet's or change's text. StorageFailed where it cannot be read: what is
/// stored was sound once.
[[nodiscard]] base::Expected<domain::Bet> betOfText(const QByteArray& json);
[[nodiscard]] base::Expected<domain::Bet> betOfChangeText(const QByteArray& json);

} // namespace betlog::store
