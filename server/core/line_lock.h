// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "domain/bet.h"
#include "server/core/command.h"

namespace betlog::core {

/// A line is locked once its start has passed: what was bet on it stands, and so do the terms of a
/// parlay or system that holds it. Results, notes and teams may still change; the bet may not go.
///
/// Locked, if `after` changes something locked of `before` and the actor is no bookkeeper. A
/// bookkeeper may, with a reason: Invalid without one.
[[nodiscard]] base::Expected<void> checkLocks(
    const domain::Bet& before,
    const domain::Bet& after,
    base::Timestamp now,
    const Actor& actor,
    const QString& reason);
/// The same for deleting `bet`, which would take its locked lines away.
[[nodiscard]] base::Expected<void> checkLocksOfDelete(
    const domain::Bet& bet, base::Timestamp now, const Actor& actor, const QString& reason);

} // namespace betlog::core
