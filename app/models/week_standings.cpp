// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/week_standings.h"

#include <utility>

namespace betlog::models {

namespace {

/// Of very many bets once in a while, not once in each frame.
constexpr int kPatienceMs = 250;
/// About a millisecond of a frame.
constexpr int kGatheredAtOnce = 1000;

} // namespace

WeekStandings::WeekStandings(const WeekBets& bets, QObject* parent)
    : QObject(parent)
    , m_bets(bets)
{
    m_countSoon.setSingleShot(true);
    m_gatherOn.setSingleShot(true);
    m_threads.setMaxThreadCount(1);
    connect(&m_countSoon, &QTimer::timeout, this, &WeekStandings::count);
    connect(&m_gatherOn, &QTimer::timeout, this, &WeekStandings::gather);
    connect(&bets, &WeekBets::betAdded, this, &WeekStandings::noteBet);
    connect(&bets, &WeekBets::betChanged, this, &WeekStandings::noteBet);
    connect(&bets, &WeekBets::betRemoved, this, &WeekStandings::noteBet);
    connect(&bets, &WeekBets::reset, this, &WeekStandings::startAnew);
    count();
}

WeekStandings::~WeekStandings()
{
    m_threads.waitForDone();
}

void WeekStandings::noteBet(base::BetId id)
{
    m_gathered.possible.remove(id);
    if (m_stage != Stage::Idle)
        m_changed.insert(id);
    countSoon();
}

/// Another week, or other rules, or everything may be different.
void WeekStandings::startAnew()
{
    ++m_run;
    m_gatherOn.stop();
    m_gathered = {};
    m_changed.clear();
    m_countAgain = false;
    if (m_week != m_bets.week()) {
        m_week = m_bets.week();
        m_isNew = true;
        // Figures of one week shall not stand under the name of another while these are counted.
        if (m_bets.count() > WeekBets::kMany)
            m_model.setTallies({});
    }
    enter(Stage::Idle);
    countSoon();
}

void WeekStandings::countSoon()
{
    if (m_stage != Stage::Idle)
        m_countAgain = true;
    else if (!m_countSoon.isActive())
        m_countSoon.start(m_bets.count() > WeekBets::kMany && !m_isNew ? kPatienceMs : 0);
}

void WeekStandings::count()
{
    m_next = 0;
    m_gathered.bets.clear();
    m_gathered.rules = m_bets.rules();
    m_gathered.bets.reserve(m_bets.count()); // growing step by step would take whole frames
    enter(Stage::Gathering);
    gather();
}

void WeekStandings::gather()
{
    const bool isMany = m_bets.count() > WeekBets::kMany;
    const WeekBets::Place end =
        isMany ? std::min(m_next + kGatheredAtOnce, m_bets.placeEnd()) : m_bets.placeEnd();
    for (; m_next < end; ++m_next)
        gatherOne(m_next);
    if (m_next < m_bets.placeEnd())
        m_gatherOn.start(0);
    else if (isMany)
        countBeside();
    else
        countHere();
}

void WeekStandings::gatherOne(WeekBets::Place place)
{
    const WeekBets::Entry& entry = m_bets.entryAt(place);
    if (!entry.isHere || entry.carried || entry.deleting || !entry.isInLog)
        return;
    const domain::Bet& bet = m_bets.shown(entry.id)->bet;
    CountedBet counted {entry.id, statEntryOf(bet, entry.result, std::nullopt), std::nullopt};
    const auto known = m_gathered.possible.constFind(entry.id);
    if (!entry.settled) // only settled bets are averaged
        m_gathered.possible.remove(entry.id);
    else if (known != m_gathered.possible.cend())
        counted.entry.possibleReturn = *known;
    else
        counted.unpriced = bet.slip;
    m_gathered.bets.append(std::move(counted));
}

void WeekStandings::countHere()
{
    const QList<domain::Tally> tallies = m_gathered.count();
    takeCount(m_run, tallies, std::exchange(m_gathered.possible, {}));
}

void WeekStandings::countBeside()
{
    enter(Stage::Counting);
    m_threads.start([this, run = m_run, count = std::exchange(m_gathered, {})]() mutable {
        const QList<domain::Tally> tallies = count.count();
        QMetaObject::invokeMethod(
            this,
            [this, run, tallies, known = std::move(count.possible)]() mutable {
                takeCount(run, tallies, std::move(known));
            },
            Qt::QueuedConnection);
    });
}

void WeekStandings::takeCount(
    quint64 run, const QList<domain::Tally>& tallies, PossibleReturns known)
{
    if (run != m_run)
        return;
    m_gathered.bets.clear();
    m_gathered.possible = std::move(known);
    for (const base::BetId id : std::exchange(m_changed, {}))
        m_gathered.possible.remove(id);
    m_model.setTallies(tallies);
    m_isNew = false;
    enter(Stage::Idle);
    if (std::exchange(m_countAgain, false))
        countSoon();
}

void WeekStandings::enter(Stage stage)
{
    const bool was = isCounting();
    m_stage = stage;
    if (isCounting() != was)
        emit stateChanged();
}

} // namespace betlog::models
