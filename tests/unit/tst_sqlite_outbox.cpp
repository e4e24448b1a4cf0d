// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/durable_outbox.h"
#include "tests/support/replica_writes.h"
#include "tests/support/seeded_random.h"
#include "tests/support/sim_disk.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace betlog;
using namespace betlog::sync;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

std::unique_ptr<SqliteOutbox> openedAt(const SqlFileName& name)
{
    auto file = SqlFile::open(name, SqliteOutbox::schema());
    return file ? std::make_unique<SqliteOutbox>(std::move(*file)) : nullptr;
}

QueuedWrite numberedWrite(int id)
{
    return queued(aCreate(), betId(id), id);
}

void keepAll(Outbox& outbox, const QList<QueuedWrite>& writes)
{
    for (const QueuedWrite& write : writes)
        outbox.keep(write, [](const base::Expected<void>& done) { QVERIFY(done); });
}

/// What somebody who opens the file next finds.
QList<QueuedWrite> left(const SqlFileName& name)
{
    const auto outbox = openedAt(name);
    return outbox ? outbox->all().value() : QList<QueuedWrite>();
}

} // namespace

class TestSqliteOutbox : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void keepsEverythingOfAWrite_data();
    void keepsEverythingOfAWrite();
    void keepsWhatIsTooLargeToBeSent();
    void keepsTheOrderOverARestart();
    void replacesAWriteWhereItStands();
    void forgetsWhatWasAnswered();
    void isOnDiskOnceItSaysSo();
    void saysSoWhereTheDiskIsFull();
    void saysSoWhereThereIsNoFolder();
    void keepsWhatItCannotRead();
    void setsADamagedFileAside();
    void leavesTheFileOfANewerProgramAlone();
    void keepsManyAtOnceInOrder();
    void failsOnlyWhatTheDiskRefuses();
    void keepsWhatItSaidWhereverThePowerGoes_data();
    void keepsWhatItSaidWhereverThePowerGoes();

private:
    [[nodiscard]] SqlFileName name() const { return {m_folder->filePath(u"outbox.sqlite"_s)}; }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSqliteOutbox::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestSqliteOutbox::keepsEverythingOfAWrite_data()
{
    QTest::addColumn<QueuedWrite>("write");
    const domain::Bet bet = aBet(3);
    QTest::addRow("a bet") << numberedWrite(1);
    QTest::addRow("an edit of what was seen")
        << queued(noteOf(bet, u"Grüße 🏈\n\"quoted\""_s), bet.id, 2, bet);
    QTest::addRow("a result") << queued(statusOf(2, domain::LineResult::HalfWon), bet.id, 3, bet);
    QTest::addRow("a deletion") << queued(wire::DeleteBet {}, bet.id, 4, bet);
    QTest::addRow("a restoring") << queued(wire::RestoreBet {}, bet.id, 5, bet);
    QueuedWrite sent = numberedWrite(6);
    sent.mayHaveArrived = true;
    sent.mutation.baseVersion = 7;
    sent.mutation.reason = u"the book paid otherwise"_s;
    sent.log = {
        QUrl(u"http://log.example:3000"_s), base::Epoch(QUuid(1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2))};
    QTest::addRow("one that was sent to a log") << sent;
    QueuedWrite refused = sent;
    refused.refusal = WriteRefusal {
        {base::ErrorCode::Conflict, u"Bob was faster."_s, {{u"/bet_data/note"_s, u"changed"_s}}},
        bet};
    QTest::addRow("one that was refused") << refused;
}

void TestSqliteOutbox::keepsEverythingOfAWrite()
{
    QFETCH(QueuedWrite, write);
    keepAll(*openedAt(name()), {write});
    QCOMPARE(left(name()), QList<QueuedWrite> {write});
}

