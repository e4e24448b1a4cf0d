// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/ops/command_line.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace betlog;
using ops::CommandLine;
using ops::Task;

class tst_CommandLine : public QObject
{
    Q_OBJECT

private slots:
    void needsNoSetUp();
    void readsEveryOption();
    void letsTheCommandLineWinOverTheEnvironment();
    void readsListsFromTheEnvironment();
    void knowsWhatToDo_data();
    void knowsWhatToDo();
    void refusesInOneSentence_data();
    void refusesInOneSentence();
    void helpNamesEveryOption();
};

void tst_CommandLine::needsNoSetUp()
{
    const auto line = ops::readCommandLine({}, {});
    QVERIFY(line.has_value());
    QCOMPARE(line->task, Task::Serve);
    QCOMPARE(line->config.port, quint16(3000));
    QCOMPARE(line->config.bind, QHostAddress(QHostAddress::LocalHost));
    QVERIFY(!line->config.dataFolder.isEmpty());
    const core::LogSettings settings = ops::newLogSettings(line->config);
    QCOMPARE(settings.currency.code, u"USD"_s);
    QCOMPARE(settings.weekStart.day, Qt::Sunday);
    QCOMPARE(settings.weekStart.hour, 10);
    QCOMPARE(settings.weekStart.zone, QTimeZone::systemTimeZone());
}

void tst_CommandLine::readsEveryOption()
{
    const auto line = ops::readCommandLine(
        {u"--port=0"_s,
         u"--bind"_s,
         u"::1"_s,
         u"--data"_s,
         u"/var/lib/betlog"_s,
         u"--time-zone"_s,
         u"America/Chicago"_s,
         u"--currency"_s,
         u"CHIPS:0"_s,
         u"--week-start"_s,
         u"Monday:6"_s,
         u"--house-odds"_s,
         u"1/4,1/2,1,2"_s,
         u"--rounding"_s,
         u"floor"_s,
         u"--rounding-scope"_s,
         u"line"_s,
         u"--bookkeeper"_s,
         u"Ann"_s,
         u"--bookkeeper"_s,
         u"Bob"_s,
         u"--allow-origin"_s,
         u"https://bets.example"_s,
         u"--log-level"_s,
         u"debug"_s},
        {});
    QVERIFY2(line.has_value(), line ? "" : qPrintable(line.error().detail));
    const ops::Config& config = line->config;
    QCOMPARE(config.port, quint16(0));
    QCOMPARE(config.bind, QHostAddress(QHostAddress::LocalHostIPv6));
    QCOMPARE(config.dataFolder, u"/var/lib/betlog"_s);
    QCOMPARE(config.terms.timeZone.value().id(), QByteArray("America/Chicago"));
    QCOMPARE(config.terms.currency.value().exponent, 0);
    QCOMPARE(config.terms.weekDay.value(), Qt::Monday);
    QCOMPARE(config.terms.weekHour.value(), 6);
    QCOMPARE(config.terms.rounding.value(), domain::Rounding::Floor);
    QCOMPARE(config.terms.scope.value(), domain::RoundingScope::Line);
    QCOMPARE(domain::houseOddsText(config.terms.house.value()), u"1/4,1/2,1,2"_s);
    QCOMPARE(ops::newLogSettings(config).rules.house, config.terms.house.value());
    QCOMPARE(config.bookkeepers, (QStringList {u"Ann"_s, u"Bob"_s}));
    QCOMPARE(config.allowedOrigins, QStringList {u"https://bets.example"_s});
    QCOMPARE(config.logLevel, ops::LogLevel::Debug);
}

void tst_CommandLine::letsTheCommandLineWinOverTheEnvironment()
{
    QProcessEnvironment environment;
    environment.insert(u"BETLOG_PORT"_s, u"4000"_s);
    environment.insert(u"BETLOG_TIME_ZONE"_s, u"Europe/London"_s);
    const auto line = ops::readCommandLine({u"--port"_s, u"5000"_s}, environment);
    QVERIFY(line.has_value());
    QCOMPARE(line->config.port, quint16(5000));
    QCOMPARE(line->config.terms.timeZone.value().id(), QByteArray("Europe/London"));
}

void tst_CommandLine::readsListsFromTheEnvironment()
{
    QProcessEnvironment environment;
    environment.insert(u"BETLOG_BOOKKEEPER"_s, u"Ann,Bob"_s);
    const auto line = ops::readCommandLine({}, environment);
    QVERIFY(line.has_value());
    QCOMPARE(line->config.bookkeepers, (QStringList {u"Ann"_s, u"Bob"_s}));
}

