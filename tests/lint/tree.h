// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "tests/lint/rules.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace betlog::lint {

/// The sources of a tree, by path from its top, sorted.
[[nodiscard]] QStringList sourcesOf(const QString& top); ///< C++
[[nodiscard]] QStringList scriptsOf(const QString& top); ///< CMake, SQL, shell

[[nodiscard]] QString readFile(const QString& path);

/// Every rule over the whole tree, less its exceptions.
[[nodiscard]] QList<Finding> checkTree(const QString& top);

/// What clang-format would lay out otherwise in `paths`, by the tree's own .clang-format.
[[nodiscard]] QList<Finding> checkLayout(const QString& top, const QStringList& paths);

} // namespace betlog::lint
