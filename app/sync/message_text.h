// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "wire/messages.h"

namespace betlog::sync {

/// A message in one short line, for logs and the diagnostics: "bet_updated (status) #12 of
/// NFL/2024-12-01, seq 4711".
[[nodiscard]] QString asText(const wire::ServerMessage& message);
[[nodiscard]] QString asText(const wire::ClientMessage& message);

} // namespace betlog::sync
