// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "base/random.h"
#include "server/store/fold_schedule.h"
#include "server/store/log_file.h"
#include "server/store/sql_log_service.h"
#include "server/store/verify.h"
#include "tests/support/test_log.h"

#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <sys/resource.h>

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;
using store::FoldSchedule;
using store::SqlConnection;
using store::SqlLogService;

/// A disk that is full, a database that is locked or damaged, a folder that cannot be used: each is
/// a clear error, nothing is lost, and reading goes on.
class TestStoreFaults : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void keepsWhatWasThereWhenTheDatabaseIsFull();
    void keepsServingWhenTheDiskIsFull();
    void keepsAckingWhenTheLogCannotBeFoldedIn();
    void answersBusyWhileAnotherProgramHoldsTheLock();
    void writesNothingToAReadOnlyDatabase();
    void refusesAFolderThatCannotBeMade();
    void refusesAFolderThatIsAFile();
    void answersWithAnErrorWhereTheFileIsDamaged();

private:
    [[nodiscard]] std::unique_ptr<SqlLogService> openService();
    [[nodiscard]] QString verified() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    base::SystemClock m_clock;
    base::SystemRandom m_random;
};

namespace {

/// No file of this process may grow beyond `bytes` while this lives.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        // Without this the kernel ends the process instead of failing the write.
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit {bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }

    ~FileSizeLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, SIG_DFL);
    }

    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    rlimit m_before {};
};

wire::Mutation placing(int bet)
{
    wire::Mutation mutation = aMutation(aCreate(), betId(bet));
    mutation.id = mutationId(bet);
    return mutation;
}

wire::WriteAnswer write(SqlLogService& service, int bet)
{
    return service.write({placing(bet), ann()}).result();
}

/// The code of a refusal that a retry may get past; Internal for anything else.
base::ErrorCode retryableCode(const wire::WriteAnswer& answer)
{
    const auto* refusal = std::get_if<wire::Refusal>(&answer);
    return refusal && refusal->retryable ? refusal->error.code : base::ErrorCode::Internal;
}

} // namespace

void TestStoreFaults::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

std::unique_ptr<SqlLogService> TestStoreFaults::openService()
{
    SqlLogService::Options options {m_folder->path(), testSettings()};
    options.busyTimeoutMs = 0;
    auto service = SqlLogService::open(options, m_clock, m_random);
    if (!service)
        qFatal("%s", qPrintable(service.error().detail));
    return std::move(*service);
}

QString TestStoreFaults::verified() const
{
    const auto report = store::verifyLog(m_folder->path());
    return report ? report->text() : report.error().detail;
}

void TestStoreFaults::keepsWhatWasThereWhenTheDatabaseIsFull()
{
    TestLog log(store::logFile(m_folder->path()));
    const auto pages = log.connection().ask(u"PRAGMA page_count"_s).value().toInt();
    QVERIFY(log.connection().execute(u"PRAGMA max_page_count = %1"_s.arg(pages + 20)));
    int placed = 0;
    base::Expected<core::Batch> batch = base::unexpected(base::Error());
    do {
        batch = log.ledger().apply({core::WriteCommand {placing(++placed), ann()}});
    } while (batch && placed < 1000);
    QVERIFY(!batch);
    QCOMPARE(batch.error().code, base::ErrorCode::StorageFailed);
    QVERIFY2(batch.error().detail.contains(u"full"_s), qPrintable(batch.error().detail));
    QCOMPARE(log.changes().size(), placed - 1);

    QVERIFY(log.connection().execute(u"PRAGMA max_page_count = 100000"_s));
    QCOMPARE(log.ack(placing(placed)).number, placed);
    QCOMPARE(verified(), u"ok: %1 changes, 1 rooms"_s.arg(placed));
}

void TestStoreFaults::keepsServingWhenTheDiskIsFull()
{
    const auto service = openService();
    int placed = 0;
    {
        const FileSizeLimit limit(1024 * 1024);
        wire::WriteAnswer answer;
        do {
            answer = write(*service, ++placed);
        } while (std::holds_alternative<wire::Ack>(answer) && placed < 5000);
        QCOMPARE(retryableCode(answer), base::ErrorCode::StorageFailed);
        QCOMPARE(retryableCode(write(*service, placed)), base::ErrorCode::StorageFailed);
        QCOMPARE(service->head().seq, base::Seq(placed - 1));
        QVERIFY(service->bet(betId(1)).result());
        QVERIFY(service->changes({{}, {domain::RoomPattern()}}).result());
    }
    const wire::WriteAnswer answer = write(*service, placed);
    QCOMPARE(std::get<wire::Ack>(answer).seq, base::Seq(placed));
    QVERIFY(service->metrics().failedBatches.load() >= 2);
    QCOMPARE(verified(), u"ok: %1 changes, 1 rooms"_s.arg(placed));
}

