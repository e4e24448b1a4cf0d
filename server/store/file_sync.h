// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"

#include <QString>

namespace betlog::store {

/// Returns once what was written to the file, or the names in the folder, would survive a loss of
/// power.
[[nodiscard]] base::Expected<void> syncToDisk(const QString& fileOrFolder);

/// Gives the file another name in one step, in place of what bears it, and returns once that would
/// survive a loss of power. Both names are in one folder.
[[nodiscard]] base::Expected<void> renameDurably(const QString& from, const QString& to);

} // namespace betlog::store
