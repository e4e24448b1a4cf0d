// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "domain/settlement.h"
#include "tests/support/sample_bets.h"
#include "tests/support/test_log.h"

#include <QtTest>

namespace betlog::tests {

using namespace domain;

/// A new bet is not settled as a whole: that nothing comes back yet is clear without. What it is
/// said to pay must be what settling it would say.
class TestUnsettledBets : public QObject
{
    Q_OBJECT

private slots:
    void payWhatSettlingThemSays_data();
    void payWhatSettlingThemSays();
};

void TestUnsettledBets::payWhatSettlingThemSays_data()
{
    QTest::addColumn<Slip>("slip");
    QTest::newRow("singles with boosts") << sampleSingles().slip;
    QTest::newRow("parlay") << sampleParlay().slip;
    QTest::newRow("long parlay") << sampleParlay(12).slip;
    QTest::newRow("system") << sampleSystem().slip;
}

void TestUnsettledBets::payWhatSettlingThemSays()
{
    QFETCH(const Slip, slip);
    TestLog log;
    wire::CreateBet create = aCreate();
    create.slip = slip;
    const Bet bet = log.ack(aMutation(create, betId(1)));
    const QList<LineResult> none(slip.lines.size(), LineResult::Pending);
    QCOMPARE(bet.results, none);
    QCOMPARE(bet.payout, *settle(slip, none, core::LogSettings().rules));
    QVERIFY(bet.payout.totalWager > Money());
}

} // namespace betlog::tests

QTEST_APPLESS_MAIN(betlog::tests::TestUnsettledBets)
#include "tst_unsettled_bets.moc"
