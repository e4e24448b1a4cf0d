// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/wake_watch.h"
#include "tests/support/fake_scheduler.h"

#include <QSignalSpy>
#include <QTest>

using namespace betlog;
using namespace betlog::sync;
using namespace betlog::tests;
using namespace std::chrono_literals;

class TestWakeWatch : public QObject
{
    Q_OBJECT

private slots:
    void keepsStillWhileTimePasses();
    void noticesASleep_data();
    void noticesASleep();
};

void TestWakeWatch::keepsStillWhileTimePasses()
{
    FakeScheduler time;
    WakeWatch watch(time);
    QSignalSpy woke(&watch, &WakeWatch::woke);
    time.advance(1h);
    QCOMPARE(woke.size(), 0);
}

void TestWakeWatch::noticesASleep_data()
{
    QTest::addColumn<int>("jumpSeconds");
    QTest::addColumn<int>("wakes");
    QTest::addRow("a night") << 8 * 3600 << 1;
    QTest::addRow("a nap") << 11 << 1;
    QTest::addRow("a clock that is set a little") << 9 << 0;
    QTest::addRow("a clock that is set back") << -3600 << 0;
}

void TestWakeWatch::noticesASleep()
{
    QFETCH(int, jumpSeconds);
    FakeScheduler time;
    WakeWatch watch(time);
    QSignalSpy woke(&watch, &WakeWatch::woke);
    time.advance(12s);
    time.jumpTimeOfDay(std::chrono::seconds(jumpSeconds));
    time.advance(WakeWatch::kLook);
    QTEST(static_cast<int>(woke.size()), "wakes");
    time.advance(1h);
    QTEST(static_cast<int>(woke.size()), "wakes"); // told once
}

QTEST_APPLESS_MAIN(TestWakeWatch)
#include "tst_wake_watch.moc"
