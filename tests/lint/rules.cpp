// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/lint/rules.h"

#include <QRegularExpression>

#include <optional>

namespace betlog::lint {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kSourceLines = 400;
constexpr int kHeaderLines = 150;
constexpr int kFunctionLines = 70;

QString commentMark(const QString& path)
{
    if (path.endsWith(".cpp"_L1) || path.endsWith(".h"_L1))
        return u"// "_s;
    return path.endsWith(".sql"_L1) ? u"-- "_s : u"# "_s;
}

QList<Finding> checkFileLength(const SourceText& source)
{
    const int limit = source.isHeader() ? kHeaderLines : kSourceLines;
    const int lines = static_cast<int>(linesOf(source.all).size());
    if (lines <= limit)
        return {};
    return {
        {source.path, 1, u"file-length"_s, u"%1 lines, over %2"_s.arg(lines).arg(limit), lines}};
}

QList<Finding> checkPragmaOnce(const SourceText& source)
{
    if (!source.isHeader() || linesOf(source.code).contains(u"#pragma once"_s))
        return {};
    return {{source.path, 1, u"pragma-once"_s, u"a header without #pragma once"_s}};
}

/// A table of rows for a data-driven test may be as long as it likes.
bool opensTestTable(const QStringList& lines, qsizetype brace)
{
    return brace > 0 && lines[brace - 1].contains("_data()"_L1);
}

/// Where the brace that opens on line `open` closes. Leans on the layout: both stand on lines of
/// their own, equally indented. Nothing when what closes there is a class ("};").
std::optional<qsizetype> closingLine(const QStringList& lines, qsizetype open)
{
    QString closing = lines[open];
    closing.replace(u'{', u'}');
    for (qsizetype line = open + 1; line < lines.size(); ++line) {
        if (lines[line].startsWith(closing))
            return lines[line] == closing ? std::optional(line) : std::nullopt;
    }
    return std::nullopt;
}

QList<Finding> checkFunctionLength(const SourceText& source)
{
    const QStringList lines = linesOf(source.code);
    QList<Finding> findings;
    for (qsizetype open = 0; open < lines.size(); ++open) {
        if (lines[open].trimmed() != "{"_L1 || opensTestTable(lines, open))
            continue;
        const std::optional<qsizetype> close = closingLine(lines, open);
        const int length = close ? static_cast<int>(*close - open - 1) : 0;
        if (length > kFunctionLines) {
            findings.append(
                {source.path,
                 static_cast<int>(open) + 1,
                 u"function-length"_s,
                 u"a function of %1 lines, over %2"_s.arg(length).arg(kFunctionLines),
                 length});
        }
    }
    return findings;
}

} // namespace

QList<Finding> checkLicence(const QString& path, const QString& text)
{
    const QString mark = commentMark(path);
    QStringList lines = linesOf(text);
    if (!lines.isEmpty() && lines.first().startsWith("#!"_L1))
        lines.removeFirst();
    static const QRegularExpression copyright(
        u"^SPDX-FileCopyrightText: 20\\d\\d The Betlog authors$"_s);
    const bool good = lines.size() >= 2 && lines[0].startsWith(mark)
        && copyright.match(lines[0].sliced(mark.size())).hasMatch()
        && lines[1] == mark + u"SPDX-License-Identifier: GPL-3.0-only"_s;
    if (good)
        return {};
    return {{path, 1, u"licence"_s, u"the two SPDX lines are not on top"_s}};
}

QList<Finding> checkShape(const SourceText& source)
{
    return checkFileLength(source) + checkPragmaOnce(source) + checkFunctionLength(source);
}

QList<Finding> checkSource(const SourceText& source)
{
    return checkLicence(source.path, source.all) + checkShape(source) + checkWords(source)
        + checkLayers(source);
}

} // namespace betlog::lint
