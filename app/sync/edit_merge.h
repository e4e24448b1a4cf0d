// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/queued_write.h"

namespace betlog::sync {

/// An edit moved from the bet that the person saw onto the bet as it is now.
///
/// Part by part, as the server judges conflicts (protocol.md section 5.6): what the person changed
/// stays theirs, what they left alone is as it is now. Parts are the teams, the note, the tags, the
/// book, the terms of the slip, and of each line what it is about and its terms; where lines were
/// added or taken away, the lines are one part.
struct MergedEdit
{
    wire::EditBet edit;
    /// Both changed the same part to different things; the person's own stands in `edit`.
    bool overlaps = false;
};

[[nodiscard]] MergedEdit
mergeOnto(const domain::Bet& seen, const wire::EditBet& edit, const domain::Bet& now);

/// Whether these results can be set on the bet as it is now without overruling anybody: each line
/// is still about the same, and has the result that the person saw or the one they want.
[[nodiscard]] bool
fitsOnto(const domain::Bet& seen, const wire::SetStatus& status, const domain::Bet& now);

/// The write as it stands after an earlier one of the same person to the same bet was accepted as
/// `now`: based on that, if it fits without overruling anybody else; else as it is. The write has
/// seen the bet.
[[nodiscard]] QueuedWrite basedOn(const domain::Bet& now, const QueuedWrite& write);

} // namespace betlog::sync
