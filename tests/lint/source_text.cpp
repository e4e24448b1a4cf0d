// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/lint/source_text.h"

namespace betlog::lint {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Walks once over a source and blanks what is no code.
class Reader
{
public:
    explicit Reader(SourceText& text)
        : m_text(text)
        , m_all(text.all)
    { }

    void run()
    {
        while (m_at < m_all.size())
            step();
    }

private:
    void step()
    {
        if (startsWith("//"_L1))
            blankComment(endOf("\n"_L1, m_at, 0));
        else if (startsWith("/*"_L1))
            blankComment(endOf("*/"_L1, m_at + 2, 2));
        else if (startsWith("R\""_L1))
            blankRawString();
        else if (m_all[m_at] == u'"')
            blankLiteral(u'"');
        else if (m_all[m_at] == u'\'' && !isDigitSeparator())
            blankLiteral(u'\'');
        else
            ++m_at;
    }

    [[nodiscard]] bool startsWith(QLatin1StringView token) const
    {
        return QStringView(m_all).sliced(m_at).startsWith(token);
    }

    /// Where `token` begins at or after `from`, plus `extra`; the end of the text without one.
    [[nodiscard]] qsizetype endOf(QStringView token, qsizetype from, qsizetype extra) const
    {
        const qsizetype found = m_all.indexOf(token, from);
        return found < 0 ? m_all.size() : found + extra;
    }

    [[nodiscard]] qsizetype endOf(QLatin1StringView token, qsizetype from, qsizetype extra) const
    {
        return endOf(QString(token), from, extra);
    }

    /// The quote in 10'000 opens no literal; the one in u'x' does.
    [[nodiscard]] bool isDigitSeparator() const
    {
        return m_at > 0 && m_at + 1 < m_all.size() && m_all[m_at - 1].isDigit()
            && m_all[m_at + 1].isDigit();
    }

    void blankRawString()
    {
        const qsizetype open = m_all.indexOf(u'(', m_at);
        const QString close = u')' + m_all.sliced(m_at + 2, open - m_at - 2) + u'"';
        const qsizetype end = endOf(close, open, close.size());
        blankInside(open + 1, end - close.size());
        m_at = end;
    }

    void blankLiteral(QChar quote)
    {
        qsizetype end = m_at + 1;
        while (end < m_all.size() && m_all[end] != quote && m_all[end] != u'\n')
            end += m_all[end] == u'\\' ? 2 : 1;
        blankInside(m_at + 1, qMin(end, m_all.size()));
        m_at = qMin(end + 1, m_all.size());
    }

    void blankInside(qsizetype from, qsizetype to)
    {
        // What an #include names is kept: the layer rules read it from the code.
        const qsizetype lineStart = m_all.lastIndexOf(u'\n', from) + 1;
        if (QStringView(m_all).sliced(lineStart).startsWith("#include"_L1))
            return;
        blank(m_text.unquoted, from, to);
        blank(m_text.code, from, to);
    }

    void blankComment(qsizetype to)
    {
        blank(m_text.code, m_at, to);
        m_at = to;
    }

    static void blank(QString& text, qsizetype from, qsizetype to)
    {
        for (qsizetype i = from; i < to; ++i) {
            if (text[i] != u'\n')
                text[i] = u' ';
        }
    }

    SourceText& m_text;
    const QString& m_all;
    qsizetype m_at = 0;
};

} // namespace

SourceText readSource(const QString& path, const QString& text)
{
    SourceText source {path, text, text, text};
    Reader(source).run();
    return source;
}

QStringList linesOf(const QString& text)
{
    QStringList lines = text.split(u'\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

int lineAt(const QString& text, qsizetype position)
{
    return static_cast<int>(QStringView(text).first(position).count(u'\n')) + 1;
}

} // namespace betlog::lint
