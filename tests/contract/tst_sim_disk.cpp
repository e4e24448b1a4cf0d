// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/verify.h"
#include "server/store/wal_folder.h"
#include "tests/support/sim_disk.h"
#include "tests/support/sim_vfs.h"
#include "tests/support/test_log.h"

#include <QTest>

using namespace betlog;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

/// How many changes the log on the disk holds; −1 where it does not hold together.
qint64 verifiedChanges(const SimDisk& disk)
{
    const auto connection = store::SqlConnection::open({disk.path(u"betlog.db"_s)});
    if (!connection)
        return -1;
    const auto report = store::verifyLog(**connection);
    return report ? report->changes : -1;
}

constexpr int kBeforeFold = 8;

struct Fold
{
    int crashAfter = 0; ///< operations of the disk, from the beginning of the fold
    bool lies = false; ///< the disk, about the syncs of the fold alone
};

/// Folds the write-ahead log in beside a writer who has placed some bets, and who then goes on in
/// the beginning of the write-ahead log, until the power goes. How many were acked.
int writeAndFold(SimDisk& disk, base::Random& random, const Fold& fold)
{
    TestLog log(disk.path(u"betlog.db"_s));
    const auto beside = store::SqlConnection::open({disk.path(u"betlog.db"_s)});
    const auto place = [&] {
        const auto id = base::BetId(random.uuid());
        return log.ledger().apply({core::WriteCommand {aMutation(aCreate(), id), ann()}});
    };
    int acked = 0;
    for (int i = 0; i < kBeforeFold; ++i)
        acked += place() ? 1 : 0;
    disk.crashAfter(fold.crashAfter);
    disk.setLying(fold.lies);
    const auto folded = store::foldWal(**beside);
    disk.setLying(false);
    if (folded.has_value() == disk.isDown() || (folded && !*folded))
        qFatal("It is folded in where the power is gone, or is not where it is there");
    while (!disk.isDown())
        acked += place() ? 1 : 0;
    return acked;
}

} // namespace

/// The disk of the simulated world: SQLite works on it, and it loses what real disks lose.
class TestSimDisk : public QObject
{
    Q_OBJECT

private slots:
    void keepsALogThatIsClosedAndOpenedAgain();
    void keepsWhatWasCommittedWhenThePowerGoes();
    void losesWhatWasCommittedWhenItLiesAboutSyncs();
    void keepsTheLogWholeWhereverThePowerGoes_data();
    void keepsTheLogWholeWhereverThePowerGoes();
    void keepsWhatWasAckedWhereverThePowerGoesWhileTheLogIsFoldedIn_data();
    void keepsWhatWasAckedWhereverThePowerGoesWhileTheLogIsFoldedIn();
    void losesWhatWasAckedWhenItLiesWhileTheLogIsFoldedIn();
    void refusesToWriteWhenItIsFull();
    void losesTheSameUnderTheSameSeed();
};

void TestSimDisk::keepsALogThatIsClosedAndOpenedAgain()
{
    SeededRandom random;
    SimDisk disk(random);
    {
        TestLog log(disk.path(u"betlog.db"_s));
        (void)log.place(betId(1));
    }
    QCOMPARE(verifiedChanges(disk), 1);
    QVERIFY(disk.counters().operations > 0);
}

void TestSimDisk::keepsWhatWasCommittedWhenThePowerGoes()
{
    SeededRandom random;
    SimDisk disk(random);
    {
        TestLog log(disk.path(u"betlog.db"_s));
        for (int i = 1; i <= 5; ++i)
            (void)log.place(betId(i));
        disk.crash();
        QVERIFY(!log.ledger().apply({core::WriteCommand {aMutation(aCreate(), betId(6)), ann()}}));
    }
    disk.powerOn();
    QCOMPARE(verifiedChanges(disk), 5);
}

void TestSimDisk::losesWhatWasCommittedWhenItLiesAboutSyncs()
{
    SeededRandom random;
    SimDisk disk(random);
    {
        const TestLog empty(disk.path(u"betlog.db"_s));
    }
    int lost = 0;
    for (int round = 0; round < 10; ++round) {
        disk.setLying(true);
        const qint64 before = verifiedChanges(disk);
        {
            TestLog log(disk.path(u"betlog.db"_s));
            (void)log.place(base::BetId(random.uuid()));
            disk.crash();
        }
        disk.powerOn();
        disk.setLying(false);
        lost += verifiedChanges(disk) <= before ? 1 : 0;
    }
    QVERIFY(lost > 0);
}

