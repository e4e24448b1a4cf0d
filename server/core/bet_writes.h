// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "server/core/command.h"
#include "server/core/log_settings.h"
#include "server/core/store.h"
#include "wire/change.h"

namespace betlog::core {

/// One write as it is decided on: who, when, under which rules.
struct WriteContext
{
    const wire::Mutation& mutation;
    const Actor& actor; ///< with a name
    base::Timestamp now;
    const LogSettings& settings;
};

/// What a write makes of a bet; pure functions of what stands and what is asked.
struct NextBet
{
    BetRecord record; ///< its seq is the ledger's to give
    wire::ChangeType type = wire::ChangeType::Updated;
    std::optional<wire::UpdateType> updateType;
};

/// nullopt: what was asked for stands already, so nothing changes.
using NextBetOrNothing = base::Expected<std::optional<NextBet>>;

/// `create` must have passed checkMutation(). The bet's number is the journal's to give.
[[nodiscard]] base::Expected<NextBet>
createdBet(const wire::CreateBet& create, base::BetId id, const WriteContext& context);
/// `seen` is the bet at the mutation's baseVersion; conflicts are judged by it.
[[nodiscard]] NextBetOrNothing editedBet(
    const wire::EditBet& edit,
    const BetRecord& standing,
    const domain::Bet& seen,
    const WriteContext& context);
[[nodiscard]] NextBetOrNothing
statusBet(const wire::SetStatus& status, const BetRecord& standing, const WriteContext& context);
/// Delete beats edit: no version is asked for.
[[nodiscard]] base::Expected<NextBet>
deletedBet(const BetRecord& standing, const WriteContext& context);
[[nodiscard]] NextBetOrNothing restoredBet(const BetRecord& standing, const WriteContext& context);

} // namespace betlog::core
