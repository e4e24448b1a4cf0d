// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/timestamp.h"
#include "domain/week_key.h"

#include <QString>
#include <QTimeZone>

namespace betlog::widgets {

/// A moment as it is said in passing: "10:30" today, "Sun 10:30" within a week, "1 Dec 10:30"
/// within the year, else "1 Dec 2024".
[[nodiscard]] QString
momentText(base::Timestamp moment, base::Timestamp now, const QTimeZone& zone);

/// In full, for tooltips: "Sunday, 1 December 2024, 10:30:00".
[[nodiscard]] QString momentTextInFull(base::Timestamp moment, const QTimeZone& zone);

/// "Week of 1 December 2024"
[[nodiscard]] QString weekText(domain::WeekKey week);

/// "Week of 1 Dec"
[[nodiscard]] QString shortWeekText(domain::WeekKey week);

} // namespace betlog::widgets
