// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

// The figures that are kept bet by bet, through a storm of changes, against the same counted anew.

#include "app/models/filter_facets.h"
#include "app/models/log_totals.h"
#include "tests/support/log_storm.h"

#include <QTest>

using namespace betlog;
using namespace betlog::models;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Screen
{
    Screen()
        : bets(log.replica)
        , list(bets)
        , facets(list, log.replica)
        , totals(list)
    {
        bets.show(aWeek(), true);
    }

    ShownLog log;
    WeekBets bets;
    BetListModel list;
    FilterFacets facets;
    LogTotals totals;
};

// ── the plain way ────────────────────────────────────────────────────────────────────────────

Totals addedUp(const Screen& screen)
{
    Totals totals;
    for (const base::BetId id : screen.list.shownBets()) {
        const WeekBets::Entry& entry = *screen.bets.find(id);
        if (!entry.isInLog)
            continue;
        ++totals.bets;
        totals.staked += entry.wager;
        totals.returned += entry.totalReturn;
        if (entry.settled) {
            totals.profit += entry.profit;
        } else {
            ++totals.pending;
            totals.exposure += entry.wager;
        }
    }
    return totals;
}

using Counts = QMap<QString, int>;

/// Of the bets that pass, how many bear each name; 0 for a name of those that do not.
template <typename NamesOf>
Counts counted(const Screen& screen, const BetFilter& others, NamesOf namesOf)
{
    Counts counts;
    BetMatcher matcher(others, screen.bets.terms());
    for (const base::BetId id : screen.bets.ids()) {
        const WeekBets::Entry& entry = *screen.bets.find(id);
        for (const QString& name : namesOf(entry))
            counts[name] += matcher.matches(entry) ? 1 : 0;
    }
    return counts;
}

Counts peopleCounted(const Screen& screen)
{
    BetFilter others = screen.list.filter();
    others.people.clear();
    Counts counts = counted(screen, others, [&screen](const WeekBets::Entry& entry) {
        return QStringList {screen.bets.terms().text(entry.person)};
    });
    for (const QString& name : screen.list.filter().people)
        counts[name] += 0;
    return counts;
}

Counts leaguesCounted(const Screen& screen)
{
    BetFilter others = screen.list.filter();
    others.leagues.clear();
    Counts counts = counted(screen, others, [&screen](const WeekBets::Entry& entry) {
        return QStringList {screen.bets.terms().text(entry.league)};
    });
    for (const QString& name : screen.list.filter().leagues)
        counts[name] += 0;
    return counts;
}

Counts statusesCounted(const Screen& screen)
{
    BetFilter others = screen.list.filter();
    others.statuses.clear();
    Counts counts = counted(screen, others, [](const WeekBets::Entry& entry) {
        QStringList borne;
        for (int facet = 0; facet < kStatusFacetCount; ++facet) {
            if (statusFacetsOf(entry) & (1U << facet))
                borne.append(QString::number(facet));
        }
        return borne;
    });
    counts.removeIf([](const std::pair<const QString&, int&>& one) { return one.second == 0; });
    for (const StatusFacet facet : screen.list.filter().statuses)
        counts[QString::number(static_cast<int>(facet))] += 0;
    return counts;
}

// ── as it is shown ───────────────────────────────────────────────────────────────────────────

Counts shown(const FacetModel& model)
{
    Counts counts;
    for (int row = 0; row < model.rowCount(); ++row)
        counts.insert(model.facetAt(row).key, model.facetAt(row).count);
    return counts;
}

bool isRight(Screen& screen)
{
    return screen.totals.totals() == addedUp(screen)
        && shown(screen.facets.people()) == peopleCounted(screen)
        && shown(screen.facets.leagues()) == leaguesCounted(screen)
        && shown(screen.facets.statuses()) == statusesCounted(screen);
}

BetFilter anyFilter(SeededRandom& random)
{
    BetFilter filter;
    if (random.below(2) == 0)
        filter.people = {u"Ann"_s, random.below(2) == 0 ? u"dee"_s : u"Nobody"_s};
    if (random.below(3) == 0)
        filter.leagues = {u"NBA"_s};
    if (random.below(2) == 0)
        filter.statuses = {static_cast<StatusFacet>(random.below(kStatusFacetCount))};
    if (random.below(3) == 0)
        filter.search(random.below(2) == 0 ? u"ann"_s : u"2"_s);
    return filter;
}

} // namespace

class TestKeptCounts : public QObject
{
    Q_OBJECT

private slots:
    void staysRightThroughAStormOfChanges_data();
    void staysRightThroughAStormOfChanges();
    void staysRightAmongVeryMany();
    void comesBackFromSumsThatNoAmountMayPass();
};

void TestKeptCounts::staysRightThroughAStormOfChanges_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 4; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestKeptCounts::staysRightThroughAStormOfChanges()
{
    QFETCH(quint32, seed);
    Screen screen;
    LogStorm storm(screen.log, 60, seed);
    for (int step = 0; step < 1200; ++step) {
        storm.blow();
        if (storm.random.below(40) == 0)
            screen.list.setFilter(anyFilter(storm.random));
        if (storm.random.below(200) == 0)
            screen.bets.show(aWeek(), storm.random.below(2) == 0);
        if (storm.random.below(3) == 0)
            QTRY_VERIFY2(isRight(screen), qPrintable(u"step %1"_s.arg(step)));
    }
    QTRY_VERIFY(isRight(screen));
}

void TestKeptCounts::staysRightAmongVeryMany()
{
    Screen screen;
    screen.log.putAll(busyWeek(WeekBets::kMany + 500));
    LogStorm storm(screen.log, WeekBets::kMany + 500, 9);
    for (int round = 0; round < 6; ++round) {
        screen.list.setFilter(round % 3 == 0 ? BetFilter() : anyFilter(storm.random));
        for (int step = 0; step < 200; ++step)
            storm.blow();
        QTRY_VERIFY(isRight(screen));
        for (int step = 0; step < 200; ++step)
            storm.blow();
        QTRY_VERIFY(isRight(screen));
    }
}

void TestKeptCounts::comesBackFromSumsThatNoAmountMayPass()
{
    Screen screen;
    const domain::Money most(domain::kMaxAmountMinor);
    for (int number = 1; number <= 3; ++number) {
        domain::Bet bet = betLike({.number = number});
        bet.payout.totalWager = most;
        screen.log.put(bet);
    }
    screen.log.put(betLike({.number = 4}));
    QTRY_COMPARE(screen.totals.totals().bets, 4);
    QCOMPARE(screen.totals.totals().staked, most);
    for (int number = 1; number <= 3; ++number)
        screen.log.remove(betId(number));
    QTRY_COMPARE(screen.totals.totals().staked, domain::Money(1000));
    QCOMPARE(screen.totals.totals().exposure, domain::Money(1000));
}

QTEST_GUILESS_MAIN(TestKeptCounts)

#include "tst_kept_counts.moc"
