// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

namespace betlog::store {

/// Who folds the write-ahead log into the log, and when.
///
/// To fold it in takes two syncs of the disk, and another thread can do it while the writer goes
/// on. But the write-ahead log begins anew only where a commit finds all of it folded in, and a
/// writer that never rests has always written more meanwhile. So at a ceiling the writer does
/// itself what is left: little, since most was done beside it.
class FoldSchedule
{
public:
    enum class Turn { Nobody, Beside, Writer };

    /// In pages of 4 KB. So many more, and it is folded in beside the writer.
    static constexpr int kStep = 1000;
    /// Seldom, so that one ack in a hundred waits for it at most; but all of it is read at a start
    /// after a crash, and is there twice on the disk.
    static constexpr int kCeiling = 16000;

    /// Whose turn it is after a commit that left so many pages. Whoever fails, or is held back by a
    /// reader, has the next turn a step later.
    [[nodiscard]] Turn next(int pages);

private:
    int m_pages = 0;
    int m_besideAt = kStep;
    int m_writerAt = kCeiling;
};

} // namespace betlog::store
