// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/typed_history.h"

namespace betlog::models {

void TypedHistory::add(const QString& line)
{
    if (m_lines.isEmpty() || m_lines.last() != line)
        m_lines.append(line);
    if (m_lines.size() > kMaxLines)
        m_lines.removeFirst();
    m_at = m_lines.size();
    m_draft.clear();
}

QString TypedHistory::older(const QString& current)
{
    if (m_at == 0)
        return current;
    if (m_at == m_lines.size())
        m_draft = current;
    return m_lines[--m_at];
}

QString TypedHistory::newer(const QString& current)
{
    if (m_at == m_lines.size())
        return current;
    ++m_at;
    return m_at == m_lines.size() ? m_draft : m_lines[m_at];
}

} // namespace betlog::models
