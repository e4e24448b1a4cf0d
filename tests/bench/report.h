// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace betlog::bench {

/// The sorted middle, and the end, of what was measured.
[[nodiscard]] double percentile(QList<double> values, int percent);
/// A number as people read it: three digits that count.
[[nodiscard]] QString figure(double value);
/// "3.1 to 12.5", or one figure where they are as good as the same.
[[nodiscard]] QString span(const QList<double>& values);

/// Tables of figures, printed as they come and written down at the end, behind all the aims.
class Report
{
public:
    void section(const QString& title, const QString& about, const QStringList& columns);
    void row(const QStringList& cells);
    /// A sentence below the table.
    void note(const QString& sentence);
    /// What was to be reached, what was, and, where it was not, what the limit is.
    void aim(const QString& what, const QString& measured, bool isMet, const QString& limit = {});

    /// Takes the sections that were not measured again over from what was written before.
    void keepOthersOf(const QString& written);
    [[nodiscard]] QString text() const;

    [[nodiscard]] int rows() const { return m_rows; }

private:
    struct Section
    {
        QString title;
        QString text;
        QString aims; ///< behind the table, whose rows may come later
    };

    void line(const QString& text);

    QList<Section> m_sections;
    int m_rows = 0;
};

} // namespace betlog::bench
