// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/bench/measurements.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDate>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTextStream>

#include <sys/resource.h>
#include <unistd.h>

using namespace betlog::bench;
using namespace Qt::Literals::StringLiterals;

namespace {

using Measure = void (*)(const Setting&, Report&);

const QList<std::pair<QString, Measure>>& measurements()
{
    static const QList<std::pair<QString, Measure>> all {
        {u"fan-out"_s, &measureFanOut},
        {u"small"_s, &measureSmallGroup},
        {u"writes"_s, &measureWrites},
        {u"catch-up"_s, &measureCatchUp},
        {u"storm"_s, &measureStorm},
        {u"polling"_s, &measurePolling},
        {u"window"_s, &measureWindow},
        {u"micro"_s, &measureMicro},
        {u"large"_s, &measureLarge},
        {u"soak"_s, &measureSoak}};
    return all;
}

void raiseDescriptorLimit()
{
    rlimit limit {};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

QString firstMatch(const QString& path, const QString& pattern)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return u"?"_s;
    const QRegularExpression wanted(pattern, QRegularExpression::MultilineOption);
    return wanted.match(QString::fromUtf8(file.readAll())).captured(1);
}

QString versionOf(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    constexpr int kPatienceMs = 5000;
    return process.waitForFinished(kPatienceMs)
        ? QString::fromUtf8(process.readAllStandardOutput()).trimmed()
        : u"none"_s;
}

QString heading(const Setting& setting)
{
    constexpr double kKilobytesInGigabyte = 1024.0 * 1024;
    const QString memory = firstMatch(u"/proc/meminfo"_s, u"^MemTotal:\\s+(\\d+)"_s);
    QFile lock(setting.peers + u"/package-lock.json"_s);
    QString peers = u"no Node peers"_s;
    if (!setting.peers.isEmpty())
        peers = u"Node %1, ws %2, express %3"_s.arg(
            versionOf(u"node"_s, {u"--version"_s}),
            firstMatch(setting.peers + u"/package.json"_s, u"\"ws\": \"([^\"]+)"_s),
            firstMatch(setting.peers + u"/package.json"_s, u"\"express\": \"([^\"]+)"_s));
    return u"# Measured\n\n"
           "Written by `./dev bench`, which builds release, starts real servers and loads them "
           "from a process of its "
           "own. Every figure stands beside what it has to be held against, from the same run; the "
           "ratios say more "
           "than the figures, which move with the machine and with what else it is doing.\n\n"
           "%1; %2 × %3, %4 GB; %5, kernel %6; Qt %7; %8.\n"_s.arg(
               QDate::currentDate().toString(Qt::ISODate),
               QString::number(::sysconf(_SC_NPROCESSORS_ONLN)),
               firstMatch(u"/proc/cpuinfo"_s, u"^model name\\s*:\\s*(.*)$"_s),
               figure(memory.toDouble() / kKilobytesInGigabyte),
               QSysInfo::prettyProductName(),
               QSysInfo::kernelVersion(),
               QString::fromLatin1(qVersion()),
               peers);
}

QCommandLineOption valueOption(const QString& name, const QString& about, const QString& value)
{
    return {name, about, value};
}

/// With the sections that are there already and were not measured again.
void writeDown(const QString& path, const QString& head, Report report)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        report.keepOthersOf(QString::fromUtf8(file.readAll()));
        file.close();
    }
    if (!file.open(QIODevice::WriteOnly) || file.write((head + report.text()).toUtf8()) < 0)
        qFatal("The tables cannot be written");
}

} // namespace

/// Measures betlogd beside a bare loop and beside Node; see docs/benchmarks.md.
int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    raiseDescriptorLimit();
    QCommandLineParser parser;
    const QCommandLineOption quick(u"quick"_s, u"small sizes, to see that it works"_s);
    const QCommandLineOption only =
        valueOption(u"only"_s, u"one measurement; repeat it"_s, u"name"_s);
    const QCommandLineOption write = valueOption(u"write"_s, u"where the tables go"_s, u"file"_s);
    const QCommandLineOption peers =
        valueOption(u"peers"_s, u"installed Node peers"_s, u"folder"_s);
    const QCommandLineOption soak = valueOption(u"soak"_s, u"how long, in minutes"_s, u"minutes"_s);
    const QCommandLineOption large =
        valueOption(u"large"_s, u"also a log of so many bets"_s, u"bets"_s);
    const QCommandLineOption op =
        valueOption(u"op"_s, u"nothing but one micro-benchmark, --calls times"_s, u"name"_s);
    const QCommandLineOption calls = valueOption(u"calls"_s, u"how often"_s, u"number"_s);
    parser.addHelpOption();
    parser.addOptions({quick, only, write, peers, soak, large, op, calls});
    parser.process(application);
    if (parser.isSet(op))
        return runMicro(parser.value(op), parser.value(calls).toInt()) ? 0 : 1;

    Setting setting;
    setting.quick = parser.isSet(quick);
    setting.programs = QCoreApplication::applicationDirPath();
    setting.peers = parser.value(peers);
    setting.soak = std::chrono::seconds(
        parser.isSet(soak)  ? static_cast<int>(parser.value(soak).toDouble() * 60)
            : setting.quick ? 1
                            : 30);
    setting.largeBets = setting.quick ? 200 : parser.value(large).toInt();
    // Beside the programs: a temporary folder is often in memory, where syncing costs nothing.
    const QTemporaryDir folder(setting.programs + u"/bench-XXXXXX"_s);
    setting.folder = folder.path();

    Report report;
    const QString head = heading(setting);
    QTextStream(stdout) << head;
    int wanted = 0;
    for (const auto& [name, measure] : measurements()) {
        if (parser.isSet(only) && !parser.values(only).contains(name))
            continue;
        wanted += name == "large"_L1 && setting.largeBets == 0 ? 0 : 1;
        measure(setting, report);
        if (parser.isSet(write))
            writeDown(parser.value(write), head, report);
    }
    return wanted > 0 && report.rows() >= wanted ? 0 : 1;
}
