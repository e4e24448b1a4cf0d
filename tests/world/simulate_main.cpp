// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/world/world_report.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QEventLoop>
#include <QProcess>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <vector>

using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint32 kAtOnce = 50; ///< seeds for one process, before it is asked for more

struct Options
{
    quint32 from = 1;
    quint32 seeds = 1000;
    int jobs = 1;
    WorldPlan plan;
    bool isWorker = false; ///< of another process, which reads what is printed
};

/// What worlds there were, and which of them failed.
struct Findings
{
    WorldTotals totals;
    int failures = 0;
};

void tellFailure(WorldPlan plan, const QString& failure)
{
    const WorldPlan shortest = shortestFailing(plan);
    std::printf(
        "FAILED seed %u: %s\n  shortest: --from %u --seeds 1 --steps %d: %s\n",
        plan.seed,
        qPrintable(failure),
        plan.seed,
        shortest.steps,
        qPrintable(runWorld(shortest).failure));
    std::fflush(stdout);
}

Findings runHere(const Options& options)
{
    Findings findings;
    for (quint32 seed = options.from; seed < options.from + options.seeds; ++seed) {
        WorldPlan plan = options.plan;
        plan.seed = seed;
        const WorldReport report = runWorld(plan);
        findings.totals += report.totals;
        if (!report.failure.isEmpty()) {
            ++findings.failures;
            tellFailure(plan, report.failure);
        }
        if (options.seeds == 1)
            std::printf("seed %u, digest %s\n", seed, report.digest.constData());
    }
    return findings;
}

/// Several processes, each of which runs some seeds and then asks for more.
class Workers
{
public:
    explicit Workers(const Options& options)
        : m_options(options)
        , m_next(options.from)
        , m_end(options.from + options.seeds)
    { }

    [[nodiscard]] Findings run()
    {
        for (int i = 0; i < m_options.jobs; ++i)
            startOne();
        if (m_running > 0)
            m_loop.exec();
        return m_findings;
    }

private:
    void startOne()
    {
        if (m_next >= m_end)
            return;
        const quint32 seeds = std::min(kAtOnce, m_end - m_next);
        auto process = std::make_unique<QProcess>();
        process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        QObject::connect(
            process.get(), &QProcess::finished, &m_loop, [this, one = process.get()](int exitCode) {
                finished(*one, exitCode);
            });
        process->start(
            QCoreApplication::applicationFilePath(),
            {u"--worker"_s,
             u"--from"_s,
             QString::number(m_next),
             u"--seeds"_s,
             QString::number(seeds),
             u"--steps"_s,
             QString::number(m_options.plan.steps)});
        m_next += seeds;
        ++m_running;
        m_processes.push_back(std::move(process));
    }

    void finished(QProcess& process, int exitCode)
    {
        const QStringList lines = QString::fromUtf8(process.readAllStandardOutput()).split(u'\n');
        for (const QString& line : lines) {
            if (line.startsWith("totals "_L1))
                m_findings.totals += WorldTotals::parse(line.mid(7));
            else if (!line.isEmpty())
                std::printf("%s\n", qPrintable(line));
            m_findings.failures += line.startsWith("FAILED"_L1) ? 1 : 0;
        }
        if (process.exitStatus() != QProcess::NormalExit || exitCode > 1) {
            std::printf(
                "FAILED: a process crashed with %s\n", qPrintable(process.arguments().join(u' ')));
            ++m_findings.failures;
        }
        std::fflush(stdout);
        --m_running;
        startOne();
        if (m_running == 0)
            m_loop.quit();
    }

    Options m_options;
    quint32 m_next;
    quint32 m_end;
    int m_running = 0;
    Findings m_findings;
    QEventLoop m_loop;
    std::vector<std::unique_ptr<QProcess>> m_processes;
};

Options optionsOf(const QCoreApplication& app)
{
    Options options;
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Runs simulated worlds: a server, people and a network in which everything breaks. One "
        "seed is one run, bit for bit."_s);
    parser.addHelpOption();
    const auto number = [&parser](const QString& name, const QString& what, int byDefault) {
        parser.addOption({name, what, u"number"_s, QString::number(byDefault)});
    };
    number(u"seeds"_s, u"How many worlds to run."_s, 1000);
    number(u"from"_s, u"The first seed."_s, 1);
    number(u"jobs"_s, u"How many processes run at once."_s, QThread::idealThreadCount());
    number(u"steps"_s, u"How many things happen in each."_s, options.plan.steps);
    parser.addOption({u"verbose"_s, u"Tells every event of the world."_s});
    parser.addOption({u"worker"_s, u"Prints bare numbers, for another process."_s});
    parser.process(app);
    options.seeds = parser.value(u"seeds"_s).toUInt();
    options.from = parser.value(u"from"_s).toUInt();
    options.jobs = std::max(parser.value(u"jobs"_s).toInt(), 1);
    options.plan.steps = parser.value(u"steps"_s).toInt();
    options.plan.isTold = parser.isSet(u"verbose"_s);
    options.isWorker = parser.isSet(u"worker"_s);
    return options;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const Options options = optionsOf(app);
    const bool isHere = options.isWorker || options.seeds == 1;
    const Findings findings = isHere ? runHere(options) : Workers(options).run();
    if (options.isWorker)
        std::printf("totals %s\n", qPrintable(findings.totals.numbers()));
    else
        std::printf("%s; %d failures\n", qPrintable(findings.totals.text()), findings.failures);
    return findings.failures == 0 ? 0 : 1;
}
