// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/money.h"
#include "domain/rules.h"
#include "domain/week_key.h"

#include <QStringList>

namespace betlog::core {

/// What is the same for every bet of a log; settings of the server, announced in `welcome`.
struct LogSettings
{
    domain::WeekStart weekStart;
    domain::Currency currency;
    domain::SettlementRules rules;
    /// Who may override payouts, change started lines and replace the catalogue. Empty: everybody,
    /// for a group that trusts its members.
    QStringList bookkeepers;
};

} // namespace betlog::core
