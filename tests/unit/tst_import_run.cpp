// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/core/import_run.h"
#include "tests/support/faulty_store.h"
#include "tests/support/test_log.h"

#include <QtTest>

namespace betlog::tests {

using namespace domain;
using namespace Qt::Literals::StringLiterals;
using core::ImportWrite;

class TestImportRun : public QObject
{
    Q_OBJECT

private slots:
    void addsBetsOnce();
    void knowsABetThatSomebodyPlacedOrDeleted();
    void countsWhatIsRefused();
    void bringsPayoutsAlong();
    void tellsOfAPayoutThatWasNotTakenOver();
    void keepsWhenAnImportedBetWasSettled();
    void goesOnWhereItWasCutOff();
};

namespace {

/// Bets whose ids follow from their place in the file, as those of a real file do.
QList<ImportWrite> file(int bets)
{
    QList<ImportWrite> writes;
    for (int i = 1; i <= bets; ++i) {
        wire::Mutation create = aMutation(aCreate(), betId(i));
        create.id = mutationId(i);
        writes.append({u"weblog:%1"_s.arg(i), create, std::nullopt});
    }
    return writes;
}

QString result(TestLog& log, const QList<ImportWrite>& writes)
{
    const auto report = core::runImport(log.ledger(), writes, {});
    return report ? report->text() : report.error().detail;
}

} // namespace

void TestImportRun::addsBetsOnce()
{
    TestLog log;
    QCOMPARE(result(log, file(3)), u"3 added, 0 already there, 0 refused"_s);
    QCOMPARE(result(log, file(4)), u"1 added, 3 already there, 0 refused"_s);
    QCOMPARE(log.changes().size(), 4);
    QCOMPARE(log.changes().first().actor, u"Ann"_s);
}

void TestImportRun::knowsABetThatSomebodyPlacedOrDeleted()
{
    TestLog log;
    log.place(betId(1));
    log.place(betId(2));
    (void)log.ack(aMutation(wire::DeleteBet {}, betId(2)));
    QCOMPARE(result(log, file(3)), u"1 added, 2 already there, 0 refused"_s);
    QVERIFY(!log.reader().bet(betId(2)));
}

void TestImportRun::countsWhatIsRefused()
{
    TestLog log;
    QList<ImportWrite> writes = file(30);
    for (int i = 0; i < 25; ++i)
        std::get<wire::CreateBet>(writes[i].create.operation).league.clear();
    const auto report = core::runImport(log.ledger(), writes, {});
    QVERIFY(report);
    QCOMPARE(report->text(), u"5 added, 0 already there, 25 refused"_s);
    QCOMPARE(report->refusals.size(), core::kMaxRefusalsShown);
    QVERIFY(report->refusals.first().startsWith(u"weblog:1: "_s));
}

void TestImportRun::bringsPayoutsAlong()
{
    TestLog log;
    QList<ImportWrite> writes = file(1);
    wire::SetStatus status;
    status.payoutOverride = PayoutOverride {Money(777), u"as the book paid"_s};
    writes[0].payoutOverride = aMutation(status, betId(1));
    const auto report = core::runImport(log.ledger(), writes, {QString(), true});
    QVERIFY(report);
    QCOMPARE(report->text(), u"1 added, 0 already there, 0 refused"_s);
    QCOMPARE(log.changes().last().bet.payout.totalReturn, Money(777));
    QCOMPARE(result(log, writes), u"0 added, 1 already there, 0 refused"_s);
}

void TestImportRun::tellsOfAPayoutThatWasNotTakenOver()
{
    TestLog log;
    QList<ImportWrite> writes = file(2);
    wire::SetStatus status;
    status.payoutOverride = PayoutOverride {Money(777), QString()};
    writes[0].payoutOverride = aMutation(status, betId(1));
    const auto report = core::runImport(log.ledger(), writes, {QString(), true});
    QCOMPARE(report->text(), u"2 added, 0 already there, 1 refused"_s);
    QVERIFY(report->refusals.first().startsWith(u"weblog:1: its payout was not taken over: "_s));
    QCOMPARE(result(log, writes), u"0 added, 2 already there, 0 refused"_s);
}

/// The order of settlement, and with it every streak, follows that moment; none lies ahead.
void TestImportRun::keepsWhenAnImportedBetWasSettled()
{
    TestLog log;
    QList<ImportWrite> writes = file(2);
    const base::Timestamp then = aMoment() + std::chrono::hours(-1);
    const QList<base::Timestamp> stated {then, aMoment() + std::chrono::hours(1)};
    for (int i = 0; i < 2; ++i) {
        auto& create = std::get<wire::CreateBet>(writes[i].create.operation);
        create.results = {{0, LineResult::Won}};
        create.settledAt = stated[i];
    }
    (void)result(log, writes);
    const QList<wire::Change> changes = log.changes();
    QCOMPARE(changes[0].bet.payout.evaluatedAt, then);
    QCOMPARE(changes[1].bet.payout.evaluatedAt, changes[1].timestamp);
}

void TestImportRun::goesOnWhereItWasCutOff()
{
    TestLog log;
    constexpr int kCallsOfAboutOneBatch = 1500;
    FaultyStore faulty(log.store(), kCallsOfAboutOneBatch);
    SeededRandom random;
    core::Ledger ledger(faulty, testSettings(), log.clock(), random);
    QList<qsizetype> steps;
    const auto cut =
        core::runImport(ledger, file(600), {}, [&steps](qsizetype done) { steps.append(done); });
    QVERIFY(!cut);
    QCOMPARE(steps, QList<qsizetype>({250}));
    QCOMPARE(log.changes().size(), 250);
    QCOMPARE(result(log, file(600)), u"350 added, 250 already there, 0 refused"_s);
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestImportRun)
#include "tst_import_run.moc"
