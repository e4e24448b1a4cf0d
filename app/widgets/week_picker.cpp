// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/week_picker.h"

#include "app/widgets/moment_text.h"
#include "app/widgets/theme_icon.h"

#include <QCalendarWidget>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QTextCharFormat>
#include <QToolButton>
#include <QWidgetAction>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize kCalendarSize(300, 260); // all six rows of a month, in a large font too

}

WeekPicker::WeekPicker(QWidget* parent)
    : QWidget(parent)
    , m_back(new QToolButton(this))
    , m_name(new QToolButton(this))
    , m_forward(new QToolButton(this))
    , m_thisWeek(new QPushButton(tr("This week"), this))
    , m_calendar(new QCalendarWidget)
{
    m_back->setIcon(themeIcon(u"chevron-left"_s, Ink::Text));
    m_back->setToolTip(tr("Previous week (Alt+←)"));
    m_back->setAccessibleName(tr("Previous week"));
    m_forward->setIcon(themeIcon(u"chevron-right"_s, Ink::Text));
    m_forward->setToolTip(tr("Next week (Alt+→)"));
    m_forward->setAccessibleName(tr("Next week"));
    m_name->setToolTip(tr("Pick a week in the calendar"));
    m_name->setPopupMode(QToolButton::InstantPopup);
    m_name->setProperty("look", u"heading"_s);
    m_thisWeek->setProperty("look", u"quiet"_s);
    fillCalendar();

    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kTight);
    for (QWidget* const part :
         std::initializer_list<QWidget*> {m_back, m_name, m_forward, m_thisWeek})
        row->addWidget(part);
    setTabOrder(m_back, m_name);
    setTabOrder(m_name, m_forward);
    setTabOrder(m_forward, m_thisWeek);

    connect(m_back, &QToolButton::clicked, this, &WeekPicker::goBack);
    connect(m_forward, &QToolButton::clicked, this, &WeekPicker::goForward);
    connect(m_thisWeek, &QPushButton::clicked, this, &WeekPicker::goToCurrent);
    connect(m_calendar, &QCalendarWidget::clicked, this, &WeekPicker::pickDate);
    connect(m_calendar, &QCalendarWidget::activated, this, &WeekPicker::pickDate);
}

void WeekPicker::fillCalendar()
{
    m_calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    m_calendar->setHorizontalHeaderFormat(QCalendarWidget::ShortDayNames);
    m_calendar->setMinimumSize(kCalendarSize);
    for (const Qt::DayOfWeek day : {Qt::Saturday, Qt::Sunday})
        m_calendar->setWeekdayTextFormat(day, m_calendar->weekdayTextFormat(Qt::Monday));
    for (const auto& [name, icon] :
         {std::pair(u"qt_calendar_prevmonth"_s, u"chevron-left"_s),
          std::pair(u"qt_calendar_nextmonth"_s, u"chevron-right"_s)})
    {
        if (auto* const button = m_calendar->findChild<QToolButton*>(name))
            button->setIcon(themeIcon(icon, Ink::Text));
    }
    auto* const menu = new QMenu(this);
    auto* const action = new QWidgetAction(menu);
    action->setDefaultWidget(m_calendar);
    menu->addAction(action);
    connect(menu, &QMenu::aboutToShow, m_calendar, [this] {
        m_calendar->setSelectedDate(m_week.start());
        m_calendar->setFocus();
    });
    m_name->setMenu(menu);
}

void WeekPicker::setWeekStart(const domain::WeekStart& start)
{
    m_start = start;
    m_calendar->setFirstDayOfWeek(start.day);
}

void WeekPicker::setCurrentWeek(domain::WeekKey week)
{
    m_current = week;
    refresh();
}

void WeekPicker::setWeek(domain::WeekKey week)
{
    m_week = week;
    refresh();
}

void WeekPicker::refresh()
{
    m_name->setText(m_week.isValid() ? weekText(m_week) : QString());
    m_name->setAccessibleName(m_name->text());
    m_thisWeek->setVisible(m_current.isValid() && m_week != m_current);
}

void WeekPicker::goBack()
{
    if (m_week.isValid())
        emit weekWanted(m_week.previous());
}

void WeekPicker::goForward()
{
    if (m_week.isValid())
        emit weekWanted(m_week.next());
}

void WeekPicker::goToCurrent()
{
    if (m_current.isValid() && m_current != m_week)
        emit weekWanted(m_current);
}

void WeekPicker::pickDate(QDate date)
{
    m_name->menu()->hide();
    const domain::WeekKey week = m_start.weekContaining(date);
    if (week != m_week)
        emit weekWanted(week);
}

} // namespace betlog::widgets
