// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/engine_writes.h"

#include <QTest>

using namespace betlog;
using namespace betlog::sync;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;
using domain::Bet;
using domain::LineResult;
using wire::ChangeType;

/// Two people change the same bet: what merges by itself, and what a person has to choose.
class TestEngineConflicts : public QObject
{
    Q_OBJECT

private slots:
    void tellsTheVersionsOfAConflict();
    void keepsTheirs();
    void keepsMineWhereBothChangedIt();
    void keepsMineOfAResult();
    void restoresWhatWasDeletedMeanwhile();
    void sendsARefusedEditAgainWithWhatOthersChanged();
    void saysWhyABetIsDeleted();
    void dealsOnlyWithWhatWasSaidAgain();
    void putsASecondEditOnTopOfTheFirst();
    void leavesAnOverlapToTheServer();
};

void TestEngineConflicts::tellsTheVersionsOfAConflict()
{
    EngineWorld world;
    const Bet seen = numbered(1);
    world.goLive({seen});
    const auto mutation = world.engine.edit(betId(1), slipEdit(seen, u"mine"_s, 500));
    QVERIFY(world.engine.conflicts().isEmpty());
    const Bet theirs = edited(seen, u"theirs"_s, 700);
    tellConflict(world, mutation, theirs);
    const QList<QueueEntry> conflicts = world.engine.conflicts();
    QCOMPARE(conflicts.size(), 1);
    QCOMPARE(conflicts.first().state, QueueState::Conflicted);
    QCOMPARE(conflicts.first().seen, seen);
    QCOMPARE(stakeOf(*conflicts.first().mine), 500);
    QCOMPARE(conflicts.first().theirs, theirs);
    QCOMPARE(world.engine.replica().find(betId(1))->bet, theirs);
}

void TestEngineConflicts::keepsTheirs()
{
    EngineWorld world;
    world.goLive({numbered(1)});
    const auto mutation = world.engine.edit(betId(1), slipEdit(numbered(1), u"mine"_s, 500));
    tellConflict(world, mutation, edited(numbered(1), u"theirs"_s, 700));
    world.engine.keepTheirs(mutation);
    QVERIFY(world.engine.queue().isEmpty());
    QCOMPARE(world.written().size(), 1);
    QCOMPARE(world.engine.replica().find(betId(1))->delivery, Delivery::Confirmed);
    QCOMPARE(stakeOf(world.engine.replica().find(betId(1))->bet), 700);
}

/// The stake is this person's again; the team that only Bob changed stays Bob's.
void TestEngineConflicts::keepsMineWhereBothChangedIt()
{
    EngineWorld world;
    const Bet seen = numbered(1);
    world.goLive({seen});
    const auto mutation = world.engine.edit(betId(1), slipEdit(seen, seen.slip.note, 500));
    Bet theirs = edited(seen, u"theirs"_s, 700);
    theirs.slip.tags = {u"bob"_s};
    tellConflict(world, mutation, theirs);
    world.engine.keepMine(mutation);
    QCOMPARE(world.written().size(), 2);
    const wire::Mutation again = world.written().last().mutation;
    QVERIFY(again.id != mutation);
    QCOMPARE(again.baseVersion, theirs.version);
    const auto edit = std::get<wire::EditBet>(again.operation);
    QCOMPARE(edit.slip->lines.first().stake.minor(), 500);
    QCOMPARE(edit.slip->note, u"theirs"_s);
    QCOMPARE(edit.slip->tags, QStringList {u"bob"_s});
    QVERIFY(world.engine.conflicts().isEmpty());
}

void TestEngineConflicts::keepsMineOfAResult()
{
    EngineWorld world;
    world.goLive({numbered(1)});
    const auto mutation = world.engine.setStatus(betId(1), result(0, LineResult::Won));
    Bet theirs = numbered(1);
    theirs.results = {LineResult::Lost};
    theirs.version = 2;
    tellConflict(world, mutation, theirs);
    world.engine.keepMine(mutation);
    QCOMPARE(world.written().last().mutation.baseVersion, 2);
    QCOMPARE(world.engine.replica().find(betId(1))->bet.results.first(), LineResult::Won);
}

/// Delete beats edit; one click brings the bet back, and what was typed with it.
void TestEngineConflicts::restoresWhatWasDeletedMeanwhile()
{
    EngineWorld world;
    const Bet seen = numbered(1);
    world.goLive({seen});
    const auto mutation = world.engine.edit(betId(1), slipEdit(seen, u"mine"_s, 500));
    world.tellChange(ChangeType::Deleted, seen);
    const base::Error gone {base::ErrorCode::NotFound, u"There is no such bet."_s, {}};
    world.network.line()->tell(wire::Refusal {gone, mutation, false, {}, {}});
    QCOMPARE(world.engine.queue().value(0).state, QueueState::Refused);
    QVERIFY(!world.engine.queue().value(0).theirs);
    world.engine.retry(mutation);
    QCOMPARE(world.written().size(), 2);
    const wire::Mutation restore = world.written().last().mutation;
    QVERIFY(std::holds_alternative<wire::RestoreBet>(restore.operation));
    Bet back = seen;
    back.version = 3;
    ack(world, restore.id, back);
    QCOMPARE(world.written().size(), 3);
    const wire::Mutation again = world.written().last().mutation;
    QCOMPARE(again.baseVersion, 3);
    QCOMPARE(std::get<wire::EditBet>(again.operation).slip->note, u"mine"_s);
}

