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

class TestBetListModel : public QObject
{
    Q_OBJECT

private slots:
    void showsTheWeekNewestFirst();
    void putsANewBetInItsPlaceWithoutAReset();
    void takesADeletedBetOut();
    void leavesBetsOfOtherWeeksOut();
    void carriesEarlierBetsThatStillWait();
    void carriesNothingIntoAnEarlierWeek();
    void removesTheHeadingWithItsLastBet();
    void keepsASettledCarriedBetUntilTheWeekIsShownAgain();
    void opensABetToItsLines();
    void keepsABetOpenWhenOthersCome();
    void followsAnEditThatAddsAndDropsLines();
    void movesABetWhoseOrderChanges();
    void showsANoticeUnderARefusedBet();
    void describesItsRows();
    void touchesOnlyWhatChangesOfTenThousandBets();
    void survivesAStormOfChanges();
};

void TestBetListModel::showsTheWeekNewestFirst()
{
    const Watched watched({one(1), one(3), one(2)});
    QCOMPARE(watched.rows(), u"3 2 1"_s);
    QCOMPARE(watched.model.shownBets(), (QList {betId(3), betId(2), betId(1)}));
}

void TestBetListModel::putsANewBetInItsPlaceWithoutAReset()
{
    Watched watched({one(1), one(3), one(5)});
    QSignalSpy reset(&watched.model, &QAbstractItemModel::modelReset);
    QSignalSpy inserted(&watched.model, &QAbstractItemModel::rowsInserted);
    watched.log.put(one(4));
    watched.log.put(one(2));
    watched.log.put(one(6));
    QCOMPARE(watched.rows(), u"6 5 4 3 2 1"_s);
    QCOMPARE(inserted.size(), 3);
    QCOMPARE(reset.size(), 0);
}

void TestBetListModel::takesADeletedBetOut()
{
    Watched watched({one(1), one(2), one(3)});
    QSignalSpy removed(&watched.model, &QAbstractItemModel::rowsRemoved);
    watched.model.setOpen(betId(2), true);
    watched.log.remove(betId(2));
    QCOMPARE(watched.rows(), u"3 1"_s);
    QCOMPARE(removed.size(), 1);
    QVERIFY(!watched.model.indexOf(betId(2)).isValid());
}

void TestBetListModel::leavesBetsOfOtherWeeksOut()
{
    Watched watched({one(1)});
    watched.log.put(betLike({.number = 2, .week = aWeek().next()}));
    watched.log.put(earlier(3, {Won}));
    QCOMPARE(watched.rows(), u"1"_s);
}

void TestBetListModel::carriesEarlierBetsThatStillWait()
{
    Watched watched({one(1), earlier(2), earlier(3, {Won})});
    QCOMPARE(watched.rows(), u"1 | 2"_s);
    QCOMPARE(watched.model.carriedCount(), 1);
    watched.log.put(earlier(5));
    watched.log.put(one(4));
    QCOMPARE(watched.rows(), u"4 1 | 5 2"_s);
}

void TestBetListModel::carriesNothingIntoAnEarlierWeek()
{
    Watched watched({one(1), earlier(2)}, false);
    QCOMPARE(watched.rows(), u"1"_s);
    watched.log.put(earlier(3));
    QCOMPARE(watched.rows(), u"1"_s);
}

void TestBetListModel::removesTheHeadingWithItsLastBet()
{
    Watched watched({one(1), earlier(2)});
    watched.log.remove(betId(2));
    QCOMPARE(watched.rows(), u"1"_s);
    watched.log.put(earlier(3));
    QCOMPARE(watched.rows(), u"1 | 3"_s);
    watched.log.remove(betId(1));
    QCOMPARE(watched.rows(), u"| 3"_s);
    watched.log.put(one(4));
    QCOMPARE(watched.rows(), u"4 | 3"_s);
}

void TestBetListModel::keepsASettledCarriedBetUntilTheWeekIsShownAgain()
{
    Watched watched({one(1), earlier(2)});
    watched.log.put(earlier(2, {Lost}));
    QCOMPARE(watched.rows(), u"1 | 2"_s);
    watched.bets.show(aWeek(), true);
    QCOMPARE(watched.rows(), u"1"_s);
}

void TestBetListModel::opensABetToItsLines()
{
    Watched watched({one(1), one(2, {Won, Lost})});
    watched.model.setOpen(betId(2), true);
    QCOMPARE(watched.rows(), u"2 · · = 1"_s);
    QCOMPARE(watched.model.indexOfLine(betId(2), 1).row(), 2);
    QVERIFY(!watched.model.indexOfLine(betId(1), 0).isValid());
    watched.model.setOpen(betId(2), false);
    QCOMPARE(watched.rows(), u"2 1"_s);
}

void TestBetListModel::keepsABetOpenWhenOthersCome()
{
    Watched watched({one(2, {Won, Lost})});
    watched.model.setOpen(betId(2), true);
    const QPersistentModelIndex line = watched.model.indexOfLine(betId(2), 1);
    watched.log.put(one(3));
    watched.log.put(one(1));
    QCOMPARE(watched.rows(), u"3 2 · · = 1"_s);
    QCOMPARE(line.row(), 3);
}

void TestBetListModel::followsAnEditThatAddsAndDropsLines()
{
    Watched watched({one(1, {Won, Lost})});
    watched.model.setOpen(betId(1), true);
    watched.log.put(one(1, {Won, Lost, Pending}));
    QCOMPARE(watched.rows(), u"1 · · · ="_s);
    watched.log.put(one(1, {Won}));
    QCOMPARE(watched.rows(), u"1 · ="_s);
}

