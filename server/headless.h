// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/ops/command_line.h"

namespace betlog::server {

inline constexpr int kExitFailed = 1;
inline constexpr int kExitUsage = 2;

/// Does what betlogd was asked to do, and returns the program's exit code. Serving lasts until
/// SIGTERM or SIGINT. Needs a core application; the desktop app's --headless is this too.
[[nodiscard]] int runHeadless(const ops::CommandLine& line);

} // namespace betlog::server
