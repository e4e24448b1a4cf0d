// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/durable_cache.h"
#include "tests/support/engine_world.h"
#include "tests/support/sample_bets.h"
#include "tests/support/sim_disk.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace betlog;
using namespace betlog::sync;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

const QUrl kServer(u"http://log.example:3000"_s);
const domain::Room kRoom {u"NFL"_s, domain::WeekKey(QDate(2024, 12, 1))};

std::unique_ptr<SqliteCache> openedAt(const SqlFileName& name)
{
    auto file = SqlFile::open(name, SqliteCache::schema());
    return file ? std::make_unique<SqliteCache>(std::move(*file)) : nullptr;
}

CacheStep wholeStep(const QList<domain::Bet>& bets)
{
    CacheStep step;
    step.server = kServer;
    step.isWhole = true;
    step.position.epoch = base::Epoch(QUuid(1, 2, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1));
    step.position.seq = base::Seq(40);
    step.position.covers = {
        {{std::nullopt, kRoom.week}, base::Seq(12), true}, {{u"NBA"_s, kRoom.week}, {}, false}};
    step.position.heads = {{kRoom, {base::Seq(40), 7, QByteArray(64, 'a'), std::nullopt}}};
    step.welcome = EngineWorld().welcome();
    step.toldAt = aMoment();
    step.bets = packed(bets);
    return step;
}

CachedLog cachedOf(const CacheStep& step)
{
    return {step.position, step.welcome, step.toldAt, step.bets};
}

QList<PackedBet> sorted(QList<PackedBet> bets)
{
    std::ranges::sort(bets, {}, [](const PackedBet& bet) { return bet.glance().number; });
    return bets;
}

} // namespace

class TestSqliteCache : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void knowsNothingOfAnotherLog();
    void keepsAWholeLog();
    void takesUpWhatIsDifferent();
    void appliesAStepAsAWholeOrNotAtAll();
    void keepsBetsAndCursorTogetherWhereverThePowerGoes_data();
    void keepsBetsAndCursorTogetherWhereverThePowerGoes();
    void keepsAFork();
    void readsNothingFromWhatIsDamaged();
    void keepsTheLogsThatWereHeardLast();
    void beginsAnewInPlaceOfWhatItCannotRead_data();
    void beginsAnewInPlaceOfWhatItCannotRead();
    void readsTenThousandBets();

private:
    [[nodiscard]] SqlFileName name() const { return {m_folder->filePath(u"cache.sqlite"_s)}; }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSqliteCache::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestSqliteCache::knowsNothingOfAnotherLog()
{
    const auto cache = openedAt(name());
    QVERIFY(cache->apply(wholeStep({aBet()})));
    const auto other = cache->read(QUrl(u"http://other.example:3000"_s));
    QVERIFY(other);
    QVERIFY(!*other);
}

void TestSqliteCache::keepsAWholeLog()
{
    const CacheStep step = wholeStep({numbered(1), numbered(2)});
    QVERIFY(openedAt(name())->apply(step));
    auto log = openedAt(name())->read(kServer);
    QVERIFY(log && *log);
    (*log)->bets = sorted((*log)->bets);
    QCOMPARE(**log, cachedOf(step));
}

void TestSqliteCache::takesUpWhatIsDifferent()
{
    const auto cache = openedAt(name());
    QVERIFY(cache->apply(wholeStep({numbered(1), numbered(2)})));
    CacheStep next = wholeStep({});
    next.isWhole = false;
    next.position.seq = base::Seq(43);
    next.position.heads.clear();
    domain::Bet changed = numbered(1);
    changed.version = 9;
    next.bets = packed({changed, numbered(3)});
    next.gone = {betId(2), betId(77)};
    QVERIFY(cache->apply(next));
    const auto log = cache->read(kServer);
    QVERIFY(log && *log);
    QCOMPARE((*log)->position.seq, base::Seq(43));
    QCOMPARE((*log)->position.heads.size(), 1);
    QCOMPARE(sorted((*log)->bets), packed({changed, numbered(3)}));
}

/// Bets and cursor fit each other even where the disk fills up in the middle.
void TestSqliteCache::appliesAStepAsAWholeOrNotAtAll()
{
    SqlFileName small = name();
    small.pragmas = {u"max_page_count = 40"_s};
    const auto cache = openedAt(small);
    const CacheStep before = wholeStep({numbered(1)});
    QVERIFY(cache->apply(before));
    CacheStep large = wholeStep({});
    large.position.seq = base::Seq(900);
    for (int number = 2; number < 900; ++number)
        large.bets.append(PackedBet(numbered(number)));
    QVERIFY(!cache->apply(large));
    const auto log = cache->read(kServer);
    QVERIFY(log && *log);
    QCOMPARE(**log, cachedOf(before));
}

