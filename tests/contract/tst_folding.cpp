// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/fold_thread.h"
#include "server/store/log_file.h"
#include "server/store/verify.h"
#include "server/store/wal_folder.h"
#include "server/store/wal_length.h"
#include "tests/support/test_log.h"

#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QtTest>

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;
using store::FoldThread;
using store::SqlConnection;
using store::StoreMetrics;

/// The write-ahead log is folded into the log beside its writer, and whoever cannot says so.
class TestFolding final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void tellsHowLongTheWriteAheadLogIs();
    void leavesWhatAReaderStillNeeds();
    void foldsItInBesideTheWriter();
    void makesNoFileWhereTheLogIsGone();
    void saysOnceThatItFailsAndThatItWorksAgain();

private:
    [[nodiscard]] QString file() const { return store::logFile(m_folder->path()); }

    /// How many changes stand in the file of the log alone.
    [[nodiscard]] qint64 changesInTheFile() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

QStringList g_said;

/// The tests run with our categories switched off.
void letSpeak(QLoggingCategory* category)
{
    category->setEnabled(QtInfoMsg, true);
    category->setEnabled(QtWarningMsg, true);
}

void hear(QtMsgType type, const QMessageLogContext&, const QString& text)
{
    g_said.append((type == QtWarningMsg ? u"warning: "_s : u"info: "_s) + text);
}

} // namespace

void TestFolding::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

qint64 TestFolding::changesInTheFile() const
{
    const QTemporaryDir alone;
    if (!QFile::copy(file(), store::logFile(alone.path())))
        return -1;
    const auto report = store::verifyLog(alone.path());
    return report ? report->changes : -1;
}

void TestFolding::tellsHowLongTheWriteAheadLogIs()
{
    TestLog log(file());
    const store::WalLength wal(log.connection());
    QCOMPARE(wal.pages(), 0);
    log.place(betId(1));
    const int one = wal.pages();
    QVERIFY(one > 0);
    log.place(betId(2));
    QVERIFY(wal.pages() > one);
    const int two = wal.pages();
    QCOMPARE(store::foldWal(log.connection()), true);
    log.place(betId(3));
    QVERIFY(wal.pages() < two); // It began anew.
}

void TestFolding::leavesWhatAReaderStillNeeds()
{
    TestLog log(file());
    log.place(betId(1));
    const auto reader = store::openLogForReading({file()});
    QVERIFY((*reader)->execute(u"BEGIN"_s));
    QCOMPARE((*reader)->ask(u"SELECT COUNT(*) FROM changes"_s).value(), 1);
    log.place(betId(2));
    QCOMPARE(store::foldWal(log.connection()), false);
    QCOMPARE((*reader)->ask(u"SELECT COUNT(*) FROM changes"_s).value(), 1);
    QVERIFY((*reader)->execute(u"COMMIT"_s));
    QCOMPARE(store::foldWal(log.connection()), true);
    QCOMPARE(changesInTheFile(), 2);
}

void TestFolding::foldsItInBesideTheWriter()
{
    TestLog log(file());
    StoreMetrics metrics;
    FoldThread folds({file()}, metrics);
    for (int bet = 1; bet <= 5; ++bet)
        log.place(betId(bet));
    QVERIFY(changesInTheFile() < 5);
    folds.wake();
    QTRY_COMPARE(metrics.folds.load(), 1);
    QCOMPARE(changesInTheFile(), 5);
    log.place(betId(6));
    folds.stop();
    folds.wake();
    QCOMPARE(metrics.folds.load(), 1);
    QCOMPARE(metrics.failedFolds.load(), 0);
}

void TestFolding::makesNoFileWhereTheLogIsGone()
{
    StoreMetrics metrics;
    FoldThread folds({file()}, metrics);
    folds.wake();
    QTRY_COMPARE(metrics.failedFolds.load(), 1);
    QVERIFY(!QFile::exists(file()));
    const TestLog log(file());
    folds.wake();
    QTRY_COMPARE(metrics.folds.load(), 1);
}

void TestFolding::saysOnceThatItFailsAndThatItWorksAgain()
{
    TestLog log(file());
    StoreMetrics metrics;
    store::WalFolder folder(metrics);
    const base::Error full {base::ErrorCode::StorageFailed, u"The disk is full."_s, {}};
    g_said.clear();
    const QtMessageHandler before = qInstallMessageHandler(hear);
    const auto filter = QLoggingCategory::installFilter(letSpeak);
    folder.fold(&log.connection());
    folder.fold(base::unexpected(full));
    folder.fold(base::unexpected(full));
    folder.fold(&log.connection());
    folder.fold(&log.connection());
    QLoggingCategory::installFilter(filter);
    qInstallMessageHandler(before);
    QCOMPARE(metrics.folds.load(), 3);
    QCOMPARE(metrics.failedFolds.load(), 2);
    QCOMPARE(g_said.size(), 2);
    QVERIFY(g_said.first().startsWith(u"warning: The write-ahead log cannot be folded"_s));
    QVERIFY(g_said.first().contains(full.detail));
    QVERIFY(g_said.last().startsWith(u"info: The write-ahead log is folded"_s));
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestFolding)
#include "tst_folding.moc"
