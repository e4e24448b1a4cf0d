// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/bet_standing.h"
#include "domain/settlement.h"
#include "tests/support/shown_log.h"

#include <QTest>

using namespace betlog;
using namespace betlog::tests;
using enum domain::LineResult;

class TestBetStanding : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatPricingTheSlipSays();
    void looksPastAPayoutThatWasSetByHand();
};

void TestBetStanding::saysWhatPricingTheSlipSays()
{
    for (const domain::Bet& bet : busyWeek(60))
        QCOMPARE(sync::standingOf(bet, {}), domain::betResult(bet.slip, bet.results, {}));
}

void TestBetStanding::looksPastAPayoutThatWasSetByHand()
{
    domain::Bet bet = betLike({.results = {Lost, Lost, Won}});
    QCOMPARE(sync::standingOf(bet, {}), Lost);
    bet.payout = domain::withOverride(bet.payout, {domain::Money(100'000), {}});
    QVERIFY(bet.payout.profit > domain::Money());
    QCOMPARE(sync::standingOf(bet, {}), Lost);
}

QTEST_GUILESS_MAIN(TestBetStanding)

#include "tst_bet_standing.moc"
