// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/log_totals.h"

#include "app/models/bet_list_model.h"

#include <algorithm>

namespace betlog::models {

namespace {

/// Sums stay within what an amount may be; ten thousand bets of the highest stake pass it.
domain::Money capped(qint64 a, qint64 b)
{
    return domain::Money(std::clamp(a + b, -domain::kMaxAmountMinor, domain::kMaxAmountMinor));
}

void add(domain::Money& sum, domain::Money amount)
{
    sum = capped(sum.minor(), amount.minor());
}

} // namespace

LogTotals::LogTotals(const BetListModel& list, QObject* parent)
    : QObject(parent)
    , m_list(list)
{
    m_addUpSoon.setSingleShot(true);
    m_addUpSoon.setInterval(0);
    connect(&m_addUpSoon, &QTimer::timeout, this, &LogTotals::addUp);
    connect(&list, &BetListModel::shownBetsChanged, this, [this] { m_addUpSoon.start(); });
    addUp();
}

void LogTotals::addUp()
{
    Totals totals;
    for (const base::BetId id : m_list.shownBets()) {
        const sync::ShownBet* const shown = m_list.bets().shown(id);
        if (!shown || !isInLog(*shown))
            continue;
        const domain::Payout& payout = shown->bet.payout;
        ++totals.bets;
        add(totals.staked, payout.totalWager);
        add(totals.returned, payout.totalReturn);
        if (payout.settled) {
            add(totals.profit, payout.profit);
        } else {
            ++totals.pending;
            add(totals.exposure, payout.totalWager);
        }
    }
    if (totals == m_totals)
        return;
    m_totals = totals;
    emit totalsChanged(m_totals);
}

} // namespace betlog::models
