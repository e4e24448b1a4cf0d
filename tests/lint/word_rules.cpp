// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/lint/rules.h"

#include <QRegularExpression>

#include <array>

namespace betlog::lint {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Which reading of a source a word is looked for in.
using View = QString SourceText::*;

struct WordRule
{
    QString name;
    QRegularExpression where; ///< paths that the rule is for
    View view;
    QRegularExpression word;
    QString detail;
};

QRegularExpression pattern(const QString& text)
{
    return QRegularExpression(text, QRegularExpression::MultilineOption);
}

QList<WordRule> styleRules()
{
    const QRegularExpression everywhere = pattern(u"."_s);
    return {
        {u"using-namespace"_s,
         pattern(u"\\.h$"_s),
         &SourceText::code,
         pattern(u"\\busing\\s+namespace\\b"_s),
         u"a header takes no namespace for its readers"_s},
        {u"left-over"_s,
         everywhere,
         &SourceText::unquoted,
         pattern(u"\\b(TODO|FIXME|XXX|HACK)\\b|^\\s*#\\s*if\\s+0\\b"_s),
         u"finish it or take it out"_s},
        {u"delete"_s,
         everywhere,
         &SourceText::code,
         pattern(u"(?<!= )(?<!operator )\\bdelete\\b"_s),
         u"an owner deletes, by unique_ptr or by QObject parent"_s},
        {u"foreach"_s,
         everywhere,
         &SourceText::code,
         pattern(u"\\b(Q_FOREACH|SIGNAL|SLOT)\\s*\\("_s),
         u"range-for, and connections by member pointer"_s},
    };
}

QList<WordRule> boundaryRules()
{
    return {
        {u"floating-point"_s,
         pattern(u"^common/(domain|wire)/"_s),
         &SourceText::code,
         pattern(u"\\b(double|float|qreal)\\b"_s),
         u"money is an integer and a price an exact ratio"_s},
        {u"colour"_s,
         pattern(u"^(common|server|app)/(?!widgets/theme)"_s),
         &SourceText::all,
         pattern(u"\"#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})\""
                 "|\\bQColor(\\s+\\w+)?\\s*[({]\\s*(u?\"|[0-9])|\\bqRgba?\\s*\\(\\s*[0-9]"
                 "|\\bQt::(dark|light)?"
                 "(?i:black|white|red|green|blue|cyan|magenta|yellow|gray)\\b"_s),
         u"colours live in app/widgets/theme"_s},
        {u"clock"_s,
         pattern(u"^(common|server|app)/(?!base/)"_s),
         &SourceText::code,
         pattern(u"\\bcurrent(DateTime|DateTimeUtc|MSecsSinceEpoch|Date)\\s*\\("
                 "|\\bsystem_clock::now\\b|\\bQTime::currentTime\\b"_s),
         u"the time comes from base::Clock, so that a test can own it"_s},
        {u"dice"_s,
         pattern(u"^(common|server|app)/(?!base/)"_s),
         &SourceText::code,
         pattern(u"\\bQRandomGenerator\\b|\\bstd::rand\\b|\\brandom_device\\b|\\bcreateUuid\\b"_s),
         u"chance comes from base::Random, so that a test can own it"_s},
        {u"sleep"_s,
         pattern(u"."_s),
         &SourceText::code,
         pattern(u"\\b(qSleep|qWait|sleep_for|sleep_until|usleep)\\s*\\(|\\bQThread::m?sleep\\b"_s),
         u"wait for a signal or a condition, never for a while"_s},
    };
}

void checkWord(const WordRule& rule, const SourceText& source, QList<Finding>& findings)
{
    if (!rule.where.match(source.path).hasMatch())
        return;
    const QString& text = source.*rule.view;
    auto matches = rule.word.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        findings.append(
            {source.path,
             lineAt(text, match.capturedStart()),
             rule.name,
             match.captured().trimmed() + u": "_s + rule.detail});
    }
}

} // namespace

QList<Finding> checkWords(const SourceText& source)
{
    static const QList<WordRule> rules = styleRules() + boundaryRules();
    QList<Finding> findings;
    for (const WordRule& rule : rules)
        checkWord(rule, source, findings);
    return findings;
}

} // namespace betlog::lint
