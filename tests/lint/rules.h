// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "tests/lint/source_text.h"

#include <QHash>
#include <QList>
#include <QString>

namespace betlog::lint {

/// One breach of one rule.
struct Finding
{
    QString path;
    int line = 1;
    QString rule;
    QString detail;
    int amount = 1; ///< what exceptions.txt counts: one a finding, for lengths the lines
};

/// The two SPDX lines on top; for C++, CMake, SQL and shell alike.
[[nodiscard]] QList<Finding> checkLicence(const QString& path, const QString& text);

/// Length of the file and of its functions, `#pragma once`.
[[nodiscard]] QList<Finding> checkShape(const SourceText& source);

/// Words that have no place, each where it has none: left-over marks, `delete`, floating point in
/// money, colours outside the theme, clocks and dice that a test could not own.
[[nodiscard]] QList<Finding> checkWords(const SourceText& source);

/// Who may include whom: the layers of docs/architecture.md, and which Qt modules each may use.
[[nodiscard]] QList<Finding> checkLayers(const SourceText& source);

/// Sources that no CMakeLists.txt of their folder, or of one above it, builds. `lists` has the
/// texts of these by path.
[[nodiscard]] QList<Finding>
checkListed(const QStringList& sources, const QHash<QString, QString>& lists);

/// A CMakeLists.txt lists its files; it never globs.
[[nodiscard]] QList<Finding> checkList(const QString& path, const QString& text);

/// Every rule for C++ sources except the layout, which is clang-format's.
[[nodiscard]] QList<Finding> checkSource(const SourceText& source);

} // namespace betlog::lint
