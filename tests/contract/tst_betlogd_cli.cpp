// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/bet_bodies.h"
#include "tests/support/http_client.h"
#include "tests/support/server_process.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

/// betlogd as a program: its options, its exit codes, what it prints (protocol.md, section 7).
class TestBetlogdCli final : public QObject
{
    Q_OBJECT

private slots:
    void showsHelpAndVersion();
    void refusesWrongUse_data();
    void refusesWrongUse();
    void failsWhereItCannotServe_data();
    void failsWhereItCannotServe();
    void failsWhereThereIsNoSha256();
    void refusesAFolderThatIsServed();
    void refusesAPortThatIsTaken();
    void readsTheEnvironment();
    void importsOnce();
    void makesNoLogForAFileThatIsNotThere();
    void verifiesALog();
    void findsALogThatWasChanged();
    void sealsAWeek();
    void logsToStderrOnly();

private:
    QTemporaryDir m_folder;
};

void TestBetlogdCli::showsHelpAndVersion()
{
    const ProgramRun help = runBetlogd({u"--help"_s});
    QCOMPARE(help.exitCode, 0);
    for (const QString& option :
         {u"--port"_s,
          u"--bind"_s,
          u"--data"_s,
          u"--time-zone"_s,
          u"--currency"_s,
          u"--log-level"_s,
          u"--allow-origin"_s,
          u"--bookkeeper"_s,
          u"import"_s,
          u"verify"_s,
          u"BETLOG_"_s})
        QVERIFY2(help.output.contains(option), qPrintable(option));
    QVERIFY(help.errors.isEmpty());
    const ProgramRun version = runBetlogd({u"--version"_s});
    QCOMPARE(version.exitCode, 0);
    QCOMPARE(version.output, u"betlogd 0.1.0\n"_s);
}

void TestBetlogdCli::refusesWrongUse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("environment");
    const auto row = [](const QString& line, const QString& environment = {}) {
        QTest::newRow(qPrintable(line + u' ' + environment))
            << line.split(u' ', Qt::SkipEmptyParts) << environment;
    };
    row(u"--prot 3000"_s);
    row(u"--port"_s);
    row(u"--port 65536"_s);
    row(u"--port -1"_s);
    row(u"--port x"_s);
    row(u"--port 0 --port 0"_s);
    row(u"--bind nowhere"_s);
    row(u"--time-zone Mars/Olympus"_s);
    row(u"--currency USD:9"_s);
    row(u"--log-level loud"_s);
    row(u"--allow-origin club.example"_s);
    row(u"--allow-origin *"_s);
    row(u"--week-start someday:10"_s);
    row(u"destroy"_s);
    row(u"import"_s);
    row(u"verify something"_s);
    row(u"backup"_s);
    row(u"backup one two"_s);
    row(u"restore"_s);
    row(u""_s, u"BETLOG_PORT=x"_s);
}

void TestBetlogdCli::refusesWrongUse()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, environment);
    const ProgramRun run = runBetlogd(arguments, environment.split(u' ', Qt::SkipEmptyParts));
    QCOMPARE(run.exitCode, 2);
    QVERIFY(run.output.isEmpty());
    QCOMPARE(run.errors.count(u'\n'), 1);
    QVERIFY(run.errors.startsWith(u"betlogd: "_s));
}

void TestBetlogdCli::failsWhereItCannotServe_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QString folder = m_folder.path();
    QTest::newRow("a file for a folder")
        << QStringList {u"--data"_s, QStringLiteral(TEST_BIN_DIR "/betlogd")};
    QTest::newRow("a foreign address")
        << QStringList {u"--bind"_s, u"192.0.2.1"_s, u"--data"_s, folder + u"/foreign"_s};
    QTest::newRow("verify without a log")
        << QStringList {u"verify"_s, u"--data"_s, folder + u"/nothing"_s};
    QTest::newRow("import of no file")
        << QStringList {u"import"_s, folder + u"/no.json"_s, u"--data"_s, folder + u"/new"_s};
}

void TestBetlogdCli::failsWhereItCannotServe()
{
    QFETCH(QStringList, arguments);
    const ProgramRun run = runBetlogd(arguments + QStringList {u"--port"_s, u"0"_s});
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.output.isEmpty());
    QVERIFY(run.errors.contains(u"betlogd: "_s));
}