/// Bob's book came in meanwhile; sending the refused note again takes nothing of it away.
void TestEngineConflicts::sendsARefusedEditAgainWithWhatOthersChanged()
{
    EngineWorld world;
    const Bet seen = numbered(1);
    world.goLive({seen});
    const auto mutation = world.engine.edit(betId(1), slipEdit(seen, u"mine"_s, 500));
    const base::Error silent =
        base::fieldError(base::ErrorCode::Invalid, u"/reason"_s, u"Say why."_s);
    world.network.line()->tell(wire::Refusal {silent, mutation, false, {}, {}});
    Bet theirs = seen;
    theirs.slip.book = u"bob's"_s;
    theirs.version = 2;
    world.tellChange(ChangeType::Updated, theirs);
    world.engine.retry(mutation, u"It was entered late."_s);
    const wire::Mutation again = world.written().last().mutation;
    QCOMPARE(again.reason, u"It was entered late."_s);
    QCOMPARE(again.baseVersion, 2);
    QCOMPARE(std::get<wire::EditBet>(again.operation).slip->note, u"mine"_s);
    QCOMPARE(std::get<wire::EditBet>(again.operation).slip->book, u"bob's"_s);
    QCOMPARE(world.engine.queue().value(0).reason, u"It was entered late."_s);
}

void TestEngineConflicts::saysWhyABetIsDeleted()
{
    EngineWorld world;
    world.goLive({numbered(1), numbered(2)});
    (void)world.engine.remove(betId(1), u"Entered twice."_s);
    QCOMPARE(world.written().last().mutation.reason, u"Entered twice."_s);
    (void)world.engine.remove(betId(2));
    QCOMPARE(world.written().last().mutation.reason, QString());
}

/// An edit that was refused is not forgotten because the person then sets a result.
void TestEngineConflicts::dealsOnlyWithWhatWasSaidAgain()
{
    EngineWorld world;
    world.goLive({numbered(1)});
    const auto edit = world.engine.edit(betId(1), slipEdit(numbered(1), u"mine"_s, 500));
    tellConflict(world, edit, edited(numbered(1), u"theirs"_s, 700));
    (void)world.engine.setStatus(betId(1), result(0, LineResult::Won));
    QCOMPARE(world.engine.conflicts().size(), 1);
    const Bet now = world.engine.replica().find(betId(1))->bet;
    (void)world.engine.edit(betId(1), slipEdit(now, u"both"_s, 500));
    QVERIFY(world.engine.conflicts().isEmpty());
}

/// Bob's note came in between; that is no conflict with two changes of the stake by one person.
void TestEngineConflicts::putsASecondEditOnTopOfTheFirst()
{
    EngineWorld world;
    const Bet seen = numbered(1);
    world.goLive({seen});
    const auto first = world.engine.edit(betId(1), slipEdit(seen, seen.slip.note, 500));
    const Bet shown = world.engine.replica().find(betId(1))->bet;
    (void)world.engine.edit(betId(1), slipEdit(shown, shown.slip.note, 600));
    Bet merged = edited(seen, u"bob's"_s, 500);
    merged.version = 3; // Bob's is 2
    ack(world, first, merged);
    QCOMPARE(world.written().size(), 2);
    const wire::Mutation second = world.written().last().mutation;
    QCOMPARE(second.baseVersion, 3);
    const auto edit = std::get<wire::EditBet>(second.operation);
    QCOMPARE(edit.slip->note, u"bob's"_s);
    QCOMPARE(edit.slip->lines.first().stake.minor(), 600);
    QCOMPARE(world.engine.replica().find(betId(1))->bet.slip, *edit.slip);
}

/// Two people changed the stake: the second edit goes as it was meant, and the server says no.
void TestEngineConflicts::leavesAnOverlapToTheServer()
{
    EngineWorld world;
    const Bet seen = numbered(1);
    world.goLive({seen});
    const auto first = world.engine.edit(betId(1), slipEdit(seen, u"mine"_s, stakeOf(seen)));
    const Bet shown = world.engine.replica().find(betId(1))->bet;
    (void)world.engine.edit(betId(1), slipEdit(shown, u"mine"_s, 600));
    Bet merged = edited(seen, u"mine"_s, 777); // Bob's stake
    merged.version = 3;
    ack(world, first, merged);
    QCOMPARE(world.written().last().mutation.baseVersion, 1);
}

QTEST_APPLESS_MAIN(TestEngineConflicts)
#include "tst_engine_conflicts.moc"
