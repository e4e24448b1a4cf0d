// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/log_totals.h"

#include "app/models/bet_list_model.h"

#include <algorithm>
#include <limits>

namespace betlog::models {

namespace {

/// A sum that no number of bets takes beyond what it can hold; shown is what an amount may be.
struct Sum
{
    void add(domain::Money amount)
    {
        // Half a step before the end of the numbers, which only sums of sums come near.
        minor = std::clamp(minor + amount.minor(), -kFarthest, kFarthest);
    }

    [[nodiscard]] domain::Money money() const
    {
        return domain::Money(std::clamp(minor, -domain::kMaxAmountMinor, domain::kMaxAmountMinor));
    }

    static constexpr qint64 kFarthest = std::numeric_limits<qint64>::max() / 2;
    qint64 minor = 0;
};

} // namespace

LogTotals::LogTotals(const BetListModel& list, QObject* parent)
    : QObject(parent)
    , m_list(list)
{
    m_addUpSoon.setSingleShot(true);
    connect(&m_addUpSoon, &QTimer::timeout, this, &LogTotals::addUp);
    const auto addUpSoon = [this] {
        // A keystroke is drawn before it is added up.
        constexpr int kPatienceMs = 100;
        if (!m_addUpSoon.isActive())
            m_addUpSoon.start(m_list.bets().count() > WeekBets::kMany ? kPatienceMs : 0);
    };
    connect(&list, &BetListModel::shownBetsChanged, this, addUpSoon);
    connect(&list, &BetListModel::filterChanged, this, [this, addUpSoon] {
        m_addUpSoon.stop(); // not between two letters
        addUpSoon();
    });
    addUp();
}

void LogTotals::addUp()
{
    Totals totals;
    Sum staked;
    Sum returned;
    Sum profit;
    Sum exposure;
    for (const WeekBets::Place place : m_list.shownPlaces()) {
        const WeekBets::Entry& entry = m_list.bets().entryAt(place);
        if (!entry.isInLog)
            continue;
        ++totals.bets;
        staked.add(entry.wager);
        returned.add(entry.totalReturn);
        if (entry.settled) {
            profit.add(entry.profit);
        } else {
            ++totals.pending;
            exposure.add(entry.wager);
        }
    }
    totals.staked = staked.money();
    totals.returned = returned.money();
    totals.profit = profit.money();
    totals.exposure = exposure.money();
    if (totals == m_totals)
        return;
    m_totals = totals;
    emit totalsChanged(m_totals);
}

} // namespace betlog::models
