// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/money.h"
#include "domain/rules.h"
#include "domain/week_key.h"

namespace betlog::widgets {

/// What a server's welcome says of its log, as far as screens need it to write amounts, prices and
/// weeks.
struct LogFacts
{
    domain::Currency currency;
    domain::SettlementRules rules;
    domain::WeekStart weekStart;

    friend bool operator==(const LogFacts&, const LogFacts&) = default;
};

} // namespace betlog::widgets
