// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/week_standings.h"

#include <limits>
#include <utility>

namespace betlog::models {

namespace {

/// Of very many bets once in a while, not once in each frame.
constexpr int kPatienceMs = 250;
/// About a millisecond of a frame.
constexpr qsizetype kGatheredAtOnce = 500;

} // namespace

WeekStandings::WeekStandings(const WeekBets& bets, QObject* parent)
    : QObject(parent)
    , m_bets(bets)
{
    m_countSoon.setSingleShot(true);
    m_threads.setMaxThreadCount(1);
    connect(&m_countSoon, &QTimer::timeout, this, &WeekStandings::gather);
    connect(&bets, &WeekBets::betAdded, this, &WeekStandings::noteBet);
    connect(&bets, &WeekBets::betAboutToChange, this, &WeekStandings::noteBet);
    connect(&bets, &WeekBets::reset, this, &WeekStandings::startAnew);
    startAnew();
}

WeekStandings::~WeekStandings()
{
    m_threads.waitForDone();
}

/// The place is known still, or already; it is looked at later.
void WeekStandings::noteBet(base::BetId id)
{
    m_changed.insert(m_bets.placeOf(id));
    countSoon();
}

/// Another week, or other rules, or everything may be different.
void WeekStandings::startAnew()
{
    ++m_run;
    m_next = 0;
    m_end = m_bets.placeEnd();
    m_count = StandingsCount(m_end, m_bets.rules());
    m_changed.clear();
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
    if (m_stage == Stage::Idle && !m_countSoon.isActive())
        m_countSoon.start(m_bets.count() > WeekBets::kMany && !m_isNew ? kPatienceMs : 0);
}

void WeekStandings::gather()
{
    enter(Stage::Gathering);
    if (m_bets.count() > WeekBets::kMany)
        return countBeside(nextNews(kGatheredAtOnce));
    m_count.take(nextNews(std::numeric_limits<qsizetype>::max()));
    show(m_count.tallies());
}

/// What is new at so many places at most.
QList<CountedNews> WeekStandings::nextNews(qsizetype most)
{
    QList<CountedNews> news;
    news.reserve(std::min(most, m_end - m_next + m_changed.size()));
    for (; m_next < m_end && news.size() < most; ++m_next)
        news.append(newsOf(m_next));
    auto changed = m_changed.begin();
    while (changed != m_changed.end() && news.size() < most) {
        news.append(newsOf(*changed));
        changed = m_changed.erase(changed);
    }
    return news;
}

CountedNews WeekStandings::newsOf(WeekBets::Place place) const
{
    const WeekBets::Entry& entry = m_bets.entryAt(place);
    CountedNews news {place, std::nullopt, entry.person, entry.result};
    if (!entry.isHere || entry.carried || entry.deleting || !entry.isInLog)
        return news;
    if (auto listed = m_bets.listed(entry.id))
        news.bet = std::move(listed->bet);
    return news;
}

bool WeekStandings::isAllGathered() const
{
    return m_next == m_end && m_changed.isEmpty();
}

void WeekStandings::countBeside(const QList<CountedNews>& news)
{
    enter(Stage::Counting);
    const bool isLast = isAllGathered();
    m_threads.start([this, run = m_run, isLast, news, count = std::move(m_count)]() mutable {
        count.take(news);
        const Tallies tallies = isLast ? Tallies(count.tallies()) : std::nullopt;
        QMetaObject::invokeMethod(
            this,
            [this, run, tallies, count = std::move(count)]() mutable {
                takeBack(run, std::move(count), tallies);
            },
            Qt::QueuedConnection);
    });
}

void WeekStandings::takeBack(quint64 run, StandingsCount count, const Tallies& tallies)
{
    if (run != m_run)
        return;
    m_count = std::move(count);
    if (tallies)
        show(*tallies);
    else
        gather();
}

void WeekStandings::show(const QList<domain::Tally>& tallies)
{
    m_model.setTallies(tallies);
    m_isNew = false;
    enter(Stage::Idle);
    if (!isAllGathered())
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
