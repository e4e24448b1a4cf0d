// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "base/clock.h"

namespace betlog::base {

using std::chrono::duration_cast;
using std::chrono::milliseconds;

Timestamp SystemClock::now() const
{
    const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
    return Timestamp(duration_cast<milliseconds>(sinceEpoch));
}

milliseconds SystemClock::monotonic() const
{
    return duration_cast<milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace betlog::base
