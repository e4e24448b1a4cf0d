// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/timestamp.h"

#include <QTimeZone>

namespace betlog::files {

/// The moment at which a clock in `zone` showed what a browser wrote with `toLocaleString()`:
/// "5/16/2025, 6:15:16 PM", also with the narrow blank that newer ones put before PM. Where the
/// clock was set back, the second of the two moments; where it skipped the hour, the one after.
[[nodiscard]] std::optional<base::Timestamp>
readWallClock(const QString& text, const QTimeZone& zone);

} // namespace betlog::files