void TestSimDisk::keepsTheLogWholeWhereverThePowerGoes_data()
{
    QTest::addColumn<int>("operations");
    for (int operations = 1; operations <= 60; ++operations)
        QTest::addRow("operation %d", operations) << operations;
}

void TestSimDisk::keepsTheLogWholeWhereverThePowerGoes()
{
    QFETCH(int, operations);
    SeededRandom random(static_cast<quint32>(operations));
    SimDisk disk(random);
    {
        const TestLog empty(disk.path(u"betlog.db"_s));
    }
    int acked = 0;
    {
        TestLog log(disk.path(u"betlog.db"_s));
        disk.crashAfter(operations);
        while (!disk.isDown()) {
            const auto id = base::BetId(random.uuid());
            const auto batch =
                log.ledger().apply({core::WriteCommand {aMutation(aCreate(), id), ann()}});
            acked += batch ? 1 : 0;
        }
    }
    disk.powerOn();
    const qint64 changes = verifiedChanges(disk);
    QVERIFY2(changes == acked || changes == acked + 1, qPrintable(QString::number(changes)));
}

void TestSimDisk::keepsWhatWasAckedWhereverThePowerGoesWhileTheLogIsFoldedIn_data()
{
    QTest::addColumn<int>("operations");
    for (int operations = 1; operations <= 90; ++operations)
        QTest::addRow("operation %d", operations) << operations;
}

void TestSimDisk::keepsWhatWasAckedWhereverThePowerGoesWhileTheLogIsFoldedIn()
{
    QFETCH(int, operations);
    SeededRandom random(static_cast<quint32>(operations));
    SimDisk disk(random);
    const int acked = writeAndFold(disk, random, {operations, false});
    disk.powerOn();
    const qint64 changes = verifiedChanges(disk);
    QVERIFY2(
        changes == acked || changes == acked + 1,
        qPrintable(u"%1 of %2"_s.arg(changes).arg(acked)));
}

/// Else the case above would prove nothing: what was acked before it is safe by the fold's syncs.
void TestSimDisk::losesWhatWasAckedWhenItLiesWhileTheLogIsFoldedIn()
{
    int lost = 0;
    for (quint32 seed = 1; seed <= 20; ++seed) {
        SeededRandom random(seed);
        SimDisk disk(random);
        (void)writeAndFold(disk, random, {60, true});
        disk.powerOn();
        lost += verifiedChanges(disk) < kBeforeFold ? 1 : 0;
    }
    QVERIFY(lost > 0);
}

void TestSimDisk::refusesToWriteWhenItIsFull()
{
    SeededRandom random;
    SimDisk disk(random);
    TestLog log(disk.path(u"betlog.db"_s));
    disk.setFull(true);
    const auto refused =
        log.ledger().apply({core::WriteCommand {aMutation(aCreate(), betId(1)), ann()}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, base::ErrorCode::StorageFailed);
    disk.setFull(false);
    (void)log.place(betId(1));
    QCOMPARE(verifiedChanges(disk), 1);
}

void TestSimDisk::losesTheSameUnderTheSameSeed()
{
    const auto left = [](quint32 seed) {
        restartSqliteChance();
        SeededRandom random(seed);
        SimDisk disk(random);
        {
            TestLog log(disk.path(u"betlog.db"_s));
            disk.crashAfter(30);
            for (int i = 1; i <= 20; ++i)
                (void)log.ledger().apply(
                    {core::WriteCommand {aMutation(aCreate(), betId(i)), ann()}});
        }
        disk.powerOn();
        const QByteArray log = disk.path(u"betlog.db-wal"_s).toLatin1();
        const qsizetype logBytes = disk.open(log, true)->content.size();
        return u"%1 changes, %2 bytes, %3 torn"_s.arg(verifiedChanges(disk))
            .arg(logBytes)
            .arg(disk.counters().tornChanges);
    };
    QCOMPARE(left(7), left(7));
    QSet<QString> kinds;
    for (quint32 seed = 1; seed <= 20; ++seed)
        kinds.insert(left(seed));
    QVERIFY(kinds.size() > 3);
}

QTEST_GUILESS_MAIN(TestSimDisk)
#include "tst_sim_disk.moc"
