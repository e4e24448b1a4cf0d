// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/bet_bodies.h"
#include "tests/support/http_client.h"
#include "tests/support/server_process.h"
#include "tests/support/ws_client.h"

#include <QDir>
#include <QTest>

using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void damage(const QString& path)
{
    QByteArray bytes = read(path);
    QVERIFY(bytes.size() > 8192);
    write(path, bytes.first(4096) + QByteArray(bytes.size() - 4096, '\x5a'));
}

} // namespace

/// betlogd backup and betlogd restore, as the person does it who looks after the log.
class TestBackup final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void copiesALogWhileItIsWritten();
    void replacesAnOlderBackup();
    void leavesOtherFilesAlone_data();
    void leavesOtherFilesAlone();
    void goesBackToABackupAsANewHistory();
    void keepsTheLogThatWasThere();
    void takesAgainWhatCameAfterTheBackup();
    void restoresIntoANewFolder();
    void restoresOverADamagedLog();
    void refusesWhileAServerRuns();
    void refusesABackupThatIsNotSound();

private:
    [[nodiscard]] ProgramRun backUp(const QString& file);
    [[nodiscard]] ProgramRun restore(const QString& file);
    [[nodiscard]] QString verified(const QString& folder) const;
    void place(int count);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<HttpClient> m_http;
    QString m_backup;
};

void TestBackup::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_backup = m_folder->filePath(u"it's my log.backup"_s);
    m_server = std::make_unique<ServerProcess>();
    QVERIFY2(m_server->start(), qPrintable(m_server->errors()));
    m_http = std::make_unique<HttpClient>(m_server->http(u"/"_s));
}

ProgramRun TestBackup::backUp(const QString& file)
{
    return runBetlogd({u"backup"_s, file, u"--data"_s, m_server->dataDir()});
}

ProgramRun TestBackup::restore(const QString& file)
{
    return runBetlogd({u"restore"_s, file, u"--data"_s, m_server->dataDir()});
}

QString TestBackup::verified(const QString& folder) const
{
    const ProgramRun run = runBetlogd({u"verify"_s, u"--data"_s, folder});
    return run.output + run.errors;
}

void TestBackup::place(int count)
{
    for (int i = 0; i < count; ++i)
        QCOMPARE(m_http->post(u"/api/bets"_s, betBody()).status, 201);
}

void TestBackup::copiesALogWhileItIsWritten()
{
    WsClient writer;
    QVERIFY(writer.open(m_server->webSocket(u"/ws"_s)));
    writer.hello({u"NONE/*"_s}, u"Ann"_s);
    QVERIFY(!writer.next(u"live"_s).isEmpty());
    auto keepWriting = [&writer, sent = 0]() mutable {
        for (; sent - writer.count(u"ack"_s) < 20; ++sent)
            writer.mutate(u"create"_s, newUuid(), betBody());
    };
    QObject::connect(&writer.socket(), &QWebSocket::textMessageReceived, this, keepWriting);
    keepWriting();
    QTRY_VERIFY(writer.count(u"ack"_s) >= 100);
    for (int i = 0; i < 3; ++i) {
        const int acked = writer.count(u"ack"_s);
        const QString file = m_folder->filePath(QString::number(i));
        QProcess backup; // Beside the event loop, so that bets go on coming in.
        backup.start(
            QStringLiteral(TEST_BIN_DIR "/betlogd"),
            {u"backup"_s, file, u"--data"_s, m_server->dataDir()});
        QTRY_COMPARE(backup.state(), QProcess::NotRunning);
        QCOMPARE(backup.exitCode(), 0);
        const QString said = QString::fromUtf8(backup.readAllStandardOutput());
        QVERIFY2(said.startsWith(u"ok: "_s), qPrintable(said));
        QVERIFY(said.section(u' ', 1, 1).toInt() >= acked);
        QTRY_VERIFY(writer.count(u"ack"_s) > acked);
    }
    const QStringList left = QDir(m_folder->path()).entryList(QDir::Files);
    QCOMPARE(left, (QStringList {u"0"_s, u"1"_s, u"2"_s}));
}

void TestBackup::replacesAnOlderBackup()
{
    place(1);
    QCOMPARE(backUp(m_backup).output, u"ok: 1 changes, 1 rooms\n"_s);
    write(m_backup + u".part"_s, "what a crash left"); // It is in nobody's way.
    place(1);
    QCOMPARE(backUp(m_backup).output, u"ok: 2 changes, 1 rooms\n"_s);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
    const QFile::Permissions others = QFile::ReadGroup | QFile::ReadOther;
    QVERIFY(!(QFile::permissions(m_backup) & others));
}

void TestBackup::leavesOtherFilesAlone_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("a letter") << u"letter.txt"_s << u"no backup of a log"_s;
    QTest::newRow("a folder") << u"folder"_s << u"no backup of a log"_s;
    QTest::newRow("nowhere") << u"no/such/folder/x"_s << u"There is no folder"_s;
    QTest::newRow("the log itself") << u"log/betlog.db"_s << u"the log itself"_s;
}

void TestBackup::leavesOtherFilesAlone()
{
    QFETCH(QString, name);
    QFETCH(QString, sentence);
    place(1);
    write(m_folder->filePath(u"letter.txt"_s), "Dear Ann");
    QVERIFY(QDir(m_folder->path()).mkdir(u"folder"_s));
    QVERIFY(QFile::link(m_server->dataDir(), m_folder->filePath(u"log"_s)));
    const ProgramRun run = backUp(m_folder->filePath(name));
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.contains(sentence), qPrintable(run.errors));
    QCOMPARE(read(m_folder->filePath(u"letter.txt"_s)), "Dear Ann");
    QCOMPARE(verified(m_server->dataDir()), u"ok: 1 changes, 1 rooms\n"_s);
}

