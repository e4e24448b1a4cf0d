// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/comparison_view.h"

#include "app/widgets/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

void addText(QGridLayout& grid, int row, int column, const QString& text, const char* look)
{
    // What people typed is shown as they typed it, never read as markup.
    auto* const label = new QLabel(grid.parentWidget());
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setWordWrap(column > 1);
    label->setProperty("look", QLatin1StringView(look));
    grid.addWidget(label, row, column, Qt::AlignTop);
}

} // namespace

ComparisonView::ComparisonView(QWidget* parent)
    : QWidget(parent)
    , m_grid(nullptr)
{
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
}

void ComparisonView::setHeadings(const QString& mine, const QString& theirs)
{
    m_mine = mine;
    m_theirs = theirs;
}

void ComparisonView::setFields(const QList<models::ComparedField>& fields)
{
    if (m_inside) {
        m_inside->hide();
        m_inside->setParent(nullptr);
        m_inside->deleteLater(); // it may be in the middle of an event
    }
    m_inside = new QWidget(this);
    m_grid = new QGridLayout(m_inside);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::kMedium);
    m_grid->setVerticalSpacing(space::kTight);
    m_grid->setColumnStretch(2, 1);
    m_grid->setColumnStretch(3, 1);
    addText(*m_grid, 0, 2, m_mine, "heading");
    addText(*m_grid, 0, 3, m_theirs, "heading");
    for (const models::ComparedField& field : fields) {
        const int row = m_grid->rowCount();
        const char* const look = field.differs() ? "heading" : "muted";
        addText(*m_grid, row, 0, field.differs() ? u"≠"_s : QString(), "heading");
        addText(*m_grid, row, 1, field.name, "muted");
        addText(*m_grid, row, 2, field.mine.isEmpty() ? u"–"_s : field.mine, look);
        addText(*m_grid, row, 3, field.theirs.isEmpty() ? u"–"_s : field.theirs, look);
    }
    m_grid->setRowStretch(m_grid->rowCount(), 1);
    layout()->addWidget(m_inside);
    m_inside->show();
}

} // namespace betlog::widgets
