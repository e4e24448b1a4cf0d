// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

namespace betlog::server {

/// Lets this process have as many open files and sockets as the system allows it, and returns how
/// many connections that leaves room for: the soft limit is 1024 on many systems, far below what a
/// server of thousands needs, though the hard one is not.
[[nodiscard]] int raiseDescriptorLimit();

} // namespace betlog::server
