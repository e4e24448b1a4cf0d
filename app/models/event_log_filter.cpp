// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/event_log_filter.h"

#include "app/models/event_log_model.h"

namespace betlog::models {

void EventLogFilter::setKind(std::optional<sync::Diagnostics::Kind> kind)
{
    m_kind = kind;
    invalidateFilter();
}

void EventLogFilter::setText(const QString& text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

bool EventLogFilter::filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const
{
    const QModelIndex text =
        sourceModel()->index(sourceRow, EventLogModel::TextColumn, sourceParent);
    if (m_kind && text.data(EventLogModel::KindRole).toInt() != static_cast<int>(*m_kind))
        return false;
    return m_text.isEmpty() || text.data().toString().contains(m_text, Qt::CaseInsensitive);
}

} // namespace betlog::models
