// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/memory_outbox.h"

#include <algorithm>

namespace betlog::sync {

void MemoryOutbox::load(Loaded loaded)
{
    loaded(m_writes);
}

void MemoryOutbox::keep(const QueuedWrite& write, Kept kept)
{
    const auto known = std::ranges::find_if(m_writes, [&write](const QueuedWrite& other) {
        return other.mutation.id == write.mutation.id;
    });
    if (known != m_writes.end())
        *known = write;
    else
        m_writes.append(write);
    kept({});
}

void MemoryOutbox::forget(base::MutationId mutation)
{
    m_writes.removeIf(
        [mutation](const QueuedWrite& write) { return write.mutation.id == mutation; });
}

} // namespace betlog::sync
