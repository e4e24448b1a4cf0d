// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/unit/sync_state_table.h"

#include <QTest>

#include <algorithm>

using namespace betlog;
using namespace betlog::sync;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

using Phase = ConnectionState;
using Close = wire::CloseCode;
using Way = SyncState::Way;

SyncState after(SyncState state, const QList<SyncEvent>& happened)
{
    for (const SyncEvent& event : happened)
        state = step(state, event).state;
    return state;
}

bool does(const SyncStep& step, const QString& effect)
{
    return std::ranges::any_of(
        step.effects, [&effect](const SyncEffect& done) { return asText(done) == effect; });
}

} // namespace

class TestSyncState : public QObject
{
    Q_OBJECT

private slots:
    void everySituationAnswersEveryEvent_data();
    void everySituationAnswersEveryEvent();
    void asksOverHttpAfterThreeFailures();
    void forgetsFailuresOnceLive();
    void givesUpPollingAfterThreeFailedPolls();
    void countsPollFailuresInARowOnly();
    void staysBarredUntilThePersonAsks();
    void waitsOutAGoodbyeWhateverWakes();
    void retriesAfterGoodbyeByBackoff();
    void pongEndsTheProbe();
    void pongWithoutProbeChangesNothing();
    void lowersActivityWhileHiddenAndCatchesUpAfter();
    void hiddenTwiceIsHiddenOnce();
    void resetsBackoffOnlyAfterASteadyWhile();
    void triesWebSocketEveryThirtySecondsWhilePolling();
    void isTotalFromEveryReachableState();
};

void TestSyncState::everySituationAnswersEveryEvent_data()
{
    QTest::addColumn<QString>("situation");
    QTest::addColumn<QString>("happened");
    QTest::addColumn<QString>("outcome");
    const Outcomes outcomes = statedOutcomes();
    for (const QString& situation : situations().keys()) {
        for (const QString& happened : events().keys())
            QTest::addRow("%s, %s", qPrintable(situation), qPrintable(happened))
                << situation << happened << outcomes.value({situation, happened}, u"stays"_s);
    }
}

void TestSyncState::everySituationAnswersEveryEvent()
{
    QFETCH(QString, situation);
    QFETCH(QString, happened);
    QFETCH(QString, outcome);
    const SyncState before = situations().value(situation);
    QCOMPARE(outcomeOf(before, step(before, events().value(happened))), outcome);
}

void TestSyncState::asksOverHttpAfterThreeFailures()
{
    SyncState state = after({}, {event::Wanted {}});
    for (int failure = 1; failure < timing::kFailuresBeforePolling; ++failure) {
        state = after(state, {event::LineEnded {unreachable()}});
        QCOMPARE(state.phase, Phase::Offline);
        state = after(state, {event::TimerFired {Timer::Retry}});
    }
    state = after(state, {event::LineEnded {unreachable()}});
    QCOMPARE(state.phase, Phase::Connecting);
    QCOMPARE(state.way, Way::Http);
}

void TestSyncState::forgetsFailuresOnceLive()
{
    SyncState state = after({}, {event::Wanted {}, event::LineEnded {unreachable()}});
    QCOMPARE(state.failures, 1);
    state =
        after(state, {event::TimerFired {Timer::Retry}, event::LineOpened {}, event::Welcomed {}});
    QCOMPARE(state.failures, 1);
    QCOMPARE(after(state, {event::CaughtUp {}}).failures, 0);
}

void TestSyncState::givesUpPollingAfterThreeFailedPolls()
{
    const SyncEvent failed = event::PollFailed {unreachable()};
    const SyncState polling = situations().value(u"polling"_s);
    QCOMPARE(after(polling, {failed, failed}).phase, Phase::Polling);
    QCOMPARE(after(polling, {failed, failed, failed}).phase, Phase::Offline);
}

void TestSyncState::countsPollFailuresInARowOnly()
{
    const SyncEvent failed = event::PollFailed {unreachable()};
    const SyncState polling = situations().value(u"polling"_s);
    const SyncState state =
        after(polling, {failed, failed, event::PollAnswered {}, failed, failed});
    QCOMPARE(state.phase, Phase::Polling);
}

void TestSyncState::staysBarredUntilThePersonAsks()
{
    const SyncState barred =
        after(situations().value(u"live"_s), {event::LineEnded {closed(Close::SignIn)}});
    QVERIFY(isBarred(barred));
    const QList<SyncEvent> happened {
        event::Woke {}, event::TimerFired {Timer::Retry}, event::Hidden {}, event::Shown {}};
    QCOMPARE(after(barred, happened).phase, Phase::Offline);
    QCOMPARE(after(barred, {event::SyncAsked {}}).phase, Phase::Connecting);
    QVERIFY(!isBarred(after(barred, {event::Wanted {}})));
}

void TestSyncState::waitsOutAGoodbyeWhateverWakes()
{
    const SyncState told = after(
        situations().value(u"live"_s),
        {event::SaidGoodbye {std::chrono::seconds(2), std::chrono::seconds(8)}});
    const QList<SyncEvent> happened {event::Woke {}, event::Hidden {}, event::Shown {}};
    QCOMPARE(after(told, happened).phase, Phase::Offline);
    QCOMPARE(after(told, {event::TimerFired {Timer::Retry}}).phase, Phase::Connecting);
    QCOMPARE(after(told, {event::SyncAsked {}}).phase, Phase::Connecting);
}

