// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/event_log_view.h"

#include "app/widgets/ink_delegate.h"
#include "app/widgets/theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;
using Kind = sync::Diagnostics::Kind;
using models::EventLogModel;

namespace {

Ink inkOf(const QModelIndex& index)
{
    switch (static_cast<Kind>(index.data(EventLogModel::KindRole).toInt())) {
    case Kind::Error:
        return Ink::Lost;
    case Kind::State:
        return Ink::Accent;
    case Kind::Simulated:
        return Ink::Warning;
    case Kind::Note:
        return Ink::Muted;
    case Kind::Sent:
    case Kind::Received:
        break;
    }
    return index.column() == EventLogModel::TimeColumn ? Ink::Muted : Ink::Text;
}

} // namespace

EventLogView::EventLogView(const sync::Diagnostics& diagnostics, QWidget* parent)
    : QWidget(parent)
    , m_log(diagnostics)
    , m_table(new QTreeView(this))
    , m_kind(new QComboBox(this))
    , m_search(new QLineEdit(this))
{
    m_filter.setSourceModel(&m_log);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addWidget(makeTools());
    column->addWidget(m_table, 1);
    makeTable();
    followEnd();
}

QWidget* EventLogView::makeTools()
{
    auto* const tools = new QWidget(this);
    m_kind->setAccessibleName(tr("Kind of events"));
    m_kind->addItem(tr("All kinds"));
    for (const Kind kind :
         {Kind::State, Kind::Sent, Kind::Received, Kind::Error, Kind::Note, Kind::Simulated})
        m_kind->addItem(models::entryKindWord(kind), static_cast<int>(kind));
    m_search->setPlaceholderText(tr("Find in the log"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    auto* const copyButton = new QPushButton(tr("Copy"), tools);
    copyButton->setObjectName(u"copyLog"_s);
    copyButton->setToolTip(tr("Copies the selected rows, or all that are shown"));
    auto* const clear = new QPushButton(tr("Clear"), tools);
    clear->setObjectName(u"clearLog"_s);

    auto* const row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kSmall);
    row->addWidget(m_kind);
    row->addWidget(m_search, 1);
    row->addWidget(copyButton);
    row->addWidget(clear);

    connect(m_kind, &QComboBox::currentIndexChanged, this, [this]() {
        const QVariant kind = m_kind->currentData();
        m_filter.setKind(
            kind.isValid() ? std::optional(static_cast<Kind>(kind.toInt())) : std::nullopt);
    });
    connect(m_search, &QLineEdit::textChanged, &m_filter, &models::EventLogFilter::setText);
    connect(copyButton, &QPushButton::clicked, this, &EventLogView::copy);
    connect(clear, &QPushButton::clicked, this, &EventLogView::clearRequested);
    return tools;
}

void EventLogView::makeTable()
{
    m_table->setModel(&m_filter);
    m_table->setItemDelegate(new InkDelegate(inkOf, this));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setAccessibleName(tr("Event log"));
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font().pointSizeF() - 1);
    m_table->setFont(fixed);
    const QFontMetrics metrics(fixed);
    QHeaderView* const header = m_table->header();
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setStretchLastSection(true);
    header->resizeSection(
        EventLogModel::TimeColumn, metrics.horizontalAdvance(u"00:00:00.000"_s) + space::kWide);
    header->resizeSection(
        EventLogModel::KindColumn, metrics.horizontalAdvance(u"Simulated"_s) + space::kWide);
    m_table->installEventFilter(this);
}

/// Keeps the newest row in view, unless the person scrolled away from it to read.
void EventLogView::followEnd()
{
    QScrollBar* const bar = m_table->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, [this, bar](int value) {
        m_atEnd = value >= bar->maximum();
    });
    connect(bar, &QScrollBar::rangeChanged, this, [this, bar]() {
        if (m_atEnd)
            bar->setValue(bar->maximum());
    });
}

bool EventLogView::eventFilter(QObject* watched, QEvent* event)
{
    // The tree's own Ctrl+C copies one cell.
    if (watched == m_table && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy))
    {
        copy();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void EventLogView::copy() const
{
    QList<int> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    std::ranges::sort(rows);
    if (rows.isEmpty()) {
        rows.resize(m_filter.rowCount());
        std::iota(rows.begin(), rows.end(), 0);
    }
    QGuiApplication::clipboard()->setText(models::rowsAsText(m_filter, rows));
}

} // namespace betlog::widgets
