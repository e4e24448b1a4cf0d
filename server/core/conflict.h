// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "server/core/bet_versions.h"
#include "wire/mutation.h"

namespace betlog::core {

/// What a write is judged against. `seen` is the bet as the writer saw it, at `seenVersion`; where
/// the writer saw the newest version, or named none, it is `current` itself.
struct Sight
{
    const domain::Bet& seen;
    int seenVersion = 0;
    const domain::Bet& current;
    const BetVersions& versions; ///< of `current`
};

/// The bet after an edit, results carried along with their lines; nothing of it is settled yet.
///
/// What the writer changed against what they saw goes in; what others changed meanwhile stays.
/// Conflict where both changed the same part, or where the writer changes what a line is about
/// while somebody set its result (protocol.md section 5.6).
[[nodiscard]] base::Expected<domain::Bet> mergeEdit(const wire::EditBet& edit, const Sight& sight);

/// The bet after results and an override were set; nothing of it is settled yet.
///
/// Conflict where anybody, the writer on another machine included, set another result of the same
/// line meanwhile, or where the line at this index is about something else by now. Setting what
/// stands already is never a conflict.
[[nodiscard]] base::Expected<domain::Bet>
mergeStatus(const wire::SetStatus& status, const Sight& sight);

} // namespace betlog::core
