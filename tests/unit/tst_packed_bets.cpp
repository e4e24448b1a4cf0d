// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/packed_bets.h"
#include "tests/support/bets.h"
#include "tests/support/seeded_random.h"

#include <QMap>
#include <QTest>

using namespace betlog;
using namespace betlog::sync;
using namespace betlog::tests;

class TestPackedBets : public QObject
{
    Q_OBJECT

private slots:
    void findsNoneWhereThereIsNone();
    void hasWhatAMapWouldHaveAfterAnyChanges();
};

void TestPackedBets::findsNoneWhereThereIsNone()
{
    PackedBets bets;
    QVERIFY(!bets.find(betId(1)) && !bets.contains(betId(1)) && !bets.remove(betId(1)));
    bets.put(PackedBet(aBet()));
    QVERIFY(bets.find(aBet().id) && bets.contains(aBet().id));
    QVERIFY(bets.remove(aBet().id) && !bets.remove(aBet().id));
    QCOMPARE(bets.size(), 0);
}

void TestPackedBets::hasWhatAMapWouldHaveAfterAnyChanges()
{
    SeededRandom random(5);
    PackedBets bets;
    QMap<base::BetId, PackedBet> reference;
    for (int step = 0; step < 4000; ++step) {
        domain::Bet bet = aBet();
        bet.id = betId(static_cast<int>(random.below(60)));
        bet.number = step;
        if (random.below(5) < 2) {
            QCOMPARE(bets.remove(bet.id), reference.remove(bet.id) == 1);
        } else {
            bets.put(PackedBet(bet));
            reference.insert(bet.id, PackedBet(bet));
        }
        QCOMPARE(bets.size(), reference.size());
        QMap<base::BetId, PackedBet> all;
        for (const PackedBet& one : bets.all()) {
            all.insert(one.id(), one);
            QVERIFY(bets.find(one.id()) == &one);
        }
        QCOMPARE(all, reference);
    }
}

QTEST_APPLESS_MAIN(TestPackedBets)
#include "tst_packed_bets.moc"
