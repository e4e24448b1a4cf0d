// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/facts_view.h"

#include "app/widgets/theme.h"

#include <QGridLayout>
#include <QLabel>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

FactsView::FactsView(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::kMedium);
    m_grid->setVerticalSpacing(space::kTight);
    m_grid->setColumnStretch(1, 1);
}

void FactsView::setFacts(const QList<models::Fact>& facts)
{
    while (m_rows.size() < facts.size())
        addRow();
    for (qsizetype at = 0; at < facts.size(); ++at) {
        const models::Fact& fact = facts[at];
        const Row& row = m_rows[at];
        row.label->setText(fact.label);
        row.value->setText(fact.value);
        row.label->setToolTip(fact.meaning);
        row.value->setToolTip(fact.meaning);
        row.value->setAccessibleName(fact.label + u": "_s + fact.value);
    }
}

void FactsView::addRow()
{
    const int at = static_cast<int>(m_rows.size());
    const Row row {new QLabel(this), new QLabel(this)};
    row.label->setProperty("look", u"muted"_s);
    row.label->setTextFormat(Qt::PlainText);
    row.value->setTextFormat(Qt::PlainText);
    row.value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_grid->addWidget(row.label, at, 0);
    m_grid->addWidget(row.value, at, 1);
    m_rows.append(row);
}

QString FactsView::value(const QString& label) const
{
    for (const Row& row : m_rows) {
        if (row.label->text() == label)
            return row.value->text();
    }
    return {};
}

} // namespace betlog::widgets
