// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/diagnostics.h"
#include "app/sync/sync_logging.h"
#include "tests/support/fake_clock.h"

#include <QSignalSpy>
#include <QTest>

using namespace betlog;
using namespace betlog::sync;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const base::Timestamp kNoon = *base::Timestamp::fromRfc3339(u"2024-12-01T12:00:00.000Z");

} // namespace

class TestDiagnostics : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheNewestEntries();
    void keepsTheNewestLatencies();
    void countsTheTrafficOfEachSecond();
    void countsConnectionsAndUptime();
    void writesItselfDown();
    void clearsItsEntriesAlone();
    void switchesDebugOutputAtRunTime();
};

void TestDiagnostics::keepsTheNewestEntries()
{
    const FakeClock clock(kNoon);
    Diagnostics diagnostics(clock);
    QSignalSpy added(&diagnostics, &Diagnostics::entryAdded);
    const int count = Diagnostics::kMaxEntries + 10;
    for (int i = 0; i < count; ++i)
        diagnostics.note(Diagnostics::Kind::Note, QString::number(i));
    QCOMPARE(added.size(), count);
    QCOMPARE(diagnostics.entries().size(), Diagnostics::kMaxEntries);
    QCOMPARE(diagnostics.entries().first().text, u"10"_s);
    for (int i = 0; i < Diagnostics::kMaxStates + 5; ++i)
        diagnostics.enter(ConnectionState::Connecting, QString::number(i));
    QCOMPARE(diagnostics.states().size(), Diagnostics::kMaxStates);
    QCOMPARE(diagnostics.states().first().why, u"5"_s);
}

void TestDiagnostics::keepsTheNewestLatencies()
{
    const FakeClock clock(kNoon);
    Diagnostics diagnostics(clock);
    for (int i = 0; i < 130; ++i)
        diagnostics.measured(std::chrono::milliseconds(i));
    QCOMPARE(diagnostics.latencies().size(), 120);
    QCOMPARE(diagnostics.latencies().first(), 10ms);
    QCOMPARE(diagnostics.latencies().last(), 129ms);
}

void TestDiagnostics::countsTheTrafficOfEachSecond()
{
    FakeClock clock(kNoon);
    Diagnostics diagnostics(clock);
    QCOMPARE(diagnostics.traffic(), QList<qint64> {0});
    diagnostics.received(100);
    diagnostics.sent(20);
    clock.advance(3s);
    diagnostics.sent(7);
    QCOMPARE(diagnostics.traffic(), (QList<qint64> {120, 0, 0, 7}));
    clock.advance(999ms);
    QCOMPARE(diagnostics.traffic().last(), 7); // still the same second
    clock.advance(1ms);
    QCOMPARE(diagnostics.traffic(), (QList<qint64> {120, 0, 0, 7, 0}));
    QCOMPARE(diagnostics.counters().bytesIn, 100);
    QCOMPARE(diagnostics.counters().bytesOut, 27);
    clock.advance(std::chrono::seconds(TrafficMeter::kSeconds - 2));
    QCOMPARE(diagnostics.traffic().size(), TrafficMeter::kSeconds);
    QCOMPARE(diagnostics.traffic().first(), 7); // the oldest that is kept
    clock.advance(24h);
    QCOMPARE(diagnostics.traffic(), QList<qint64>(TrafficMeter::kSeconds));
}

void TestDiagnostics::countsConnectionsAndUptime()
{
    FakeClock clock(kNoon);
    Diagnostics diagnostics(clock);
    for (int round = 0; round < 3; ++round) {
        diagnostics.enter(ConnectionState::CatchingUp, u"welcomed"_s);
        QCOMPARE(diagnostics.uptime(), 0ms);
        diagnostics.enter(ConnectionState::Live, u"caught up"_s);
        clock.advance(7s);
        QCOMPARE(diagnostics.uptime(), std::chrono::milliseconds(7s));
        diagnostics.enter(ConnectionState::Offline, u"cut"_s);
        QCOMPARE(diagnostics.uptime(), 0ms);
    }
    QCOMPARE(diagnostics.counters().catchUps, 3);
    QCOMPARE(diagnostics.counters().connects, 3);
    QCOMPARE(diagnostics.counters().reconnects, 2);
}

void TestDiagnostics::writesItselfDown()
{
    const FakeClock clock(kNoon);
    Diagnostics diagnostics(clock);
    ++diagnostics.count().messagesIn;
    diagnostics.note(Diagnostics::Kind::Error, u"It broke."_s);
    const QString text = diagnostics.asText();
    QVERIFY2(text.startsWith("in 1 messages"_L1), qPrintable(text));
    QVERIFY2(text.endsWith("2024-12-01T12:00:00.000Z error     It broke.\n"_L1), qPrintable(text));
}

void TestDiagnostics::clearsItsEntriesAlone()
{
    const FakeClock clock(kNoon);
    Diagnostics diagnostics(clock);
    QSignalSpy cleared(&diagnostics, &Diagnostics::entriesCleared);
    diagnostics.enter(ConnectionState::Live, u"caught up"_s);
    diagnostics.clearEntries();
    QVERIFY(diagnostics.entries().isEmpty());
    QCOMPARE(diagnostics.states().size(), 1);
    QCOMPARE(diagnostics.counters().connects, 1);
    QCOMPARE(cleared.size(), 1);
}

void TestDiagnostics::switchesDebugOutputAtRunTime()
{
    const QStringList categories = debugCategories();
    QVERIFY(categories.contains(u"betlog.sync.state"_s));
    for (const QString& category : categories) {
        setDebugEnabled(category, true);
        QVERIFY(isDebugEnabled(category));
        setDebugEnabled(category, false);
        QVERIFY(!isDebugEnabled(category));
    }
    setDebugEnabled(u"betlog.no.such"_s, true);
    QVERIFY(!isDebugEnabled(u"betlog.no.such"_s));
    setDebugEnabled(u"betlog.sync.wire"_s, true);
    QVERIFY(!isDebugEnabled(u"betlog.sync.state"_s));
    setDebugEnabled(u"betlog.sync.wire"_s, false);
}

QTEST_APPLESS_MAIN(TestDiagnostics)
#include "tst_diagnostics.moc"
