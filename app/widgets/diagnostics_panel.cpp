// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/diagnostics_panel.h"

#include "app/models/connection_phrases.h"
#include "app/models/diagnostics_facts.h"
#include "app/widgets/connection_glyph.h"
#include "app/widgets/diagnostics_actions.h"
#include "app/widgets/event_log_view.h"
#include "app/widgets/facts_view.h"
#include "app/widgets/ink_delegate.h"
#include "app/widgets/sparkline.h"
#include "app/widgets/theme.h"
#include "app/widgets/wrapped_label.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using models::StateHistoryModel;

namespace {

constexpr int kFiguresWidth = 260;
constexpr auto kRefresh = 100ms;

QLabel* heading(const QString& text, QWidget* parent)
{
    auto* const label = new QLabel(text, parent);
    label->setProperty("look", u"heading"_s);
    return label;
}

Sparkline::Measure latencyMeasure()
{
    return {DiagnosticsPanel::tr("Latency"), 20, [](qint64 milliseconds) {
                return DiagnosticsPanel::tr("%1 ms").arg(milliseconds);
            }};
}

Sparkline::Measure trafficMeasure()
{
    return {DiagnosticsPanel::tr("Traffic"), 1000, [](qint64 bytes) {
                return DiagnosticsPanel::tr("%1/s").arg(models::bytesInWords(bytes));
            }};
}

QVBoxLayout* columnOf(QWidget* widget)
{
    auto* const column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    return column;
}

Ink stateInk(const QModelIndex& index)
{
    if (index.column() != StateHistoryModel::StateColumn)
        return index.column() == StateHistoryModel::SinceColumn ? Ink::Muted : Ink::Text;
    sync::ConnectionStatus status;
    status.state =
        static_cast<sync::ConnectionState>(index.data(StateHistoryModel::StateRole).toInt());
    status.reason = sync::OfflineReason::Unreachable;
    return connectionInk(status);
}

} // namespace

DiagnosticsPanel::DiagnosticsPanel(
    const sync::Diagnostics& diagnostics, base::Scheduler& scheduler, QWidget* parent)
    : QWidget(parent)
    , m_diagnostics(diagnostics)
    , m_scheduler(scheduler)
    , m_second(scheduler)
    , m_soon(scheduler)
    , m_states(diagnostics, scheduler)
    , m_headline(new WrappedLabel(Ink::Text, Ground::Window, this))
    , m_sentence(new WrappedLabel(Ink::Muted, Ground::Window, this))
    , m_facts(new FactsView(this))
    , m_latency(new Sparkline(latencyMeasure(), this))
    , m_traffic(new Sparkline(trafficMeasure(), this))
    , m_stateTable(new QTreeView(this))
    , m_log(new EventLogView(diagnostics, this))
    , m_actions(new DiagnosticsActions(scheduler, this))
{
    setWindowTitle(tr("Sync diagnostics"));
    setMinimumSize(720, 560);
    resize(960, 680);
    auto* const tables = new QSplitter(Qt::Vertical, this);
    tables->setChildrenCollapsible(false);
    tables->addWidget(makeStates());
    tables->addWidget(makeLog());
    tables->setStretchFactor(0, 1);
    tables->setStretchFactor(1, 2);

    auto* const body = new QHBoxLayout;
    body->setSpacing(space::kLarge);
    body->addWidget(makeFigures());
    body->addWidget(tables, 1);

    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    column->setSpacing(space::kMedium);
    column->addWidget(makeHead());
    column->addLayout(body, 1);
    column->addWidget(m_actions);

    connect(m_log, &EventLogView::clearRequested, this, &DiagnosticsPanel::clearRequested);
    connect(
        &diagnostics, &sync::Diagnostics::latencyMeasured, this, &DiagnosticsPanel::refreshSoon);
    connect(&diagnostics, &sync::Diagnostics::entryAdded, this, &DiagnosticsPanel::refreshSoon);
}

QWidget* DiagnosticsPanel::makeHead()
{
    auto* const head = new QWidget(this);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    large.setWeight(QFont::DemiBold);
    m_headline->setFont(large);
    m_sentence->setMaximumLines(2);
    auto* const words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_headline);
    words->addWidget(m_sentence);
    auto* const report = new QPushButton(tr("Copy report"), head);
    report->setObjectName(u"copyReport"_s);
    report->setToolTip(tr("Copies all figures and the whole log as text"));
    auto* const row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->addLayout(words, 1);
    row->addWidget(report, 0, Qt::AlignTop);
    connect(report, &QPushButton::clicked, this, &DiagnosticsPanel::copyReport);
    return head;
}