/// The log itself is as large as files may be; the write-ahead log is not yet.
void TestStoreFaults::keepsAckingWhenTheLogCannotBeFoldedIn()
{
    constexpr qint64 kPage = 4096;
    constexpr qint64 kLimit = (FoldSchedule::kStep + 400) * kPage;
    const QString file = store::logFile(m_folder->path());
    {
        TestLog log(file);
        const QString fill = u"INSERT INTO padding VALUES (zeroblob(%1))"_s.arg(kLimit);
        QVERIFY(log.connection().execute(u"CREATE TABLE padding (zeros BLOB)"_s));
        QVERIFY(log.connection().execute(fill));
    }
    int placed = 0;
    {
        const auto service = openService();
        const FileSizeLimit limit(kLimit);
        while (QFileInfo(file + u"-wal"_s).size() < (FoldSchedule::kStep + 40) * kPage)
            QVERIFY(std::holds_alternative<wire::Ack>(write(*service, ++placed)));
        QTRY_VERIFY(service->metrics().failedFolds.load() > 0);
        QCOMPARE(service->metrics().folds.load(), 0);
        QVERIFY(std::holds_alternative<wire::Ack>(write(*service, ++placed)));
    }
    QCOMPARE(verified(), u"ok: %1 changes, 1 rooms"_s.arg(placed));
}

void TestStoreFaults::answersBusyWhileAnotherProgramHoldsTheLock()
{
    const auto service = openService();
    QVERIFY(std::holds_alternative<wire::Ack>(write(*service, 1)));
    {
        const auto other = SqlConnection::open({store::logFile(m_folder->path())});
        QVERIFY((*other)->execute(u"BEGIN IMMEDIATE"_s));
        const wire::WriteAnswer answer = write(*service, 2);
        QCOMPARE(retryableCode(answer), base::ErrorCode::Busy);
        QVERIFY(std::get<wire::Refusal>(answer).error.detail.contains(u"locked"_s));
        QVERIFY(service->bet(betId(1)).result());
        QVERIFY((*other)->execute(u"ROLLBACK"_s));
    }
    QVERIFY(std::holds_alternative<wire::Ack>(write(*service, 2)));
}

void TestStoreFaults::writesNothingToAReadOnlyDatabase()
{
    TestLog log(store::logFile(m_folder->path()));
    log.place(betId(1));
    QVERIFY(log.connection().execute(u"PRAGMA query_only = ON"_s));
    const auto batch = log.ledger().apply({core::WriteCommand {placing(2), ann()}});
    QVERIFY(!batch);
    QCOMPARE(batch.error().code, base::ErrorCode::StorageFailed);
    QVERIFY2(batch.error().detail.contains(u"read-only"_s), qPrintable(batch.error().detail));
    QVERIFY(log.reader().bet(betId(1)));
    QVERIFY(log.connection().execute(u"PRAGMA query_only = OFF"_s));
    (void)log.ack(placing(2));
}

void TestStoreFaults::refusesAFolderThatCannotBeMade()
{
    const auto service =
        SqlLogService::open({u"/proc/betlog"_s, testSettings()}, m_clock, m_random);
    QVERIFY(!service);
    QCOMPARE(service.error().code, base::ErrorCode::StorageFailed);
    QVERIFY(service.error().detail.contains(u"/proc/betlog"_s));
}

void TestStoreFaults::refusesAFolderThatIsAFile()
{
    QFile file(m_folder->filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto service = SqlLogService::open({file.fileName(), testSettings()}, m_clock, m_random);
    QVERIFY(!service);
    QVERIFY(service.error().detail.contains(file.fileName()));
}

void TestStoreFaults::answersWithAnErrorWhereTheFileIsDamaged()
{
    {
        const auto service = openService();
        for (int bet = 1; bet <= 100; ++bet)
            QVERIFY(std::holds_alternative<wire::Ack>(write(*service, bet)));
    }
    QFile file(store::logFile(m_folder->path()));
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qint64 half = file.size() / 2; // The first half, with the schema, lets the log open.
    QVERIFY(file.seek(half));
    file.write(QByteArray(int(file.size() - half), '\x5a'));
    file.close();

    const auto service = openService();
    const auto changes = service->changes({{}, {domain::RoomPattern()}}).result();
    QVERIFY(!changes);
    QCOMPARE(changes.error().code, base::ErrorCode::StorageFailed);
    QVERIFY2(changes.error().detail.contains(u"damaged"_s), qPrintable(changes.error().detail));
    const base::ErrorCode code = retryableCode(write(*service, 101));
    QCOMPARE(code, base::ErrorCode::StorageFailed);
    QVERIFY(!verified().startsWith(u"ok"_s));
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestStoreFaults)
#include "tst_store_faults.moc"
