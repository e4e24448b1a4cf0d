// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/leaderboard_view.h"

#include "app/widgets/bet_words.h"
#include "app/widgets/leaderboard_list.h"
#include "app/widgets/moment_text.h"
#include "app/widgets/theme.h"

#include <QLabel>
#include <QTabBar>
#include <QVBoxLayout>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

bool anySmallSample(const models::LeaderboardModel& model)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.tallyAt(row).isSmallSample())
            return true;
    }
    return false;
}

} // namespace

LeaderboardView::LeaderboardView(
    models::WeekStandings& week,
    models::AllTimeStandings& allTime,
    base::Scheduler& scheduler,
    QWidget* parent)
    : QWidget(parent)
    , m_week(week)
    , m_allTime(allTime)
    , m_refreshSoon(scheduler)
    , m_tabs(new QTabBar(this))
    , m_list(new LeaderboardList(this))
    , m_remark(new QLabel(this))
{
    m_tabs->addTab(tr("This week"));
    m_tabs->addTab(tr("All time"));
    m_tabs->setAccessibleName(tr("Period of the leaderboard"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setObjectName(u"period"_s);
    m_tabs->setProperty("look", u"segments"_s);
    m_list->setAccessibleName(tr("Leaderboard"));
    m_remark->setProperty("look", u"muted"_s);
    m_remark->setWordWrap(true);
    m_remark->setContentsMargins(space::kSmall, 0, space::kSmall, space::kTight);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kSmall, 0, 0);
    column->setSpacing(space::kTight);
    column->addWidget(m_tabs);
    column->addWidget(m_list, 1);
    column->addWidget(m_remark);
    column->addStretch();
    setMinimumWidth(190);

    for (models::LeaderboardModel* const model : {&week.model(), &allTime.model()}) {
        model->setDescription(*this, [this](const domain::Tally& tally) {
            return tr("Rank %1: %2, profit %3, %4")
                .arg(
                    QString::number(tally.rank),
                    tally.key,
                    profitText(tally.profit, m_list->facts()),
                    standingText(tally));
        });
        connect(model, &QAbstractItemModel::rowsInserted, this, &LeaderboardView::showRemark);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &LeaderboardView::showRemark);
        connect(model, &QAbstractItemModel::dataChanged, this, &LeaderboardView::showRemark);
    }
    connect(&week, &models::WeekStandings::stateChanged, this, &LeaderboardView::showRemark);
    connect(&allTime, &models::AllTimeStandings::stateChanged, this, &LeaderboardView::showRemark);
    connect(m_tabs, &QTabBar::currentChanged, this, &LeaderboardView::showPeriod);
    const auto choose = [this](const QModelIndex& index) {
        emit personChosen(model().tallyAt(index.row()).key);
    };
    connect(m_list, &QListView::clicked, this, choose);
    connect(m_list, &QListView::activated, this, choose);
    showPeriod();
}

void LeaderboardView::setFacts(const LogFacts& facts)
{
    m_list->setFacts(facts);
}

void LeaderboardView::setWeek(domain::WeekKey week, domain::WeekKey current)
{
    m_isThisWeek = week == current;
    m_tabs->setTabText(
        static_cast<int>(Period::Week), m_isThisWeek ? tr("This week") : shortWeekText(week));
    showRemark();
}

void LeaderboardView::setPeriod(Period period)
{
    m_tabs->setCurrentIndex(static_cast<int>(period));
}

LeaderboardView::Period LeaderboardView::period() const
{
    return static_cast<Period>(m_tabs->currentIndex());
}

QListView* LeaderboardView::list() const
{
    return m_list;
}

QString LeaderboardView::remark() const
{
    return m_remark->text();
}

models::LeaderboardModel& LeaderboardView::model() const
{
    return period() == Period::Week ? m_week.model() : m_allTime.model();
}

void LeaderboardView::noteChange()
{
    if (!m_refreshSoon.isActive())
        m_refreshSoon.start(kPatience, [this] { refreshIfShown(); });
}

void LeaderboardView::refreshIfShown()
{
    if (isVisible() && period() == Period::AllTime)
        m_allTime.refresh();
}

void LeaderboardView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refreshIfShown();
}

void LeaderboardView::showPeriod()
{
    m_list->setLeaderboard(model());
    refreshIfShown();
    showRemark();
}

bool LeaderboardView::isAddingUp() const
{
    return period() == Period::AllTime ? m_allTime.isLoading() : m_week.isCounting();
}

void LeaderboardView::showRemark()
{
    const bool empty = model().rowCount() == 0;
    QString text;
    if (period() == Period::AllTime && m_allTime.error())
        text = m_allTime.error()->detail;
    else if (empty && isAddingUp())
        text = tr("Adding up…");
    else if (empty && period() == Period::AllTime)
        text = tr("Nobody has bet yet.");
    else if (empty)
        text = m_isThisWeek ? tr("Nobody has bet this week.") : tr("Nobody bet in that week.");
    else if (anySmallSample(model()))
        text = tr("Fewer than %1 settled bets say little.").arg(domain::kSmallSample);
    m_remark->setText(text);
    m_remark->setVisible(!text.isEmpty());
    m_list->setVisible(!empty);
}

} // namespace betlog::widgets
