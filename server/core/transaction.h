// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/core/journal.h"
#include "server/core/log_settings.h"
#include "server/core/outcome.h"
#include "server/core/store.h"

namespace betlog::base {
class Clock;
class Random;
} // namespace betlog::base

namespace betlog::core {

/// Decides and applies commands inside one transaction of the ledger. An error of any function
/// here is the storage's: the transaction is lost. What a person did wrong is an Outcome.
class Transaction
{
public:
    Transaction(
        Store& store,
        Journal& journal,
        const LogSettings& settings,
        const base::Clock& clock,
        base::Random& random);

    [[nodiscard]] base::Expected<Outcome> apply(const Command& command);

    [[nodiscard]] bool isCatalogReplaced() const { return m_isCatalogReplaced; }

private:
    /// The change that a write made or that stands, or why it was refused.
    struct Decision
    {
        std::variant<base::Seq, wire::Refusal> result;
        domain::Bet bet; ///< where it was not refused
    };

    [[nodiscard]] base::Expected<Outcome> write(const WriteCommand& command);
    [[nodiscard]] base::Expected<Outcome> deleteMany(const BulkDelete& command);
    [[nodiscard]] base::Expected<Outcome> replaceCatalog(const ReplaceCatalog& command);

    [[nodiscard]] base::Expected<Decision> decide(const WriteCommand& command);
    [[nodiscard]] base::Expected<Decision>
    create(const wire::CreateBet& create, const WriteCommand& command);
    [[nodiscard]] base::Expected<Decision>
    change(const BetRecord& standing, const WriteCommand& command);
    [[nodiscard]] base::Expected<NextBetOrNothing>
    nextBet(const BetRecord& standing, const WriteContext& context);
    [[nodiscard]] base::Expected<NextBetOrNothing>
    edit(const wire::EditBet& edit, const BetRecord& standing, const WriteContext& context);
    [[nodiscard]] base::Expected<Decision> enter(NextBet next, const WriteContext& context);

    [[nodiscard]] base::Expected<base::Expected<int>> deleteBets(const BulkDelete& command);
    [[nodiscard]] base::Expected<base::Expected<int>>
    deleteAll(const QList<base::BetId>& bets, const BulkDelete& command);
    [[nodiscard]] base::Expected<QList<base::BetId>> betsToDelete(const BulkDelete& command);

    [[nodiscard]] base::Expected<void>
    keepCount(base::MutationId id, const QByteArray& digest, const base::Expected<int>& count);
    [[nodiscard]] base::Expected<base::Expected<int>>
    repeatCount(const StoredAnswer& stored, const QByteArray& digest);
    [[nodiscard]] base::Expected<Outcome>
    repeatWrite(const StoredAnswer& stored, const QByteArray& digest);

    Store& m_store;
    Journal& m_journal;
    const LogSettings& m_settings;
    const base::Clock& m_clock;
    base::Random& m_random;
    bool m_isCatalogReplaced = false;
};

} // namespace betlog::core
