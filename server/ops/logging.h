// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/ops/config.h"

namespace betlog::ops {

/// Sends what is logged to stderr, one line each: time, level, category, text. Categories are
/// named "betlog.…"; a finer choice is made with QT_LOGGING_RULES. For main, before any thread.
void setUpLogging(LogLevel level);

} // namespace betlog::ops
