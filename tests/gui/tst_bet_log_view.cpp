// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/log_face.h"
#include "tests/gui/log_screen.h"

#include <QHelpEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

using namespace betlog;
using namespace betlog::models;
using namespace betlog::tests;
using namespace betlog::widgets;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using enum domain::LineResult;

namespace {

/// Draws as the view's own delegate does, and counts how often it is asked.
class CountingDelegate final : public QAbstractItemDelegate
{
public:
    explicit CountingDelegate(QAbstractItemDelegate& inner)
        : m_inner(inner)
    { }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index)
        const override
    {
        ++painted;
        m_inner.paint(painter, option, index);
    }

    [[nodiscard]] QSize
    sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        ++measured;
        return m_inner.sizeHint(option, index);
    }

    mutable int painted = 0;
    mutable int measured = 0;

private:
    QAbstractItemDelegate& m_inner;
};

} // namespace

class TestBetLogView : public QObject
{
    Q_OBJECT

private slots:
    void tellsLongTextsInFull();
    void showsAFaceForEveryEmptiness();
    void showsTheSkeletonOnlyAfterAMoment();
    void tintsArrivalsForTwoSeconds();
    void keepsWhatIsReadInItsPlace();
    void keepsTheRowThroughFilterAndReset();
    void revealsABet();
    void speaksItsRows();
    void saysWhatIsLockedAndWhatIsLate();
    void paintsOnlyWhatIsInSightOfTenThousandBets();
};

void TestBetLogView::showsAFaceForEveryEmptiness()
{
    using Face = LogFace::Face;
    Screen screen;
    auto* const face = screen.view.findChild<LogFace*>();
    auto* const button = face->findChild<QPushButton*>();
    QSignalSpy placed(&screen.view, &BetLogView::placeWanted);
    QSignalSpy cleared(&screen.view, &BetLogView::clearFilterWanted);
    QCOMPARE(face->face(), Face::EmptyWeek);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(placed.size(), 1);
    screen.view.setWeekState(BetLogView::WeekState::Missing);
    QCOMPARE(face->face(), Face::Missing);
    screen.log.put(one(1));
    QCOMPARE(face->face(), Face::None);
    QVERIFY(!face->isVisible());
    BetFilter filter;
    filter.search(u"nothing like it"_s);
    screen.model.setFilter(filter);
    QCOMPARE(face->face(), Face::NoMatch);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(cleared.size(), 1);
    QCOMPARE(placed.size(), 1);
}

void TestBetLogView::showsTheSkeletonOnlyAfterAMoment()
{
    Screen screen;
    screen.view.setWeekState(BetLogView::WeekState::Loading);
    const auto* const face = screen.view.findChild<LogFace*>();
    QCOMPARE(face->face(), LogFace::Face::Loading);
    screen.log.scheduler.advance(149ms);
    QVERIFY(!face->showsSkeleton());
    screen.log.scheduler.advance(1ms);
    QVERIFY(face->showsSkeleton());
    screen.view.setWeekState(BetLogView::WeekState::Loaded);
    QVERIFY(!face->showsSkeleton());
    // A fast answer shows none at all.
    screen.view.setWeekState(BetLogView::WeekState::Loading);
    screen.view.setWeekState(BetLogView::WeekState::Loaded);
    screen.log.scheduler.advance(1s);
    QVERIFY(!face->showsSkeleton());
}

void TestBetLogView::tintsArrivalsForTwoSeconds()
{
    Screen screen({one(1), one(2)});
    const auto colour = [&screen](int number) {
        const QRect card = screen.view.partRect(screen.model.indexOf(betId(number)), {});
        return screen.view.viewport()->grab().toImage().pixelColor(
            card.left() + 30, card.bottom() - 4);
    };
    const QColor resting = colour(2);
    const auto waiting = screen.log.scheduler.waiting();
    screen.view.markArrived(betId(2));
    QVERIFY(screen.view.isMarkedArrived(betId(2)));
    QVERIFY(colour(2) != resting);
    QCOMPARE(colour(1), resting);
    screen.log.scheduler.advance(1s);
    screen.view.markArrived(betId(1));
    screen.log.scheduler.advance(1s);
    QVERIFY(!screen.view.isMarkedArrived(betId(2)));
    QVERIFY(screen.view.isMarkedArrived(betId(1)));
    QCOMPARE(colour(2), resting);
    screen.log.scheduler.advance(1s);
    QCOMPARE(colour(1), resting);
    QCOMPARE(screen.log.scheduler.waiting(), waiting);
}

void TestBetLogView::keepsWhatIsReadInItsPlace()
{
    Screen screen(busyWeek(60));
    screen.view.verticalScrollBar()->setValue(700);
    const QModelIndex read = screen.view.indexAt({300, 200});
    const QPersistentModelIndex kept = read;
    const int top = screen.view.visualRect(read).top();
    screen.log.put(one(100));
    screen.log.put(one(101));
    QCOMPARE(screen.view.visualRect(kept).top(), top);
    // At the very top new bets come into sight.
    screen.view.verticalScrollBar()->setValue(0);
    screen.log.put(one(102));
    screen.layOut();
    QCOMPARE(screen.view.indexAt({300, 10}), screen.model.indexOf(betId(102)));
}

