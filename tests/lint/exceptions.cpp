// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/lint/exceptions.h"

#include <QStringList>

namespace betlog::lint {

using namespace Qt::Literals::StringLiterals;

Exceptions Exceptions::read(const QString& text)
{
    Exceptions exceptions;
    for (const QString& line : linesOf(text)) {
        const QStringList words = line.simplified().split(u' ', Qt::SkipEmptyParts);
        if (words.size() == 3 && !words[0].startsWith(u'#'))
            exceptions.m_borne.insert({words[0], words[1]}, words[2].toInt());
    }
    return exceptions;
}

QList<Finding> Exceptions::weigh(const QList<Finding>& findings) const
{
    QHash<Place, int> amounts;
    for (const Finding& finding : findings)
        amounts[{finding.rule, finding.path}] += finding.amount;

    QList<Finding> left;
    for (const Finding& finding : findings) {
        const Place place {finding.rule, finding.path};
        if (amounts.value(place) > m_borne.value(place))
            left.append(finding);
    }
    for (auto it = m_borne.cbegin(); it != m_borne.cend(); ++it) {
        const int now = amounts.value(it.key());
        if (now < it.value()) {
            const QString detail = u"exceptions.txt bears %1 of %2, but there is %3: lower it"_s;
            left.append(
                {it.key().second,
                 1,
                 u"exceptions"_s,
                 detail.arg(it.value()).arg(it.key().first).arg(now)});
        }
    }
    return left;
}

} // namespace betlog::lint
