// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/bet_list_model.h"
#include "app/widgets/bet_log_view.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace betlog::widgets {

/// The log with what stands above it: notices of the window, how many bets are shown of how many,
/// by which filter, and in which order.
class LogPane final : public QWidget
{
    Q_OBJECT

public:
    LogPane(models::BetListModel& model, base::Scheduler& scheduler, QWidget* parent = nullptr);

    [[nodiscard]] BetLogView& view() { return *m_view; }

    /// A message across the top of the log; it stays until it hides itself.
    void addBanner(QWidget* banner);
    /// Says what the log is filtered by: "Jaybers8, NFL, Lost, “lynx”".
    [[nodiscard]] QString filterText() const;

signals:
    void clearFilterWanted();

private:
    void fillOrderMenu();
    void refresh();

    models::BetListModel& m_model;
    QVBoxLayout* m_column;
    QVBoxLayout* m_banners;
    QLabel* m_count;
    QPushButton* m_clear;
    QToolButton* m_order;
    BetLogView* m_view;
};

} // namespace betlog::widgets
