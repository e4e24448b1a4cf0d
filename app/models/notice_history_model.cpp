// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/notice_history_model.h"

#include <algorithm>

namespace betlog::models {

using namespace Qt::Literals::StringLiterals;

void NoticeHistoryModel::add(const Notice& notice)
{
    if (m_notices.size() == kMaxNotices) {
        beginRemoveRows({}, kMaxNotices - 1, kMaxNotices - 1);
        m_notices.removeFirst();
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_notices.append(notice);
    endInsertRows();
    setUnread(std::min<int>(m_unread + 1, static_cast<int>(m_notices.size())));
}

void NoticeHistoryModel::clear()
{
    if (m_notices.isEmpty())
        return;
    beginResetModel();
    m_notices.clear();
    endResetModel();
    setUnread(0);
}

void NoticeHistoryModel::markAllRead()
{
    if (m_unread == 0)
        return;
    const int unread = m_unread;
    setUnread(0);
    emit dataChanged(index(0), index(unread - 1), {UnreadRole});
}

int NoticeHistoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_notices.size());
}

QVariant NoticeHistoryModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Notice& notice = m_notices[m_notices.size() - 1 - index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return notice.text;
    case Qt::AccessibleTextRole:
        return notice.detail.isEmpty() ? notice.text : notice.text + u' ' + notice.detail;
    case NoticeRole:
        return QVariant::fromValue(notice);
    case UnreadRole:
        return index.row() < m_unread;
    default:
        return {};
    }
}

void NoticeHistoryModel::setUnread(int count)
{
    if (std::exchange(m_unread, count) != count)
        emit unreadCountChanged(count);
}

} // namespace betlog::models
