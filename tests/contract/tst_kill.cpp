// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/log_file.h"
#include "server/store/sql_reader.h"
#include "server/store/verify.h"
#include "tests/support/test_log.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;

/// A process that writes as fast as it can is killed in the middle: everything it was told is on
/// disk is there, and the log is sound.
class TestKill : public QObject
{
    Q_OBJECT

private slots:
    void losesNothingThatWasAcked();
};

namespace {

/// Lets a writer run until it has said `acks` lines, kills it, and gives every whole line it said.
QStringList killedAfter(const QString& folder, int acks)
{
    QProcess writer;
    writer.start(QStringLiteral(TEST_BIN_DIR) + u"/betlog_log_writer"_s, {folder});
    QByteArray said;
    while (said.count('\n') < acks) {
        if (!writer.waitForReadyRead(30'000))
            qFatal("%s", writer.readAllStandardError().constData());
        said += writer.readAllStandardOutput();
    }
    writer.kill();
    writer.waitForFinished();
    said += writer.readAllStandardOutput();
    QStringList lines = QString::fromLatin1(said).split(u'\n');
    lines.removeLast(); // Empty, or half a line.
    return lines;
}

} // namespace

void TestKill::losesNothingThatWasAcked()
{
    const QTemporaryDir folder;
    QStringList acked;
    for (const int acks : {1, 40, 150}) {
        acked += killedAfter(folder.path(), acks);
        const auto report = store::verifyLog(folder.path());
        QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
        QVERIFY(report->changes >= acked.size());
    }
    const auto log = store::openLogForReading({store::logFile(folder.path())});
    QVERIFY(log);
    for (const QString& line : std::as_const(acked)) {
        const qint64 seq = line.section(u' ', 0, 0).toLongLong();
        const auto slice =
            store::SqlReader(**log).changes({base::Seq(seq - 1), {domain::RoomPattern()}, 1});
        QVERIFY(slice);
        QCOMPARE(slice->changes.size(), 1);
        QCOMPARE(changeOf(slice->changes.first()).bet.id.text(), line.section(u' ', 1, 1));
    }
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestKill)
#include "tst_kill.moc"
