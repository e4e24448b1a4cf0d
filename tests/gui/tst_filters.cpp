// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/filter_panel.h"
#include "app/widgets/log_pane.h"
#include "tests/support/shown_log.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace betlog;
using namespace betlog::models;
using namespace betlog::tests;
using namespace betlog::widgets;
using namespace Qt::Literals::StringLiterals;
using enum domain::LineResult;
using Section = FilterPanel::Section;

namespace {

struct Screen
{
    Screen()
        : bets(log.replica)
        , list(bets)
        , facets(list, log.replica)
        , panel(facets)
        , pane(list, log.scheduler)
    {
        log.putAll(
            {betLike({.number = 1, .person = u"Ann"_s, .results = {Won}}),
             betLike({.number = 2, .person = u"Bo"_s, .league = u"NBA"_s}),
             betLike({.number = 3, .person = u"Bo"_s, .results = {Lost}})});
        bets.show(aWeek(), true);
        panel.resize(200, 600);
        panel.show();
        pane.resize(700, 500);
        pane.show();
    }

    void click(Section section, int row)
    {
        FacetList* const rows = panel.list(section);
        const QPoint at = rows->visualRect(rows->model()->index(row, 0)).center();
        QTest::mouseClick(rows->viewport(), Qt::LeftButton, {}, at);
    }

    [[nodiscard]] bool isReady() const
    {
        return panel.list(Section::People)->model()->rowCount() == 2;
    }

    ShownLog log;
    WeekBets bets;
    BetListModel list;
    FilterFacets facets;
    FilterPanel panel;
    LogPane pane;
};

} // namespace

class TestFilters : public QObject
{
    Q_OBJECT

private slots:
    void choosesByClick();
    void choosesByKeyboard();
    void namesTheStatusesInWords();
    void hidesASectionThatOffersNothing();
    void foldsAndRemembersIt();
    void saysWhatIsFilteredAndClearsIt();
    void sortsByTheMenuOfThePane();
};

void TestFilters::choosesByClick()
{
    Screen screen;
    QTRY_VERIFY(screen.isReady());
    screen.click(Section::People, 1);
    QCOMPARE(screen.list.filter().people, QSet {u"Bo"_s});
    QCOMPARE(screen.list.shownBets().size(), 2);
    QTRY_COMPARE(screen.facets.leagues().rowCount(), 2);
    screen.click(Section::Leagues, 0);
    QCOMPARE(screen.list.shownBets(), QList {betId(2)});
    screen.click(Section::People, 1);
    QVERIFY(screen.list.filter().people.isEmpty());
}

void TestFilters::choosesByKeyboard()
{
    Screen screen;
    QTRY_VERIFY(screen.isReady());
    FacetList* const people = screen.panel.list(Section::People);
    people->setFocus();
    people->setCurrentIndex(people->model()->index(0, 0));
    QTest::keyClick(people, Qt::Key_Down);
    QTest::keyClick(people, Qt::Key_Space);
    QCOMPARE(screen.list.filter().people, QSet {u"Bo"_s});
    QTest::keyClick(people, Qt::Key_Return);
    QVERIFY(screen.list.filter().people.isEmpty());
}

void TestFilters::namesTheStatusesInWords()
{
    Screen screen;
    QTRY_COMPARE(screen.facets.statuses().rowCount(), 3);
    QStringList words;
    for (int row = 0; row < 3; ++row)
        words.append(screen.facets.statuses().facetAt(row).label);
    QCOMPARE(words, (QStringList {u"Pending"_s, u"Won"_s, u"Lost"_s}));
    QCOMPARE(
        screen.facets.statuses().index(0).data(Qt::AccessibleTextRole).toString(), u"Pending, 1"_s);
}

void TestFilters::hidesASectionThatOffersNothing()
{
    Screen screen;
    QTRY_VERIFY(screen.isReady());
    const auto titles = screen.panel.findChildren<QToolButton*>();
    QCOMPARE(titles.size(), 3);
    for (const QToolButton* const title : titles)
        QTRY_VERIFY(!title->isHidden());
    screen.log.putAll({});
    for (const QToolButton* const title : titles)
        QTRY_VERIFY(title->isHidden());
}

void TestFilters::foldsAndRemembersIt()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    {
        Screen screen;
        QTRY_VERIFY(screen.isReady());
        auto* const title = screen.panel.findChildren<QToolButton*>().at(1);
        QCOMPARE(title->text(), u"Leagues"_s);
        QTest::mouseClick(title, Qt::LeftButton);
        QVERIFY(screen.panel.isFolded(Section::Leagues));
        QVERIFY(!screen.panel.isFolded(Section::People));
        screen.panel.save(settings);
    }
    Screen screen;
    screen.panel.restore(settings);
    QVERIFY(screen.panel.isFolded(Section::Leagues));
    QVERIFY(!screen.panel.isFolded(Section::Statuses));
}

void TestFilters::saysWhatIsFilteredAndClearsIt()
{
    Screen screen;
    const auto* const count = screen.pane.findChild<QLabel*>();
    auto* const clear = screen.pane.findChild<QPushButton*>();
    QCOMPARE(count->text(), u"3 bets"_s);
    QVERIFY(!clear->isVisible());
    BetFilter filter;
    filter.people = {u"Bo"_s, u"Ann"_s};
    filter.statuses = {StatusFacet::Lost};
    filter.search(u"over  41"_s);
    screen.list.setFilter(filter);
    QCOMPARE(screen.pane.filterText(), u"Ann, Bo, Lost, “over 41”"_s);
    QVERIFY(count->text().endsWith(u" of 3 bets: Ann, Bo, Lost, “over 41”"_s));
    QSignalSpy cleared(&screen.pane, &LogPane::clearFilterWanted);
    QTest::mouseClick(clear, Qt::LeftButton);
    QCOMPARE(cleared.size(), 1);
}

void TestFilters::sortsByTheMenuOfThePane()
{
    Screen screen;
    auto* const order = screen.pane.findChild<QToolButton*>();
    QVERIFY(order->text().startsWith(u"Newest first"_s));
    for (QAction* const action : order->menu()->actions()) {
        if (action->text() == u"Best profit"_s)
            action->trigger();
    }
    QCOMPARE(screen.list.order(), (BetOrder {BetOrder::By::Profit, false}));
    QCOMPARE(screen.list.shownBets().first(), betId(1));
    QVERIFY(order->text().startsWith(u"Best profit"_s));
}

QTEST_MAIN(TestFilters)

#include "tst_filters.moc"
