// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QString>

namespace betlog::tests {

class SimClient;

/// What a client shows of a bet that it writes to is what it was told, with its own unanswered
/// writes on top, and never a mix. What is wrong, or an empty text. It shares no rule with the
/// replica.
[[nodiscard]] QString mixUpIn(SimClient& client);

} // namespace betlog::tests