void TestSyncState::retriesAfterGoodbyeByBackoff()
{
    const SyncState retrying = after(
        situations().value(u"live"_s), {event::SaidGoodbye {}, event::TimerFired {Timer::Retry}});
    const SyncStep next = step(retrying, event::LineEnded {unreachable()});
    QVERIFY(does(next, u"start retry by backoff"_s));
    QVERIFY(!next.state.heldOff);
}

void TestSyncState::pongEndsTheProbe()
{
    const SyncState probing = after(situations().value(u"live"_s), {event::Woke {}});
    QVERIFY(probing.probing);
    const SyncStep next = step(probing, event::Ponged {});
    QVERIFY(does(next, u"stop probe"_s));
    QVERIFY(!next.state.probing);
    QCOMPARE(next.state.phase, Phase::Live);
}

void TestSyncState::pongWithoutProbeChangesNothing()
{
    const SyncState live = situations().value(u"live"_s);
    const SyncStep next = step(live, event::Ponged {});
    QCOMPARE(next.state, live);
    QVERIFY(next.effects.isEmpty());
}

void TestSyncState::lowersActivityWhileHiddenAndCatchesUpAfter()
{
    const SyncState hidden = after(situations().value(u"live"_s), {event::Hidden {}});
    QVERIFY(does(step(hidden, event::TimerFired {Timer::Ping}), u"start ping in 120000 ms"_s));
    const SyncStep shown = step(hidden, event::Shown {});
    QVERIFY(does(shown, u"send subscribe"_s));
    QVERIFY(does(shown, u"start probe in 4000 ms"_s));
    QVERIFY(does(shown, u"start ping in 20000 ms"_s));

    const SyncState polling = after(situations().value(u"polling"_s), {event::Hidden {}});
    const SyncStep polled = step(polling, event::PollAnswered {});
    QVERIFY(does(polled, u"start poll in 24000 to 36000 ms"_s));
    QVERIFY(does(step(polling, event::Shown {}), u"poll"_s));
}

void TestSyncState::hiddenTwiceIsHiddenOnce()
{
    const SyncState hidden = after(situations().value(u"live"_s), {event::Hidden {}});
    const SyncStep again = step(hidden, event::Hidden {});
    QCOMPARE(again.state, hidden);
    QVERIFY(again.effects.isEmpty());
}

void TestSyncState::resetsBackoffOnlyAfterASteadyWhile()
{
    const SyncStep caughtUp = step(situations().value(u"catching up"_s), event::CaughtUp {});
    QVERIFY(!does(caughtUp, u"reset backoff"_s));
    QVERIFY(does(step(caughtUp.state, event::TimerFired {Timer::Steady}), u"reset backoff"_s));
    const SyncState lost = after(caughtUp.state, {event::LineEnded {broken()}});
    QVERIFY(!does(step(lost, event::TimerFired {Timer::Steady}), u"reset backoff"_s));
}

void TestSyncState::triesWebSocketEveryThirtySecondsWhilePolling()
{
    SyncState state = situations().value(u"polling and trying"_s);
    for (int round = 0; round < 3; ++round) {
        const SyncStep over = step(state, event::LineEnded {refused()});
        QVERIFY(does(over, u"start upgrade in 30000 ms"_s));
        QCOMPARE(over.state.phase, Phase::Polling);
        const SyncStep next = step(over.state, event::TimerFired {Timer::Upgrade});
        QVERIFY(does(next, u"open line"_s));
        state = next.state;
    }
    QCOMPARE(after(state, {event::LineOpened {}, event::Welcomed {}}).phase, Phase::CatchingUp);
}

/// Walks every state that can be reached in four events and checks what always holds.
void TestSyncState::isTotalFromEveryReachableState()
{
    QList<SyncState> reached {SyncState()};
    QList<SyncState> edge = reached;
    for (int depth = 0; depth < 4; ++depth) {
        QList<SyncState> found;
        for (const SyncState& state : edge) {
            for (const SyncEvent& event : events()) {
                const SyncState next = step(state, event).state;
                if (!reached.contains(next)) {
                    reached.append(next);
                    found.append(next);
                }
            }
        }
        edge = found;
    }
    for (const SyncState& state : reached) {
        const bool isPolling = state.phase == Phase::Polling;
        const bool isAttached = state.phase == Phase::CatchingUp || state.phase == Phase::Live;
        QVERIFY2(!state.trying || isPolling, "a WebSocket is tried beside the polling only");
        QVERIFY2(!state.probing || isAttached, "only an open line is probed");
        QVERIFY2(state.wanted || state.phase == Phase::Offline, "nobody wanted this connection");
        QVERIFY2(!state.heldOff || state.phase == Phase::Offline, "held off is offline");
    }
    QVERIFY(reached.size() > 30);
}

QTEST_APPLESS_MAIN(TestSyncState)
#include "tst_sync_state.moc"
