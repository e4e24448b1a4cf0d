// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/log_pane.h"

#include "app/widgets/bet_words.h"
#include "app/widgets/plain_tooltip.h"
#include "app/widgets/theme.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList sorted(const QSet<QString>& names)
{
    QStringList list(names.cbegin(), names.cend());
    list.sort(Qt::CaseInsensitive);
    return list;
}

} // namespace

LogPane::LogPane(models::BetListModel& model, base::Scheduler& scheduler, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_column(new QVBoxLayout(this))
    , m_banners(new QVBoxLayout)
    , m_count(new QLabel(this))
    , m_clear(new QPushButton(tr("Clear"), this))
    , m_order(new QToolButton(this))
    , m_view(new BetLogView(model, scheduler, this))
{
    m_count->setProperty("look", u"muted"_s);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_clear->setProperty("look", u"quiet"_s);
    m_clear->setToolTip(tr("Clear search and filters (Escape in the search field)"));
    m_order->setPopupMode(QToolButton::InstantPopup);
    m_order->setToolTip(tr("Order of the bets"));
    fillOrderMenu();

    auto* const head = new QHBoxLayout;
    head->setContentsMargins(space::kMedium, 0, space::kSmall, 0);
    head->setSpacing(space::kSmall);
    head->addWidget(m_count, 1);
    head->addWidget(m_clear);
    head->addWidget(m_order);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::kTight);
    const auto fitBanners = [this](int, int end) { // to be as wide as the cards below
        const int bar = end > 0 ? m_view->verticalScrollBar()->sizeHint().width() : 0;
        m_banners->setContentsMargins(space::kSmall, 0, space::kSmall + bar, 0);
    };
    fitBanners(0, 0);
    connect(m_view->verticalScrollBar(), &QScrollBar::rangeChanged, this, fitBanners);
    m_banners->setSpacing(space::kTight);
    m_column->addLayout(m_banners);
    m_column->addLayout(head);
    m_column->addWidget(m_view, 1);
    setMinimumWidth(340);

    connect(&model, &models::BetListModel::shownBetsChanged, this, &LogPane::refresh);
    connect(&model, &models::BetListModel::filterChanged, this, &LogPane::refresh);
    connect(m_clear, &QPushButton::clicked, this, &LogPane::clearFilterWanted);
    connect(m_view, &BetLogView::clearFilterWanted, this, &LogPane::clearFilterWanted);
    refresh();
}

void LogPane::addBanner(QWidget* banner)
{
    m_banners->insertWidget(0, banner);
}

void LogPane::fillOrderMenu()
{
    using By = models::BetOrder::By;
    const std::pair<QString, models::BetOrder> orders[] {
        {tr("Newest first"), {By::Time, false}},
        {tr("Oldest first"), {By::Time, true}},
        {tr("Person, A to Z"), {By::Person, true}},
        {tr("League, A to Z"), {By::League, true}},
        {tr("Pending first"), {By::Status, true}},
        {tr("Highest stake"), {By::Stake, false}},
        {tr("Best profit"), {By::Profit, false}},
        {tr("Worst profit"), {By::Profit, true}}};
    auto* const menu = new QMenu(m_order);
    auto* const group = new QActionGroup(menu);
    for (const auto& [text, order] : orders) {
        QAction* const action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(order == m_model.order());
        group->addAction(action);
        if (action->isChecked())
            m_order->setText(text + u" ▾"_s);
        connect(action, &QAction::triggered, this, [this, text = text, order = order] {
            m_model.setOrder(order);
            m_order->setText(text + u" ▾"_s);
        });
    }
    m_order->setMenu(menu);
}

QString LogPane::filterText() const
{
    const models::BetFilter& filter = m_model.filter();
    QStringList parts = sorted(filter.people) + sorted(filter.leagues);
    for (int facet = 0; facet < models::kStatusFacetCount; ++facet) {
        if (filter.statuses.contains(static_cast<models::StatusFacet>(facet)))
            parts.append(facetWord(static_cast<models::StatusFacet>(facet)));
    }
    if (!filter.words.isEmpty())
        parts.append(u"“%1”"_s.arg(filter.text.simplified()));
    return parts.join(u", "_s);
}

void LogPane::refresh()
{
    const auto shown = m_model.shownCount();
    const int all = m_model.bets().count();
    const bool filtered = m_model.filter().isActive();
    const QString text = filtered
        ? tr("%1 of %2 bets: %3").arg(countText(shown), countText(all), filterText())
        : all == 1 ? tr("1 bet")
                   : tr("%1 bets").arg(countText(all));
    m_count->setText(all == 0 ? QString() : text);
    m_count->setToolTip(filtered ? plainTooltip(filterText()) : QString());
    m_clear->setVisible(filtered);
}

} // namespace betlog::widgets
