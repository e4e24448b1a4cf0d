// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/core/ledger.h"
#include "server/store/sql_connection.h"
#include "server/store/sql_reader.h"
#include "server/store/sql_store.h"
#include "tests/support/bets.h"
#include "tests/support/fake_clock.h"
#include "tests/support/seeded_random.h"

namespace betlog::tests {

/// Weeks from Sunday 10:00 UTC, cents, and one bookkeeper: Bo.
[[nodiscard]] core::LogSettings testSettings();

[[nodiscard]] core::Actor ann();
[[nodiscard]] core::Actor bob();
[[nodiscard]] core::Actor bo(); ///< the bookkeeper

/// A log with its ledger on this thread: no threads, a clock that stands, chance from a seed.
/// In memory, unless a file is named.
class TestLog
{
public:
    explicit TestLog(const QString& file = QStringLiteral(":memory:"));

    [[nodiscard]] core::Ledger& ledger() { return m_ledger; }

    [[nodiscard]] store::SqlConnection& connection() { return *m_connection; }

    [[nodiscard]] store::SqlStore& store() { return m_store; }

    [[nodiscard]] store::SqlReader reader() { return store::SqlReader(*m_connection); }

    [[nodiscard]] FakeClock& clock() { return m_clock; }

    /// Applies one write in a transaction of its own.
    [[nodiscard]] wire::WriteAnswer
    write(const wire::Mutation& mutation, const core::Actor& actor = ann());
    /// The same for a write that must be acked: the bet as it is then.
    domain::Bet ack(const wire::Mutation& mutation, const core::Actor& actor = ann());
    /// The same for a write that must be refused.
    wire::Refusal refusal(const wire::Mutation& mutation, const core::Actor& actor = ann());
    /// Places aCreate() as bet `id`.
    domain::Bet place(base::BetId id, int lines = 1);

    [[nodiscard]] int deleteMany(const core::BulkDelete& command);

    /// Every change of the log, decoded, in order.
    [[nodiscard]] QList<wire::Change> changes();

private:
    FakeClock m_clock;
    SeededRandom m_random;
    std::unique_ptr<store::SqlConnection> m_connection;
    store::SqlStore m_store;
    core::Ledger m_ledger;
};

/// The change in a stored text.
[[nodiscard]] wire::Change changeOf(const QByteArray& json);

} // namespace betlog::tests
