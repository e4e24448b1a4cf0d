// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/ids.h"

namespace betlog::files {

// Ids that follow from where a bet comes from (UUID version 5), so that the same bet of the same
// file has the same ids for ever, whoever imports it.
[[nodiscard]] base::BetId betIdOf(const QString& source);
[[nodiscard]] base::MutationId createIdOf(const QString& source);
[[nodiscard]] base::MutationId overrideIdOf(const QString& source);

} // namespace betlog::files
