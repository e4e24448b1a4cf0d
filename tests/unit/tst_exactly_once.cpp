// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/core/ledger.h"
#include "tests/support/faulty_store.h"
#include "tests/support/test_log.h"

#include <QtTest>

namespace betlog::tests {

using namespace domain;
using namespace Qt::Literals::StringLiterals;

/// A mutation has one effect and one answer, however often it is sent, whatever happens between.
class TestExactlyOnce : public QObject
{
    Q_OBJECT

private slots:
    void givesTheFirstAckAgain_data();
    void givesTheFirstAckAgain();
    void givesTheFirstRefusalAgain_data();
    void givesTheFirstRefusalAgain();
    void countsDuplicatesWithinABatch();
    void refusesAnIdThatWasUsedForAnotherWrite_data();
    void refusesAnIdThatWasUsedForAnotherWrite();
    void deletesManyOnce();
    void refusesToDeleteManyOnce();
    void replacesTheCatalogueOnce();
    void storesNothingWhereAWriteHasNoId();
    void writesAllOrNothingWhereTheStoreFails();
    void answersARetryAfterALostCommit();
};

namespace {

wire::SetStatus won()
{
    return {{{0, LineResult::Won}}, std::nullopt};
}

wire::EditBet awayIs(const QString& team)
{
    wire::EditBet edit;
    edit.awayTeam = team;
    return edit;
}

wire::Mutation withId(int id, wire::Mutation mutation)
{
    mutation.id = mutationId(id);
    return mutation;
}

} // namespace

void TestExactlyOnce::givesTheFirstAckAgain_data()
{
    QTest::addColumn<wire::Mutation>("mutation");
    QTest::newRow("create") << aMutation(aCreate(), betId(2));
    QTest::newRow("create without an id") << aMutation(aCreate(), {});
    QTest::newRow("update") << aMutation(awayIs(u"Team C"_s), betId(1), 1);
    QTest::newRow("status") << aMutation(won(), betId(1), 1);
    QTest::newRow("status that changes nothing")
        << aMutation(wire::SetStatus {{{0, LineResult::Pending}}, {}}, betId(1), 1);
    QTest::newRow("delete") << aMutation(wire::DeleteBet {}, betId(1));
    QTest::newRow("restore of a live bet") << aMutation(wire::RestoreBet {}, betId(1));
}

void TestExactlyOnce::givesTheFirstAckAgain()
{
    QFETCH(wire::Mutation, mutation);
    TestLog log;
    log.place(betId(1), 2);
    const wire::WriteAnswer first = log.write(mutation);
    QVERIFY(std::holds_alternative<wire::Ack>(first));
    // What happens in between must not show in the answer.
    (void)log.write(aMutation(wire::SetStatus {{{1, LineResult::Lost}}, {}}, betId(1)));
    const qsizetype changes = log.changes().size();
    QCOMPARE(log.write(mutation), first);
    QCOMPARE(log.write(mutation, bob()), first);
    QCOMPARE(log.changes().size(), changes);
}

void TestExactlyOnce::givesTheFirstRefusalAgain_data()
{
    QTest::addColumn<wire::Mutation>("mutation");
    QTest::addColumn<base::ErrorCode>("code");
    wire::CreateBet unsound = aCreate();
    unsound.userName.clear();
    QTest::newRow("unsound") << aMutation(unsound, betId(2)) << base::ErrorCode::Invalid;
    QTest::newRow("there already")
        << aMutation(aCreate(), betId(1)) << base::ErrorCode::AlreadyExists;
    QTest::newRow("not there") << aMutation(won(), betId(3)) << base::ErrorCode::NotFound;
    QTest::newRow("conflict") << aMutation(awayIs(u"Team D"_s), betId(1), 1)
                              << base::ErrorCode::Conflict;
}

void TestExactlyOnce::givesTheFirstRefusalAgain()
{
    QFETCH(wire::Mutation, mutation);
    QFETCH(base::ErrorCode, code);
    TestLog log;
    log.place(betId(1));
    (void)log.ack(aMutation(awayIs(u"Team C"_s), betId(1), 1), bob());
    const wire::WriteAnswer first = log.write(mutation);
    QCOMPARE(std::get<wire::Refusal>(first).error.code, code);
    // The reason goes away; the answer does not.
    (void)log.write(aMutation(aCreate(), betId(3)));
    (void)log.write(aMutation(awayIs(u"Team D"_s), betId(1)));
    QCOMPARE(log.write(mutation), first);
}

void TestExactlyOnce::countsDuplicatesWithinABatch()
{
    TestLog log;
    const core::WriteCommand create {aMutation(aCreate(), betId(1)), ann()};
    const auto batch = log.ledger().apply({create, create, create});
    QVERIFY(batch);
    QCOMPARE(batch->changes.size(), 1);
    QVERIFY(!batch->outcomes[0].isRepeated);
    for (const int copy : {1, 2}) {
        QVERIFY(batch->outcomes[copy].isRepeated);
        QVERIFY(
            std::get<wire::WriteAnswer>(batch->outcomes[copy].answer)
            == std::get<wire::WriteAnswer>(batch->outcomes[0].answer));
    }
}

void TestExactlyOnce::refusesAnIdThatWasUsedForAnotherWrite_data()
{
    QTest::addColumn<wire::Mutation>("other");
    wire::CreateBet create = aCreate();
    create.slip.lines[0].stake = Money(1001);
    QTest::newRow("another stake") << aMutation(create, betId(1));
    QTest::newRow("another bet") << aMutation(aCreate(), betId(2));
    QTest::newRow("another operation") << aMutation(wire::DeleteBet {}, betId(1));
    QTest::newRow("another version") << aMutation(aCreate(), betId(1), 1);
    wire::Mutation reasoned = aMutation(aCreate(), betId(1));
    reasoned.reason = u"because"_s;
    QTest::newRow("another reason") << reasoned;
}

void TestExactlyOnce::refusesAnIdThatWasUsedForAnotherWrite()
{
    QFETCH(wire::Mutation, other);
    TestLog log;
    const wire::Mutation first = withId(1, aMutation(aCreate(), betId(1)));
    const wire::WriteAnswer answer = log.write(first);
    const wire::Refusal refusal = log.refusal(withId(1, other));
    QCOMPARE(refusal.error.code, base::ErrorCode::AlreadyExists);
    QCOMPARE(log.changes().size(), 1);
    QCOMPARE(log.write(first), answer);
}

void TestExactlyOnce::deletesManyOnce()
{
    TestLog log;
    log.place(betId(1));
    core::BulkDelete command;
    command.id = mutationId(1);
    command.bets = {betId(1)};
    QCOMPARE(log.deleteMany(command), 1);
    (void)log.ack(aMutation(wire::RestoreBet {}, betId(1)));
    QCOMPARE(log.deleteMany(command), 1);
    QVERIFY(log.reader().bet(betId(1)));

    command.bets.append(betId(2));
    const auto other = log.ledger().apply({command});
    const auto& answer = std::get<base::Expected<int>>(other->outcomes.first().answer);
    QCOMPARE(answer.error().code, base::ErrorCode::AlreadyExists);
    const wire::Refusal refusal = log.refusal(withId(1, aMutation(wire::DeleteBet {}, betId(1))));
    QCOMPARE(refusal.error.code, base::ErrorCode::AlreadyExists);
}

/// What was refused once stays refused, even where it would go by now.
void TestExactlyOnce::refusesToDeleteManyOnce()
{
    TestLog log;
    wire::CreateBet create = aCreate();
    create.slip.lines[0].startsAt = aMoment();
    (void)log.ack(aMutation(create, betId(1)));
    core::BulkDelete command;
    command.id = mutationId(1);
    command.bets = {betId(1)};
    command.actor = ann();
    const auto first = log.ledger().apply({command});
    command.actor = bo(); // A retry is told by its id and content, not by who it says it is.
    const auto again = log.ledger().apply({command});
    const auto& refused = std::get<base::Expected<int>>(first->outcomes.first().answer);
    const auto& repeated = std::get<base::Expected<int>>(again->outcomes.first().answer);
    QCOMPARE(refused.error().code, base::ErrorCode::Locked);
    QCOMPARE(repeated.error().detail, refused.error().detail);
    QVERIFY(again->outcomes.first().isRepeated);
}

void TestExactlyOnce::replacesTheCatalogueOnce()
{
    TestLog log;
    const auto put = [&log](int id, const QString& league) {
        Catalog catalog;
        catalog.leagues.append({league, u"#FFFFFF"_s, {}, {}, {}});
        const auto batch =
            log.ledger().apply({core::ReplaceCatalog {mutationId(id), catalog, bo()}});
        return std::get<base::Expected<void>>(batch->outcomes.first().answer);
    };
    QVERIFY(put(1, u"Curling"_s));
    QVERIFY(put(2, u"Darts"_s));
    QVERIFY(put(1, u"Curling"_s)); // A retry that comes late undoes nothing.
    QVERIFY(log.reader().catalog()->contains("Darts"));
    QCOMPARE(put(1, u"Chess"_s).error().code, base::ErrorCode::AlreadyExists);
}

void TestExactlyOnce::storesNothingWhereAWriteHasNoId()
{
    TestLog log;
    wire::Mutation nameless = aMutation(aCreate(), betId(1));
    nameless.id = {};
    QCOMPARE(log.refusal(nameless).error.code, base::ErrorCode::Invalid);
    QCOMPARE(log.changes().size(), 0);
}

/// Lets every single call of the store fail once, and looks whether something was left behind.
void TestExactlyOnce::writesAllOrNothingWhereTheStoreFails()
{
    const core::WriteCommand create {aMutation(aCreate(), betId(2)), ann()};
    const core::WriteCommand settle {aMutation(won(), betId(1), 1), bob()};
    const core::WriteCommand edit {aMutation(awayIs(u"Team C"_s), betId(1), 1), bob()};
    int call = 1;
    for (;; ++call) {
        TestLog log;
        log.place(betId(1));
        FaultyStore faulty(log.store(), call);
        SeededRandom random;
        core::Ledger ledger(faulty, testSettings(), log.clock(), random);
        const auto batch = ledger.apply({create, settle, edit});
        if (!faulty.hasFailed()) {
            QVERIFY(batch);
            break;
        }
        QVERIFY2(!batch, qPrintable(u"call %1"_s.arg(call)));
        QCOMPARE(batch.error().code, base::ErrorCode::StorageFailed);
        QCOMPARE(log.changes().size(), 1);
        QCOMPARE(log.store().counters().value(), (core::Counters {base::Seq(1), 1}));
        const auto again = ledger.apply({create, settle, edit});
        QVERIFY(again);
        QCOMPARE(again->changes.size(), 3);
    }
    QVERIFY2(call > 15, "the batch made hardly a call");
}

/// The commit succeeds, but the server dies before it can tell: the client sends again.
void TestExactlyOnce::answersARetryAfterALostCommit()
{
    TestLog log;
    const wire::Mutation mutation = aMutation(aCreate(), betId(1));
    {
        SeededRandom random;
        core::Ledger lost(log.store(), testSettings(), log.clock(), random);
        QVERIFY(lost.apply({core::WriteCommand {mutation, ann()}}));
    }
    QCOMPARE(log.ack(mutation).number, 1);
    QCOMPARE(log.changes().size(), 1);
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestExactlyOnce)
#include "tst_exactly_once.moc"
