// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/gui/log_screen.h"
#include "tests/support/seeded_random.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace betlog;
using namespace betlog::models;
using namespace betlog::tests;
using namespace betlog::widgets;
using namespace Qt::Literals::StringLiterals;
using enum domain::LineResult;

class TestRowListView : public QObject
{
    Q_OBJECT

private slots:
    void putsRowsOneBelowTheOther();
    void staysInStepWithTheModelThroughAStormOfChanges();
    void measuresAllAgainForAnotherWidthAndFont();
    void walksByPages();
    void selectsAStretchOfRows();
    void scrollsNoFurtherThanNeeded();
    void showsNothingWhereThereIsNothing();

private:
    static void verifyRows(Screen& screen);
};

/// Each row begins where the one before it ends, and is as high as its delegate says.
void TestRowListView::verifyRows(Screen& screen)
{
    screen.layOut();
    int top = -screen.view.verticalScrollBar()->value();
    QStyleOptionViewItem option;
    option.initFrom(&screen.view);
    option.widget = &screen.view;
    option.font = screen.view.font();
    option.fontMetrics = screen.view.fontMetrics();
    for (int row = 0; row < screen.model.rowCount(); ++row) {
        const QModelIndex index = screen.model.index(row);
        const QRect rect = screen.view.visualRect(index);
        QCOMPARE(rect.top(), top);
        QCOMPARE(rect.height(), screen.view.itemDelegate()->sizeHint(option, index).height());
        QCOMPARE(rect.width(), screen.view.viewport()->width());
        QCOMPARE(screen.view.indexAt(rect.center()), index);
        top = rect.bottom() + 1;
    }
    QVERIFY(!screen.view.indexAt({300, top}).isValid());
    QVERIFY(!screen.view.indexAt({-1, 5}).isValid());
}

void TestRowListView::putsRowsOneBelowTheOther()
{
    Screen screen({one(1), one(2, {Won, Lost}), one(3)});
    verifyRows(screen);
    screen.model.setOpen(betId(2), true);
    verifyRows(screen);
    QCOMPARE(screen.view.verticalScrollBar()->maximum(), 0);
}

void TestRowListView::staysInStepWithTheModelThroughAStormOfChanges()
{
    Screen screen(busyWeek(40));
    SeededRandom random(3);
    const auto roll = [&random](int sides) {
        return static_cast<int>(random.below(static_cast<quint64>(sides)));
    };
    for (int step = 0; step < 300; ++step) {
        const int number = 1 + roll(60);
        switch (roll(6)) {
        case 0:
            if (screen.log.replica.find(betId(number)))
                screen.log.remove(betId(number));
            break;
        case 1:
            screen.model.setOpen(betId(number), roll(2) == 0);
            break;
        case 2:
            screen.model.setOrder({static_cast<BetOrder::By>(roll(8)), roll(2) == 0});
            break;
        case 3: {
            BetFilter filter;
            filter.search(roll(2) == 0 ? u"mo"_s : QString());
            screen.model.setFilter(filter);
            break;
        }
        case 4:
            screen.view.verticalScrollBar()->setValue(roll(2000));
            break;
        default:
            screen.log.put(one(number, QList<domain::LineResult>(1 + roll(4), Won)));
        }
        if (step % 3 == 0)
            verifyRows(screen);
    }
    verifyRows(screen);
}

void TestRowListView::measuresAllAgainForAnotherWidthAndFont()
{
    Screen screen(busyWeek(20));
    const int height = screen.view.visualRect(screen.model.index(0)).height();
    screen.view.resize(500, 600); // compact: three lines instead of two
    verifyRows(screen);
    QVERIFY(screen.view.visualRect(screen.model.index(0)).height() > height);
    screen.view.resize(900, 600);
    verifyRows(screen);
    QFont larger = screen.view.font();
    larger.setPointSize(larger.pointSize() * 2);
    screen.view.setFont(larger);
    verifyRows(screen);
    QVERIFY(screen.view.visualRect(screen.model.index(0)).height() > height);
}

void TestRowListView::walksByPages()
{
    Screen screen(busyWeek(100));
    screen.press(Qt::Key_Home);
    QCOMPARE(screen.view.currentIndex().row(), 0);
    const int height = screen.view.visualRect(screen.model.index(0)).height();
    const int page = screen.view.viewport()->height() / height;
    screen.press(Qt::Key_PageDown);
    QCOMPARE(screen.view.currentIndex().row(), page);
    QVERIFY(screen.view.viewport()->rect().contains(
        screen.view.visualRect(screen.view.currentIndex())));
    screen.press(Qt::Key_PageUp);
    QCOMPARE(screen.view.currentIndex().row(), 0);
    screen.press(Qt::Key_PageUp); // there is no further up
    QCOMPARE(screen.view.currentIndex().row(), 0);
    screen.press(Qt::Key_End);
    QCOMPARE(screen.view.currentIndex().row(), 99);
    QCOMPARE(screen.view.verticalScrollBar()->value(), screen.view.verticalScrollBar()->maximum());
    screen.press(Qt::Key_PageDown);
    QCOMPARE(screen.view.currentIndex().row(), 99);
}

void TestRowListView::selectsAStretchOfRows()
{
    Screen screen(busyWeek(50));
    screen.standOn(screen.model.index(3));
    screen.press(Qt::Key_Down, Qt::ShiftModifier);
    screen.press(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(screen.view.chosenBets(), screen.model.shownBets().mid(3, 3));
    screen.press(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(screen.view.chosenBets(), screen.model.shownBets());
    screen.click(screen.model.index(2), part(RowPart::Kind::None));
    QCOMPARE(screen.view.chosenBets(), screen.model.shownBets().mid(2, 1));
    screen.press(Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(screen.view.chosenBets(), screen.model.shownBets().mid(2));
}

void TestRowListView::scrollsNoFurtherThanNeeded()
{
    Screen screen(busyWeek(50));
    QScrollBar& bar = *screen.view.verticalScrollBar();
    screen.view.scrollTo(screen.model.index(2));
    QCOMPARE(bar.value(), 0);
    screen.view.scrollTo(screen.model.index(30));
    QCOMPARE(
        screen.view.visualRect(screen.model.index(30)).bottom(),
        screen.view.viewport()->rect().bottom());
    screen.view.scrollTo(screen.model.index(10));
    QCOMPARE(screen.view.visualRect(screen.model.index(10)).top(), 0);
    screen.view.scrollTo(screen.model.index(20), QAbstractItemView::PositionAtTop);
    QCOMPARE(screen.view.visualRect(screen.model.index(20)).top(), 0);
    const int here = bar.value();
    screen.view.scrollTo({});
    QCOMPARE(bar.value(), here);
}

void TestRowListView::showsNothingWhereThereIsNothing()
{
    Screen screen;
    QVERIFY(!screen.view.indexAt({10, 10}).isValid());
    QVERIFY(!screen.view.visualRect({}).isValid());
    screen.press(Qt::Key_End);
    QVERIFY(!screen.view.currentIndex().isValid());
    (void)screen.view.viewport()->grab();
    screen.log.put(one(1));
    verifyRows(screen);
    screen.log.remove(betId(1));
    QVERIFY(!screen.view.indexAt({10, 10}).isValid());
}

QTEST_MAIN(TestRowListView)

#include "tst_row_list_view.moc"
