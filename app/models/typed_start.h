// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/timestamp.h"

#include <QString>
#include <QTimeZone>

#include <optional>

namespace betlog::models {

/// Reads when a line starts, as a person types it, by the wall clock of `zone`:
///
///     13:00   1:30 pm   7pm        today
///     sun 13:00   tomorrow 19:30   the next such day, today included
///     1 dec 13:00                  of the year in which that day is nearest to now
///     2024-12-01 13:00             that very day
///     +90m   +2h                   from now, to the minute
///
/// Nothing: the text is no such time, or one that a change of the clocks leaves out.
[[nodiscard]] std::optional<base::Timestamp>
startFromTyped(QStringView typed, base::Timestamp now, const QTimeZone& zone);

/// What reads as that start again, to the minute, on any day: "2024-12-01 13:00".
[[nodiscard]] QString typedStart(base::Timestamp start, const QTimeZone& zone);

} // namespace betlog::models
