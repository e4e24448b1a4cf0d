// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/all_time_standings.h"
#include "app/models/week_standings.h"
#include "app/widgets/log_facts.h"
#include "base/scheduler.h"

#include <QListView>

class QLabel;
class QTabBar;

namespace betlog::widgets {

class LeaderboardList;

/// Who leads, in the shown week and of all time: rank, person, profit, ROI and hit rate. The
/// tooltips define each figure; a small sample says so.
class LeaderboardView final : public QWidget
{
    Q_OBJECT

public:
    enum class Period { Week, AllTime };

    /// How long changes are gathered before the server is asked to add up again.
    static constexpr std::chrono::seconds kPatience {2};

    LeaderboardView(
        models::WeekStandings& week,
        models::AllTimeStandings& allTime,
        base::Scheduler& scheduler,
        QWidget* parent = nullptr);

    void setFacts(const LogFacts& facts);
    void setWeek(domain::WeekKey week, domain::WeekKey current);
    void setPeriod(Period period);

    [[nodiscard]] Period period() const;
    [[nodiscard]] QListView* list() const;
    /// What is said in place of rows, or below them; empty where nothing is.
    [[nodiscard]] QString remark() const;

    /// The log has changed: the figures of all time are asked for anew, if they are looked at.
    void noteChange();

signals:
    void personChosen(const QString& name);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refreshIfShown();
    void showPeriod();
    void showRemark();
    [[nodiscard]] bool isAddingUp() const;
    [[nodiscard]] models::LeaderboardModel& model() const;

    models::WeekStandings& m_week;
    models::AllTimeStandings& m_allTime;
    base::Alarm m_refreshSoon;
    bool m_isThisWeek = true;
    QTabBar* m_tabs;
    LeaderboardList* m_list;
    QLabel* m_remark;
};

} // namespace betlog::widgets