void TestBetLogView::keepsTheRowThroughFilterAndReset()
{
    Screen screen({one(1), betLike({.number = 2, .person = u"Bo"_s}), one(3), one(4)});
    screen.standOn(3);
    BetFilter filter;
    filter.people = {u"Ann"_s};
    screen.model.setFilter(filter);
    QCOMPARE(screen.here().bet, betId(3));
    QCOMPARE(screen.view.chosenBets(), QList {betId(3)});
    screen.log.putAll({one(1), one(3), one(5)});
    QCOMPARE(screen.here().bet, betId(3));
}

void TestBetLogView::revealsABet()
{
    Screen screen(busyWeek(100));
    screen.view.reveal(betId(7));
    QCOMPARE(screen.here().bet, betId(7));
    QVERIFY(screen.model.isOpen(betId(7)));
    const QRect row = screen.view.visualRect(screen.model.indexOf(betId(7)));
    QVERIFY(screen.view.viewport()->rect().contains(row));
    screen.view.reveal(betId(5000)); // unknown: nothing happens
    QCOMPARE(screen.here().bet, betId(7));
}

void TestBetLogView::speaksItsRows()
{
    Screen screen({betLike({.number = 12, .results = {Won, Lost}})});
    screen.view.setFacts({{u"USD"_s, u"$"_s, 2}, {}, {}});
    screen.model.setOpen(betId(12), true);
    const auto spoken = [&screen](int row) {
        return screen.model.index(row).data(Qt::AccessibleTextRole).toString();
    };
    QVERIFY2(spoken(0).startsWith(u"Bet 12 of Ann, Team A @ Team B, NFL"_s), qPrintable(spoken(0)));
    QVERIFY(spoken(0).contains(u"staked 20.00"_s));
    QVERIFY(spoken(1).endsWith(u"Won"_s));
    QVERIFY(spoken(2).endsWith(u"Lost"_s));
    QVERIFY(spoken(3).contains(u"2 singles"_s));
    QCOMPARE(screen.view.accessibleName(), u"Bet log"_s);
}

void TestBetLogView::saysWhatIsLockedAndWhatIsLate()
{
    domain::Bet bet = one(12);
    bet.acceptedAt = aMoment();
    bet.slip.lines[0].startsAt = aMoment() + 1h;
    Screen screen({bet});
    screen.model.setOpen(betId(12), true);
    const auto spoken = [&screen](int row) {
        return screen.model.index(row).data(Qt::AccessibleTextRole).toString();
    };
    QVERIFY2(spoken(1).contains(u"starts "_s), qPrintable(spoken(1)));
    QVERIFY(!spoken(0).contains(u"Locked"_s));
    screen.layOut();
    const QImage before = screen.view.viewport()->grab().toImage();
    screen.log.scheduler.advance(1h);
    QVERIFY2(spoken(0).endsWith(u"Locked"_s), qPrintable(spoken(0)));
    QVERIFY2(spoken(1).contains(u"started "_s), qPrintable(spoken(1)));
    QVERIFY(!spoken(0).contains(u"Late"_s));
    QVERIFY(screen.view.viewport()->grab().toImage() != before);

    bet.acceptedAt = aMoment() + 2h;
    screen.log.put(bet);
    QVERIFY2(spoken(0).endsWith(u"Late, Locked"_s), qPrintable(spoken(0)));
    // Once all is decided, a lock would keep nobody from anything.
    bet.results = {Won};
    bet.payout.settled = true;
    screen.log.put(bet);
    QVERIFY2(spoken(0).endsWith(u"Late"_s), qPrintable(spoken(0)));
}

/// What is out of sight costs no painting, and one bet more asks no row twice how high it is.
void TestBetLogView::paintsOnlyWhatIsInSightOfTenThousandBets()
{
    constexpr int kBets = 10'000;
    constexpr int kScreens = 10;
    Screen screen(busyWeek(kBets));
    CountingDelegate counting(*screen.view.itemDelegate());
    screen.view.setItemDelegate(&counting);
    screen.layOut();
    const int height = screen.view.visualRect(screen.model.index(0)).height();
    const int inSight = screen.view.viewport()->height() / height + 2;
    counting.painted = 0;
    for (int step = 0; step < kScreens; ++step) {
        screen.view.verticalScrollBar()->setValue(step * 3000);
        (void)screen.view.viewport()->grab();
    }
    QVERIFY(counting.painted >= kScreens);
    QVERIFY2(counting.painted <= kScreens * inSight, qPrintable(QString::number(counting.painted)));
    counting.measured = 0;
    screen.log.put(one(20'000));
    screen.layOut();
    QVERIFY2(
        counting.measured <= kBets + 1 + inSight, qPrintable(QString::number(counting.measured)));
}

void TestBetLogView::tellsLongTextsInFull()
{
    domain::Bet bet = one(1);
    bet.slip.lines[0].selection = QString(400, u's');
    bet.slip.lines[0].description = QString(400, u'd');
    bet.slip.note = QString(400, u'n');
    Screen screen({bet});
    screen.model.setOpen(betId(1), true);
    const auto tip = [&screen](const QModelIndex& row) {
        const QPoint at = screen.view.visualRect(row).center();
        QHelpEvent ask(QEvent::ToolTip, at, screen.view.viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(screen.view.viewport(), &ask);
        return QToolTip::text();
    };
    const QString line = tip(screen.model.indexOfLine(betId(1), 0));
    QVERIFY(line.contains(QString(400, u's')) && line.contains(QString(400, u'd')));
    QVERIFY(tip(screen.model.index(screen.model.rowCount() - 1)).contains(QString(400, u'n')));
}

QTEST_MAIN(TestBetLogView)

#include "tst_bet_log_view.moc"