void TestSqliteCache::keepsBetsAndCursorTogetherWhereverThePowerGoes_data()
{
    QTest::addColumn<int>("operations");
    for (int operations = 1; operations <= 60; ++operations)
        QTest::addRow("operation %d", operations) << operations;
}

void TestSqliteCache::keepsBetsAndCursorTogetherWhereverThePowerGoes()
{
    QFETCH(int, operations);
    SeededRandom random(static_cast<quint32>(operations));
    SimDisk disk(random);
    const SqlFileName file {disk.path(u"cache.db"_s)};
    int applied = 0;
    {
        const auto cache = openedAt(file);
        QVERIFY(cache->apply(wholeStep({})));
        disk.crashAfter(operations);
        while (!disk.isDown()) {
            CacheStep step = wholeStep({numbered(applied + 1)});
            step.isWhole = false;
            step.position.seq = base::Seq(40 + applied + 1);
            applied += cache->apply(step) ? 1 : 0;
        }
    }
    disk.powerOn();
    const auto log = openedAt(file)->read(kServer);
    QVERIFY(log && *log);
    const qsizetype bets = (*log)->bets.size();
    QVERIFY(bets == applied || bets == applied + 1);
    QCOMPARE((*log)->position.seq, base::Seq(40 + bets));
}

void TestSqliteCache::keepsAFork()
{
    CacheStep step = wholeStep({numbered(1)});
    step.position.heads[kRoom].fork = Fork {
        kRoom, 8, base::Seq(44), QByteArray(64, 'a'), QByteArray(64, 'b'), u"It is another one."_s};
    QVERIFY(openedAt(name())->apply(step));
    const auto log = openedAt(name())->read(kServer);
    QVERIFY(log && *log);
    QCOMPARE((*log)->position, step.position);
}

void TestSqliteCache::readsNothingFromWhatIsDamaged()
{
    QVERIFY(openedAt(name())->apply(wholeStep({numbered(1), numbered(2)})));
    {
        const auto file = SqlFile::open(name(), SqliteCache::schema());
        QVERIFY((*file)->run(
            u"UPDATE bets SET bet = X'00' WHERE id = ?"_s, {betId(1).uuid().toRfc4122()}));
    }
    QVERIFY(!openedAt(name())->read(kServer));
}

void TestSqliteCache::keepsTheLogsThatWereHeardLast()
{
    const auto cache = openedAt(name());
    for (int i = 0; i <= SqliteCache::kMaxLogs; ++i) {
        CacheStep step = wholeStep({numbered(1)});
        step.server.setPort(4000 + i);
        step.toldAt = aMoment() + std::chrono::hours(i);
        QVERIFY(cache->apply(step));
    }
    QUrl server = kServer;
    server.setPort(4000);
    QVERIFY(!*cache->read(server));
    server.setPort(4001);
    QCOMPARE(cache->read(server)->value().bets.size(), 1);
}

void TestSqliteCache::beginsAnewInPlaceOfWhatItCannotRead_data()
{
    QTest::addColumn<bool>("isNewer");
    QTest::addRow("a damaged file") << false;
    QTest::addRow("the file of a newer program") << true;
}

void TestSqliteCache::beginsAnewInPlaceOfWhatItCannotRead()
{
    QFETCH(bool, isNewer);
    QVERIFY(openedAt(name())->apply(wholeStep({numbered(1)})));
    if (isNewer) {
        QVERIFY(
            (*SqlFile::open(name(), SqliteCache::schema()))->run(u"PRAGMA user_version = 99"_s));
    } else {
        QFile file(name().name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write(QByteArray(9000, '?')) > 0);
    }
    DurableCache cache(name());
    std::optional<bool> hasLog;
    const auto take = [&hasLog](const base::Expected<std::optional<CachedLog>>& log) {
        hasLog = log && *log;
    };
    cache.load(kServer, take);
    QTRY_COMPARE(hasLog, false);
    cache.write(wholeStep({numbered(2)}));
    cache.load(kServer, take);
    QTRY_COMPARE(hasLog, true);
    QCOMPARE(QDir(m_folder->path()).entryList({u"cache.sqlite.broken-1"_s}).size(), 1);
}

/// A start waits for this; how long it takes is told, and measured by ./dev bench.
void TestSqliteCache::readsTenThousandBets()
{
    QList<domain::Bet> bets;
    for (int number = 1; number <= 10'000; ++number)
        bets.append(numbered(number));
    QVERIFY(openedAt(name())->apply(wholeStep(bets)));
    QElapsedTimer time;
    time.start();
    const auto log = openedAt(name())->read(kServer);
    const qint64 tookMs = time.elapsed();
    QVERIFY(log && *log);
    QCOMPARE((*log)->bets.size(), bets.size());
    QVERIFY((*log)->bets.contains(PackedBet(bets.constLast())));
    qInfo("10,000 bets read in %lld ms", tookMs);
}

QTEST_GUILESS_MAIN(TestSqliteCache)
#include "tst_sqlite_cache.moc"
