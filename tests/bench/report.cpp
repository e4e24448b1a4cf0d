// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/bench/report.h"

#include <QLocale>
#include <QTextStream>

#include <algorithm>
#include <cmath>

namespace betlog::bench {

using namespace Qt::Literals::StringLiterals;

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

void Report::aim(const QString& what, const QString& measured, bool isMet, const QString& limit)
{
    const QString verdict = isMet ? u"met"_s : u"**not met**. "_s + limit;
    m_aims.append(u"| %1 | %2 | %3 |"_s.arg(what, measured, verdict));
}

QString Report::text() const
{
    if (m_aims.isEmpty())
        return m_text;
    return u"\n## Aims\n\n| aim | measured | |\n| --- | --- | --- |\n"_s + m_aims.join(u'\n')
        + u'\n' + m_text;
}

void Report::section(const QString& title, const QString& about, const QStringList& columns)
{
    line(u"\n## %1\n\n%2\n"_s.arg(title, about));
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
    line(u"\n"_s + sentence);
}

void Report::line(const QString& text)
{
    m_text += text + u'\n';
    QTextStream(stdout) << text << Qt::endl;
}

} // namespace betlog::bench
