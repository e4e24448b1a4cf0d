// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/bet_draft.h"

namespace betlog::models {

/// What a person changed of the bet that they opened: `loaded` is how its fields looked at first,
/// `typed` how they look now, `read` what they mean. What was left alone is as it was opened, to
/// the byte, however a field would have read it; nothing at all where nothing was changed.
[[nodiscard]] wire::EditBet editOf(
    const domain::Bet& opened,
    const BetDraft& loaded,
    const BetDraft& typed,
    const wire::CreateBet& read);

} // namespace betlog::models
