// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "server/core/auth.h"
#include "server/core/log_service.h"
#include "server/core/log_settings.h"
#include "wire/messages.h"

namespace betlog::net {

/// How the log greets a client, over a WebSocket and over HTTP.
[[nodiscard]] wire::Welcome welcomeTo(
    const core::Actor& actor,
    const core::LogService& log,
    const core::LogSettings& settings,
    const base::Clock& clock,
    base::Random& random);

} // namespace betlog::net
