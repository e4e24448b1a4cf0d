// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/unit/watched_list.h"

#include <QSignalSpy>
#include <QTest>

using namespace betlog;
using namespace betlog::models;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;
using enum domain::LineResult;

class TestBetFilter : public QObject
{
    Q_OBJECT

private slots:
    void sortsBy_data();
    void sortsBy();
    void sortingKeepsPersistentRows();
    void filters_data();
    void filters();
    void aChangeMayLetABetPassOrNot();
};

void TestBetFilter::sortsBy_data()
{
    QTest::addColumn<BetOrder::By>("by");
    QTest::addColumn<bool>("ascending");
    QTest::addColumn<QString>("rows");
    using By = BetOrder::By;
    QTest::newRow("oldest first") << By::Time << true << u"1 2 3 4"_s;
    QTest::newRow("highest number first") << By::Number << false << u"4 3 2 1"_s;
    QTest::newRow("person, A first, accents as their letters")
        << By::Person << true << u"3 2 4 1"_s;
    QTest::newRow("stake, highest first") << By::Stake << false << u"2 4 3 1"_s;
    QTest::newRow("league") << By::League << true << u"4 3 2 1"_s;
    QTest::newRow("profit, best first") << By::Profit << false << u"2 1 4 3"_s;
    QTest::newRow("return, least first") << By::Return << true << u"4 3 1 2"_s;
    QTest::newRow("status, pending first") << By::Status << true << u"4 2 1 3"_s;
}

void TestBetFilter::sortsBy()
{
    QFETCH(const BetOrder::By, by);
    QFETCH(const bool, ascending);
    QFETCH(const QString, rows);
    Watched watched(
        {betLike(
             {.number = 1,
              .person = u"zed"_s,
              .league = u"WNBA"_s,
              .results = {Won},
              .stakeMinor = 100}),
         betLike({.number = 2, .person = u"Ed"_s, .results = {Won}, .stakeMinor = 5000}),
         betLike(
             {.number = 3,
              .person = u"ann"_s,
              .league = u"NBA"_s,
              .results = {Lost},
              .stakeMinor = 700}),
         betLike({.number = 4, .person = u"Éva"_s, .league = u"NBA"_s, .stakeMinor = 900})});
    watched.model.setOrder({by, ascending});
    QCOMPARE(watched.rows(), rows);
    // A bet that comes later finds the same place.
    const domain::Bet second = watched.log.bet(2);
    watched.log.remove(betId(2));
    watched.log.put(second);
    QCOMPARE(watched.rows(), rows);
}

void TestBetFilter::sortingKeepsPersistentRows()
{
    Watched watched({one(1), one(2, {Won, Lost}), one(3)});
    watched.model.setOpen(betId(2), true);
    const QPersistentModelIndex line = watched.model.indexOfLine(betId(2), 1);
    QSignalSpy reset(&watched.model, &QAbstractItemModel::modelReset);
    QSignalSpy removed(&watched.model, &QAbstractItemModel::rowsRemoved);
    watched.model.setOrder({BetOrder::By::Time, true});
    QCOMPARE(watched.rows(), u"1 2 · · = 3"_s);
    QCOMPARE(QModelIndex(line), watched.model.indexOfLine(betId(2), 1));
    QCOMPARE(reset.size() + removed.size(), 0);
}

void TestBetFilter::filters_data()
{
    QTest::addColumn<BetFilter>("filter");
    QTest::addColumn<QString>("rows");
    BetFilter none;
    QTest::newRow("nothing") << none << u"4 3 2 1"_s;
    BetFilter person;
    person.people = {u"Ann"_s, u"Zoë"_s};
    QTest::newRow("two people") << person << u"4 1"_s;
    BetFilter league;
    league.leagues = {u"NBA"_s};
    QTest::newRow("league") << league << u"3"_s;
    BetFilter status;
    status.statuses = {StatusFacet::Won, StatusFacet::Pending};
    QTest::newRow("two states") << status << u"4 1"_s;
    BetFilter both = status;
    both.people = {u"Ann"_s};
    QTest::newRow("person and state") << both << u"1"_s;
    const auto search = [](const QString& text) {
        BetFilter filter;
        filter.search(text);
        return filter;
    };
    QTest::newRow("team, any case") << search(u"lYNX"_s) << u"3"_s;
    QTest::newRow("accents do not matter") << search(u"zoe"_s) << u"4"_s;
    QTest::newRow("all words") << search(u"bo dallas"_s) << u"2"_s;
    QTest::newRow("number") << search(u"#3"_s) << u"3"_s;
    QTest::newRow("player") << search(u"collier"_s) << u"4"_s;
    QTest::newRow("blanks alone") << search(u"   "_s) << u"4 3 2 1"_s;
    QTest::newRow("no match") << search(u"banana"_s) << QString();
    QTest::newRow("no word across two fields") << search(u"AnnNFL"_s) << QString();
}

void TestBetFilter::filters()
{
    QFETCH(const BetFilter, filter);
    QFETCH(const QString, rows);
    Watched watched(
        {betLike({.number = 1, .results = {Won}}),
         betLike({.number = 2, .person = u"Bo"_s, .home = u"Dallas"_s, .results = {Lost}}),
         betLike(
             {.number = 3,
              .person = u"Cy"_s,
              .league = u"NBA"_s,
              .away = u"Minnesota Lynx"_s,
              .results = {Push}}),
         betLike({.number = 4, .person = u"Zoë"_s})});
    QSignalSpy reset(&watched.model, &QAbstractItemModel::modelReset);
    watched.model.setFilter(filter);
    QCOMPARE(watched.rows(), rows);
    watched.model.setFilter({});
    QCOMPARE(watched.rows(), u"4 3 2 1"_s);
    QCOMPARE(reset.size(), 0);
}

void TestBetFilter::aChangeMayLetABetPassOrNot()
{
    Watched watched({one(1), one(2)});
    BetFilter filter;
    filter.statuses = {StatusFacet::Pending};
    watched.model.setFilter(filter);
    QCOMPARE(watched.rows(), u"2 1"_s);
    watched.log.put(one(2, {Won}));
    QCOMPARE(watched.rows(), u"1"_s);
    watched.log.put(one(2));
    QCOMPARE(watched.rows(), u"2 1"_s);
}

QTEST_GUILESS_MAIN(TestBetFilter)

#include "tst_bet_filter.moc"
