// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/replica.h"
#include "app/sync/sync_engine.h"
#include "app/widgets/log_actions.h"
#include "tests/support/pretend_server.h"
#include "tests/support/seeded_random.h"
#include "tests/support/shown_log.h"

#include <QSignalSpy>
#include <QTest>

using namespace betlog;
using namespace betlog::tests;
using namespace betlog::widgets;
using namespace Qt::Literals::StringLiterals;
using enum domain::LineResult;

namespace {

struct Desk
{
    Desk()
        : server(aWeek(), aMoment())
        , scheduler(aMoment())
        , random(1)
        , engine({scheduler, random, server})
        , actions(engine, random)
    {
        engine.setUser(u"Ann"_s);
        engine.setServer(QUrl(u"http://127.0.0.1:9"_s));
        for (int number = 1; number <= 3; ++number)
            server.fill({betLike({.number = number, .results = {Pending, Won}})});
        engine.connectToServer();
    }

    [[nodiscard]] bool isReady() const { return engine.isLoaded(aWeek()); }

    [[nodiscard]] bool isQuiet() const { return engine.replica().sendingCount() == 0; }

    [[nodiscard]] QList<domain::LineResult> results(int number) const
    {
        return server.find(betId(number))->results;
    }

    PretendServer server;
    FakeScheduler scheduler;
    SeededRandom random;
    sync::SyncEngine engine;
    LogActions actions;
};

} // namespace

class TestLogActions : public QObject
{
    Q_OBJECT

private slots:
    void settlesAndTakesItBack();
    void placesAndTakesItBack();
    void editsAndTakesItBack();
    void removesManyAndBringsAllBack();
    void undoesStepsFromTheLastOn();
    void undoesAStepOutOfOrder();
    void forgetsWhatTheServerRefused();
    void doesNothingToBetsThatAreNotThere();
    void answersARefusal();
    void doesAgainWhatItTookBack();
    void doesNothingAgainAfterANewDeed();
    void leavesAloneWhatSomebodyElseBuiltUpon();
    void remembersNoMoreThanItSays();
};

void TestLogActions::settlesAndTakesItBack()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    QVERIFY(!desk.actions.history().canUndo());
    desk.actions.settle(betId(1), 1, Lost);
    QTRY_COMPARE(desk.results(1), (QList {Pending, Lost}));
    QCOMPARE(desk.actions.history().undoText(), u"Lost on bet #1"_s);
    desk.actions.history().undo();
    QTRY_COMPARE(desk.results(1), (QList {Pending, Won}));
    QVERIFY(!desk.actions.history().canUndo());
    QCOMPARE(desk.actions.history().undoText(), QString());
}

void TestLogActions::placesAndTakesItBack()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    desk.actions.place(aCreate());
    QTRY_COMPARE(desk.server.bets().size(), 4);
    desk.actions.history().undo();
    QTRY_COMPARE(desk.server.bets().size(), 3);
}

void TestLogActions::editsAndTakesItBack()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    const domain::Bet before = *desk.server.find(betId(2));
    wire::EditBet edit;
    edit.slip = aParlay(3);
    edit.homeTeam = u"Wings"_s;
    desk.actions.edit(betId(2), edit);
    QTRY_COMPARE(desk.server.find(betId(2))->homeTeam, u"Wings"_s);
    QCOMPARE(desk.server.find(betId(2))->slip.kind, domain::BetKind::Parlay);
    desk.actions.history().undo();
    QTRY_COMPARE(desk.server.find(betId(2))->homeTeam, before.homeTeam);
    QCOMPARE(desk.server.find(betId(2))->slip, before.slip);
}

void TestLogActions::removesManyAndBringsAllBack()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    QSignalSpy removed(&desk.actions, &LogActions::removed);
    desk.actions.remove({betId(1), betId(3)});
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed[0][0].value<QList<domain::Bet>>().size(), 2);
    QTRY_COMPARE(desk.server.bets().size(), 1);
    QCOMPARE(desk.actions.history().undoText(), u"deleting 2 bets"_s);
    QTRY_VERIFY(desk.isQuiet());
    desk.actions.history().undo();
    QTRY_COMPARE(desk.server.bets().size(), 3);
    QCOMPARE(desk.results(3), (QList {Pending, Won}));
}

void TestLogActions::undoesStepsFromTheLastOn()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    desk.actions.settle(betId(1), 0, Won);
    desk.actions.settle(betId(1), 0, Lost);
    desk.actions.history().undo();
    QTRY_COMPARE(desk.results(1), (QList {Won, Won}));
    desk.actions.history().undo();
    QTRY_COMPARE(desk.results(1), (QList {Pending, Won}));
}

void TestLogActions::undoesAStepOutOfOrder()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    QSignalSpy removed(&desk.actions, &LogActions::removed);
    desk.actions.remove({betId(1)});
    const auto step = removed[0][1].value<models::UndoHistory::StepId>();
    desk.actions.settle(betId(2), 0, Won);
    QTRY_VERIFY(!desk.server.find(betId(1)));
    QTRY_VERIFY(desk.isQuiet());
    desk.actions.history().undoStep(step);
    QTRY_VERIFY(desk.server.find(betId(1)));
    desk.actions.history().undoStep(step); // gone: nothing happens
    QCOMPARE(desk.actions.history().undoText(), u"Won on bet #2"_s);
    QTRY_VERIFY(desk.isQuiet());
    QCOMPARE(desk.server.bets().size(), 3);
}

