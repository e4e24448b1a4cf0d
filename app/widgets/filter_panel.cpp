// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/filter_panel.h"

#include "app/widgets/bet_words.h"
#include "app/widgets/theme_icon.h"

#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

QString foldedKey(qsizetype part)
{
    static const QStringList names {u"people"_s, u"leagues"_s, u"statuses"_s};
    return u"filters/folded/"_s + names[part];
}

} // namespace

FilterPanel::FilterPanel(models::FilterFacets& facets, QWidget* parent)
    : QScrollArea(parent)
{
    setAccessibleName(tr("Filters"));
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setMinimumWidth(168);
    facets.setStatusWord(facetWord);
    auto* const inside = new QWidget(this);
    inside->setObjectName(u"inside"_s);
    auto* const column = new QVBoxLayout(inside);
    column->setContentsMargins(space::kSmall, space::kTight, space::kSmall, space::kSmall);
    column->setSpacing(space::kTight);
    addPart(*column, tr("People"), facets.people(), FacetList::Marks::People);
    addPart(*column, tr("Leagues"), facets.leagues(), FacetList::Marks::Plain);
    addPart(*column, tr("Status"), facets.statuses(), FacetList::Marks::Statuses);
    column->addStretch();
    setWidget(inside);
    viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
}

void FilterPanel::addPart(
    QVBoxLayout& column, const QString& title, models::FacetModel& model, FacetList::Marks marks)
{
    const Part part {new QToolButton(this), new FacetList(model, marks, this)};
    part.title->setText(title);
    part.title->setIcon(themeIcon(u"chevron-down"_s));
    part.title->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    part.title->setProperty("look", u"heading"_s);
    part.list->setAccessibleName(title);
    const auto section = static_cast<Section>(m_parts.size());
    m_parts.append(part);
    column.addWidget(part.title);
    column.addWidget(part.list);
    column.addSpacing(space::kSmall);
    // A section that offers nothing is not there.
    const auto appear = [part, &model] {
        part.title->setVisible(model.rowCount() > 0);
    };
    connect(&model, &models::FacetModel::rowsInserted, part.title, appear);
    connect(&model, &models::FacetModel::rowsRemoved, part.title, appear);
    appear();
    connect(part.title, &QToolButton::clicked, this, [this, section] {
        setFolded(section, !isFolded(section));
    });
}

void FilterPanel::setFolded(Section section, bool folded)
{
    const Part& part = m_parts[static_cast<int>(section)];
    part.list->setVisible(!folded);
    part.title->setIcon(themeIcon(folded ? u"chevron-right"_s : u"chevron-down"_s));
}

bool FilterPanel::isFolded(Section section) const
{
    return list(section)->isHidden();
}

FacetList* FilterPanel::list(Section section) const
{
    return m_parts[static_cast<int>(section)].list;
}

void FilterPanel::restore(const QSettings& settings)
{
    for (int part = 0; part < static_cast<int>(m_parts.size()); ++part)
        setFolded(static_cast<Section>(part), settings.value(foldedKey(part), false).toBool());
}

void FilterPanel::save(QSettings& settings) const
{
    for (int part = 0; part < static_cast<int>(m_parts.size()); ++part)
        settings.setValue(foldedKey(part), isFolded(static_cast<Section>(part)));
}

} // namespace betlog::widgets
