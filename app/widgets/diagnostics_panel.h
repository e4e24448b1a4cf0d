// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/state_history_model.h"
#include "app/sync/connection_status.h"
#include "base/scheduler.h"

#include <QWidget>

class QTreeView;

namespace betlog::widgets {

class DiagnosticsActions;
class EventLogView;
class FactsView;
class Sparkline;
class WrappedLabel;

/// The machine at work, for whoever wants to see it: how the connection stands and stood, what was
/// counted and measured, every event, and what can be tried by hand.
class DiagnosticsPanel final : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the panel.
    DiagnosticsPanel(
        const sync::Diagnostics& diagnostics,
        base::Scheduler& scheduler,
        QWidget* parent = nullptr);

    void setStatus(const sync::ConnectionStatus& status);

    /// What a person can ask of the engine here.
    [[nodiscard]] DiagnosticsActions& actions() { return *m_actions; }

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void clearRequested();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeFigures();
    QWidget* makeStates();
    QWidget* makeLog();
    void refresh();
    void refreshSoon();
    void tick();
    void copyReport() const;

    const sync::Diagnostics& m_diagnostics;
    base::Scheduler& m_scheduler;
    base::Alarm m_second;
    base::Alarm m_soon;
    sync::ConnectionStatus m_status;
    models::StateHistoryModel m_states;
    WrappedLabel* m_headline;
    WrappedLabel* m_sentence;
    FactsView* m_facts;
    Sparkline* m_latency;
    Sparkline* m_traffic;
    QTreeView* m_stateTable;
    EventLogView* m_log;
    DiagnosticsActions* m_actions;
};

} // namespace betlog::widgets