void TestLogActions::forgetsWhatTheServerRefused()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    desk.server.refuseNext({base::ErrorCode::Locked, u"Started."_s, {}});
    desk.actions.settle(betId(1), 0, Won);
    QVERIFY(desk.actions.history().canUndo());
    QTRY_VERIFY(!desk.actions.history().canUndo());
    QCOMPARE(desk.results(1), (QList {Pending, Won}));
}

void TestLogActions::doesNothingToBetsThatAreNotThere()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    desk.actions.settle(betId(99), 0, Won);
    desk.actions.settle(betId(1), 7, Won);
    desk.actions.settle(betId(1), 1, Won); // stands already
    desk.actions.remove({betId(99)});
    desk.actions.edit(betId(99), {});
    desk.actions.retry(betId(1));
    desk.actions.discard(betId(99));
    QVERIFY(!desk.actions.history().canUndo());
    QVERIFY(desk.isQuiet());
    QVERIFY(desk.server.written().isEmpty());
}

void TestLogActions::answersARefusal()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    desk.server.refuseNext({base::ErrorCode::Busy, u"Busy."_s, {}});
    desk.actions.settle(betId(1), 0, Won);
    QTRY_COMPARE(desk.engine.replica().refusedBets(), QList {betId(1)});
    desk.actions.retry(betId(1));
    QTRY_COMPARE(desk.results(1), (QList {Won, Won}));
    desk.server.refuseNext({base::ErrorCode::Busy, u"Busy."_s, {}});
    desk.actions.settle(betId(1), 0, Lost);
    QTRY_COMPARE(desk.engine.replica().refusedBets(), QList {betId(1)});
    desk.actions.discard(betId(1));
    QTRY_VERIFY(desk.engine.replica().refusedBets().isEmpty());
    QCOMPARE(desk.engine.replica().find(betId(1))->bet.results, (QList {Won, Won}));
}

void TestLogActions::doesAgainWhatItTookBack()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    models::UndoHistory& history = desk.actions.history();
    QVERIFY(!history.canRedo());
    wire::EditBet edit;
    edit.homeTeam = u"Wings"_s;
    desk.actions.edit(betId(1), edit);
    desk.actions.settle(betId(1), 0, Lost);
    desk.actions.remove({betId(2), betId(3)});
    desk.actions.place(aCreate());
    QTRY_COMPARE(desk.server.bets().size(), 2);
    QTRY_VERIFY(desk.isQuiet());
    for (int step = 0; step < 4; ++step)
        history.undo();
    QTRY_VERIFY(desk.isQuiet());
    QTRY_COMPARE(desk.server.bets().size(), 3);
    QCOMPARE(desk.server.find(betId(1))->homeTeam, u"Team B"_s);
    QCOMPARE(desk.results(1), (QList {Pending, Won}));
    QCOMPARE(history.redoText(), u"the edit of bet #1"_s);
    for (int step = 0; step < 4; ++step)
        history.redo();
    QTRY_VERIFY(desk.isQuiet());
    QTRY_COMPARE(desk.server.bets().size(), 2);
    QCOMPARE(desk.server.find(betId(1))->homeTeam, u"Wings"_s);
    QCOMPARE(desk.results(1), (QList {Lost, Won}));
    QVERIFY(!history.canRedo());
    QCOMPARE(history.undoText(), u"placing a bet"_s);
    history.redo(); // nothing is left to do again
    QVERIFY(desk.isQuiet());
}

void TestLogActions::doesNothingAgainAfterANewDeed()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    desk.actions.settle(betId(1), 0, Won);
    desk.actions.history().undo();
    QVERIFY(desk.actions.history().canRedo());
    desk.actions.settle(betId(2), 0, Won);
    QVERIFY(!desk.actions.history().canRedo());
}

void TestLogActions::leavesAloneWhatSomebodyElseBuiltUpon()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    QSignalSpy declined(&desk.actions.history(), &models::UndoHistory::declined);
    desk.actions.settle(betId(2), 0, Won);
    desk.actions.settle(betId(1), 0, Won);
    QTRY_VERIFY(desk.isQuiet());
    domain::Bet bet = *desk.server.find(betId(1));
    bet.results[1] = Lost;
    desk.server.put(bet, u"Bo"_s);
    QTRY_COMPARE(desk.engine.replica().find(betId(1))->bet.results, (QList {Won, Lost}));
    desk.actions.history().undo();
    QCOMPARE(declined.size(), 1);
    QCOMPARE(
        declined.first().first().toString(),
        u"Bo changed bet #1 since, so Won on bet #1 is left as it is."_s);
    QVERIFY(desk.isQuiet());
    QCOMPARE(desk.results(1), (QList {Won, Lost}));
    // What nobody else touched can still be taken back, and what is done from now on as well.
    desk.actions.history().undo();
    QTRY_COMPARE(desk.results(2), (QList {Pending, Won}));
    desk.actions.settle(betId(1), 0, Push);
    desk.actions.history().undo();
    QTRY_COMPARE(desk.results(1), (QList {Won, Lost}));
    QCOMPARE(declined.size(), 1);
}

void TestLogActions::remembersNoMoreThanItSays()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    for (int step = 0; step < models::UndoHistory::kMaxSteps + 10; ++step)
        desk.actions.settle(betId(1), 0, step % 2 == 0 ? Won : Lost);
    int undone = 0;
    while (desk.actions.history().canUndo()) {
        desk.actions.history().undo();
        ++undone;
    }
    QCOMPARE(undone, models::UndoHistory::kMaxSteps);
}

QTEST_GUILESS_MAIN(TestLogActions)

#include "tst_log_actions.moc"