void TestSqliteOutbox::keepsWhatIsTooLargeToBeSent()
{
    QueuedWrite large = numberedWrite(1);
    wire::CreateBet create = aCreate();
    create.slip.note = QString(300'000, u'x');
    large.mutation.operation = create;
    keepAll(*openedAt(name()), {large});
    QCOMPARE(left(name()), QList<QueuedWrite> {large});
}

void TestSqliteOutbox::keepsTheOrderOverARestart()
{
    const QList<QueuedWrite> first {numberedWrite(3), numberedWrite(1)};
    keepAll(*openedAt(name()), first);
    openedAt(name())->forget(mutationId(1)); // the newest place is free, and is not given again
    keepAll(*openedAt(name()), {numberedWrite(2), numberedWrite(1)});
    QCOMPARE(
        left(name()), (QList<QueuedWrite> {numberedWrite(3), numberedWrite(2), numberedWrite(1)}));
}

void TestSqliteOutbox::replacesAWriteWhereItStands()
{
    QueuedWrite changed = numberedWrite(1);
    changed.mutation.baseVersion = 4;
    keepAll(*openedAt(name()), {numberedWrite(1), numberedWrite(2), changed});
    QCOMPARE(left(name()), (QList<QueuedWrite> {changed, numberedWrite(2)}));
}

void TestSqliteOutbox::forgetsWhatWasAnswered()
{
    const auto outbox = openedAt(name());
    keepAll(*outbox, {numberedWrite(1), numberedWrite(2)});
    outbox->forget(mutationId(1));
    outbox->forget(mutationId(9));
    QCOMPARE(left(name()), QList<QueuedWrite> {numberedWrite(2)});
}

/// Another connection sees only what was committed.
void TestSqliteOutbox::isOnDiskOnceItSaysSo()
{
    const auto outbox = openedAt(name());
    bool wasThere = false;
    outbox->keep(numberedWrite(1), [&](const base::Expected<void>&) {
        wasThere = left(name()) == QList<QueuedWrite> {numberedWrite(1)};
    });
    QVERIFY(wasThere);
}

void TestSqliteOutbox::saysSoWhereTheDiskIsFull()
{
    SqlFileName small = name();
    small.pragmas = {u"max_page_count = 12"_s};
    const auto outbox = openedAt(small);
    QVERIFY(outbox);
    QueuedWrite large = numberedWrite(1);
    large.user = QString(100'000, u'x');
    base::Expected<void> result;
    outbox->keep(large, [&result](const base::Expected<void>& done) { result = done; });
    QVERIFY(!result);
    QCOMPARE(result.error().code, base::ErrorCode::StorageFailed);
    QVERIFY(result.error().detail.startsWith(u"The disk of this computer is full"));
    keepAll(*outbox, {numberedWrite(2)}); // a smaller one still fits
    QCOMPARE(left(name()), QList<QueuedWrite> {numberedWrite(2)});
}

void TestSqliteOutbox::saysSoWhereThereIsNoFolder()
{
    DurableOutbox outbox({m_folder->filePath(u"missing/outbox.sqlite"_s)});
    base::Expected<void> result;
    outbox.keep(numberedWrite(1), [&result](const base::Expected<void>& done) { result = done; });
    QTRY_VERIFY(!result);
    QCOMPARE(result.error().code, base::ErrorCode::StorageFailed);
    base::Expected<QList<QueuedWrite>> loaded = QList<QueuedWrite>();
    outbox.load([&loaded](const base::Expected<QList<QueuedWrite>>& all) { loaded = all; });
    QTRY_VERIFY(!loaded);
}

void TestSqliteOutbox::keepsWhatItCannotRead()
{
    keepAll(*openedAt(name()), {numberedWrite(1)});
    {
        const auto file = SqlFile::open(name(), SqliteOutbox::schema());
        QVERIFY((*file)->run(u"INSERT INTO writes (id, json) VALUES ('x', '{}')"_s));
    }
    keepAll(*openedAt(name()), {numberedWrite(2)});
    QCOMPARE(left(name()), (QList<QueuedWrite> {numberedWrite(1), numberedWrite(2)}));
    const auto file = SqlFile::open(name(), SqliteOutbox::schema());
    int rows = 0;
    QVERIFY((*file)->visit(u"SELECT id FROM writes"_s, {}, [&rows](const QSqlQuery&) { ++rows; }));
    QCOMPARE(rows, 3);
}

void TestSqliteOutbox::setsADamagedFileAside()
{
    QFile file(name().name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray garbage(8192, '?');
    QCOMPARE(file.write(garbage), garbage.size());
    file.close();
    {
        DurableOutbox outbox(name());
        QSignalSpy setAside(&outbox, &DurableOutbox::setAside);
        QVERIFY(setAside.wait());
        bool isKept = false;
        outbox.keep(numberedWrite(1), [&isKept](const base::Expected<void>& done) {
            isKept = done.has_value();
        });
        QTRY_VERIFY(isKept);
    }
    QCOMPARE(left(name()), QList<QueuedWrite> {numberedWrite(1)});
    QFile kept(name().name + u".broken-1"_s);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), garbage);
}

void TestSqliteOutbox::leavesTheFileOfANewerProgramAlone()
{
    keepAll(*openedAt(name()), {numberedWrite(1)});
    {
        const auto file = SqlFile::open(name(), SqliteOutbox::schema());
        QVERIFY((*file)->run(u"PRAGMA user_version = 99"_s));
    }
    DurableOutbox outbox(name());
    base::Expected<void> result;
    outbox.keep(numberedWrite(2), [&result](const base::Expected<void>& done) { result = done; });
    QTRY_VERIFY(!result);
    QVERIFY(result.error().detail.contains(u"newer Betlog"));
    QCOMPARE(QDir(m_folder->path()).entryList({u"*.broken-*"_s}).size(), 0);
}

void TestSqliteOutbox::keepsManyAtOnceInOrder()
{
    QList<QueuedWrite> writes;
    for (int id = 1; id <= 500; ++id)
        writes.append(numberedWrite(id));
    int answered = 0;
    bool isInOrder = true;
    {
        DurableOutbox outbox(name());
        for (int i = 0; i < writes.size(); ++i) {
            outbox.keep(writes.at(i), [&, i](const base::Expected<void>& done) {
                isInOrder = isInOrder && done && answered == i;
                ++answered;
            });
        }
        QTRY_COMPARE(answered, writes.size());
        outbox.forget(mutationId(500)); // answered or not, it is done before the end
    }
    QVERIFY(isInOrder);
    writes.removeLast();
    QCOMPARE(left(name()), writes);
}

void TestSqliteOutbox::failsOnlyWhatTheDiskRefuses()
{
    SqlFileName small = name();
    small.pragmas = {u"max_page_count = 12"_s};
    DurableOutbox outbox(small);
    QueuedWrite large = numberedWrite(2);
    large.user = QString(100'000, u'x');
    QList<bool> results;
    for (const QueuedWrite& write : {numberedWrite(1), large, numberedWrite(3)}) {
        outbox.keep(write, [&results](const base::Expected<void>& done) {
            results.append(done.has_value());
        });
    }
    QTRY_COMPARE(results.size(), 3);
    QCOMPARE(results, (QList<bool> {true, false, true}));
}

void TestSqliteOutbox::keepsWhatItSaidWhereverThePowerGoes_data()
{
    QTest::addColumn<int>("operations");
    for (int operations = 1; operations <= 60; ++operations)
        QTest::addRow("operation %d", operations) << operations;
}

/// The one that was being written may be there too, whole.
void TestSqliteOutbox::keepsWhatItSaidWhereverThePowerGoes()
{
    QFETCH(int, operations);
    SeededRandom random(static_cast<quint32>(operations));
    SimDisk disk(random);
    const SqlFileName file {disk.path(u"outbox.db"_s)};
    QVERIFY(openedAt(file));
    QList<QueuedWrite> tried;
    qsizetype kept = 0;
    {
        const auto outbox = openedAt(file);
        disk.crashAfter(operations);
        while (!disk.isDown()) {
            tried.append(numberedWrite(static_cast<int>(tried.size()) + 1));
            outbox->keep(
                tried.last(), [&kept](const base::Expected<void>& done) { kept += done ? 1 : 0; });
        }
    }
    disk.powerOn();
    const QList<QueuedWrite> found = left(file);
    QVERIFY(found.size() == kept || found.size() == kept + 1);
    QCOMPARE(found, tried.first(found.size()));
}

QTEST_GUILESS_MAIN(TestSqliteOutbox)
#include "tst_sqlite_outbox.moc"
