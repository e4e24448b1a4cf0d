// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/filter_facets.h"
#include "app/models/log_totals.h"
#include "tests/support/shown_log.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace betlog;
using namespace betlog::models;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;
using enum domain::LineResult;

namespace {

struct Panel
{
    Panel()
        : bets(log.replica)
        , list(bets)
        , facets(list, log.replica)
        , totals(list)
    {
        log.putAll(
            {betLike({.number = 1, .person = u"Bo"_s, .results = {Won}}),
             betLike({.number = 2, .person = u"ann"_s, .league = u"NBA"_s}),
             betLike({.number = 3, .person = u"Bo"_s, .league = u"NBA"_s, .results = {Lost}})});
        bets.show(aWeek(), true);
    }

    [[nodiscard]] static QString text(const FacetModel& model)
    {
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row) {
            const FacetModel::Facet& facet = model.facetAt(row);
            QString text = u"%1:%2"_s.arg(facet.label).arg(facet.count);
            if (facet.chosen)
                text.append(u'*');
            if (facet.online)
                text.append(u'@');
            texts.append(text);
        }
        return texts.join(u' ');
    }

    ShownLog log;
    WeekBets bets;
    BetListModel list;
    FilterFacets facets;
    LogTotals totals;
};

} // namespace

class TestFilterFacets : public QObject
{
    Q_OBJECT

private slots:
    void countsEachSectionBesideTheOthers();
    void choosingFiltersTheList();
    void keepsAChosenValueOnOffer();
    void marksWhoIsHere();
    void changesRowByRow();
    void addsUpWhatIsShown();
    void leavesPendingBetsOutOfTheProfit();
    void capsSumsThatNoAmountMayPass();
};

void TestFilterFacets::countsEachSectionBesideTheOthers()
{
    Panel panel;
    panel.facets.setStatusWord([](StatusFacet facet) { return QString::number(int(facet)); });
    QTRY_COMPARE(Panel::text(panel.facets.people()), u"ann:1 Bo:2"_s);
    QCOMPARE(Panel::text(panel.facets.leagues()), u"NBA:2 NFL:1"_s);
    QCOMPARE(Panel::text(panel.facets.statuses()), u"0:1 1:1 2:1"_s);
    BetFilter filter;
    filter.people = {u"Bo"_s};
    panel.list.setFilter(filter);
    // People still count what they would show; the others count Bo's bets.
    QTRY_COMPARE(Panel::text(panel.facets.people()), u"ann:1 Bo:2*"_s);
    QCOMPARE(Panel::text(panel.facets.leagues()), u"NBA:1 NFL:1"_s);
    QCOMPARE(Panel::text(panel.facets.statuses()), u"1:1 2:1"_s);
}

void TestFilterFacets::choosingFiltersTheList()
{
    Panel panel;
    QTRY_COMPARE(panel.facets.people().rowCount(), 2);
    FacetModel& people = panel.facets.people();
    QVERIFY(people.setData(people.index(1), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(panel.list.filter().people, QSet {u"Bo"_s});
    QCOMPARE(panel.list.shownBets().size(), 2);
    FacetModel& statuses = panel.facets.statuses();
    QTRY_COMPARE(statuses.rowCount(), 2);
    QVERIFY(statuses.setData(statuses.index(1), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(panel.list.shownBets(), QList {betId(3)});
    FacetModel& leagues = panel.facets.leagues();
    QVERIFY(leagues.setData(leagues.index(0), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(panel.list.filter().leagues, QSet {u"NBA"_s});
    QVERIFY(people.setData(people.index(1), Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(panel.list.filter().people.isEmpty());
    QVERIFY(!people.setData(people.index(1), u"x"_s, Qt::EditRole));
}

void TestFilterFacets::keepsAChosenValueOnOffer()
{
    Panel panel;
    BetFilter filter;
    filter.people = {u"ann"_s};
    panel.list.setFilter(filter);
    panel.log.remove(betId(2));
    QTRY_COMPARE(Panel::text(panel.facets.people()), u"ann:0* Bo:2"_s);
    panel.list.setFilter({});
    QTRY_COMPARE(Panel::text(panel.facets.people()), u"Bo:2"_s);
}

void TestFilterFacets::marksWhoIsHere()
{
    Panel panel;
    panel.log.setOnline({u"Bo"_s, u"Nobody who bets"_s});
    QTRY_COMPARE(Panel::text(panel.facets.people()), u"ann:1 Bo:2@"_s);
}

void TestFilterFacets::changesRowByRow()
{
    FacetModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
    const FacetModel::Facet a {u"a"_s, u"a"_s, 1, false, false};
    const FacetModel::Facet b {u"b"_s, u"b"_s, 1, false, false};
    const FacetModel::Facet c {u"c"_s, u"c"_s, 1, false, false};
    FacetModel::Facet b2 = b;
    b2.count = 2;
    model.setFacets({a, b, c});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setFacets({a, b2, c});
    QCOMPARE(changed.size(), 1);
    model.setFacets({c, a});
    QCOMPARE(Panel::text(model), u"c:1 a:1"_s);
    QCOMPARE(moved.size(), 1);
    model.setFacets({b});
    model.setFacets({});
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(changed.size(), 1);
}

void TestFilterFacets::addsUpWhatIsShown()
{
    Panel panel;
    QSignalSpy changed(&panel.totals, &LogTotals::totalsChanged);
    QTRY_COMPARE(panel.totals.totals().bets, 3);
    QCOMPARE(panel.totals.totals().staked, domain::Money(3000));
    BetFilter filter;
    filter.people = {u"Bo"_s};
    panel.list.setFilter(filter);
    QTRY_COMPARE(panel.totals.totals().bets, 2);
    const domain::Money won = panel.log.bet(1).payout.totalReturn;
    QCOMPARE(panel.totals.totals().returned, won);
    QCOMPARE(panel.totals.totals().profit, won - domain::Money(2000));
    QVERIFY(!changed.isEmpty());
}

void TestFilterFacets::leavesPendingBetsOutOfTheProfit()
{
    Panel panel;
    BetFilter filter;
    filter.people = {u"ann"_s};
    panel.list.setFilter(filter);
    QTRY_COMPARE(panel.totals.totals().bets, 1);
    const Totals totals = panel.totals.totals();
    QCOMPARE(totals.pending, 1);
    QCOMPARE(totals.profit, domain::Money(0));
    QCOMPARE(totals.exposure, domain::Money(1000));
}

void TestFilterFacets::capsSumsThatNoAmountMayPass()
{
    Panel panel;
    QList<domain::Bet> bets;
    for (int number = 1; number <= 3; ++number) {
        domain::Bet bet = betLike({.number = number});
        bet.payout.totalWager = domain::Money(domain::kMaxAmountMinor);
        bets.append(bet);
    }
    panel.log.putAll(bets);
    QTRY_COMPARE(panel.totals.totals().staked, domain::Money(domain::kMaxAmountMinor));
}

QTEST_GUILESS_MAIN(TestFilterFacets)

#include "tst_filter_facets.moc"
