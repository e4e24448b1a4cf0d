// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/core/rate_limiter.h"
#include "tests/support/bets.h"
#include "tests/support/fake_clock.h"

#include <QtTest>

namespace betlog::tests {

using core::RateLimiter;
using std::chrono::milliseconds;

class TestRateLimiter : public QObject
{
    Q_OBJECT

private slots:
    void letsABurstPass();
    void fillsEvenly();
    void neverHoldsMoreThanTheBurst();
    void takesNothingWhereThereIsTooLittle();
    void saysHowLongToWait();
};

namespace {

int takeAll(RateLimiter& limiter)
{
    int taken = 0;
    while (limiter.take())
        ++taken;
    return taken;
}

} // namespace

void TestRateLimiter::letsABurstPass()
{
    FakeClock clock(aMoment());
    RateLimiter limiter(10, 25, clock);
    QCOMPARE(takeAll(limiter), 25);
}

void TestRateLimiter::fillsEvenly()
{
    FakeClock clock(aMoment());
    RateLimiter limiter(10, 25, clock);
    (void)takeAll(limiter);
    clock.advance(milliseconds(99));
    QVERIFY(!limiter.take());
    clock.advance(milliseconds(1));
    QVERIFY(limiter.take());
    QVERIFY(!limiter.take());
    int taken = 0;
    for (int ms = 0; ms < 1000; ++ms) {
        clock.advance(milliseconds(1));
        taken += limiter.take() ? 1 : 0;
    }
    QCOMPARE(taken, 10);
}

void TestRateLimiter::neverHoldsMoreThanTheBurst()
{
    FakeClock clock(aMoment());
    RateLimiter limiter(10, 25, clock);
    (void)takeAll(limiter);
    clock.advance(std::chrono::hours(24 * 365 * 100));
    QCOMPARE(takeAll(limiter), 25);
}

void TestRateLimiter::takesNothingWhereThereIsTooLittle()
{
    FakeClock clock(aMoment());
    RateLimiter limiter(10, 25, clock);
    QVERIFY(!limiter.take(26));
    QVERIFY(limiter.take(25));
}

void TestRateLimiter::saysHowLongToWait()
{
    FakeClock clock(aMoment());
    RateLimiter limiter(3, 3, clock);
    QCOMPARE(limiter.waitFor(), milliseconds(0));
    (void)takeAll(limiter);
    QCOMPARE(limiter.waitFor(), milliseconds(334));
    QCOMPARE(limiter.waitFor(3), milliseconds(1000));
    clock.advance(limiter.waitFor());
    QVERIFY(limiter.take());
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestRateLimiter)
#include "tst_rate_limiter.moc"
