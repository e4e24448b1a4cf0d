// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/bench/measurements.h"

#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>

namespace betlog::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What bench_window prints, as it prints it.
QString runWindow(const Setting& setting)
{
    const QString program = setting.programs + u"/bench_window"_s;
    if (!QFileInfo(program).isExecutable())
        return {};
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, {setting.quick ? u"500"_s : u"100000"_s, u"1"_s});
    constexpr int kPatienceMs = 600'000;
    if (!process.waitForFinished(kPatienceMs) || process.exitCode() != 0)
        qFatal("The window could not be measured");
    return QString::fromUtf8(process.readAllStandardOutput());
}

struct Line
{
    QString what;
    QStringList figures;

    [[nodiscard]] double first() const { return figures.value(0).toDouble(); }

    [[nodiscard]] double last() const { return figures.isEmpty() ? 0 : figures.last().toDouble(); }
};

/// "opened and drawn      281.20 ms, …": what, and the numbers behind it.
QList<Line> linesOf(const QString& text)
{
    static const QRegularExpression number(u"(\\d+\\.?\\d*) (?:ms|bytes)"_s);
    QList<Line> lines;
    for (const QString& row : text.split(u'\n')) {
        Line line;
        line.what = row.left(row.indexOf(u"  "_s)).trimmed();
        auto numbers = number.globalMatch(row);
        while (numbers.hasNext())
            line.figures.append(numbers.next().captured(1));
        if (!line.figures.isEmpty())
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

void tellAims(const QList<Line>& lines, Report& report)
{
    const QString limit = u"The table says what it takes."_s;
    const auto aim = [&](const QString& what, double measured, double most, const QString& unit) {
        report.aim(what, figure(measured) + unit, measured > 0 && measured <= most, limit);
    };
    const double bytes = lineOf(lines, u"memory"_s).first();
    aim(u"window: 100,000 bets open in at most 300 ms"_s,
        lineOf(lines, u"opened"_s).first(),
        300,
        u" ms"_s);
    aim(u"window: a keystroke in the filter takes at most 16 ms"_s,
        lineOf(lines, u"a keystroke"_s).figures.value(1).toDouble(),
        16,
        u" ms (p99)"_s);
    aim(u"window: no frame over 33 ms while 1,000 changes a second come in"_s,
        lineOf(lines, u"a frame"_s).last(),
        33,
        u" ms"_s);
    aim(u"window: at most 1 KB of memory for a bet"_s, bytes / 1024, 1, u" KB"_s);
}

} // namespace

void measureWindow(const Setting& setting, Report& report)
{
    report.section(
        u"The window"_s,
        u"A log of 100,000 bets in one week, with the real models and views, drawn offscreen "
        u"(`bench_window`): p50, p99 and the longest of what is done often."_s,
        {u"what"_s, u"p50, or the figure"_s, u"p99"_s, u"longest"_s});
    const QList<Line> lines = linesOf(runWindow(setting));
    if (lines.isEmpty())
        return report.row({u"bench_window is not built"_s, u"–"_s, u"–"_s, u"–"_s});
    for (const Line& line : lines) {
        const bool isMany = line.figures.size() > 2;
        report.row(
            {line.what,
             line.figures.first(),
             isMany ? line.figures.at(1) : u"–"_s,
             isMany ? line.figures.at(2) : u"–"_s});
    }
    tellAims(lines, report);
}

} // namespace betlog::bench
