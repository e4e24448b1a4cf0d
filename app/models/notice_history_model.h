// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/notice.h"

#include <QAbstractListModel>

namespace betlog::models {

/// The newest kMaxNotices notices, newest first, and how many of them nobody has looked at.
class NoticeHistoryModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr int kMaxNotices = 500;

    /// Qt::DisplayRole is the text.
    enum Role { NoticeRole = Qt::UserRole, UnreadRole };

    using QAbstractListModel::QAbstractListModel;

    void add(const Notice& notice);
    void clear();
    void markAllRead();

    [[nodiscard]] int unreadCount() const { return m_unread; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant
    data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

signals:
    void unreadCountChanged(int count);

private:
    void setUnread(int count);

    QList<Notice> m_notices; ///< oldest first, so that the newest is appended
    int m_unread = 0;
};

} // namespace betlog::models
