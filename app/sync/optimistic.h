// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/queued_write.h"
#include "domain/rules.h"
#include "domain/week_key.h"

namespace betlog::sync {

/// What this client needs to know of the log to guess what the server will make of a write.
struct LogTerms
{
    domain::WeekStart weekStart;
    domain::SettlementRules rules;

    friend bool operator==(const LogTerms&, const LogTerms&) = default;
};

/// The bet as it will be once the server has taken `write`, where it was `before`; nullopt: it will
/// not be there. Results and payouts included, version and number left as they were: those are the
/// server's to give. A write that cannot apply (an edit of a bet that is gone) changes nothing.
[[nodiscard]] std::optional<domain::Bet>
replayed(const std::optional<domain::Bet>& before, const QueuedWrite& write, const LogTerms& terms);

} // namespace betlog::sync
