// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/bench/measurements.h"

#include <QFileInfo>
#include <QProcess>

namespace betlog::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What bench_window prints of so many bets, in a process of its own for each size.
QString runWindow(const Setting& setting, const QString& bets)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QStringList arguments {bets};
    if (setting.quick)
        arguments.append(u"--quick"_s);
    process.start(setting.programs + u"/bench_window"_s, arguments);
    constexpr int kPatienceMs = 300'000;
    if (!process.waitForFinished(kPatienceMs) || process.exitCode() != 0)
        qFatal("The window could not be measured");
    return QString::fromUtf8(process.readAllStandardOutput());
}

/// A line of it: how many bets, what, and its figures; -1 where there is none.
struct Line
{
    QString bets;
    QString what;
    QList<double> figures;

    [[nodiscard]] double p50() const { return figures.value(0, -1); }

    [[nodiscard]] double p99() const { return figures.value(1, -1); }

    [[nodiscard]] double longest() const { return figures.value(2, -1); }

    [[nodiscard]] double work() const { return figures.value(3, -1); }
};

QList<Line> linesOf(const QString& text)
{
    QList<Line> lines;
    for (const QString& row : text.split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList parts = row.split(u'\t');
        Line line {parts.value(0), parts.value(1), {}};
        for (const QString& part : parts.mid(2))
            line.figures.append(part == u'-' ? -1 : part.toDouble());
        lines.append(line);
    }
    return lines;
}

Line lineOf(const QList<Line>& lines, const QString& what)
{
    for (const Line& line : lines) {
        if (line.what.startsWith(what))
            return line;
    }
    return {};
}

QString cell(double value)
{
    return value < 0 ? u"–"_s : figure(value);
}

/// Judged by the clock on the wall; where that fails, the thread's own work says whether it was the
/// window or what else the machine did.
void tellTime(
    Report& report, const QString& what, double wallMs, double workMs, double mostMs, QString limit)
{
    limit.prepend(u"The thread's own work for the longest was %1 ms. "_s.arg(figure(workMs)));
    report.aim(what, figure(wallMs) + u" ms"_s, wallMs >= 0 && wallMs <= mostMs, limit);
}

void tellAims(const QList<Line>& lines, Report& report)
{
    const Line open = lineOf(lines, u"open: read"_s);
    const Line key = lineOf(lines, u"search"_s);
    const Line frame = lineOf(lines, u"changes"_s);
    const Line turn = lineOf(lines, u"a turn, while changes"_s);
    const QString bets = lines.isEmpty() ? QString() : lines.first().bets;
    tellTime(
        report,
        u"window: %1 bets open in at most 300 ms"_s.arg(bets),
        open.p50(),
        open.work(),
        300,
        u"For the rest it waited for the thread that reads the profile."_s);
    tellTime(
        report,
        u"window: a keystroke in the search takes at most 16 ms (p99)"_s,
        key.p99(),
        key.work(),
        16,
        u"What very many bets add to the time of few is looking through them and laying out those "
        u"that are left."_s);
    tellTime(
        report,
        u"window: no frame over 33 ms while 1,000 changes a second come in"_s,
        std::max(frame.longest(), turn.longest()),
        std::max(frame.work(), turn.work()),
        33,
        u"What is shown of all bets is kept bet by bet, so a frame takes what drawing the rows on "
        u"screen takes, whatever the size of the log; in the longest a week's figures or notices "
        u"are drawn too."_s);
    const double bytes = lineOf(lines, u"memory"_s).p50();
    report.aim(
        u"window: at most 1 KB of memory for a bet"_s,
        figure(bytes / 1024) + u" KB"_s,
        bytes > 0 && bytes <= 1024,
        u"A bet at rest is packed; what lists filter, order and add up by is kept beside it, and "
        u"each text that bets share once."_s);
}

} // namespace

void measureWindow(const Setting& setting, Report& report)
{
    report.section(
        u"The window"_s,
        u"The whole window of somebody who opens a profile with that many bets in one week, drawn "
        u"offscreen (`bench_window`): models, views and engine are the program's own, the server "
        u"is "
        u"pretended. Milliseconds; \"work\" is what the window's thread itself worked in the "
        u"longest, whatever else the machine did."_s,
        {u"what"_s, u"bets"_s, u"p50, or the figure"_s, u"p99"_s, u"longest"_s, u"work"_s});
    if (!QFileInfo(setting.programs + u"/bench_window"_s).isExecutable())
        return report.row({u"bench_window is not built"_s, u"–"_s, u"–"_s, u"–"_s, u"–"_s, u"–"_s});
    const QStringList sizes =
        setting.quick ? QStringList {u"500"_s} : QStringList {u"1000"_s, u"10000"_s, u"100000"_s};
    QList<Line> lines;
    for (const QString& size : sizes) {
        lines = linesOf(runWindow(setting, size));
        for (const Line& line : lines)
            report.row(
                {line.what,
                 line.bets,
                 cell(line.p50()),
                 cell(line.p99()),
                 cell(line.longest()),
                 cell(line.work())});
    }
    tellAims(lines, report); // of the longest log
}

} // namespace betlog::bench
