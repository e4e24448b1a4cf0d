// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/core/journal.h"
#include "server/core/log_settings.h"
#include "server/core/outcome.h"

namespace betlog::base {
class Clock;
class Random;
} // namespace betlog::base

namespace betlog::core {

struct Batch
{
    QList<Outcome> outcomes; ///< one a command, in order
    QList<CommittedChange> changes; ///< in order, consecutive in seq
    bool isCatalogReplaced = false;
};

/// The only writer of the log. Applies commands in order; synchronous, on one thread.
///
/// Keeps the promises of protocol.md section 5: when apply() returns, all of it is on disk, or
/// nothing. A mutation has one effect and one answer for ever, refusals included: the answer is
/// stored in the transaction of its effect. A command that is refused never sinks the others.
class Ledger
{
public:
    Ledger(Store& store, LogSettings settings, const base::Clock& clock, base::Random& random);

    /// One transaction. An error (StorageFailed, Busy) means that nothing was written, for nobody.
    [[nodiscard]] base::Expected<Batch> apply(const QList<Command>& commands);
    /// The same for as many of them, from the first, as can be decided in that time; at least one.
    /// The batch has an outcome for each that was taken.
    [[nodiscard]] base::Expected<Batch>
    applyWithin(std::chrono::milliseconds time, const QList<Command>& commands);

private:
    [[nodiscard]] base::Expected<Batch>
    applySome(const QList<Command>& commands, std::chrono::milliseconds until);

    Store& m_store;
    LogSettings m_settings;
    const base::Clock& m_clock;
    base::Random& m_random;
};

} // namespace betlog::core