void TestBackup::goesBackToABackupAsANewHistory()
{
    place(2);
    QCOMPARE(backUp(m_backup).exitCode, 0);
    place(1);
    const QJsonObject before = m_http->get(u"/api/health"_s).object();
    QCOMPARE(m_server->stop(), 0);
    const ProgramRun run = restore(m_backup);
    QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
    QCOMPARE(run.output, u"ok: 2 changes, 1 rooms\n"_s);
    QVERIFY(m_server->start());

    const QJsonObject after = m_http->get(u"/api/health"_s).object();
    QVERIFY(after["epoch"_L1] != before["epoch"_L1]);
    QCOMPARE(after["seq"_L1].toInt(), 2);
    WsClient client; // It saw all three.
    QVERIFY(client.open(m_server->webSocket(u"/ws"_s)));
    client.hello({u"*"_s}, {}, {{u"epoch"_s, before["epoch"_L1]}, {u"seq"_s, before["seq"_L1]}});
    QVERIFY(!client.next(u"reset"_s).isEmpty());
    QCOMPARE(client.next(u"snapshot"_s)["bets"_L1].toArray().size(), 2);
    QVERIFY(!client.next(u"live"_s).isEmpty());
    const QString changes = u"/api/changes?since=2&epoch="_s + before["epoch"_L1].toString();
    QCOMPARE(m_http->get(changes).code(), u"reset"_s);
    // The chain goes on where the backup ends.
    place(1);
    QCOMPARE(verified(m_server->dataDir()), u"ok: 3 changes, 1 rooms\n"_s);
}

void TestBackup::keepsTheLogThatWasThere()
{
    place(1);
    QCOMPARE(backUp(m_backup).exitCode, 0);
    place(2);
    m_server->kill(); // What stands in the write-ahead log alone is kept too.
    for (int i = 0; i < 2; ++i) {
        const ProgramRun run = restore(m_backup);
        QCOMPARE(run.exitCode, 0);
        const QString folder = run.errors.trimmed().section(u" kept in "_s, 1);
        const QString expected =
            i == 0 ? u"ok: 3 changes, 1 rooms\n"_s : u"ok: 1 changes, 1 rooms\n"_s;
        QCOMPARE(verified(folder), expected);
    }
}

void TestBackup::takesAgainWhatCameAfterTheBackup()
{
    QCOMPARE(backUp(m_backup).exitCode, 0);
    const HttpHeaders key {{"Idempotency-Key", newUuid().toLatin1()}};
    QCOMPARE(m_http->post(u"/api/bets"_s, betBody(), key).status, 201);
    QCOMPARE(m_server->stop(), 0);
    QCOMPARE(restore(m_backup).exitCode, 0);
    QVERIFY(m_server->start());
    QCOMPARE(m_http->get(u"/api/health"_s).object()["seq"_L1].toInt(-1), 0);
    QCOMPARE(m_http->post(u"/api/bets"_s, betBody(), key).status, 201);
    QCOMPARE(m_http->get(u"/api/health"_s).object()["seq"_L1].toInt(-1), 1);
}

void TestBackup::restoresIntoANewFolder()
{
    place(3);
    QCOMPARE(backUp(m_backup).exitCode, 0);
    const QString folder = m_folder->filePath(u"another"_s);
    const ProgramRun run = runBetlogd({u"restore"_s, m_backup, u"--data"_s, folder});
    QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
    QVERIFY(run.errors.isEmpty()); // Nothing was there to be kept.
    QCOMPARE(verified(folder), u"ok: 3 changes, 1 rooms\n"_s);
}

void TestBackup::restoresOverADamagedLog()
{
    place(3);
    QCOMPARE(backUp(m_backup).exitCode, 0);
    QCOMPARE(m_server->stop(), 0);
    const QString log = m_server->dataDir() + u"/betlog.db"_s;
    damage(log);
    const QByteArray damaged = read(log);
    QVERIFY(verified(m_server->dataDir()).contains(u"damaged"_s));
    const ProgramRun run = restore(m_backup);
    QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
    QCOMPARE(verified(m_server->dataDir()), u"ok: 3 changes, 1 rooms\n"_s);
    const QString kept = run.errors.trimmed().section(u" kept in "_s, 1);
    QVERIFY(read(kept + u"/betlog.db"_s) == damaged);
}

void TestBackup::refusesWhileAServerRuns()
{
    place(1);
    QCOMPARE(backUp(m_backup).exitCode, 0);
    place(1);
    const ProgramRun run = restore(m_backup);
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.contains(u"in use"_s), qPrintable(run.errors));
    QCOMPARE(m_http->get(u"/api/health"_s).object()["seq"_L1].toInt(), 2);
    QCOMPARE(verified(m_server->dataDir()), u"ok: 2 changes, 1 rooms\n"_s);
}

void TestBackup::refusesABackupThatIsNotSound()
{
    place(3);
    QCOMPARE(backUp(m_backup).exitCode, 0);
    QCOMPARE(m_server->stop(), 0);
    damage(m_backup);
    for (const QString& file : {m_backup, m_folder->filePath(u"none"_s)}) {
        const ProgramRun run = restore(file);
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.errors.contains(u"is not sound"_s), qPrintable(run.errors));
    }
    QCOMPARE(verified(m_server->dataDir()), u"ok: 3 changes, 1 rooms\n"_s);
    QCOMPARE(QDir(m_server->dataDir()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 0);
}

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
