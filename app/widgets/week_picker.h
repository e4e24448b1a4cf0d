// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/week_key.h"

#include <QWidget>

class QCalendarWidget;
class QPushButton;
class QToolButton;

namespace betlog::widgets {

/// ‹ Week of 1 December 2024 › This week
///
/// Says which week is wanted; what is shown changes when its owner agrees. A click on the name
/// opens a calendar, in which any day stands for its week.
class WeekPicker final : public QWidget
{
    Q_OBJECT

public:
    explicit WeekPicker(QWidget* parent = nullptr);

    void setWeekStart(const domain::WeekStart& start);
    void setCurrentWeek(domain::WeekKey week);
    void setWeek(domain::WeekKey week);

    [[nodiscard]] domain::WeekKey week() const { return m_week; }

    [[nodiscard]] domain::WeekKey currentWeek() const { return m_current; }

    void goBack();
    void goForward();
    void goToCurrent();

signals:
    void weekWanted(betlog::domain::WeekKey week);

private:
    void refresh();
    void fillCalendar();
    void pickDate(QDate date);

    domain::WeekStart m_start;
    domain::WeekKey m_current;
    domain::WeekKey m_week;
    QToolButton* m_back;
    QToolButton* m_name;
    QToolButton* m_forward;
    QPushButton* m_thisWeek;
    QCalendarWidget* m_calendar;
};

} // namespace betlog::widgets
