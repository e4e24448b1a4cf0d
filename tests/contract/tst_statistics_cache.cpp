// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/settlement.h"
#include "server/store/statistics_cache.h"
#include "tests/support/test_log.h"

#include <QtTest>

namespace betlog::tests {

using namespace domain;
using namespace Qt::Literals::StringLiterals;

/// What the cache answers against figures that are added up from every bet of the log.
class TestStatisticsCache : public QObject
{
    Q_OBJECT

private slots:
    void givesNothingOfNothing();
    void equalsARecomputation_data();
    void equalsARecomputation();
    void readsOnlyWeeksThatChanged();
    void keepsQuestionsApart();
};

namespace {

wire::Statistics added(TestLog& log, const core::StatisticsQuery& query)
{
    QMap<qint64, Bet> live;
    for (const wire::Change& change : log.changes()) {
        live.insert(change.bet.number, change.bet);
        if (change.type == wire::ChangeType::Deleted)
            live.remove(change.bet.number);
    }
    QList<StatEntry> entries;
    for (const Bet& bet : std::as_const(live)) {
        const bool isOfWeek =
            (!query.from || bet.weekKey >= *query.from) && (!query.to || bet.weekKey <= *query.to);
        if (!isOfWeek || (!query.league.isEmpty() && bet.league != query.league))
            continue;
        StatEntry entry;
        entry.number = bet.number;
        entry.userName = bet.userName;
        entry.league = bet.league;
        entry.kind = betKindName(bet.slip.kind);
        entry.tags = bet.slip.tags;
        entry.week = bet.weekKey;
        entry.payout = bet.payout;
        entry.results = bet.results;
        entry.result = betResult(bet.slip, bet.results, testSettings().rules);
        entry.possibleReturn = returnIfAllWon(bet.slip, testSettings().rules);
        entries.append(entry);
    }
    return {
        tally(entries, GroupBy::All).first(),
        tally(entries, GroupBy::Person),
        tally(entries, GroupBy::League),
        tally(entries, GroupBy::Kind),
        tally(entries, GroupBy::Tag),
        tally(entries, GroupBy::Week)};
}

wire::CreateBet randomCreate(SeededRandom& random)
{
    wire::CreateBet create = aCreate(1 + int(random.below(3)));
    if (random.below(3) == 0)
        create.slip = aParlay(2);
    create.userName = QStringList({u"Ann"_s, u"Bob"_s, u"Cleo"_s}).at(int(random.below(3)));
    create.league = random.below(2) == 0 ? u"NFL"_s : u"NBA"_s;
    create.weekKey = WeekKey(aWeek().start().addDays(7 * int(random.below(4))));
    if (random.below(2) == 0)
        create.slip.tags = {u"live"_s, u"tag, with \"marks\""_s};
    return create;
}

wire::Operation randomWrite(SeededRandom& random)
{
    switch (random.below(10)) {
    case 0:
        return wire::DeleteBet {};
    case 1:
        return wire::RestoreBet {};
    default:
        break;
    }
    const auto result = static_cast<LineResult>(random.below(7));
    return wire::SetStatus {{{int(random.below(2)), result}}, std::nullopt};
}

wire::Statistics
asked(store::StatisticsCache& cache, TestLog& log, const core::StatisticsQuery& query)
{
    const auto statistics = cache.statistics(log.connection(), query);
    if (!statistics)
        qFatal("%s", qPrintable(statistics.error().detail));
    return *statistics;
}

QList<core::StatisticsQuery> questions()
{
    const WeekKey second = aWeek().next();
    return {
        {},
        {{}, {}, u"NFL"_s},
        {{}, {}, u"NHL"_s},
        {second, {}, {}},
        {second, second, {}},
        {second, second.next(), u"NBA"_s},
        {second.next(), second, {}}};
}

} // namespace

void TestStatisticsCache::givesNothingOfNothing()
{
    TestLog log;
    store::StatisticsCache cache;
    const wire::Statistics statistics = asked(cache, log, {});
    QCOMPARE(statistics.total.bets, 0);
    QVERIFY(statistics.people.isEmpty());
    QVERIFY(statistics.weeks.isEmpty());
}

void TestStatisticsCache::equalsARecomputation_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 2; ++seed)
        QTest::newRow(qPrintable(u"seed %1"_s.arg(seed))) << seed;
}

void TestStatisticsCache::equalsARecomputation()
{
    QFETCH(quint32, seed);
    SeededRandom random(seed);
    TestLog log;
    store::StatisticsCache cache;
    for (int step = 1; step <= 240; ++step) {
        log.clock().advance(std::chrono::seconds(random.below(3)));
        if (step <= 40 || random.below(5) == 0)
            (void)log.write(aMutation(randomCreate(random), betId(step)));
        else
            (void)log.write(aMutation(randomWrite(random), betId(1 + int(random.below(40)))));
        if (step % 40 != 0)
            continue;
        for (const core::StatisticsQuery& query : questions())
            QCOMPARE(asked(cache, log, query), added(log, query));
    }
}

void TestStatisticsCache::readsOnlyWeeksThatChanged()
{
    TestLog log;
    store::StatisticsCache cache;
    for (int week = 0; week < 5; ++week) {
        wire::CreateBet create = aCreate();
        create.weekKey = WeekKey(aWeek().start().addDays(7 * week));
        (void)log.ack(aMutation(create, betId(week + 1)));
    }
    (void)asked(cache, log, {});
    QCOMPARE(cache.weeksRead(), 5);
    (void)asked(cache, log, {});
    (void)asked(cache, log, {{}, {}, u"NFL"_s});
    QCOMPARE(cache.weeksRead(), 5);
    (void)log.ack(aMutation(wire::SetStatus {{{0, LineResult::Won}}, {}}, betId(2)));
    QCOMPARE(asked(cache, log, {}).total.settledBets, 1);
    QCOMPARE(cache.weeksRead(), 6);
}

void TestStatisticsCache::keepsQuestionsApart()
{
    TestLog log;
    store::StatisticsCache cache;
    log.place(betId(1));
    QCOMPARE(asked(cache, log, {{}, {}, u"NBA"_s}).total.bets, 0);
    QCOMPARE(asked(cache, log, {aWeek().next(), {}, {}}).total.bets, 0);
    QCOMPARE(asked(cache, log, {{}, aWeek(), u"NFL"_s}).total.bets, 1);
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestStatisticsCache)
#include "tst_statistics_cache.moc"
