// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/bet.h"
#include "wire/mutation.h"

namespace betlog::sync {

/// A write of this client that the server has not answered yet, with what is needed to show it.
struct QueuedWrite
{
    wire::Mutation mutation;
    QString user; ///< who wrote it
    base::Timestamp enteredAt;
    /// The bet as the person saw it when they wrote; for a restore, as it was when it was deleted.
    std::optional<domain::Bet> seen;

    friend bool operator==(const QueuedWrite&, const QueuedWrite&) = default;
};

} // namespace betlog::sync
