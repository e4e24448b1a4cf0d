// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <chrono>
#include <cstddef>

namespace betlog::store {

/// Whether the writer, having answered some, waits a moment for what they write next.
///
/// Who writes again once they are answered comes just too late for the next commit. So a crowd that
/// does falls into two groups that wait for each other, and an ack takes two syncs of the disk
/// where one would do. To wait pays where the disk is slower than the work, and where those who
/// were answered do come back; they are waited for no longer than half a sync, and where they stay
/// away, nobody is waited for in a while.
class Gathering
{
public:
    using Time = std::chrono::microseconds;

    struct Wait
    {
        size_t tasks = 0; ///< no longer than until there are so many
        Time atMost {0}; ///< 0: not at all
    };

    static constexpr Time kMost {5000};
    static constexpr int kBatchesInVain = 16; ///< without a wait, after one that was in vain

    /// After a batch of `answered`, when `left` wait already. It took `all` of the time, of which
    /// `sync` was the disk's.
    [[nodiscard]] Wait after(size_t answered, size_t left, Time all, Time sync);

    /// How many there were in the end.
    void found(size_t tasks);

private:
    size_t m_few = 0; ///< with so many, the wait was in vain
    int m_pass = 0;
};

} // namespace betlog::store