void tst_CommandLine::knowsWhatToDo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<Task>("task");

    QTest::newRow("serve") << QStringList {u"--port"_s, u"1"_s} << Task::Serve;
    QTest::newRow("import") << QStringList {u"import"_s, u"a.json"_s} << Task::Import;
    QTest::newRow("verify") << QStringList {u"verify"_s, u"--data"_s, u"/x"_s} << Task::Verify;
    QTest::newRow("backup") << QStringList {u"backup"_s, u"a"_s} << Task::Backup;
    QTest::newRow("restore") << QStringList {u"restore"_s, u"a"_s} << Task::Restore;
    QTest::newRow("seal") << QStringList {u"seal"_s, u"2024-12-01"_s} << Task::Seal;
    QTest::newRow("help") << QStringList {u"--help"_s} << Task::ShowHelp;
    QTest::newRow("version") << QStringList {u"--version"_s} << Task::ShowVersion;
}

void tst_CommandLine::knowsWhatToDo()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const Task, task);
    const auto line = ops::readCommandLine(arguments, {});
    QVERIFY(line.has_value());
    QCOMPARE(line->task, task);
}

void tst_CommandLine::refusesInOneSentence_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");

    QTest::newRow("port of letters") << QStringList {u"--port"_s, u"web"_s} << u"--port"_s;
    QTest::newRow("port too high") << QStringList {u"--port"_s, u"65536"_s} << u"--port"_s;
    QTest::newRow("port below 0") << QStringList {u"--port"_s, u"-1"_s} << u"--port"_s;
    QTest::newRow("no value") << QStringList {u"--port"_s} << u"--port"_s;
    QTest::newRow("twice") << QStringList {u"--port"_s, u"1"_s, u"--port"_s, u"2"_s} << u"--port"_s;
    QTest::newRow("bind of letters") << QStringList {u"--bind"_s, u"here"_s} << u"--bind"_s;
    QTest::newRow("zone") << QStringList {u"--time-zone"_s, u"Mars/Base"_s} << u"--time-zone"_s;
    QTest::newRow("currency") << QStringList {u"--currency"_s, u"USD:9"_s} << u"--currency"_s;
    QTest::newRow("week hour") << QStringList {u"--week-start"_s, u"sunday:24"_s}
                               << u"--week-start"_s;
    QTest::newRow("week day") << QStringList {u"--week-start"_s, u"someday:1"_s}
                              << u"--week-start"_s;
    QTest::newRow("rounding") << QStringList {u"--rounding"_s, u"up"_s} << u"--rounding"_s;
    QTest::newRow("scope") << QStringList {u"--rounding-scope"_s, u"bet"_s}
                           << u"--rounding-scope"_s;
    for (const QString& odds : {u"1,2,3"_s, u"1,2,3,4,5"_s, u"1,2,3,zero"_s, u"0,1,2,3"_s})
        QTest::newRow(qPrintable(u"house odds "_s + odds))
            << QStringList {u"--house-odds"_s, odds} << u"--house-odds"_s;
    QTest::newRow("level") << QStringList {u"--log-level"_s, u"loud"_s} << u"--log-level"_s;
    QTest::newRow("empty data") << QStringList {u"--data="_s} << u"--data"_s;
    QTest::newRow("unknown option") << QStringList {u"--colour"_s, u"red"_s} << u"--colour"_s;
    QTest::newRow("unknown command") << QStringList {u"dance"_s} << u"dance"_s;
    QTest::newRow("import of nothing") << QStringList {u"import"_s} << u"import"_s;
    QTest::newRow("backup of two") << QStringList {u"backup"_s, u"a"_s, u"b"_s} << u"backup"_s;
    QTest::newRow("seal of no week") << QStringList {u"seal"_s} << u"seal"_s;
    QTest::newRow("seal of soon") << QStringList {u"seal"_s, u"soon"_s} << u"seal"_s;
    QTest::newRow("restore of nothing") << QStringList {u"restore"_s} << u"restore"_s;
    QTest::newRow("verify of a file") << QStringList {u"verify"_s, u"a.json"_s} << u"verify"_s;
}

void tst_CommandLine::refusesInOneSentence()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, named);
    const auto line = ops::readCommandLine(arguments, {});
    QVERIFY(!line.has_value());
    QVERIFY2(line.error().detail.contains(named), qPrintable(line.error().detail));
}

void tst_CommandLine::helpNamesEveryOption()
{
    const QString help = ops::helpText();
    for (const QString& name :
         {u"--port"_s, u"--data"_s, u"--currency"_s, u"import"_s, u"verify"_s, u"BETLOG_PORT"_s})
        QVERIFY2(help.contains(name), qPrintable(name));
}

QTEST_GUILESS_MAIN(tst_CommandLine)
#include "tst_command_line.moc"
