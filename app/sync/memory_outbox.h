// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/outbox.h"

namespace betlog::sync {

/// Keeps writes for as long as the program runs.
class MemoryOutbox final : public Outbox
{
public:
    void load(Loaded loaded) override;
    void keep(const QueuedWrite& write, Kept kept) override;
    void forget(base::MutationId mutation) override;

private:
    QList<QueuedWrite> m_writes;
};

} // namespace betlog::sync
