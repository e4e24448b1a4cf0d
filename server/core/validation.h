// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "server/core/command.h"
#include "server/core/log_settings.h"

namespace betlog::core {

/// What a write must be before anything else is asked, whatever the log holds. Invalid with every
/// field that is wrong; the pointers are those of the HTTP bodies.
[[nodiscard]] base::Expected<void>
checkMutation(const wire::Mutation& mutation, const LogSettings& settings);

/// At most kMaxBulkDelete ids, or a week; not both, not neither.
[[nodiscard]] base::Expected<void>
checkBulkDelete(const BulkDelete& command, const LogSettings& settings);

/// Forbidden for anybody but a bookkeeper; `what` ends the sentence "Only a bookkeeper may …".
[[nodiscard]] base::Expected<void> checkBookkeeper(const Actor& actor, QLatin1StringView what);

} // namespace betlog::core
