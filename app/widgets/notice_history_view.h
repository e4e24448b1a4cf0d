// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/notice_history_model.h"
#include "base/scheduler.h"

#include <QWidget>

class QLabel;
class QListView;
class QPushButton;

namespace betlog::widgets {

/// What happened, newest first; a click or Enter opens the bet. What is seen for a moment counts as
/// read.
class NoticeHistoryView final : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kReadAfter {2000};

    /// Both outlive the view.
    NoticeHistoryView(
        models::NoticeHistoryModel& history, base::Scheduler& scheduler, QWidget* parent = nullptr);

signals:
    void openRequested(betlog::base::BetId bet);
    void connectionRequested();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void layOut();
    void refresh();
    void readSoon();
    void open(const QModelIndex& index);

    models::NoticeHistoryModel& m_history;
    base::Alarm m_read;
    QListView* m_list;
    QLabel* m_empty;
    QPushButton* m_clear;
};

} // namespace betlog::widgets
