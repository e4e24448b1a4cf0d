// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/timestamp.h"

namespace betlog::models {

/// "10:30:05.123" on this machine's clock.
[[nodiscard]] QString preciseTime(base::Timestamp moment);

} // namespace betlog::models
