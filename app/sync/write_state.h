// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/queued_write.h"
#include "app/sync/shown_bet.h"

namespace betlog::sync {

/// One write of this client that is not done with: on its way, or refused and waiting for the
/// person.
struct WriteState
{
    QueuedWrite write;
    Delivery delivery = Delivery::Waiting; ///< not Confirmed
    base::Error error; ///< of Refused and Conflicted
    /// The bet as this write would have it; nullopt: it deletes, or there is nothing to write it
    /// on.
    std::optional<domain::Bet> mine;
    std::optional<domain::Bet> theirs; ///< as the server last told it; nullopt: it is not there
};

} // namespace betlog::sync
