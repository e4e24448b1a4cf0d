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
    void remembersNoMoreThanItSays();
};

void TestLogActions::settlesAndTakesItBack()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    QVERIFY(!desk.actions.canUndo());
    desk.actions.settle(betId(1), 1, Lost);
    QTRY_COMPARE(desk.results(1), (QList {Pending, Lost}));
    QCOMPARE(desk.actions.undoText(), u"Lost on bet #1"_s);
    desk.actions.undo();
    QTRY_COMPARE(desk.results(1), (QList {Pending, Won}));
    QVERIFY(!desk.actions.canUndo());
    QCOMPARE(desk.actions.undoText(), QString());
}

void TestLogActions::placesAndTakesItBack()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    desk.actions.place(aCreate());
    QTRY_COMPARE(desk.server.bets().size(), 4);
    desk.actions.undo();
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
    desk.actions.undo();
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
    QCOMPARE(desk.actions.undoText(), u"deleting 2 bets"_s);
    QTRY_VERIFY(desk.isQuiet());
    desk.actions.undo();
    QTRY_COMPARE(desk.server.bets().size(), 3);
    QCOMPARE(desk.results(3), (QList {Pending, Won}));
}

void TestLogActions::undoesStepsFromTheLastOn()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    desk.actions.settle(betId(1), 0, Won);
    desk.actions.settle(betId(1), 0, Lost);
    desk.actions.undo();
    QTRY_COMPARE(desk.results(1), (QList {Won, Won}));
    desk.actions.undo();
    QTRY_COMPARE(desk.results(1), (QList {Pending, Won}));
}

void TestLogActions::undoesAStepOutOfOrder()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    QSignalSpy removed(&desk.actions, &LogActions::removed);
    desk.actions.remove({betId(1)});
    const auto step = removed[0][1].value<LogActions::StepId>();
    desk.actions.settle(betId(2), 0, Won);
    QTRY_VERIFY(!desk.server.find(betId(1)));
    QTRY_VERIFY(desk.isQuiet());
    desk.actions.undoStep(step);
    QTRY_VERIFY(desk.server.find(betId(1)));
    desk.actions.undoStep(step); // gone: nothing happens
    QCOMPARE(desk.actions.undoText(), u"Won on bet #2"_s);
    QTRY_VERIFY(desk.isQuiet());
    QCOMPARE(desk.server.bets().size(), 3);
}

void TestLogActions::forgetsWhatTheServerRefused()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    desk.server.refuseNext({base::ErrorCode::Locked, u"Started."_s, {}});
    desk.actions.settle(betId(1), 0, Won);
    QVERIFY(desk.actions.canUndo());
    QTRY_VERIFY(!desk.actions.canUndo());
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
    QVERIFY(!desk.actions.canUndo());
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

void TestLogActions::remembersNoMoreThanItSays()
{
    Desk desk;
    QTRY_VERIFY(desk.isReady());
    for (int step = 0; step < LogActions::kMaxSteps + 10; ++step)
        desk.actions.settle(betId(1), 0, step % 2 == 0 ? Won : Lost);
    int undone = 0;
    while (desk.actions.canUndo()) {
        desk.actions.undo();
        ++undone;
    }
    QCOMPARE(undone, LogActions::kMaxSteps);
}

QTEST_GUILESS_MAIN(TestLogActions)

#include "tst_log_actions.moc"
