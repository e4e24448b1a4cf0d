// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/sync_state.h"
#include "wire/error_code.h"

#include <QMap>

/// The state machine as a table: every place it can be in, everything that can happen, and what
/// follows.
namespace betlog::tests {

/// (situation, event) → outcome, as outcomeOf writes it.
using Outcomes = QMap<std::pair<QString, QString>, QString>;

[[nodiscard]] QMap<QString, sync::SyncState> situations();
/// Every event; those whose content matters are there more than once.
[[nodiscard]] QMap<QString, sync::SyncEvent> events();
/// Every pair that changes something; the others stay as they are.
[[nodiscard]] Outcomes statedOutcomes();
/// What a step changed and what it asks for: "offline (unreachable): close line, …"; or "stays".
[[nodiscard]] QString outcomeOf(const sync::SyncState& before, const sync::SyncStep& step);

[[nodiscard]] sync::LineEnd closed(wire::CloseCode code);
[[nodiscard]] sync::LineEnd broken(); ///< without a word
[[nodiscard]] sync::LineEnd unreachable();
[[nodiscard]] sync::LineEnd refused(); ///< the upgrade

} // namespace betlog::tests
