// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/ids.h"

namespace betlog::wire {

/// Where a client stands: everything up to `seq` of the history `epoch` has been applied.
struct Cursor
{
    base::Epoch epoch;
    base::Seq seq;

    friend bool operator==(const Cursor&, const Cursor&) = default;
};

} // namespace betlog::wire