QWidget* DiagnosticsPanel::makeFigures()
{
    auto* const figures = new QFrame(this);
    figures->setProperty("look", u"card"_s);
    figures->setFixedWidth(kFiguresWidth);
    auto* const column = new QVBoxLayout(figures);
    column->setContentsMargins(space::kMedium, space::kMedium, space::kMedium, space::kMedium);
    column->setSpacing(space::kSmall);
    column->addWidget(heading(tr("Latency"), figures));
    column->addWidget(m_latency);
    column->addWidget(heading(tr("Traffic"), figures));
    column->addWidget(m_traffic);
    column->addWidget(heading(tr("Figures"), figures));
    column->addWidget(m_facts);
    column->addStretch();
    return figures;
}

QWidget* DiagnosticsPanel::makeStates()
{
    auto* const states = new QWidget(this);
    m_stateTable->setModel(&m_states);
    m_stateTable->setItemDelegate(new InkDelegate(stateInk, this));
    m_stateTable->setRootIsDecorated(false);
    m_stateTable->setUniformRowHeights(true);
    m_stateTable->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_stateTable->setAccessibleName(tr("State history"));
    QHeaderView* const header = m_stateTable->header();
    header->setStretchLastSection(true);
    const QFontMetrics metrics = fontMetrics();
    header->resizeSection(
        StateHistoryModel::SinceColumn,
        metrics.horizontalAdvance(u"00:00:00.000"_s) + space::kWide);
    header->resizeSection(
        StateHistoryModel::StateColumn,
        metrics.horizontalAdvance(u"◌ Connecting…"_s) + space::kWide);
    header->resizeSection(
        StateHistoryModel::LastedColumn,
        metrics.horizontalAdvance(u"00 min 00 s"_s) + space::kWide);
    QVBoxLayout* const column = columnOf(states);
    column->addWidget(heading(tr("State history"), states));
    column->addWidget(m_stateTable, 1);
    return states;
}

QWidget* DiagnosticsPanel::makeLog()
{
    auto* const log = new QWidget(this);
    QVBoxLayout* const column = columnOf(log);
    column->addWidget(heading(tr("Event log"), log));
    column->addWidget(m_log, 1);
    return log;
}

void DiagnosticsPanel::setStatus(const sync::ConnectionStatus& status)
{
    m_status = status;
    m_actions->setStatus(status);
    refresh();
}

QSize DiagnosticsPanel::sizeHint() const
{
    return {960, 680};
}

void DiagnosticsPanel::refresh()
{
    if (!isVisible())
        return;
    const base::Timestamp now = m_scheduler.now();
    const QString server = models::serverInWords(m_status.server);
    const QString word = models::connectionWord(m_status.state);
    m_headline->setText(server.isEmpty() ? word : tr("%1 · %2").arg(word, server));
    const QString retry = models::retrySentence(m_status, now);
    const QString sentence = models::connectionSentence(m_status);
    m_sentence->setText(QStringList {sentence, retry, m_status.detail}.join(u' ').simplified());
    m_facts->setFacts(models::diagnosticsFacts(m_diagnostics, m_status, now));
    QList<qint64> latencies;
    for (const std::chrono::milliseconds latency : m_diagnostics.latencies())
        latencies.append(latency.count());
    m_latency->setValues(latencies);
    m_traffic->setValues(m_diagnostics.traffic());
}

/// Hundreds of messages a second are one change of the figures to a person.
void DiagnosticsPanel::refreshSoon()
{
    if (isVisible() && !m_soon.isActive())
        m_soon.start(kRefresh, [this]() { refresh(); });
}

void DiagnosticsPanel::tick()
{
    refresh();
    m_states.tick();
    m_second.start(1s, [this]() { tick(); });
}

void DiagnosticsPanel::copyReport() const
{
    QStringList lines {m_headline->text(), m_sentence->text()};
    const auto facts = models::diagnosticsFacts(m_diagnostics, m_status, m_scheduler.now());
    for (const models::Fact& fact : facts)
        lines.append(fact.label + u": "_s + fact.value);
    QGuiApplication::clipboard()->setText(lines.join(u'\n') + u"\n\n"_s + m_diagnostics.asText());
}

void DiagnosticsPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    tick();
}

void DiagnosticsPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_second.stop();
}

void DiagnosticsPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && isWindow())
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace betlog::widgets
