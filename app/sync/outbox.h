// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/queued_write.h"
#include "base/expected.h"

#include <QList>

#include <functional>

namespace betlog::sync {

/// Where writes are kept until the server has accepted them or the person has dealt with their
/// refusal, in the order in which they were made.
///
/// `keep` calls back once the write is as safe as this outbox makes it; it is shown and sent only
/// then. Callbacks come on the caller's thread, in order, possibly before the call returns; none
/// come after the outbox is gone.
class Outbox
{
public:
    using Kept = std::function<void(const base::Expected<void>&)>;
    using Loaded = std::function<void(const base::Expected<QList<QueuedWrite>>&)>;

    virtual ~Outbox() = default;

    /// What an earlier run of the program left, oldest first. Asked once, before anything else.
    virtual void load(Loaded loaded) = 0;
    /// Adds a write, or replaces the one with the same mutation id where it stands.
    virtual void keep(const QueuedWrite& write, Kept kept) = 0;
    /// It was accepted, or the person let it go.
    virtual void forget(base::MutationId mutation) = 0;
};

} // namespace betlog::sync