void TestBetlogdCli::failsWhereThereIsNoSha256()
{
    QFile setup(m_folder.filePath(u"openssl.cnf"_s));
    QVERIFY(setup.open(QIODevice::WriteOnly));
    setup.write("openssl_conf = first\n[first]\nproviders = those\n"
                "[those]\nnull = none\n[none]\nactivate = 1\n");
    setup.close();
    const QString data = m_folder.filePath(u"no-hash"_s);
    for (const QStringList& task : {QStringList(), {u"verify"_s}}) {
        const ProgramRun run = runBetlogd(
            task + QStringList {u"--data"_s, data, u"--port"_s, u"0"_s},
            {u"OPENSSL_CONF="_s + setup.fileName()});
        QCOMPARE(run.exitCode, 1);
        QVERIFY(run.output.isEmpty());
        QVERIFY2(run.errors.contains(u"has no SHA-256"_s), qPrintable(run.errors));
    }
    QVERIFY(!QFile::exists(data + u"/betlog.db"_s));
}

void TestBetlogdCli::refusesAFolderThatIsServed()
{
    ServerProcess first;
    QVERIFY(first.start());
    const ProgramRun second = runBetlogd({u"--port"_s, u"0"_s, u"--data"_s, first.dataDir()});
    QCOMPARE(second.exitCode, 1);
    QVERIFY2(!second.errors.isEmpty(), qPrintable(second.errors));
    QVERIFY(second.output.isEmpty());
    QCOMPARE(HttpClient(first.http(u"/"_s)).get(u"/api/health"_s).status, 200);
    first.kill(); // What the dead server left behind is in nobody's way.
    QVERIFY2(first.start(), qPrintable(first.errors()));
}

void TestBetlogdCli::refusesAPortThatIsTaken()
{
    ServerProcess first;
    QVERIFY(first.start());
    QTemporaryDir folder;
    const ProgramRun second =
        runBetlogd({u"--port"_s, QString::number(first.port()), u"--data"_s, folder.path()});
    QCOMPARE(second.exitCode, 1);
    QVERIFY(second.errors.contains(QString::number(first.port())));
}

void TestBetlogdCli::readsTheEnvironment()
{
    QTemporaryDir folder;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"BETLOG_PORT"_s, u"1"_s);
    environment.insert(u"BETLOG_DATA"_s, folder.path());
    environment.insert(u"BETLOG_TIME_ZONE"_s, u"Europe/Berlin"_s);
    environment.insert(u"BETLOG_CURRENCY"_s, u"CHIPS:0"_s);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(TEST_BIN_DIR "/betlogd"), {u"--port"_s, u"0"_s});
    QVERIFY(process.waitForReadyRead());
    const QString line = QString::fromUtf8(process.readLine()).trimmed();
    HttpClient http(QUrl(line.section(u' ', -1) + u'/'));
    const QJsonObject welcome = http.get(u"/api/welcome"_s).object();
    QCOMPARE(welcome["weekStart"_L1]["timeZone"_L1].toString(), u"Europe/Berlin"_s);
    QCOMPARE(welcome["currency"_L1]["code"_L1].toString(), u"CHIPS"_s);
    QVERIFY(!QDir(folder.path()).isEmpty());
    process.terminate();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
}

/// Or a mistyped name would settle the zone and currency of a new log for good.
void TestBetlogdCli::makesNoLogForAFileThatIsNotThere()
{
    const QTemporaryDir folder;
    const QString data = folder.filePath(u"new"_s);
    QProcess program;
    program.start(
        QStringLiteral(TEST_BIN_DIR) + u"/betlogd"_s,
        {u"import"_s, folder.filePath(u"no.json"_s), u"--data"_s, data});
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitCode(), 1);
    QVERIFY(!QFile::exists(data));
}

