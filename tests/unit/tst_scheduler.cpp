// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "base/qt_scheduler.h"
#include "base/scheduler.h"
#include "tests/support/fake_scheduler.h"

#include <QTest>

using namespace betlog::base;
using betlog::tests::FakeScheduler;
using std::chrono::milliseconds;
using namespace std::chrono_literals;

/// Schedulers, the real one and the one of the tests, and the alarm that stands on them.
class TestScheduler : public QObject
{
    Q_OBJECT

private slots:
    void fakeRunsCallbacksAtTheirOwnTime();
    void fakeKeepsTheOrderOfEqualTimes();
    void fakeForgetsCancelledCallbacks();
    void fakeRunsWhatCallbacksAskFor();
    void fakeRefusesToSpin();
    void fakeLetsTheTimeOfDayJump();
    void qtCallsLaterAndOnce();
    void qtCancels();
    void qtKeepsTheOrderOfDelays();
    void qtLetsACallbackCancelItself();
    void alarmReplacesWhatWasSet();
    void alarmStopsWithItsOwner();
    void alarmCanSetItselfAgain();
};

void TestScheduler::fakeRunsCallbacksAtTheirOwnTime()
{
    FakeScheduler scheduler;
    const Timestamp start = scheduler.now();
    QList<milliseconds> times;
    for (const milliseconds delay : {30ms, 10ms, 20ms})
        static_cast<void>(
            scheduler.callAfter(delay, [&]() { times.append(scheduler.now() - start); }));
    scheduler.advance(20ms);
    QCOMPARE(times, (QList<milliseconds> {10ms, 20ms}));
    QCOMPARE(scheduler.nextDelay(), std::optional(10ms));
    scheduler.advance(1h);
    QCOMPARE(times, (QList<milliseconds> {10ms, 20ms, 30ms}));
    QCOMPARE(scheduler.monotonic(), 1h + 20ms);
    QCOMPARE(scheduler.now() - start, 1h + 20ms);
    QCOMPARE(scheduler.nextDelay(), std::nullopt);
}

void TestScheduler::fakeKeepsTheOrderOfEqualTimes()
{
    FakeScheduler scheduler;
    QString order;
    for (const char16_t name : {u'a', u'b', u'c'})
        static_cast<void>(scheduler.callAfter(0ms, [&order, name]() { order += QChar(name); }));
    QCOMPARE(order, QString());
    scheduler.runDue();
    QCOMPARE(order, QStringLiteral("abc"));
}

void TestScheduler::fakeForgetsCancelledCallbacks()
{
    FakeScheduler scheduler;
    int calls = 0;
    const auto ticket = scheduler.callAfter(1ms, [&calls]() { ++calls; });
    static_cast<void>(scheduler.callAfter(1ms, [&calls]() { calls += 10; }));
    scheduler.cancel(ticket);
    scheduler.cancel(0);
    scheduler.runUntilIdle();
    scheduler.cancel(ticket);
    QCOMPARE(calls, 10);
}

void TestScheduler::fakeRunsWhatCallbacksAskFor()
{
    FakeScheduler scheduler;
    int calls = 0;
    std::function<void()> again = [&]() {
        if (++calls < 5)
            static_cast<void>(scheduler.callAfter(1s, again));
    };
    static_cast<void>(scheduler.callAfter(1s, again));
    scheduler.runUntilIdle();
    QCOMPARE(calls, 5);
    QCOMPARE(scheduler.monotonic(), 5s);
    QCOMPARE(scheduler.waiting(), 0U);
}

void TestScheduler::fakeRefusesToSpin()
{
    FakeScheduler scheduler;
    std::function<void()> again = [&]() {
        static_cast<void>(scheduler.callAfter(0ms, again));
    };
    static_cast<void>(scheduler.callAfter(0ms, again));
    QVERIFY_EXCEPTION_THROWN(scheduler.runDue(), std::runtime_error);
}

