// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/ids.h"
#include "base/timestamp.h"
#include "domain/money.h"
#include "domain/rules.h"
#include "domain/week_key.h"

#include <chrono>

/// How a server greets, and what it says of itself (protocol.md section 3).
namespace betlog::wire {

struct User
{
    QString name; ///< empty: nobody yet
    bool bookkeeper = false;

    friend bool operator==(const User&, const User&) = default;
};

struct Welcome
{
    int protocol = 1;
    QString serverVersion;
    base::Epoch epoch;
    base::Seq seq;
    base::SessionId sessionId;
    User user;
    base::Timestamp serverTime;
    domain::WeekKey weekKey; ///< the week of serverTime
    domain::WeekStart weekStart;
    domain::Currency currency;
    domain::SettlementRules rules;
    std::chrono::seconds heartbeat {25};

    friend bool operator==(const Welcome&, const Welcome&) = default;
};

} // namespace betlog::wire
