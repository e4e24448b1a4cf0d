// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/gathering.h"

#include <algorithm>

namespace betlog::store {

Gathering::Wait Gathering::after(size_t answered, size_t left, Time all, Time sync)
{
    const bool isAlone = answered + left < 2;
    const bool isDiskSlower = sync <= all && sync > all - sync; // Else it is of an earlier commit.
    if (isAlone || !isDiskSlower)
        return {};
    if (m_pass > 0) {
        --m_pass;
        return {};
    }
    m_few = left + (answered - 1) / 2;
    return {answered + left, std::min(sync / 2, kMost)};
}

void Gathering::found(size_t tasks)
{
    if (tasks <= m_few)
        m_pass = kBatchesInVain;
}

} // namespace betlog::store
