// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/fold_schedule.h"

namespace betlog::store {

FoldSchedule::Turn FoldSchedule::next(int pages)
{
    if (pages < m_pages)
        *this = FoldSchedule(); // It began anew.
    m_pages = pages;
    if (pages >= m_writerAt) {
        m_writerAt = pages + kStep;
        return Turn::Writer;
    }
    if (pages >= m_besideAt) {
        m_besideAt = pages + kStep;
        return Turn::Beside;
    }
    return Turn::Nobody;
}

} // namespace betlog::store
