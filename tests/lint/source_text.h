// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QString>
#include <QStringList>

namespace betlog::lint {

/// A C++ source, read in three ways. All three have the same length and the same line breaks, so
/// that a position in one is a position in the others.
struct SourceText
{
    QString path; ///< from the top of the tree, with slashes
    QString all;
    QString unquoted; ///< the insides of string and character literals blanked
    QString code; ///< comments blanked as well

    [[nodiscard]] bool isHeader() const { return path.endsWith(QLatin1String(".h")); }
};

[[nodiscard]] SourceText readSource(const QString& path, const QString& text);

[[nodiscard]] QStringList linesOf(const QString& text);
[[nodiscard]] int lineAt(const QString& text, qsizetype position); ///< counted from 1

} // namespace betlog::lint
