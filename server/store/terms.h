// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "server/core/log_settings.h"
#include "server/core/log_terms.h"

namespace betlog::store {

class SqlConnection;

/// The settings under which the log is kept: its own terms, which are settled here, as `settings`
/// has them, where the log is new; the rest as `settings` has it. Invalid, with a sentence for the
/// person who starts the server, where `asked` names other terms than the log's.
[[nodiscard]] base::Expected<core::LogSettings>
settleTerms(SqlConnection& connection, const core::LogTerms& asked, core::LogSettings settings);

} // namespace betlog::store
