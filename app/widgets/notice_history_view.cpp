// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/notice_history_view.h"

#include "app/widgets/notice_delegate.h"
#include "app/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;
using models::Notice;
using models::NoticeHistoryModel;

NoticeHistoryView::NoticeHistoryView(
    NoticeHistoryModel& history, base::Scheduler& scheduler, QWidget* parent)
    : QWidget(parent)
    , m_history(history)
    , m_read(scheduler)
    , m_list(new QListView(this))
    , m_empty(new QLabel(tr("Nothing happened yet. What others do is listed here."), this))
    , m_clear(new QPushButton(tr("Clear"), this))
{
    m_list->setProperty("look", u"plain"_s);
    m_list->setModel(&history);
    m_list->setItemDelegate(new NoticeDelegate(scheduler, this));
    m_list->setWordWrap(true); // rows are as high as their words at this width: lay out anew
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setAccessibleName(tr("Notices"));
    layOut();
    connect(m_list, &QListView::clicked, this, &NoticeHistoryView::open);
    connect(m_list, &QListView::activated, this, &NoticeHistoryView::open);
    connect(m_clear, &QPushButton::clicked, &history, &NoticeHistoryModel::clear);
    connect(&history, &QAbstractItemModel::rowsInserted, this, &NoticeHistoryView::refresh);
    connect(&history, &QAbstractItemModel::modelReset, this, &NoticeHistoryView::refresh);
    connect(&history, &NoticeHistoryModel::unreadCountChanged, this, &NoticeHistoryView::readSoon);
    refresh();
}

void NoticeHistoryView::layOut()
{
    m_clear->setObjectName(u"clearNotices"_s);
    m_clear->setProperty("look", u"quiet"_s);
    m_empty->setProperty("look", u"muted"_s);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    auto* const head = new QHBoxLayout;
    head->addStretch();
    head->addWidget(m_clear);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTight);
    column->addLayout(head);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);
}

void NoticeHistoryView::refresh()
{
    const bool empty = m_history.rowCount() == 0;
    m_list->setVisible(!empty);
    m_empty->setVisible(empty);
    m_clear->setVisible(!empty);
}

void NoticeHistoryView::readSoon()
{
    if (isVisible() && m_history.unreadCount() > 0 && !m_read.isActive())
        m_read.start(kReadAfter, [this]() { m_history.markAllRead(); });
}

void NoticeHistoryView::open(const QModelIndex& index)
{
    const auto notice = index.data(NoticeHistoryModel::NoticeRole).value<Notice>();
    if (!notice.bet.isNull())
        emit openRequested(notice.bet);
    else if (notice.kind == Notice::Kind::Connection)
        emit connectionRequested();
}

void NoticeHistoryView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    readSoon();
}

void NoticeHistoryView::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_read.stop();
}

} // namespace betlog::widgets
