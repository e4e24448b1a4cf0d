// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/core/ledger.h"

#include "base/clock.h"
#include "server/core/transaction.h"

namespace betlog::core {

Ledger::Ledger(Store& store, LogSettings settings, const base::Clock& clock, base::Random& random)
    : m_store(store)
    , m_settings(std::move(settings))
    , m_clock(clock)
    , m_random(random)
{ }

base::Expected<Batch> Ledger::apply(const QList<Command>& commands)
{
    return applyWithin(std::chrono::hours(1), commands);
}

base::Expected<Batch>
Ledger::applyWithin(std::chrono::milliseconds time, const QList<Command>& commands)
{
    const std::chrono::milliseconds until = m_clock.monotonic() + time;
    if (const auto begun = m_store.begin(); !begun)
        return base::unexpected(begun.error());
    base::Expected<Batch> batch = applySome(commands, until);
    if (batch) {
        if (const auto committed = m_store.commit(); !committed)
            batch = base::unexpected(committed.error());
    }
    if (!batch)
        m_store.rollback();
    return batch;
}

base::Expected<Batch>
Ledger::applySome(const QList<Command>& commands, std::chrono::milliseconds until)
{
    base::Expected<Journal> journal = Journal::open(m_store);
    if (!journal)
        return base::unexpected(journal.error());
    Transaction transaction(m_store, *journal, m_settings, m_clock, m_random);
    Batch batch;
    for (const Command& command : commands) {
        base::Expected<Outcome> outcome = transaction.apply(command);
        if (!outcome)
            return base::unexpected(outcome.error());
        batch.outcomes.append(std::move(*outcome));
        if (m_clock.monotonic() >= until)
            break;
    }
    if (const auto closed = journal->close(); !closed)
        return base::unexpected(closed.error());
    batch.changes = journal->entered();
    batch.isCatalogReplaced = transaction.isCatalogReplaced();
    return batch;
}

} // namespace betlog::core