void TestScheduler::fakeLetsTheTimeOfDayJump()
{
    FakeScheduler scheduler;
    const Timestamp start = scheduler.now();
    scheduler.jumpTimeOfDay(-1h);
    QCOMPARE(scheduler.now() - start, -1h);
    QCOMPARE(scheduler.monotonic(), 0ms);
}

void TestScheduler::qtCallsLaterAndOnce()
{
    QtScheduler scheduler;
    int calls = 0;
    static_cast<void>(scheduler.callAfter(0ms, [&calls]() { ++calls; }));
    QCOMPARE(calls, 0);
    QTRY_COMPARE(calls, 1);
    bool hasLaterRun = false;
    static_cast<void>(scheduler.callAfter(20ms, [&hasLaterRun]() { hasLaterRun = true; }));
    QTRY_VERIFY(hasLaterRun);
    QCOMPARE(calls, 1);
}

void TestScheduler::qtCancels()
{
    QtScheduler scheduler;
    bool hasRun = false;
    bool hasOtherRun = false;
    const auto ticket = scheduler.callAfter(0ms, [&hasRun]() { hasRun = true; });
    static_cast<void>(scheduler.callAfter(10ms, [&hasOtherRun]() { hasOtherRun = true; }));
    scheduler.cancel(ticket);
    scheduler.cancel(ticket);
    scheduler.cancel(0);
    QTRY_VERIFY(hasOtherRun);
    QVERIFY(!hasRun);
}

void TestScheduler::qtKeepsTheOrderOfDelays()
{
    QtScheduler scheduler;
    const auto before = scheduler.monotonic();
    QList<int> order;
    for (const int ms : {60, 30, -5})
        static_cast<void>(
            scheduler.callAfter(milliseconds(ms), [&order, ms]() { order.append(ms); }));
    QTRY_COMPARE(order, (QList<int> {-5, 30, 60}));
    QVERIFY(scheduler.monotonic() - before >= 60ms);
}

void TestScheduler::qtLetsACallbackCancelItself()
{
    QtScheduler scheduler;
    bool hasRun = false;
    Scheduler::Ticket ticket = 0;
    ticket = scheduler.callAfter(0ms, [&]() {
        scheduler.cancel(ticket);
        hasRun = true;
    });
    QTRY_VERIFY(hasRun);
}

void TestScheduler::alarmReplacesWhatWasSet()
{
    FakeScheduler scheduler;
    Alarm alarm(scheduler);
    QString rung;
    alarm.start(1s, [&rung]() { rung += u'a'; });
    alarm.start(2s, [&rung]() { rung += u'b'; });
    QVERIFY(alarm.isActive());
    QCOMPARE(scheduler.waiting(), 1U);
    scheduler.advance(2s);
    QCOMPARE(rung, QStringLiteral("b"));
    QVERIFY(!alarm.isActive());
}

void TestScheduler::alarmStopsWithItsOwner()
{
    FakeScheduler scheduler;
    {
        Alarm alarm(scheduler);
        alarm.start(1s, []() { QFAIL("The alarm is gone"); });
    }
    QCOMPARE(scheduler.waiting(), 0U);
    Alarm stopped(scheduler);
    stopped.start(1s, []() { QFAIL("The alarm was stopped"); });
    stopped.stop();
    QVERIFY(!stopped.isActive());
    scheduler.runUntilIdle();
}

void TestScheduler::alarmCanSetItselfAgain()
{
    FakeScheduler scheduler;
    Alarm alarm(scheduler);
    int rings = 0;
    std::function<void()> ring = [&]() {
        if (++rings < 3)
            alarm.start(1s, ring);
    };
    alarm.start(1s, ring);
    scheduler.runUntilIdle();
    QCOMPARE(rings, 3);
    QVERIFY(!alarm.isActive());
}

QTEST_GUILESS_MAIN(TestScheduler)

#include "tst_scheduler.moc"
