// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/ids.h"

#include <QString>

#include <functional>

namespace betlog::tests {

class SimClient;

/// Whether the server has ever told the change of a write.
using IsTold = std::function<bool(base::MutationId mutation)>;

/// What a client shows of a bet that it writes to is what it was told, with its own unanswered
/// writes on top, and never a mix. What is wrong, or an empty text. It shares no rule with the
/// replica.
[[nodiscard]] QString mixUpIn(SimClient& client, const IsTold& isTold);

} // namespace betlog::tests
