// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

namespace betlog::domain {
struct Bet;
}

namespace betlog::wire {

/// Whether it is plain to see that the text of this bet is read back as the same bet. Almost every
/// bet is of that kind; of the others only reading tells, which costs a hundred times as much.
[[nodiscard]] bool isPlainlyReadable(const domain::Bet& bet);

} // namespace betlog::wire
