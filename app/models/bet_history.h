// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/money.h"
#include "wire/change.h"

#include <QStringList>

namespace betlog::models {

/// One change of a bet in words: who did what when, and what it was before.
struct HistoryEntry
{
    base::Timestamp at;
    QString actor;
    QString deed; ///< "placed the bet", "settled", "edited", "deleted the bet", "brought it back"
    QStringList details; ///< "Line 2: Pending → Won", "Line 1, stake: 10.00 → 20.00"
    QString reason; ///< a bookkeeper's; else empty

    friend bool operator==(const HistoryEntry&, const HistoryEntry&) = default;
};

/// The history of one bet, from its changes, oldest first; the newest entry comes first.
[[nodiscard]] QList<HistoryEntry>
historyOf(const QList<wire::Change>& changes, const domain::Currency& currency);

/// What differs between two states of a bet: old → new, in reading order.
[[nodiscard]] QStringList
differences(const domain::Bet& before, const domain::Bet& after, const domain::Currency& currency);

} // namespace betlog::models