void TestBetListModel::movesABetWhoseOrderChanges()
{
    Watched watched({by(1, u"Ann"_s, 100), by(2, u"Bo"_s, 200), by(3, u"Cy"_s, 300), earlier(9)});
    watched.model.setOrder({BetOrder::By::Stake, false});
    QCOMPARE(watched.rows(), u"3 2 1 | 9"_s);
    watched.model.setOpen(betId(1), true);
    QSignalSpy moved(&watched.model, &QAbstractItemModel::rowsMoved);
    watched.log.put(by(1, u"Ann"_s, 250));
    QCOMPARE(watched.rows(), u"3 1 · = 2 | 9"_s);
    QCOMPARE(moved.size(), 1);
    watched.log.put(by(3, u"Cy"_s, 50));
    QCOMPARE(watched.rows(), u"1 · = 2 3 | 9"_s);
    watched.log.put(by(3, u"Cy"_s, 900));
    QCOMPARE(watched.rows(), u"3 1 · = 2 | 9"_s);
}

void TestBetListModel::showsANoticeUnderARefusedBet()
{
    Watched watched({one(1), one(2)});
    const auto mutation =
        watched.log.send(aMutation(wire::SetStatus {{{0, Won}}, {}}, betId(2), 1));
    QCOMPARE(watched.log.replica.find(betId(2))->delivery, sync::Delivery::Waiting);
    BetFilter sending;
    sending.statuses = {StatusFacet::Sending};
    watched.model.setFilter(sending);
    QCOMPARE(watched.rows(), u"2"_s);
    watched.model.setFilter({});
    watched.log.refuse(mutation, u"No."_s);
    QCOMPARE(watched.rows(), u"2 ! 1"_s);
    watched.model.setOpen(betId(2), true);
    QCOMPARE(watched.rows(), u"2 ! · = 1"_s);
}

void TestBetListModel::describesItsRows()
{
    Watched watched({one(1)});
    QCOMPARE(watched.model.index(0).data(Qt::AccessibleTextRole), QVariant());
    auto describer = std::make_unique<QObject>();
    watched.model.setDescription(
        *describer, [](const BetListModel::Row& row) { return row.bet.text(); });
    QCOMPARE(watched.model.index(0).data(Qt::AccessibleTextRole).toString(), betId(1).text());
    QCOMPARE(watched.model.index(0).data(Qt::DecorationRole), QVariant());
    describer.reset();
    QCOMPARE(watched.model.index(0).data(Qt::AccessibleTextRole), QVariant());
}

/// One bet more is one row more, however many there are; only another order moves them all.
void TestBetListModel::touchesOnlyWhatChangesOfTenThousandBets()
{
    constexpr int kBets = 10'000;
    ShownLog log;
    WeekBets bets(log.replica);
    BetListModel model(bets);
    log.putAll(busyWeek(kBets));
    bets.show(aWeek(), true);
    QCOMPARE(model.rowCount(), kBets);
    const TouchedRows touched(model);
    for (int i = 1; i <= 500; ++i)
        log.put(one(kBets + i));
    QCOMPARE(touched.counts(), (Touched {.inserted = 500}));
    domain::Bet settled = one(kBets + 250, {Won});
    settled.version = 2;
    log.put(settled);
    QCOMPARE(touched.counts(), (Touched {.inserted = 500, .changed = 1}));
    BetFilter filter;
    filter.search(u"lynx"_s);
    model.setFilter(filter);
    const int hidden = kBets + 500 - model.rowCount();
    QVERIFY(hidden > 500);
    QVERIFY(touched.counts().removed >= hidden && touched.counts().resets == 0);
    model.setOrder({BetOrder::By::Person, true});
    QCOMPARE(touched.counts().layouts, 1);
    QCOMPARE(touched.counts().resets, 0);
}

void TestBetListModel::survivesAStormOfChanges()
{
    Watched watched(busyWeek(30));
    quint32 dice = 7;
    const auto roll = [&dice](int sides) {
        dice = dice * 1664525U + 1013904223U;
        return static_cast<int>((dice >> 16) % static_cast<quint32>(sides));
    };
    for (int step = 0; step < 600; ++step) {
        const int number = 1 + roll(45);
        const base::BetId id = betId(number);
        switch (roll(6)) {
        case 0:
            watched.log.put(earlier(100 + number));
            break;
        case 1:
            if (watched.log.replica.find(id))
                watched.log.remove(id);
            break;
        case 2:
            watched.model.setOpen(id, !watched.model.isOpen(id));
            break;
        case 3:
            watched.model.setOrder({static_cast<BetOrder::By>(roll(8)), roll(2) == 0});
            break;
        case 4: {
            BetFilter filter;
            if (roll(2) == 0)
                filter.people = {u"Ann"_s, u"Mo"_s, u"Jaybers8"_s};
            watched.model.setFilter(filter);
            break;
        }
        default:
            watched.log.put(one(number, QList<domain::LineResult>(1 + roll(4), Won)));
        }
    }
    // What has grown change by change equals what is built at once.
    const QString grown = watched.rows();
    watched.bets.show(aWeek(), true);
    QCOMPARE(watched.rows(), grown);
}

QTEST_GUILESS_MAIN(TestBetListModel)

#include "tst_bet_list_model.moc"
