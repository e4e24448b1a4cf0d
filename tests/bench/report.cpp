// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/bench/report.h"

#include <QFile>
#include <QLocale>
#include <QTextStream>

#include <algorithm>
#include <cmath>

namespace betlog::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString kAims = u"Aims"_s;
const QString kAim = u"* **%1**: %2: %3"_s;

/// What else the machine was doing in the last minute; busy figures are no machine's best.
QString loadAverage()
{
    QFile file(u"/proc/loadavg"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readLine()).section(u' ', 0, 0)
                                          : u"?"_s;
}

} // namespace

double percentile(QList<double> values, int percent)
{
    if (values.isEmpty())
        return 0;
    std::ranges::sort(values);
    return values.at((values.size() - 1) * percent / 100);
}

QString figure(double value)
{
    const double size = std::abs(value);
    const int decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2;
    return QLocale(QLocale::English).toString(value, 'f', decimals);
}

QString span(const QList<double>& values)
{
    const QString least = figure(percentile(values, 0));
    const QString most = figure(percentile(values, 100));
    return least == most ? least : least + u" to "_s + most;
}

void Report::section(const QString& title, const QString& about, const QStringList& columns)
{
    m_sections.append({title, {}, {}});
    const QString begun = u"Load of the machine when it began: %1."_s.arg(loadAverage());
    line(u"\n## %1\n\n%2 %3\n"_s.arg(title, about, begun));
    line(u"| "_s + columns.join(u" | "_s) + u" |"_s);
    line(u"|"_s + u" --- |"_s.repeated(columns.size()));
}

void Report::row(const QStringList& cells)
{
    ++m_rows;
    line(u"| "_s + cells.join(u" | "_s) + u" |"_s);
}

void Report::note(const QString& sentence)
{
    line(u'\n' + sentence);
}

void Report::aim(const QString& what, const QString& measured, bool isMet, const QString& limit)
{
    QString text = kAim.arg(isMet ? u"met"_s : u"not met"_s, what, measured);
    if (!isMet)
        text += u"\n  "_s + limit;
    m_sections.last().aims += text + u'\n';
    QTextStream(stdout) << text << Qt::endl;
}

void Report::keepOthersOf(const QString& written)
{
    const QStringList blocks = written.split(u"\n## "_s).mid(1);
    for (const QString& block : blocks) {
        const QString title = block.section(u'\n', 0, 0);
        const bool isNew = std::ranges::any_of(
            m_sections, [&title](const Section& section) { return section.title == title; });
        if (!isNew && title != kAims)
            m_sections.append({title, u"\n## "_s + block, {}});
    }
}

QString Report::text() const
{
    QString aims;
    QString tables;
    for (const Section& section : m_sections) {
        QString whole = section.text;
        if (!section.aims.isEmpty())
            whole += u'\n' + section.aims;
        for (const QString& text : whole.split(u'\n')) {
            if (text.startsWith(kAim.section(u'%', 0, 0)))
                aims += text + u'\n';
        }
        tables += whole;
    }
    return u"\n## %1\n\n%2"_s.arg(kAims, aims) + tables;
}

void Report::line(const QString& text)
{
    m_sections.last().text += text + u'\n';
    QTextStream(stdout) << text << Qt::endl;
}

} // namespace betlog::bench