void TestBetlogdCli::importsOnce()
{
    QTemporaryDir folder;
    const QStringList arguments {
        u"import"_s,
        QStringLiteral(TEST_DATA_DIR "/ergosphere/casino_bet.json"),
        u"--data"_s,
        folder.path(),
        u"--currency"_s,
        u"CHIPS:0"_s};
    const ProgramRun first = runBetlogd(arguments);
    QVERIFY2(first.exitCode == 0, qPrintable(first.errors));
    QVERIFY2(first.output.endsWith(u" 0 already there, 0 refused\n"_s), qPrintable(first.output));
    const int added = first.output.section(u' ', 0, 0).toInt();
    QVERIFY(added > 0);
    const ProgramRun second = runBetlogd(arguments);
    QCOMPARE(second.exitCode, 0);
    QCOMPARE(second.output, u"0 added, %1 already there, 0 refused\n"_s.arg(added));
    const ProgramRun verified = runBetlogd({u"verify"_s, u"--data"_s, folder.path()});
    QCOMPARE(verified.exitCode, 0);
    QVERIFY2(verified.output.startsWith(u"ok: "_s), qPrintable(verified.output));
}

void TestBetlogdCli::verifiesALog()
{
    ServerProcess server;
    QVERIFY(server.start());
    HttpClient http(server.http(u"/"_s));
    for (const QString& league : {u"NFL"_s, u"NBA"_s})
        QCOMPARE(http.post(u"/api/bets"_s, betBody(u"Ann"_s, league)).status, 201);
    QCOMPARE(server.stop(), 0);
    const ProgramRun run = runBetlogd({u"verify"_s, u"--data"_s, server.dataDir()});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.output, u"ok: 2 changes, 2 rooms\n"_s);
}

void TestBetlogdCli::findsALogThatWasChanged()
{
    ServerProcess server;
    QVERIFY(server.start());
    HttpClient http(server.http(u"/"_s));
    QCOMPARE(http.post(u"/api/bets"_s, betBody(u"Ann Wager"_s)).status, 201);
    QCOMPARE(server.stop(), 0);
    // Somebody changes a name behind the log's back, everywhere it stands.
    const QStringList files = QDir(server.dataDir()).entryList(QDir::Files);
    for (const QString& name : files) {
        QFile file(server.dataDir() + u'/' + name);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray bytes = file.readAll().replace("Ann Wager", "Bob Wager");
        QVERIFY(file.seek(0));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    const ProgramRun run = runBetlogd({u"verify"_s, u"--data"_s, server.dataDir()});
    QCOMPARE(run.exitCode, 1);
    QVERIFY(!run.errors.isEmpty() && !run.output.startsWith(u"ok"_s));
}

void TestBetlogdCli::sealsAWeek()
{
    ServerProcess server;
    QVERIFY(server.start());
    HttpClient http(server.http(u"/"_s));
    const auto seal = [&](const QString& week) {
        return runBetlogd({u"seal"_s, week, u"--data"_s, server.dataDir()});
    };
    QCOMPARE(seal(u"2024-12-01"_s).exitCode, 1);
    QStringList seals;
    for (const QString& league : {u"NFL"_s, u"NBA"_s}) {
        QCOMPARE(http.post(u"/api/bets"_s, betBody(u"Ann"_s, league)).status, 201);
        const ProgramRun run = seal(u"2024-12-01"_s); // The server is at work meanwhile.
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.output.trimmed().split(u' ').size(), 6);
        seals.append(run.output);
    }
    QVERIFY(seals[0] != seals[1]);
    QCOMPARE(http.post(u"/api/bets"_s, betBody(u"Ann"_s, u"NFL"_s, u"2024-12-08"_s)).status, 201);
    QCOMPARE(seal(u"2024-12-01"_s).output, seals[1]); // Another week is no matter.
    QVERIFY(seal(u"2024-12-15"_s).errors.contains(u"2024-12-15"_s));
}

void TestBetlogdCli::logsToStderrOnly()
{
    ServerProcess server;
    QVERIFY(server.start({u"--log-level"_s, u"debug"_s}));
    QVERIFY(server.readyLine().startsWith(u"betlogd "_s));
    QCOMPARE(server.stop(), 0);
    QVERIFY(server.errors().contains(u"betlog.server"_s));
}

QTEST_GUILESS_MAIN(TestBetlogdCli)
#include "tst_betlogd_cli.moc"
