// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/log_totals.h"

#include "app/models/bet_list_model.h"

namespace betlog::models {

void LogTotals::Sums::add(const WeekBets::Entry& entry)
{
    ++bets;
    staked.add(entry.wager);
    returned.add(entry.totalReturn);
    if (entry.settled) {
        profit.add(entry.profit);
    } else {
        ++pending;
        exposure.add(entry.wager);
    }
}

void LogTotals::Sums::takeOff(const WeekBets::Entry& entry)
{
    --bets;
    staked.takeOff(entry.wager);
    returned.takeOff(entry.totalReturn);
    if (entry.settled) {
        profit.takeOff(entry.profit);
    } else {
        --pending;
        exposure.takeOff(entry.wager);
    }
}

LogTotals::LogTotals(BetListModel& list, QObject* parent)
    : QObject(parent)
    , m_list(list)
    , m_bets(list.bets())
{
    m_tellSoon.setSingleShot(true);
    connect(&m_tellSoon, &QTimer::timeout, this, &LogTotals::tell);
    connect(&m_bets, &WeekBets::betAdded, this, &LogTotals::add);
    connect(&m_bets, &WeekBets::betAboutToChange, this, &LogTotals::takeOff);
    connect(&m_bets, &WeekBets::betChanged, this, &LogTotals::add);
    connect(&m_bets, &WeekBets::reset, this, &LogTotals::startAnew);
    connect(&list, &BetListModel::filterChanged, this, &LogTotals::startAnew);
    tell();
}

bool LogTotals::isAdded(const WeekBets::Entry& entry)
{
    return m_isAddedUp && entry.isInLog && m_list.matcher().matches(entry);
}

void LogTotals::add(base::BetId id)
{
    if (const WeekBets::Entry& entry = *m_bets.find(id); isAdded(entry))
        m_sums.add(entry);
    tellSoon();
}

void LogTotals::takeOff(base::BetId id)
{
    if (const WeekBets::Entry& entry = *m_bets.find(id); isAdded(entry))
        m_sums.takeOff(entry);
    tellSoon();
}

void LogTotals::startAnew()
{
    m_isAddedUp = false;
    m_tellSoon.stop(); // not between two letters
    tellSoon();
}

void LogTotals::tellSoon()
{
    // A keystroke is drawn before it is added up.
    constexpr int kPatienceMs = 100;
    if (!m_tellSoon.isActive())
        m_tellSoon.start(m_bets.count() > WeekBets::kMany ? kPatienceMs : 0);
}

void LogTotals::tell()
{
    if (!m_isAddedUp)
        addUp();
    const Totals totals {
        m_sums.bets,
        m_sums.pending,
        m_sums.staked.money(),
        m_sums.returned.money(),
        m_sums.profit.money(),
        m_sums.exposure.money()};
    if (totals == m_totals)
        return;
    m_totals = totals;
    emit totalsChanged(m_totals);
}

void LogTotals::addUp()
{
    m_sums = {};
    for (const WeekBets::Place place : m_list.shownPlaces()) {
        if (const WeekBets::Entry& entry = m_bets.entryAt(place); entry.isInLog)
            m_sums.add(entry);
    }
    m_isAddedUp = true;
}

} // namespace betlog::models
